import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addDays, day } from "../../src/ledger/day.ts";
import { dossier, type DossierFacts, daysLate, isContact } from "../../src/ledger/dossier.ts";
import type { Action } from "../../src/ledger/effect.ts";
import { contact, credit, debtor, item, payment, signal } from "../support/facts.ts";

const today = day("2026-11-21");

function facts(more: Partial<DossierFacts> = {}): DossierFacts {
  return {
    debtor: debtor("A"),
    currency: "EUR",
    contacts: [],
    items: [],
    credits: [],
    payments: [],
    signals: [],
    actions: [],
    freshness: { pulledOn: today },
    ...more,
  };
}

function action(key: string, more: Partial<Action> = {}): Action {
  return {
    key,
    debtor: "A",
    currency: "EUR",
    kind: "email",
    segment: "new",
    step: "courtesy",
    cycle: "1",
    items: [],
    amount: 0,
    on: day("2026-11-10"),
    state: "sent",
    ...more,
  };
}

const due = (id: string, lateBy: number, open = 100_00) => item(id, "A", { open, dueOn: addDays(today, -lateBy) });

describe("what is open", () => {
  it("is all nothing for a debtor who owes nothing", () => {
    expect(dossier(facts(), today).figures).toEqual({
      exposure: 0,
      overdue: 0,
      unapplied: 0,
      buckets: { notDue: 0, d1to30: 0, d31to60: 0, d61to90: 0, over90: 0 },
      oldestDaysLate: 0,
      overdueItems: 0,
      history: { months6: expect.anything(), months12: expect.anything(), partialInvoices6m: 0 },
    });
  });

  it.each([
    [-30, "notDue"],
    [0, "notDue"],
    [1, "d1to30"],
    [30, "d1to30"],
    [31, "d31to60"],
    [60, "d31to60"],
    [61, "d61to90"],
    [90, "d61to90"],
    [91, "over90"],
    [4_000, "over90"],
  ] as const)("%i days after its due date is in %s", (late, bucket) => {
    const one = due("1", late, 7);
    expect(daysLate(one, today)).toBe(late);
    const { figures } = dossier(facts({ items: [one] }), today);
    expect(figures.buckets).toEqual({ notDue: 0, d1to30: 0, d31to60: 0, d61to90: 0, over90: 0, [bucket]: 7 });
    expect(figures).toMatchObject({
      exposure: 7,
      overdue: late > 0 ? 7 : 0,
      overdueItems: late > 0 ? 1 : 0,
      oldestDaysLate: Math.max(0, late),
    });
  });

  it("adds up: buckets are the exposure, and all but the first the overdue", () => {
    const one = fc.record({ late: fc.integer({ min: -100, max: 400 }), open: fc.integer({ min: 1, max: 1e12 }) });
    fc.assert(
      fc.property(fc.array(one, { maxLength: 15 }), (some) => {
        const items = some.map(({ late, open }, at) => due(String(at), late, open));
        const { figures } = dossier(facts({ items }), today);
        expect(Object.values(figures.buckets).reduce((a, b) => a + b, 0)).toBe(figures.exposure);
        expect(figures.exposure).toBe(some.reduce((sum, { open }) => sum + open, 0));
        expect(figures.overdue).toBe(some.filter(({ late }) => late > 0).reduce((sum, { open }) => sum + open, 0));
        expect(figures.oldestDaysLate).toBe(Math.max(0, ...some.map(({ late }) => late)));
      }),
    );
  });

  it("is not lowered by credits: they stand beside it", () => {
    const { figures } = dossier(
      facts({ items: [due("1", 5)], credits: [credit("c", "A", { open: 30_00 }), credit("d", "A", { open: 5_00 })] }),
      today,
    );
    expect(figures).toMatchObject({ exposure: 100_00, overdue: 100_00, unapplied: 35_00 });
  });
});

