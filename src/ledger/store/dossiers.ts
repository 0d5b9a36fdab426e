import { sql } from "kysely";
import type { Clue } from "../bank-lines.ts";
import type { Day } from "../day.ts";
import type { DossierFacts, Freshness } from "../dossier.ts";
import type { Debtor } from "../facts.ts";
import { actionsOf } from "./actions.ts";
import { type Clues, cluesIn } from "./bank-lines.ts";
import type { StoredFact } from "./fact-rows.ts";
import { freshnessOf, pulledOn } from "./freshness.ts";
import { groupBy } from "../group-by.ts";
import { groupContacts } from "./group.ts";
import { type SegmentBefore, segmentsBefore } from "./segments.ts";
import type { Store } from "./store.ts";

export interface DossierQuery {
  /** Contacts with the group count up to this day. */
  readonly today: Day;
  /** One debtor id instead of all. */
  readonly debtor?: string;
  /** Debtors read at once: what bounds the memory, and how long everybody else waits. 100 unless told. */
  readonly batch?: number;
  /** Also gives the segment of the last decision: for rules that keep a debtor in its segment. */
  readonly segments?: boolean;
  /** The bank lines, for who asks for one debtor after the other: read anew unless given. */
  readonly clues?: Clues;
}

/** The facts of one debtor, in every currency. */
type Gathered = Omit<DossierFacts, "currency" | "freshness" | "groupContactOn" | "unreadable" | "bankLines"> & {
  readonly unreadable: readonly string[];
};

/**
 * Every debtor in every currency in which it has an open item, a credit, a payment or an action; by debtor id, then
 * currency, both by code point. Batches are read one after the other, in no common transaction.
 * @throws StoreError `store.never_pulled` while the book is not here in full
 */
export async function* dossierFacts(
  store: Store,
  { today, debtor, batch = 100, segments = false, clues: given }: DossierQuery,
): AsyncGenerator<DossierFacts, void, undefined> {
  const pulled = await pulledOn(store);
  const clues = given ?? (await cluesIn(store));
  for await (const ids of debtor === undefined ? debtorIds(store, batch) : [[debtor]]) {
    const gathered = await gather(store, ids);
    const debtors = gathered.map((one) => one.debtor);
    const group = await groupContacts(store, debtors, today);
    const freshness = await freshnessOf(store, [...new Set(debtors.map(({ company }) => company))], pulled);
    const before = segments ? await segmentsBefore(store, ids, today) : new Map<string, SegmentBefore>();
    for (const one of gathered) {
      const fresh = freshness.get(one.debtor.company) ?? { pulledOn: pulled };
      for (const facts of byCurrency(one, await clues(one.debtor, one.items), fresh, group.get(one.debtor.id))) {
        const segmentBefore = before.get(`${facts.debtor.id} ${facts.currency}`);
        yield segmentBefore ? { ...facts, segmentBefore } : facts;
      }
    }
  }
}

/**
 * Debtors that a text names: by id, else by reference, else by exact name, else by a part of the name. Case, accents and
 * spacing do not count. By id.
 */
export async function findDebtors({ db, workspace }: Store, text: string): Promise<readonly Debtor[]> {
  const { rows } = await sql<{ id: string; reference: string; name: string }>`
    select id, body->>'reference' as reference, body->>'name' as name from fact
    where workspace = ${workspace} and kind = 'debtor' order by id`.execute(db);
  const wanted = folded(text);
  const named = rows.map(({ id, reference, name }) => ({ id, reference: folded(reference), name: folded(name) }));
  const tests: readonly ((one: (typeof named)[number]) => boolean)[] = [
    ({ id }) => id === text.trim(),
    ({ reference }) => reference === wanted,
    ({ name }) => name === wanted,
    ({ name }) => wanted !== "" && name.includes(wanted),
  ];
  const found = tests.map((test) => named.filter(test)).find((some) => some.length > 0) ?? [];
  const debtors = await sql<{ body: Debtor }>`
    select body from fact where workspace = ${workspace} and kind = 'debtor' and id = any(${found.map(({ id }) => id)}::text[])
    order by id`.execute(db);
  return debtors.rows.map((row) => row.body);
}

