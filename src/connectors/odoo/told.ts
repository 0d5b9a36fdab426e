import { hash } from "node:crypto";
import type { Fact, FactKind, Gone } from "../../ledger/facts.ts";

type Kind = Exclude<FactKind, "gone">;

/** What was told so far: the digest of every fact by kind and id, so that only what changed is told, and what left is `gone`. */
export interface Told {
  /** Of these facts, the ones that are new or have changed; and `gone` for a line that went from one side of the account to the other. */
  fresh(facts: readonly Fact[]): readonly Fact[];
  has(kind: Kind, id: string): boolean;
  ids(kind: Kind): readonly string[];
  /** Notes lines that cannot be understood. What was told of them before no longer holds. */
  setAside(lines: readonly string[], placeOf: (line: string) => string): readonly Gone[];
  /** Lines that could not be understood when they were last read. */
  asideLines(): readonly string[];
  /** Takes it out, if it was told; a line that was set aside too. */
  gone(kind: Kind, id: string, place: string): readonly Gone[];
  /** For the cursor. Grows by what changed, until `compact`. */
  text(): string;
  compact(): void;
  /** What an earlier reading told and this one, in full, did not. */
  leftOver(): readonly (readonly [kind: Kind, id: string])[];
}

const asideLetter = "x";
const letters = {
  debtor: "d",
  contact: "c",
  open_item: "o",
  credit: "r",
  payment: "p",
  signal: "s",
  balance: "b",
  bank_line: "l",
} as const;
const kinds = new Map<string, Kind>(Object.entries(letters).map(([kind, letter]) => [letter, kind as Kind]));
const otherSide: Partial<Record<Kind, Kind>> = { open_item: "credit", credit: "open_item" };

/** `earlier` is what was told before a reading in full began: its facts are told again only when they changed. */
export function makeTold(saved = "", earlier = ""): Told {
  const entries = parse(saved);
  const before = parse(earlier);
  let text = saved;

  function note(key: string, digest: string): void {
    if (digest === "") entries.delete(key);
    else entries.set(key, digest);
    text += `${text === "" ? "" : " "}${key}=${digest}`;
  }

  function gone(kind: Kind, id: string, place: string): readonly Gone[] {
    const key = letters[kind] + id;
    const aside = kind === "open_item" ? asideLetter + id : key;
    if (!entries.has(key) && !before.has(key) && !entries.has(aside)) return [];
    for (const one of new Set([key, aside])) if (entries.has(one)) note(one, "");
    before.delete(key);
    return [{ kind: "gone", of: kind, id, source: { host: "odoo", place } }];
  }

  return {
    fresh(facts) {
      const fresh: Fact[] = [];
      for (const fact of facts) {
        if (fact.kind === "gone") {
          fresh.push(...gone(fact.of, fact.id, fact.source.place));
          continue;
        }
        const key = letters[fact.kind] + fact.id;
        const digest = digestOf(fact);
        const known = entries.get(key);
        if (known !== digest) note(key, digest);
        if ((known ?? before.get(key)) === digest) continue;
        fresh.push(fact);
        if (entries.has(asideLetter + fact.id)) note(asideLetter + fact.id, "");
        const other = otherSide[fact.kind];
        if (other) fresh.push(...gone(other, fact.id, fact.source.place));
      }
      return fresh;
    },
    has: (kind, id) => entries.has(letters[kind] + id),
    ids: (kind) => [...entries.keys()].filter((key) => key.startsWith(letters[kind])).map((key) => key.slice(1)),
    setAside(lines, placeOf) {
      const before = lines.flatMap((id) => [...gone("open_item", id, placeOf(id)), ...gone("credit", id, placeOf(id))]);
      for (const id of lines) note(asideLetter + id, "aside");
      return before;
    },
    asideLines: () => [...entries.keys()].filter((key) => key.startsWith(asideLetter)).map((key) => key.slice(1)),
    gone,
    text: () => text,
    compact() {
      text = Array.from(entries, ([key, digest]) => `${key}=${digest}`).join(" ");
    },
    leftOver: () =>
      [...before.keys()]
        .filter((key) => !entries.has(key) && !key.startsWith(asideLetter))
        .map((key) => [kinds.get(key.charAt(0)) as Kind, key.slice(1)] as const),
  };
}

function parse(text: string): Map<string, string> {
  const entries = new Map<string, string>();
  if (text === "") return entries;
  for (const entry of text.split(" ")) {
    const at = entry.lastIndexOf("=");
    if (at === entry.length - 1) entries.delete(entry.slice(0, at));
    else entries.set(entry.slice(0, at), entry.slice(at + 1));
  }
  return entries;
}

/** What stays known when everything is read again: what was said was said, and a line set aside is still to be heard of. */
export function lastingIn(saved: string): string {
  return saved
    .split(" ")
    .filter((entry) => entry.startsWith(letters.signal) || entry.startsWith(asideLetter))
    .join(" ");
}

/** 48 bits: one change in 10^14 goes unseen until the next one, and a cursor holds one for every fact. */
function digestOf(fact: Fact): string {
  return hash("sha256", JSON.stringify(fact), "base64url").slice(0, 8);
}
