import { describe, expect, it } from "vitest";
import { type Connector, ConnectorError, type Page } from "../../src/connectors/port.ts";
import type { Effect, Receipt } from "../../src/ledger/effect.ts";
import type { Board } from "../../src/ledger/board.ts";
import type { Debtor, Edit, Fact, OpenItem } from "../../src/ledger/facts.ts";
import type { Message } from "../../src/ledger/message.ts";
import type { Sentences } from "../../src/text/sentences.ts";
import { effectKinds, sampleEffect } from "./effects.ts";
import { bookOf, danglingOf, problemsOf } from "./fact-problems.ts";
import { emptyFold, type Folded, keyOf, pullInto } from "./fold.ts";

/** A host with a book of several pages, as new, for one test. */
export interface TestHost {
  /** As a new process reaches it: nothing remembered from other connectors of this host. */
  readonly connect: () => Connector;
  /** Something changes in the host. Returns the keys, `open_item 42`, of every fact that is new, changed or gone by it. */
  readonly change?: () => Promise<readonly string[]> | readonly string[];
  /** Somebody answers a proposal that the host's desk shows, with the words they put in place of ours. */
  readonly answer?: (key: string, what: "approved" | "refused", edit?: Edit) => Promise<void> | void;
  /** From now on the host cannot be read. */
  readonly breakDown?: () => Promise<void> | void;
}

export interface ConnectorContract {
  readonly name: string;
  readonly make: () => Promise<TestHost> | TestHost;
  /** Where the sentences of its codes are. */
  readonly sentences: Sentences;
  /** Titles of cases that do not apply to this host, each with the reason: the honest list of what it cannot do. */
  readonly skip?: Readonly<Record<string, string>>;
}

/** What every connector keeps, whatever its host. */
export function connectorContract({ name, make, sentences, skip = {} }: ConnectorContract): void {
  describe(`${name} keeps the connector contract`, () => {
    it.for(Object.keys(connectorCases))("%s", async (title, context) => {
      if (skip[title] !== undefined) context.skip(skip[title]);
      const host = await make();
      await connectorCases[title]?.({ host, connector: host.connect(), expectSentence: expectSentenceIn(sentences) });
      expect(expect.getState().assertionCalls, "a case that proves nothing").toBeGreaterThan(0);
    });

    it("skips only cases that exist", () => {
      expect(Object.keys(skip).filter((title) => !(title in connectorCases))).toEqual([]);
    });
  });
}

interface Setting {
  readonly host: TestHost;
  readonly connector: Connector;
  expectSentence(message: Message): void;
}

