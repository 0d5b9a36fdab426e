import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addDays, day } from "../../src/ledger/day.ts";
import type { Payment } from "../../src/ledger/facts.ts";
import { historyOf } from "../../src/ledger/history.ts";
import { payment } from "../support/facts.ts";

const today = day("2026-11-21");
const none = { settlements: 0, amount: 0, averageDaysLate: 0, lateShare: 0 };

/** Paid on a day, so many days after the due date. */
function paid(on: string, daysLate: number, amount = 100_00, more: Partial<Payment> = {}): Payment {
  return payment(`${on}/${daysLate}/${amount}`, "A", { paidOn: day(on), dueOn: addDays(day(on), -daysLate), amount, ...more });
}

describe("how a debtor paid", () => {
  it("is nothing without payments", () => {
    expect(historyOf([], today)).toEqual({ months6: none, months12: none, partialInvoices6m: 0 });
  });

  it.each<[what: string, payments: readonly Payment[], months12: object]>([
    ["one on its day", [paid("2026-10-01", 0)], { settlements: 1, amount: 100_00, averageDaysLate: 0, lateShare: 0 }],
    ["one a day late", [paid("2026-10-01", 1)], { averageDaysLate: 1, lateShare: 1 }],
    ["one early", [paid("2026-10-01", -10)], { averageDaysLate: -10, lateShare: 0 }],
    [
      "a small one late, a large one on its day",
      [paid("2026-10-01", 40, 100_00), paid("2026-10-02", 0, 900_00)],
      { settlements: 2, averageDaysLate: 4, lateShare: 0.1 },
    ],
    [
      "one early, one as late: they level out, half was late",
      [paid("2026-10-01", -8), paid("2026-10-02", 8)],
      { averageDaysLate: 0, lateShare: 0.5 },
    ],
    ["thirds", [paid("2026-10-01", 1), paid("2026-10-02", 0), paid("2026-10-03", 0)], { averageDaysLate: 0.3, lateShare: 0.33 }],
    ["a credit note: it is no payment", [paid("2026-10-01", 90, 1, { by: "credit_note" })], none],
    ["one of today", [paid("2026-11-21", 3)], { settlements: 1 }],
    ["one of tomorrow", [paid("2026-11-22", 3)], none],
    ["one of a year ago to the day", [paid("2025-11-21", 3)], none],
    ["one of a year ago less a day", [paid("2025-11-22", 3)], { settlements: 1 }],
  ])("with %s", (_, payments, months12) => {
    expect(historyOf(payments, today).months12).toMatchObject(months12);
  });

  it("over 6 months leaves out what is older", () => {
    const { months6, months12 } = historyOf([paid("2026-05-21", 60), paid("2026-05-22", 10)], today);
    expect([months6.settlements, months6.averageDaysLate]).toEqual([1, 10]);
    expect([months12.settlements, months12.averageDaysLate]).toEqual([2, 35]);
  });

  it.each<[what: string, payments: readonly Payment[], trend: number | undefined]>([
    ["later and later", [paid("2026-03-01", 5), paid("2026-10-01", 20)], 15],
    ["better", [paid("2026-03-01", 20), paid("2026-10-01", 5)], -15],
    ["as ever", [paid("2026-03-01", 7), paid("2026-10-01", 7)], 0],
    ["lately only", [paid("2026-10-01", 20)], undefined],
    ["formerly only", [paid("2026-03-01", 20)], undefined],
    ["split at three months ago: that day is before", [paid("2026-08-21", 4), paid("2026-08-22", 6)], 2],
  ])("has a trend: %s", (_, payments, trend) => {
    expect(historyOf(payments, today).trendDays).toBe(trend);
  });

  it("does not depend on the order of payments, and shares stay between 0 and 1", () => {
    const one = fc.record({
      ago: fc.integer({ min: -30, max: 500 }),
      late: fc.integer({ min: -60, max: 200 }),
      amount: fc.integer({ min: 1, max: 1e9 }),
    });
    fc.assert(
      fc.property(fc.array(one, { maxLength: 20 }), (some) => {
        const payments = some.map(({ ago, late, amount }) => paid(addDays(today, -ago), late, amount));
        const history = historyOf(payments, today);
        expect(historyOf(payments.toReversed(), today)).toEqual(history);
        for (const { lateShare, settlements, amount } of [history.months6, history.months12]) {
          expect(lateShare).toBeGreaterThanOrEqual(0);
          expect(lateShare).toBeLessThanOrEqual(1);
          expect(settlements > 0).toBe(amount > 0);
        }
        expect(history.months6.settlements).toBeLessThanOrEqual(history.months12.settlements);
      }),
    );
  });
});
