import { expect, it } from "vitest";
import { bankLineCycle, bankLineStep } from "../../../src/ledger/bank-lines.ts";
import { bookProof } from "../../../src/ledger/store/book.ts";
import { balance, bankLine, debtor, gone, item } from "../../support/facts.ts";
import type { FreshStore } from "../store.ts";
import { dossiersOf, inOutbox, pulled } from "./kit.ts";

export function bankLineCases(fresh: FreshStore): void {
  const facts = [
    debtor("A", { name: "Menuiserie Aubrac" }),
    item("a", "A", { number: "FA-2026-0042" }),
    debtor("B", { name: "Aubrac Menuiserie SARL" }),
    item("b", "B", { number: "FA-2026-0043" }),
    debtor("C", { name: "Conserverie du Lac" }),
    item("c", "C", { number: "FA-2026-0044", currency: "CHF" }),
  ];
  const seen = async (store: ReturnType<FreshStore>, of?: string) =>
    (await dossiersOf(store, of === undefined ? {} : { debtor: of })).map((one) => [
      one.debtor.id,
      ...(one.bankLines ?? []).map(({ line, by, givenTo }) => [line.id, by, ...(givenTo === undefined ? [] : [givenTo])].join(" ")),
    ]);

  it("are clues for every debtor that they fit, alone or among all, and for no other", async () => {
    const store = fresh();
    await pulled(store, [
      ...facts,
      bankLine("named", { label: "VIR MENUISERIE AUBRAC" }),
      bankLine("numbered", { label: "VIR FA20260042" }),
      bankLine("known", { debtor: "B" }),
      bankLine("francs", { label: "FA-2026-0044", currency: "CHF" }),
      bankLine("euros", { label: "FA-2026-0044" }),
    ]);
    const expected = [
      ["A", "numbered number", "named name"],
      ["B", "known host", "named name"],
      ["C", "francs number"],
    ];
    expect(await seen(store)).toEqual(expected);
    expect((await Promise.all(["A", "B", "C"].map((id) => seen(store, id)))).flat()).toEqual(expected);
  });

  it("say whose task they are, unless it was cancelled", async () => {
    const store = fresh();
    const line = bankLine("L", { label: "VIR MENUISERIE AUBRAC" });
    await pulled(store, [...facts, line]);
    const task = { debtor: "B", kind: "task" as const, step: bankLineStep, cycle: bankLineCycle(line) };
    await inOutbox(store, { ...task, key: "cancelled", state: "cancelled" });
    expect(await seen(store)).toEqual([["A", "L name"], ["B", "L name"], ["C"]]);
    await inOutbox(store, { ...task, key: "waiting", state: "waiting" });
    expect(await seen(store)).toEqual([["A", "L name B"], ["B", "L name"], ["C"]]);
  });

  it("are no part of the book, and leave with their host's word", async () => {
    const store = fresh();
    await pulled(store, [...facts.slice(0, 2), balance("all", 100_00), bankLine("L", { label: "FA-2026-0042" })]);
    expect((await bookProof(store)).map(({ open, unapplied, difference }) => [open, unapplied, difference])).toEqual([[100_00, 0, 0]]);
    await pulled(store, [gone("bank_line", "L")]);
    expect(await seen(store)).toEqual([["A"]]);
  });
}