/** By title, so that a host can name what it cannot do, and a test can show what each one catches. */
export const connectorCases: Readonly<Record<string, (setting: Setting) => Promise<void>>> = {
  "lists facts that are sound, each id once": async ({ connector }) => {
    const facts = await factsOf(connector);
    expect(facts.flatMap(problemsOf)).toEqual([]);
    expect(twice(facts.map(keyOf))).toEqual([]);
    expect(facts.some((fact) => fact.kind === "open_item")).toBe(true);
  },

  "speaks only of debtors and contacts that it lists": async ({ connector }) => {
    const folded = await pulled(connector);
    expect(danglingOf(folded.facts)).toEqual([]);
  },

  "says which host its facts are from": async ({ connector }) => {
    const hosts = new Set((await factsOf(connector)).map((fact) => fact.source.host));
    expect([...hosts]).toEqual([connector.host]);
  },

  "proves its book: open items less credits are the balance": async ({ connector }) => {
    const { owed, balance } = bookOf((await pulled(connector)).facts.values());
    expect(Object.keys(balance).length).toBeGreaterThan(0);
    expect(owed).toEqual(balance);
  },

  "ends with the same facts when it is killed after any page": async ({ host, connector }) => {
    const whole = emptyFold();
    const pages = await pullInto(whole, connector);
    expect(pages.length, "the book of this test is too small to be interrupted").toBeGreaterThan(1);
    for (let killedAfter = 1; killedAfter < pages.length; killedAfter++) {
      const resumed = emptyFold();
      await pullInto(resumed, host.connect(), killedAfter);
      await pullInto(resumed, host.connect());
      expect(resumed.facts, `killed after page ${killedAfter}`).toEqual(whole.facts);
    }
  },

  "ends with the same facts when it is killed after every page": async ({ host, connector }) => {
    const whole = await pulled(connector);
    const crawled = emptyFold();
    let before: string | undefined;
    do {
      before = crawled.cursor;
      await pullInto(crawled, host.connect(), 1);
    } while (crawled.cursor !== before);
    expect(crawled.facts).toEqual(whole.facts);
  },

  "has nothing to say about a host that did not change": async ({ host, connector }) => {
    const folded = await pulled(connector);
    const again = await pullInto(folded, host.connect());
    expect(again.flatMap((page) => page.facts)).toEqual([]);
    expect(again.flatMap((page) => page.complete ?? [])).toEqual([]);
  },

  "tells a change, and only that": async ({ host, connector }) => {
    const folded = await pulled(connector);
    const before = new Map(folded.facts);
    const expected = [...(await required(host.change, "change")())].toSorted();
    const pages = await pullInto(folded, host.connect());
    expect(differences(before, folded.facts)).toEqual(expected);
    const readsWhole = pages.some((page) => page.complete !== undefined);
    if (!readsWhole) expect(pages.flatMap((page) => page.facts.map(keyOf)).toSorted()).toEqual(expected);
    const { owed, balance } = bookOf(folded.facts.values());
    expect(owed).toEqual(balance);
  },

  "stops soon when it is told to": async ({ connector }) => {
    const told = new AbortController();
    const first = connector.pull(undefined, told.signal)[Symbol.asyncIterator]();
    expect((await first.next()).done).toBe(false);
    told.abort(new Error("told to stop"));
    await expect(first.next()).rejects.toThrow(/told to stop/);
    await expect(pagesOf(connector, told.signal)).rejects.toThrow(/told to stop/);
  },

  "blames somebody, with a sentence, when the host cannot be read": async ({ host, connector, expectSentence }) => {
    await required(host.breakDown, "breakDown")();
    const error = await factsOf(connector).then(
      () => undefined,
      (thrown: unknown) => thrown,
    );
    expect(error).toBeInstanceOf(ConnectorError);
    const { blame, host: blamed, code, params } = error as ConnectorError;
    expect(["retry", "fix", "bug"]).toContain(blame);
    expect(blamed).toBe(connector.host);
    expectSentence({ code, params });
  },

  "checks itself in sentences": async ({ connector, expectSentence }) => {
    const findings = await connector.check();
    expect(findings.length).toBeGreaterThan(0);
    findings.forEach(expectSentence);
    expect(findings.filter((finding) => finding.level === "error")).toEqual([]);
  },

  "names in sentences what is wrong with a host that cannot be read": async ({ host, connector, expectSentence }) => {
    await required(host.breakDown, "breakDown")();
    const findings = await connector.check();
    findings.forEach(expectSentence);
    expect(findings.filter((finding) => finding.level === "error")).not.toEqual([]);
  },

  "says of each row set aside where it is and why": async ({ connector, expectSentence }) => {
    for (const row of (await pagesOf(connector)).flatMap((page) => page.setAside ?? [])) {
      expect(row.place.trim()).not.toBe("");
      expectSentence(row);
    }
  },

  "writes an effect once, however often it is pushed": async ({ host, connector }) => {
    const effects = await carriedEffects(connector);
    expect(effects.length).toBeGreaterThan(0);
    expect(statuses(await pushed(connector, effects))).toEqual(statusesOf(effects, "written"));
    expect(statuses(await pushed(host.connect(), effects))).toEqual(statusesOf(effects, "already_there"));
  },

  "finds what was written, and nothing else": async ({ host, connector }) => {
    const effects = await carriedEffects(connector);
    const others = await carriedEffects(connector, "another cycle");
    await pushed(connector, effects);
    const found = await host.connect().find([...others, ...effects]);
    expect(statuses(found)).toEqual(statusesOf(effects, "already_there"));
    expect(await connector.find([])).toEqual([]);
  },

  "shows a board, and writes nothing when it is shown again": async ({ host, connector }) => {
    const board = await sampleBoard(connector);
    const shown = await required(connector.desk, "desk").show(board);
    expect(shown).toEqual({ proposals: board.proposals.length, standings: board.standings.length });
    const again = required(host.connect().desk, "desk");
    expect(await again.show(board)).toEqual({ proposals: 0, standings: 0 });
    const [first, ...rest] = board.proposals;
    const sent = { ...board, proposals: [{ ...required(first, "a proposal"), state: "sent" as const }, ...rest] };
    expect(await again.show(sent)).toEqual({ proposals: 1, standings: 0 });
    expect(await again.show({ ...sent, proposals: rest })).toEqual({ proposals: 0, standings: 0 });
    expect(await again.show({ ...sent, proposals: [] })).toEqual({ proposals: rest.length, standings: 0 });
  },

  "tells what people answered at the desk, and never writes over it": async ({ host, connector }) => {
    const desk = required(connector.desk, "desk");
    const board = await sampleBoard(connector);
    const folded = await pulled(connector);
    await desk.show(board);
    const [one, other] = board.proposals.map((proposal) => proposal.effect.key) as [string, string];
    const edited = { subject: "Un autre objet", words: "Bonjour,\n\nUn autre texte." };
    await required(host.answer, "answer")(one, "approved", edited);
    await required(host.answer, "answer")(other, "refused");
    expect(await desk.show(board), "an answer that nobody has read yet").toEqual({ proposals: 0, standings: 0 });
    await pullInto(folded, host.connect());
    const answers = [...folded.facts.values()].filter((fact) => fact.kind === "signal" && "effect" in fact && fact.effect !== undefined);
    expect(answers).toHaveLength(2);
    expect(answers).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ what: "approved", effect: one, edited, by: expect.any(String) }),
        expect.objectContaining({ what: "refused", effect: other, by: expect.any(String) }),
      ]),
    );
  },

  "does not accept in silence what it does not carry": async ({ connector }) => {
    const { debtor, item } = await someone(connector);
    const foreign = effectKinds.filter((kind) => !connector.carries.has(kind)).map((kind) => sampleEffect(kind, debtor, item));
    expect(foreign.length).toBeGreaterThan(0);
    for (const effect of foreign) {
      const answer = await pushed(connector, [effect]).catch((error: unknown) => error);
      if (!(answer instanceof ConnectorError)) expect(answer).toMatchObject([{ key: effect.key, status: "refused" }]);
    }
    expect(await connector.find(foreign)).toEqual([]);
  },
};