describe("what was paid last", () => {
  it.each([
    ["nothing", [], undefined],
    [
      "the last of several",
      [payment("1", "A", { paidOn: day("2026-07-10") }), payment("2", "A", { paidOn: day("2026-09-10"), amount: 1 })],
      { on: "2026-09-10", amount: 1 },
    ],
    [
      "all that came on one day together",
      [payment("1", "A", { paidOn: day("2026-09-10"), amount: 1 }), payment("2", "A", { paidOn: day("2026-09-10"), amount: 2 })],
      { on: "2026-09-10", amount: 3 },
    ],
    ["no credit note", [payment("1", "A", { by: "credit_note" })], undefined],
    ["nothing of tomorrow", [payment("1", "A", { paidOn: day("2026-11-22") })], undefined],
  ])("is %s", (_, payments, last) => {
    expect(dossier(facts({ payments }), today).figures.lastPayment).toEqual(last);
  });
});

describe("a contact", () => {
  it.each<[what: string, of: Partial<Action>, counts: boolean]>([
    ["an e-mail that left", { kind: "email", state: "sent" }, true],
    ["an e-mail that bounced", { kind: "email", state: "failed" }, false],
    ["an e-mail that waits", { kind: "email", state: "waiting" }, false],
    ["an e-mail that perhaps left", { kind: "email", state: "uncertain" }, false],
    ["a letter that was posted", { kind: "letter", state: "done" }, true],
    ["a call to make", { kind: "task", state: "sent" }, false],
    ["a call that was made", { kind: "task", state: "done" }, true],
    ["a task outside the ladder that was done", { kind: "task", state: "done", step: "" }, false],
    ["a note", { kind: "note", state: "sent" }, false],
  ])("%s: %s", (_, of, counts) => {
    expect(isContact(action("k", of))).toBe(counts);
    const { lastContact } = dossier(facts({ actions: [action("k", of)] }), today).figures;
    expect(lastContact !== undefined).toBe(counts);
  });

  it("that counts is the last one up to today", () => {
    const actions = [
      action("c", { on: day("2026-11-22") }),
      action("b", { on: day("2026-11-18"), kind: "task", state: "done", step: "call" }),
      action("a", { on: day("2026-11-03") }),
      action("d", { on: day("2026-11-19"), state: "failed" }),
    ];
    expect(dossier(facts({ actions }), today).figures.lastContact).toEqual({ on: "2026-11-18", kind: "task", step: "call" });
  });
});

describe("a dossier", () => {
  const whole = facts({
    contacts: ["2", "1"].map((id) => contact(id, "A")),
    items: [due("3", 1), due("2", 9), due("10", 9)],
    credits: [credit("2", "A"), credit("1", "A"), credit("3", "A", { on: day("2026-01-01") })],
    payments: [payment("2", "A"), payment("1", "A"), payment("3", "A", { paidOn: day("2026-01-01") })],
    signals: ["2", "1"].map((id) => signal(id, "A", { what: "reply", on: today })),
    actions: [action("b"), action("a"), action("c", { on: day("2026-01-01") })],
  });

  it("has its facts by day, then id", () => {
    const { items, credits, payments, signals, actions, contacts } = dossier(whole, today);
    const ids = (some: readonly { readonly id: string }[]) => some.map((one) => one.id);
    expect([ids(items), ids(credits), ids(payments), ids(signals), ids(contacts)]).toEqual([
      ["10", "2", "3"],
      ["3", "1", "2"],
      ["3", "1", "2"],
      ["1", "2"],
      ["1", "2"],
    ]);
    expect(actions.map((one) => one.key)).toEqual(["c", "a", "b"]);
  });

  it("is the same whatever the order of its facts, which it leaves as they were", () => {
    const frozen = JSON.stringify(whole);
    const shuffled = fc.record({
      items: fc.shuffledSubarray([...whole.items], { minLength: 3 }),
      payments: fc.shuffledSubarray([...whole.payments], { minLength: 3 }),
      actions: fc.shuffledSubarray([...whole.actions], { minLength: 3 }),
    });
    fc.assert(
      fc.property(shuffled, (order) => {
        expect(dossier({ ...whole, ...order }, today)).toEqual(dossier(whole, today));
      }),
    );
    expect(JSON.stringify(whole)).toBe(frozen);
  });
});
