import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addDays, day, daysBetween } from "../../../src/ledger/day.ts";
import { type LateDebt, type Penalties, penaltiesOf, rounded, shareOf, type Terms } from "../../../src/rules/law/penalties.ts";
import { shipped } from "./rates.ts";

const business: Terms = { regime: "L441-10" };

function penalties(debt: Omit<LateDebt, "paid"> & Partial<LateDebt>, terms: Terms, until: string): Penalties {
  const answer = penaltiesOf({ paid: [], ...debt }, terms, day(until), shipped);
  if ("refused" in answer) throw new Error(answer.refused.code);
  return answer;
}

/** Worked by hand, and told line by line. */
describe("late-payment penalties", () => {
  const lines = (of: Penalties) => of.lines.map((line) => `${line.from}..${line.to} ${line.days} d × ${line.base} at ${line.rate}`);

  it("of 10 000 € due on 31/05/2026, stopped on 21/11/2026, are 589.07 €", () => {
    const found = penalties({ dueOn: day("2026-05-31"), open: 1_000_000 }, business, "2026-11-21");
    expect(found.amount).toBe(58_907);
    expect(lines(found)).toEqual(["2026-06-01..2026-06-30 30 d × 1000000 at 1215", "2026-07-01..2026-11-21 144 d × 1000000 at 1240"]);
  });

  it("of 1 200 € due on 15/12/2025 and paid on 20/07/2026 are 86.85 €", () => {
    const debt = { dueOn: day("2025-12-15"), open: 0, paid: [{ on: day("2026-07-20"), amount: 120_000 }] };
    const found = penalties(debt, business, "2026-07-20");
    expect(found.amount).toBe(8_685);
    expect(found.lines.map((line) => line.days)).toEqual([16, 181, 20]);
  });

  it("count the 366 days of a leap year over 365: 144.14 €", () => {
    const debt = { dueOn: day("2023-12-31"), open: 0, paid: [{ on: day("2024-12-31"), amount: 100_000 }] };
    const found = penalties(debt, business, "2024-12-31");
    expect(found.amount).toBe(14_414);
    expect(found.lines.map((line) => [line.days, line.rate])).toEqual([
      [182, 1450],
      [184, 1425],
    ]);
  });

  it("of a public debtor keep the rate of the half-year in which they began: 483.86 €, not 493.44 €", () => {
    const found = penalties({ dueOn: day("2026-05-31"), open: 1_000_000 }, { regime: "public" }, "2026-11-21");
    expect(found.amount).toBe(48_386);
    expect(new Set(found.lines.map((line) => line.rate))).toEqual(new Set([1015]));
  });

  it("of a public debtor whose delay ends on the last day of June take the next half-year's rate", () => {
    const found = penalties({ dueOn: day("2026-06-30"), open: 1_000_000 }, { regime: "public" }, "2026-07-10");
    expect(found.lines.map((line) => line.rate)).toEqual([1040]);
  });

  it("count on what was due before a payment up to its day, included", () => {
    const debt = { dueOn: day("2026-08-31"), open: 60_000, paid: [{ on: day("2026-09-10"), amount: 40_000 }] };
    expect(lines(penalties(debt, business, "2026-09-30"))).toEqual([
      "2026-09-01..2026-09-10 10 d × 100000 at 1240",
      "2026-09-11..2026-09-30 20 d × 60000 at 1240",
    ]);
  });

  it("at the contract's rate are raised to three times the legal rate, half-year by half-year", () => {
    const low = penalties({ dueOn: day("2024-06-20"), open: 100_000 }, { regime: "contractual", contractRate: 1500 }, "2024-07-10");
    expect(low.lines.map((line) => line.rate)).toEqual([1521, 1500]);
    expect(low.raised).toBe(true);
    const fair = penalties({ dueOn: day("2026-07-31"), open: 100_000 }, { regime: "contractual", contractRate: 1500 }, "2026-08-10");
    expect(fair).toMatchObject({ raised: false, lines: [{ rate: 1500 }] });
  });

  it("of a consumer run at the legal rate from the formal notice, and not before", () => {
    const debt = { dueOn: day("2026-07-31"), open: 100_000 };
    expect(penalties(debt, { regime: "consumer" }, "2026-11-21").amount).toBe(0);
    const found = penalties({ ...debt, noticeOn: day("2026-10-31") }, { regime: "consumer" }, "2026-11-21");
    expect(lines(found)).toEqual(["2026-11-01..2026-11-21 21 d × 100000 at 275"]);
  });

  it.each([
    ["what the debtor is, is not known", { dueOn: day("2026-05-31"), open: 100_000 }, { regime: "none" as const }],
    ["it is not late", { dueOn: day("2026-11-21"), open: 100_000 }, business],
    ["it was paid in time", { dueOn: day("2026-05-31"), open: 0, paid: [{ on: day("2026-05-30"), amount: 100_000 }] }, business],
  ])("are nothing when %s", (_why, debt, terms) => {
    expect(penalties(debt, terms, "2026-11-21")).toEqual({ amount: 0, lines: [], raised: false });
  });

  it("refuse a half-year that is not in the table, by name, and guess nothing", () => {
    const answer = penaltiesOf({ dueOn: day("2026-12-20"), open: 100_000, paid: [] }, business, day("2027-01-02"), shipped);
    expect(answer).toEqual({ refused: { code: "law.rate_missing", params: { half: "2027-H1" } } });
  });
});