function expectSentenceIn(sentences: Sentences): Setting["expectSentence"] {
  return ({ code }) =>
    expect(sentences[code], `no sentence in French and English for ${code}`).toMatchObject({
      fr: expect.anything(),
      en: expect.anything(),
    });
}

async function pagesOf(connector: Connector, signal?: AbortSignal): Promise<readonly Page[]> {
  return all(connector.pull(undefined, signal));
}

/** `Array.fromAsync`, which Node 20 does not have. */
async function all<T>(items: AsyncIterable<T>): Promise<readonly T[]> {
  const list: T[] = [];
  for await (const item of items) list.push(item);
  return list;
}

async function factsOf(connector: Connector): Promise<readonly Fact[]> {
  return (await pagesOf(connector)).flatMap((page) => page.facts);
}

async function pulled(connector: Connector): Promise<Folded> {
  const folded = emptyFold();
  await pullInto(folded, connector);
  return folded;
}

async function pushed(connector: Connector, effects: readonly Effect[]): Promise<readonly Receipt[]> {
  return all(connector.push(effects));
}

async function carriedEffects(connector: Connector, cycle?: string): Promise<readonly Effect[]> {
  const { debtor, item } = await someone(connector);
  return [...connector.carries].map((kind) => sampleEffect(kind, debtor, item, cycle));
}

/** Two proposals for one debtor, and how it stands. */
async function sampleBoard(connector: Connector): Promise<Board> {
  const { debtor, item } = await someone(connector);
  const email = sampleEffect("email", debtor, item);
  const task = sampleEffect("task", debtor, item);
  return {
    today: email.actOn,
    standings: [
      {
        debtor: debtor.id,
        currency: item.currency,
        segment: "occasional-late",
        segmentTitle: "Retard occasionnel",
        score: 42,
        priority: 2,
        warnings: [],
        exposure: item.open,
        overdue: item.open,
        oldestDaysLate: 31,
        because: "31 jours de retard, première relance.",
        rule: "rules/occasional-late.yaml:4",
        ruleVersion: "contract",
        next: { step: "Relance courtoise", on: email.actOn },
        reviewOn: email.actOn,
      },
    ],
    proposals: [email, task].map((effect) => ({
      effect,
      stepTitle: "Relance courtoise",
      state: "proposed",
      numbers: [item.number],
      needsManager: false,
    })),
  };
}

async function someone(connector: Connector): Promise<{ debtor: Debtor; item: OpenItem }> {
  const { facts } = await pulled(connector);
  const item = [...facts.values()].find((fact) => fact.kind === "open_item");
  const debtor = item && facts.get(`debtor ${item.debtor}`);
  if (!item || debtor?.kind !== "debtor") throw new Error("the book of this test has no open item");
  return { debtor, item };
}

function required<T>(value: T | undefined, what: string): T {
  if (value === undefined) throw new Error(`the host of this test has no ${what}(): give it one, or skip the case with a reason`);
  return value;
}

function differences(before: ReadonlyMap<string, Fact>, after: ReadonlyMap<string, Fact>): readonly string[] {
  const keys = new Set([...before.keys(), ...after.keys()]);
  return [...keys].filter((key) => JSON.stringify(before.get(key)) !== JSON.stringify(after.get(key))).toSorted();
}

function statuses(receipts: readonly Receipt[]): readonly string[] {
  return receipts.map(({ key, status }) => `${key} ${status}`).toSorted();
}

function statusesOf(effects: readonly Effect[], status: Receipt["status"]): readonly string[] {
  return effects.map(({ key }) => `${key} ${status}`).toSorted();
}

function twice(keys: readonly string[]): readonly string[] {
  const seen = new Set<string>();
  return keys.filter((key) => seen.size === seen.add(key).size);
}
