import fc from "fast-check";
import { expect, it } from "vitest";
import type { Fact } from "../../../src/ledger/facts.ts";
import { bookProof } from "../../../src/ledger/store/book.ts";
import { balance, credit, debtor, item, payment } from "../../support/facts.ts";
import type { FreshStore } from "../store.ts";
import { pulled } from "./kit.ts";

const named = [debtor("A"), debtor("B")];

export function bookCases(fresh: FreshStore): void {
  it("is empty without anything open", async () => {
    const store = fresh();
    await pulled(store, [...named, payment("p", "A")]);
    expect(await bookProof(store)).toEqual([]);
  });

  it("adds up open items and credits beside the company's balance", async () => {
    const store = fresh();
    await pulled(store, [
      ...named,
      item("1", "A", { open: 100_00 }),
      item("2", "B", { open: 50_00 }),
      credit("3", "B", { open: 20_00 }),
      balance("b", 130_00),
    ]);
    expect(await bookProof(store)).toEqual([
      {
        company: "montclar",
        currency: "EUR",
        debtors: 2,
        openItems: 2,
        open: 150_00,
        credits: 1,
        unapplied: 20_00,
        net: 130_00,
        balance: 130_00,
        difference: 0,
        differences: [],
      },
    ]);
  });

  it.each<[what: string, balances: readonly Fact[], expected: object]>([
    ["no balance", [], { balance: null, difference: 0, differences: [] }],
    ["one of the company", [balance("b", 90_00)], { balance: 90_00, difference: 60_00, differences: [] }],
    ["several of the company", [balance("b", 90_00), balance("c", 60_00)], { balance: 150_00, difference: 0 }],
    [
      "one per debtor, equal",
      [balance("b", 100_00, { debtor: "A" }), balance("c", 50_00, { debtor: "B" })],
      { balance: 150_00, difference: 0, differences: [] },
    ],
    [
      "one per debtor, one of them not equal",
      [balance("b", 100_00, { debtor: "A" }), balance("c", 70_00, { debtor: "B" })],
      { balance: 170_00, difference: -20_00, differences: [{ debtor: "B", reference: "C-B", name: "Maison B", book: 50_00, host: 70_00 }] },
    ],
    [
      "one per debtor, differences that cancel out",
      [balance("b", 90_00, { debtor: "A" }), balance("c", 60_00, { debtor: "B" })],
      {
        difference: 0,
        differences: [
          { debtor: "A", book: 100_00, host: 90_00 },
          { debtor: "B", book: 50_00, host: 60_00 },
        ],
      },
    ],
    [
      "one for a single debtor: the other has none in the host",
      [balance("b", 100_00, { debtor: "A" })],
      { balance: 100_00, difference: 50_00, differences: [{ debtor: "B", book: 50_00, host: 0 }] },
    ],
    [
      "one for a debtor that nobody knows",
      [balance("b", 100_00, { debtor: "A" }), balance("c", 50_00, { debtor: "B" }), balance("d", 5, { debtor: "X" })],
      { differences: [{ debtor: "X", reference: "X", name: "X", book: 0, host: 5 }] },
    ],
    [
      "both: the company's is the sum, the debtors' the detail",
      [balance("b", 150_00), balance("c", 100_00, { debtor: "A" }), balance("d", 40_00, { debtor: "B" })],
      { balance: 150_00, difference: 0, differences: [{ debtor: "B", book: 50_00, host: 40_00 }] },
    ],
  ])("beside %s", async (_, balances, expected) => {
    const store = fresh();
    await pulled(store, [...named, item("1", "A", { open: 100_00 }), item("2", "B", { open: 50_00 }), ...balances]);
    expect(await bookProof(store)).toMatchObject([{ net: 150_00, ...expected }]);
  });

  it("proves each company and currency by itself, a balance without items too", async () => {
    const store = fresh();
    await pulled(store, [
      item("1", "A"),
      item("2", "A", { currency: "CHF", open: 7 }),
      item("3", "B", { company: "ardente", open: 5 }),
      balance("b", 8, { currency: "USD" }),
    ]);
    expect(
      (await bookProof(store)).map(({ company, currency, net, difference, debtors }) => [company, currency, net, difference, debtors]),
    ).toEqual([
      ["ardente", "EUR", 5, 0, 1],
      ["montclar", "CHF", 7, 0, 1],
      ["montclar", "EUR", 100_00, 0, 1],
      ["montclar", "USD", 0, -8, 0],
    ]);
  });

  it("is exact up to the largest exact amount, and refuses beyond", async () => {
    const store = fresh();
    await pulled(store, [item("1", "A", { open: Number.MAX_SAFE_INTEGER - 1 }), item("2", "A", { open: 1 })]);
    expect(await bookProof(store)).toMatchObject([{ open: Number.MAX_SAFE_INTEGER }]);
    await pulled(store, [item("3", "A", { open: 1 })]);
    await expect(bookProof(store)).rejects.toThrow(RangeError);
  });

  it("adds up as the facts do, whatever they are", async () => {
    const fact = fc.record({
      id: fc.nat({ max: 20 }),
      of: fc.constantFrom("A", "B"),
      open: fc.integer({ min: 1, max: 1e12 }),
      owed: fc.boolean(),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(fact, { minLength: 1, maxLength: 12 }), async (some) => {
        const store = fresh();
        const facts = some.map(({ id, of, open, owed }) => (owed ? item(String(id), of, { open }) : credit(String(id), of, { open })));
        await pulled(store, facts);
        const last = [...new Map(facts.map((one) => [`${one.kind} ${one.id}`, one])).values()];
        const net = last.reduce((sum, one) => sum + (one.kind === "open_item" ? one.open : -one.open), 0);
        expect(await bookProof(store)).toMatchObject([{ net }]);
      }),
      { numRuns: 10 },
    );
  });
}