describe("whatever the debt", () => {
  const first = day("2021-01-01");
  const someDay = fc.integer({ min: 0, max: daysBetween(first, day("2026-12-30")) }).map((days) => addDays(first, days));
  const amount = fc.integer({ min: 1, max: 100_000_000 });

  it("penalties add up over periods cut anywhere", () => {
    fc.assert(
      fc.property(someDay, someDay, someDay, amount, (a, b, c, open) => {
        const [dueOn, cut, until] = [a, b, c].toSorted() as [typeof a, typeof a, typeof a];
        const shares = (due: typeof a, to: typeof a) => penalties({ dueOn: due, open }, business, to).lines.map(shareOf);
        const sum = (of: readonly bigint[]) => of.reduce((total, one) => total + one, 0n);
        expect(sum(shares(dueOn, cut)) + sum(shares(cut, until))).toBe(sum(shares(dueOn, until)));
      }),
    );
  });

  it("a day more, or a cent more, never costs less; a payment never costs more", () => {
    fc.assert(
      fc.property(someDay, someDay, amount, fc.nat(), (a, b, open, part) => {
        const [dueOn, until] = [a, b].toSorted() as [typeof a, typeof a];
        const whole = penalties({ dueOn, open }, business, until).amount;
        expect(penalties({ dueOn, open }, business, addDays(until, 1)).amount).toBeGreaterThanOrEqual(whole);
        expect(penalties({ dueOn, open: open + 1 }, business, until).amount).toBeGreaterThanOrEqual(whole);
        const paid = part % (open + 1);
        const partly = penalties({ dueOn, open: open - paid, paid: [{ on: until, amount: paid }] }, business, until).amount;
        expect(partly).toBeLessThanOrEqual(whole);
      }),
    );
  });

  it("the days of the lines are the days late, and rounding is half up", () => {
    fc.assert(
      fc.property(someDay, someDay, amount, (a, b, open) => {
        const [dueOn, until] = [a, b].toSorted() as [typeof a, typeof a];
        const days = penalties({ dueOn, open }, business, until).lines.reduce((sum, line) => sum + line.days, 0);
        expect(days).toBe(daysBetween(dueOn, until));
      }),
    );
    expect([1_824_999n, 1_825_000n, 1_825_001n].map((share) => rounded([share]))).toEqual([0, 1, 1]);
  });
});