async function* debtorIds({ db, workspace }: Store, batch: number): AsyncGenerator<readonly string[], void, undefined> {
  for (let after = ""; ;) {
    const { rows } = await sql<{ debtor: string }>`
      select distinct debtor from fact where workspace = ${workspace} and kind = 'debtor' and debtor > ${after}
      order by debtor limit ${batch}`.execute(db);
    const last = rows.at(-1);
    if (!last) return;
    yield rows.map((row) => row.debtor);
    after = last.debtor;
  }
}

async function gather(store: Store, ids: readonly string[]): Promise<readonly Gathered[]> {
  const { rows } = await sql<{ body: StoredFact }>`
    select body from unnest(${ids}::text[]) as wanted
    cross join lateral (
      select body, kind, id, host from fact
      where workspace = ${store.workspace} and debtor = wanted and kind not in ('balance', 'bank_line') offset 0
    ) as facts
    order by kind, id, host`.execute(store.db);
  const facts = groupBy(
    rows.map((row) => row.body),
    (fact) => (fact.kind === "debtor" ? fact.id : (fact.debtor ?? "")),
  );
  const actions = await actionsOf(store, ids);
  const unreadable = await unreadableOf(store, ids);
  return ids.flatMap((id) => {
    const mine = facts.get(id) ?? [];
    const debtor = ofKind(mine, "debtor").at(-1);
    if (!debtor) return [];
    return {
      debtor,
      contacts: ofKind(mine, "contact"),
      items: ofKind(mine, "open_item"),
      credits: ofKind(mine, "credit"),
      payments: ofKind(mine, "payment"),
      signals: ofKind(mine, "signal"),
      actions: actions.get(id) ?? [],
      unreadable: unreadable.get(id) ?? [],
    };
  });
}

async function unreadableOf({ db, workspace }: Store, ids: readonly string[]): Promise<ReadonlyMap<string, readonly string[]>> {
  const { rows } = await sql<{ debtor: string; place: string }>`
    select debtor, place from set_aside where workspace = ${workspace} and debtor = any(${ids}::text[]) order by place`.execute(db);
  const places = groupBy(rows, ({ debtor }) => debtor);
  return new Map([...places].map(([debtor, some]) => [debtor, some.map(({ place }) => place)]));
}

function* byCurrency(
  { items, credits, payments, signals, unreadable, ...rest }: Gathered,
  clues: readonly Clue[],
  freshness: Freshness,
  groupContactOn: Day | undefined,
) {
  const used = new Set([...items, ...credits, ...payments, ...rest.actions].map((one) => one.currency));
  for (const currency of [...used].toSorted()) {
    const here = (one: { readonly currency: string }) => one.currency === currency;
    const bankLines = clues.filter(({ line }) => here(line));
    yield {
      ...rest,
      currency,
      items: items.filter(here),
      credits: credits.filter(here),
      payments: payments.filter(here),
      signals: signals.filter((signal) => !("currency" in signal) || here(signal)),
      freshness,
      ...(unreadable.length > 0 && { unreadable }),
      ...(bankLines.length > 0 && { bankLines }),
      ...(groupContactOn && { groupContactOn }),
    };
  }
}

function ofKind<Kind extends StoredFact["kind"]>(facts: readonly StoredFact[], kind: Kind): readonly Extract<StoredFact, { kind: Kind }>[] {
  return facts.filter((fact): fact is Extract<StoredFact, { kind: Kind }> => fact.kind === kind);
}

function folded(text: string): string {
  const plain = text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  return plain
    .replaceAll("œ", "oe")
    .replaceAll("æ", "ae")
    .replace(/[\s’']+/g, " ")
    .trim();
}
