import fc from "fast-check";
import { expect, it } from "vitest";
import { day } from "../../../src/ledger/day.ts";
import { addSignal, beginPull, commitPage } from "../../../src/ledger/store/facts.ts";
import { balance, contact, credit, debtor, item, payment, signal } from "../../support/facts.ts";
import type { FreshStore } from "../store.ts";
import { dossiersOf, inOutbox, pulled, today } from "./kit.ts";

export function dossierCases(fresh: FreshStore): void {
  it("gives all facts of a debtor in one currency, and of no other debtor", async () => {
    const store = fresh();
    const mine = [debtor("A"), contact("c", "A"), item("i", "A"), credit("k", "A"), payment("p", "A")];
    await pulled(store, [...mine, debtor("B"), contact("d", "B"), item("j", "B"), item("x", "nobody")]);
    const hold = signal("s", "A", { what: "hold", on: today, until: today });
    await addSignal(store, hold);
    const [first, ...rest] = await dossiersOf(store);
    expect(first).toEqual({
      debtor: mine[0],
      currency: "EUR",
      contacts: [mine[1]],
      items: [mine[2]],
      credits: [mine[3]],
      payments: [mine[4]],
      signals: [hold],
      actions: [],
      freshness: { pulledOn: today },
    });
    expect(rest.map((one) => one.debtor.id)).toEqual(["B"]);
  });

  it.each([
    ["an open item", [item("1", "A", { currency: "USD" })]],
    ["a credit", [credit("1", "A", { currency: "USD" })]],
    ["a payment", [payment("1", "A", { currency: "USD" })]],
  ])("opens a dossier for a currency with %s", async (_, facts) => {
    const store = fresh();
    await pulled(store, [debtor("A"), debtor("B"), ...facts]);
    expect((await dossiersOf(store)).map(({ debtor: of, currency }) => [of.id, currency])).toEqual([["A", "USD"]]);
  });

  it("opens one for a currency with an action, and puts actions of every currency into each", async () => {
    const store = fresh();
    await pulled(store, [debtor("A"), item("1", "A")]);
    await inOutbox(store, { key: "k", debtor: "A", currency: "GBP" });
    const found = await dossiersOf(store);
    expect(found.map((one) => [one.currency, one.actions.map((action) => action.key)])).toEqual([
      ["EUR", ["k"]],
      ["GBP", ["k"]],
    ]);
  });

  it("names the rows of a debtor that could not be read, and of no other debtor", async () => {
    const store = fresh();
    const broken = (place: string, of?: string) => ({ place, code: "fec.amount_unreadable", params: {}, ...(of && { debtor: of }) });
    const setAside = [broken("2026.txt:12", "A"), broken("2026.txt:11", "A"), broken("2026.txt:13")];
    await pulled(store, [debtor("A"), item("1", "A"), debtor("B"), item("2", "B")], { setAside });
    expect((await dossiersOf(store)).map((one) => [one.debtor.id, one.unreadable])).toEqual([
      ["A", ["2026.txt:11", "2026.txt:12"]],
      ["B", undefined],
    ]);
  });

  it("keeps amounts and promises of one currency out of the dossier of another", async () => {
    const store = fresh();
    await pulled(store, [debtor("A"), item("1", "A"), item("2", "A", { currency: "CHF" })]);
    await addSignal(store, signal("p", "A", { what: "promise", on: today, payOn: today, currency: "CHF" }));
    await addSignal(store, signal("r", "A", { what: "reply", on: today }));
    const [chf, eur] = await dossiersOf(store);
    expect([chf?.items, eur?.items].map((some) => some?.map((one) => one.id))).toEqual([["2"], ["1"]]);
    expect([chf?.signals, eur?.signals].map((some) => some?.map((one) => one.id))).toEqual([["p", "r"], ["r"]]);
  });

  it("goes by debtor id in code point order, whatever the database's language, then by currency", async () => {
    const store = fresh();
    const ids = ["10", "9", "B", "Z", "a", "b", "É", "é", "\u{fffd}", "\u{1f600}"];
    const facts = ids.flatMap((id) => [debtor(id), item(id, id), item(`${id}$`, id, { currency: "CHF" })]);
    await pulled(store, facts.toReversed());
    expect((await dossiersOf(store, { batch: 3 })).map((one) => `${one.debtor.id} ${one.currency}`)).toEqual(
      ids.flatMap((id) => [`${id} CHF`, `${id} EUR`]),
    );
  });

  it("gives the same whatever the size of its batches", async () => {
    const store = fresh();
    const debtors = Array.from({ length: 23 }, (_, at) => debtor(`D${at}`, { siren: String(at % 4) }));
    await pulled(
      store,
      debtors.flatMap((of, at) => [of, item(of.id, of.id), ...(at % 3 ? [] : [payment(of.id, of.id, { currency: "USD" })])]),
    );
    for (const at of [2, 5, 11]) await inOutbox(store, { key: `k${at}`, debtor: `D${at}`, state: "sent", leftOn: `2026-11-${at + 1}` });
    const whole = await dossiersOf(store, { batch: 100 });
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 30 }), async (batch) => {
        expect(await dossiersOf(store, { batch })).toEqual(whole);
      }),
      { numRuns: 6 },
    );
  });

  it("gives one debtor when asked for one, and nothing for an id that nobody has", async () => {
    const store = fresh();
    await pulled(store, [debtor("A"), item("1", "A"), debtor("B"), item("2", "B")]);
    expect((await dossiersOf(store, { debtor: "B" })).map((one) => one.debtor.id)).toEqual(["B"]);
    expect(await dossiersOf(store, { debtor: "1" })).toEqual([]);
  });

  it("reads no other workspace", async () => {
    const store = fresh();
    const other = fresh();
    await pulled(store, [debtor("A"), item("1", "A")]);
    await pulled(other, [debtor("A", { name: "Another" }), item("2", "A"), item("3", "A")]);
    await addSignal(other, signal("s", "A", { what: "reply", on: today }));
    await inOutbox(other, { key: "k", debtor: "A" });
    expect(await dossiersOf(store)).toMatchObject([{ debtor: { name: "Maison A" }, items: [{ id: "1" }], signals: [], actions: [] }]);
  });

  it("has no dossier before the book was read to its end once", async () => {
    const store = fresh();
    const never = expect.objectContaining({ code: "store.never_pulled", params: { workspace: store.workspace } });
    await expect(dossiersOf(store)).rejects.toThrow(never);
    await beginPull(store, "memory", today);
    await commitPage(store, "memory", { facts: [debtor("A"), item("1", "A")], next: "1" }, today);
    await expect(dossiersOf(store)).rejects.toThrow(never);
  });

  it("is as fresh as the oldest host, by the last pull of it that came to its end", async () => {
    const store = fresh();
    await pulled(store, [debtor("A"), item("1", "A")], { on: day("2026-11-18") });
    await pulled(store, [], { host: "fec", on: day("2026-11-20") });
    await beginPull(store, "memory", today);
    expect(await dossiersOf(store)).toMatchObject([{ freshness: { pulledOn: "2026-11-18" } }]);
  });

  it("knows the newest bank entry of the debtor's own company", async () => {
    const store = fresh();
    const bank = (id: string, company: string, on?: string) =>
      balance(id, 0, { company, ...(on !== undefined && { lastBankEntryOn: day(on) }) });
    await pulled(store, [
      ...["montclar", "ardente", "silent"].flatMap((company) => [debtor(company, { company }), item(company, company, { company })]),
      bank("1", "montclar", "2026-11-17"),
      bank("2", "montclar", "2026-11-19"),
      bank("3", "montclar"),
      bank("4", "ardente", "2026-10-31"),
      bank("5", "silent"),
    ]);
    expect((await dossiersOf(store)).map((one) => one.freshness)).toEqual([
      { pulledOn: today, lastBankEntryOn: "2026-10-31" },
      { pulledOn: today, lastBankEntryOn: "2026-11-19" },
      { pulledOn: today },
    ]);
  });
}
