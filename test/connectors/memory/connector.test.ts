import { describe, expect, it } from "vitest";
import { memoryConnector } from "../../../src/connectors/memory/connector.ts";
import { MemoryOptions } from "../../../src/connectors/memory/options.ts";
import type { Fact, OpenItem } from "../../../src/ledger/facts.ts";
import { day } from "../../../src/ledger/day.ts";
import { sampleEffect } from "../../contracts/effects.ts";
import { bookOf } from "../../contracts/fact-problems.ts";
import { emptyFold, pullInto } from "../../contracts/fold.ts";

async function all<T>(items: AsyncIterable<T>): Promise<T[]> {
  const list: T[] = [];
  for await (const item of items) list.push(item);
  return list;
}

function firstDebt(connector: ReturnType<typeof memoryConnector>) {
  const { debtor, items } = connector.memory.book.account(9);
  return { debtor, item: items[0] as OpenItem };
}

function newInvoice(item: OpenItem): OpenItem {
  return { ...item, id: `${item.debtor}-F99`, number: "FA2611-00999", amount: 12_345, open: 12_345 };
}

describe("a change in the host", () => {
  const today = day("2026-11-21");
  it.each<[string, (item: OpenItem, connector: ReturnType<typeof memoryConnector>) => void, (string | undefined)[]]>([
    ["an invoice is paid", (item, { memory }) => memory.pay(item, today), ["gone", "payment", "balance"]],
    ["a part is paid", (item, { memory }) => memory.pay(item, today, 1_000), ["open_item", "payment", "balance"]],
    ["an invoice is issued", (item, { memory }) => memory.record(newInvoice(item)), ["open_item", "balance"]],
    ["an invoice is corrected", (item, { memory }) => memory.record({ ...item, open: item.open - 1 }), ["open_item", "balance"]],
    ["a due date moves", (item, { memory }) => memory.record({ ...item, dueOn: day("2026-12-31") }), ["open_item"]],
    [
      "somebody answers",
      (item, { memory }) =>
        memory.record({
          kind: "signal",
          id: "S",
          debtor: item.debtor,
          on: today,
          what: "reply",
          source: { host: "memory", place: "inbox" },
        }),
      ["signal"],
    ],
  ])("%s: the next pull says so, and the balance follows", async (_title, change, kinds) => {
    const connector = memoryConnector();
    const folded = emptyFold();
    await pullInto(folded, connector);
    change(firstDebt(connector).item, connector);
    const pages = await pullInto(folded, connector);
    expect(pages.flatMap((page) => page.facts.map((fact: Fact) => fact.kind))).toEqual(kinds);
    const { owed, balance } = bookOf(folded.facts.values());
    expect(owed).toEqual(balance);
  });

  it("is told to whoever pulls for the first time, too", async () => {
    const connector = memoryConnector();
    const { item } = firstDebt(connector);
    connector.memory.pay(item, today);
    const folded = emptyFold();
    await pullInto(folded, connector);
    expect(folded.facts.has(`open_item ${item.id}`)).toBe(false);
    expect(folded.facts.get(`payment ${item.id}/paid 2026-11-21`)).toMatchObject({ amount: item.open, invoice: item.number });
  });
});

describe("a cursor", () => {
  it.each([
    ["of a book of another day", memoryConnector({ today: "2026-11-20" })],
    ["of another seed", memoryConnector({ seed: 2 })],
  ])("%s starts over, and what the other book had is gone", async (_title, other) => {
    const folded = emptyFold();
    await pullInto(folded, other);
    const connector = memoryConnector();
    await pullInto(folded, connector);
    const fresh = emptyFold();
    await pullInto(fresh, connector);
    expect(folded.facts).toEqual(fresh.facts);
  });

  it("of a process that ended with its changes starts over", async () => {
    const ended = memoryConnector();
    ended.memory.pay(firstDebt(ended).item, day("2026-11-21"));
    const folded = emptyFold();
    await pullInto(folded, ended);
    await pullInto(folded, memoryConnector());
    expect(folded.facts.has(`open_item ${firstDebt(ended).item.id}`)).toBe(true);
  });

  it("that is none is our mistake", async () => {
    await expect(all(memoryConnector().pull("page 2"))).rejects.toMatchObject({ blame: "bug", params: { cursor: "page 2" } });
  });
});

function setUp() {
  const connector = memoryConnector();
  const { debtor, item } = firstDebt(connector);
  return { connector, mail: sampleEffect("email", debtor, item), call: sampleEffect("task", debtor, item) };
}

describe("faults on demand", () => {
  it("a timeout after the write: nobody was told, and find knows", async () => {
    const { connector, mail, call } = setUp();
    connector.fail({ what: "timeout_after_write" });
    await expect(all(connector.push([mail, call]))).rejects.toMatchObject({ blame: "retry", code: "memory.timeout_after_write" });
    expect((await connector.find([mail, call])).map((receipt) => receipt.key)).toEqual([mail.key]);
    expect((await all(connector.push([mail, call]))).map((receipt) => receipt.status)).toEqual(["already_there", "written"]);
    expect(connector.written()).toEqual([mail, call]);
  });

  it.each(["pull", "push", "find"] as const)("busy: %s fails once, then works", async (what) => {
    const { connector, mail } = setUp();
    const run = {
      pull: () => all(connector.pull(undefined)),
      push: () => all(connector.push([mail])),
      find: () => connector.find([mail]),
    };
    connector.fail({ what: "busy" });
    await expect(run[what]()).rejects.toMatchObject({ blame: "retry", code: "memory.busy" });
    await expect(run[what]()).resolves.toBeDefined();
    expect(connector.written()).toHaveLength(what === "push" ? 1 : 0);
  });

  it("a refusal: that effect stays out with the host's words, the others go in", async () => {
    const { connector, mail, call } = setUp();
    connector.fail({ what: "refuse", key: mail.key, why: "550 mailbox unknown" });
    expect(await all(connector.push([mail, call]))).toMatchObject([
      { key: mail.key, status: "refused", why: "550 mailbox unknown" },
      { key: call.key, status: "written" },
    ]);
    expect(connector.written()).toEqual([call]);
  });
});

describe("options", () => {
  it("need not be given", () => {
    expect(MemoryOptions.parse({})).toEqual({ seed: 1, debtors: 60, today: "2026-11-21" });
  });

  it.each([
    ["no customers", { debtors: 0 }],
    ["half a customer", { debtors: 1.5 }],
    ["a day that does not exist", { today: "2026-02-30" }],
    ["a word it does not know", { size: 3 }],
  ])("refuse %s", (_title, options) => {
    expect(MemoryOptions.safeParse(options).success).toBe(false);
  });
});
