import { describe, expect, it } from "vitest";
import { memoryConnector } from "../../src/connectors/memory/connector.ts";
import { type Connector, ConnectorError, type Page } from "../../src/connectors/port.ts";
import type { Edit, Fact } from "../../src/ledger/facts.ts";
import { connectorCases } from "./connector.ts";

/** A connector whose pages are those of `whole`, changed on the way. */
function pulling(whole: Connector, change: (page: Page) => Page): Connector {
  return {
    ...whole,
    async *pull(after, signal) {
      for await (const page of whole.pull(after, signal)) yield change(page);
    },
  };
}

function changing(whole: Connector, change: (fact: Fact) => Fact): Connector {
  return pulling(whole, (page) => ({ ...page, facts: page.facts.map(change) }));
}

const broken: readonly (readonly [does: string, caughtBy: string, connector: (whole: Connector) => Connector])[] = [
  [
    "gives amounts with a fraction of a cent",
    "lists facts that are sound, each id once",
    (whole) => changing(whole, (fact) => (fact.kind === "open_item" ? { ...fact, open: fact.open - 0.5 } : fact)),
  ],
  [
    "gives the same id to two items",
    "lists facts that are sound, each id once",
    (whole) => changing(whole, (fact) => (fact.kind === "open_item" ? { ...fact, id: "1" } : fact)),
  ],
  [
    "forgets a debtor",
    "speaks only of debtors and contacts that it lists",
    (whole) => pulling(whole, (page) => ({ ...page, facts: page.facts.filter((fact) => fact.id !== "C00010") })),
  ],
  [
    "forgets an item",
    "proves its book: open items less credits are the balance",
    (whole) =>
      pulling(whole, (page) => ({ ...page, facts: page.facts.filter((fact) => fact.kind !== "open_item" || fact.debtor !== "C00010") })),
  ],
  [
    "says that a page is done before it is",
    "ends with the same facts when it is killed after any page",
    (whole) => ({
      ...whole,
      async *pull(after) {
        let held: readonly Fact[] = [];
        for await (const page of whole.pull(after)) {
          yield { ...page, facts: page.complete ? [...held, ...page.facts] : held };
          held = page.facts;
        }
      },
    }),
  ],
  [
    "has no memory",
    "has nothing to say about a host that did not change",
    (whole) => ({ ...whole, pull: (_after, signal) => whole.pull(undefined, signal) }),
  ],
  [
    "tells everything when something changes",
    "tells a change, and only that",
    (whole) => pulling({ ...whole, pull: () => whole.pull(undefined) }, ({ complete: _complete, ...page }) => page),
  ],
  ["does not listen", "stops soon when it is told to", (whole) => ({ ...whole, pull: (after) => whole.pull(after) })],
  [
    "throws what comes from below",
    "blames somebody, with a sentence, when the host cannot be read",
    (whole) => ({
      ...whole,
      async *pull(after) {
        try {
          yield* whole.pull(after);
        } catch (error) {
          throw error instanceof ConnectorError ? new Error("ECONNREFUSED", { cause: error }) : error;
        }
      },
    }),
  ],
  [
    "says that all is well",
    "names in sentences what is wrong with a host that cannot be read",
    (whole) => ({ ...whole, check: async () => [] }),
  ],
  [
    "writes again",
    "writes an effect once, however often it is pushed",
    (whole) => ({
      ...whole,
      async *push(effects) {
        for await (const receipt of whole.push(effects)) yield { ...receipt, status: "written" };
      },
    }),
  ],
  [
    "finds whatever it is asked for",
    "finds what was written, and nothing else",
    (whole) => ({ ...whole, find: async (effects) => effects.map(({ key }) => ({ key, status: "already_there", host: "memory" })) }),
  ],
  [
    "shows everything anew",
    "shows a board, and writes nothing when it is shown again",
    (whole) => ({
      ...whole,
      desk: { show: async (board) => ({ proposals: board.proposals.length, standings: board.standings.length }) },
    }),
  ],
  [
    "leaves open what is no longer proposed",
    "shows a board, and writes nothing when it is shown again",
    (whole) => ({
      ...whole,
      desk: {
        show: async (board, signal) => {
          const shown = await whole.desk?.show(board, signal);
          return { standings: shown?.standings ?? 0, proposals: Math.min(shown?.proposals ?? 0, board.proposals.length) };
        },
      },
    }),
  ],
  [
    "keeps answers to itself",
    "tells what people answered at the desk, and never writes over it",
    (whole) =>
      pulling(whole, (page) => ({ ...page, facts: page.facts.filter((fact) => fact.kind !== "signal" || fact.what !== "approved") })),
  ],
  [
    "takes letters that nobody will post",
    "does not accept in silence what it does not carry",
    (whole) => ({ ...whole, carries: new Set(["email", "task", "note"] as const) }),
  ],
];

/** A contract that a bad connector passes proves nothing. */
describe("the connector contract catches a connector that", () => {
  it.each(broken)("%s: %s", async (_does, title, make) => {
    const whole = memoryConnector({ debtors: 260 });
    const connector = make(whole);
    const item = whole.memory.book.account(2).items[0];
    const host = {
      connect: () => connector,
      change() {
        if (item) whole.memory.pay(item, whole.memory.book.options.today);
        return [`balance ${item?.company} ${item?.currency}`, `open_item ${item?.id}`, `payment ${item?.id}/paid 2026-11-21`];
      },
      answer: (key: string, what: "approved" | "refused", edited?: Edit) =>
        whole.people.answer(key, what, { by: "Camille", on: whole.memory.book.options.today, ...(edited && { edited }) }),
      breakDown: () => whole.fail({ what: "busy" }),
    };
    const run = connectorCases[title]?.({ host, connector, expectSentence: () => {} });
    await expect(run).rejects.toThrow(/expected|promise resolved/);
  });
});
