import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  addDays,
  addMonths,
  type Day,
  day,
  dayFromNumber,
  dayNumber,
  dayOf,
  daysBetween,
  endOfMonth,
  parseDay,
  partsOf,
  weekday,
} from "../../src/ledger/day.ts";

const lastNumber = dayNumber(day("9999-12-31"));
const anyDay = fc.integer({ min: dayNumber(day("0000-01-01")), max: lastNumber }).map(dayFromNumber);
const modernDay = fc.integer({ min: dayNumber(day("1900-01-01")), max: dayNumber(day("2200-12-31")) }).map(dayFromNumber);

describe("a calendar day", () => {
  it.each([
    ["1970-01-01", 0],
    ["1969-12-31", -1],
    ["2000-02-29", 11_016],
    ["2026-11-21", 20_778],
    ["0000-03-01", -719_468],
  ])("%s is day number %i", (text, number) => {
    expect(dayNumber(day(text))).toBe(number);
    expect(dayFromNumber(number)).toBe(text);
  });

  it("has a number that gives it back, for ten thousand years", () => {
    fc.assert(
      fc.property(anyDay, (one) => {
        expect(dayFromNumber(dayNumber(one))).toBe(one);
      }),
    );
    for (let number = dayNumber(day("1999-12-25")); number < dayNumber(day("2033-01-10")); number++) {
      expect(dayFromNumber(number)).toBe(new Date(number * 86_400_000).toISOString().slice(0, 10));
    }
  });

  it.each([
    "2026-02-29",
    "2026-02-30",
    "1900-02-29",
    "2026-13-01",
    "2026-00-10",
    "2026-04-31",
    "2026-1-1",
    "21/11/2026",
    "2026-11-21T00:00",
    " 2026-11-21",
    "",
    "20261121",
  ])("is not %j", (text) => {
    expect(parseDay(text)).toBeUndefined();
    expect(() => day(text)).toThrow(RangeError);
  });

  it.each(["2024-02-29", "2000-02-29", "0000-01-01", "9999-12-31"])("is %s", (text) => {
    expect(parseDay(text)).toBe(text);
    const { year, month, date } = partsOf(day(text));
    expect(dayOf(year, month, date)).toBe(text);
  });

  it.each([
    [2026, 2.5, 1],
    [2026, 1, 0],
    [10_000, 1, 1],
    [-1, 1, 1],
    [Number.NaN, 1, 1],
    [2026, 1, 1.5],
  ])("is not made of %d, %d, %d", (year, month, date) => {
    expect(dayOf(year, month, date)).toBeUndefined();
  });

  it("sorts as text in the order of time", () => {
    fc.assert(
      fc.property(anyDay, anyDay, (a, b) => {
        expect(a < b).toBe(dayNumber(a) < dayNumber(b));
      }),
    );
  });
});

describe("days apart", () => {
  it.each([
    ["2026-11-21", "2026-11-21", 0],
    ["2026-11-21", "2026-11-22", 1],
    ["2026-11-22", "2026-11-21", -1],
    ["2024-02-28", "2024-03-01", 2],
    ["2026-03-28", "2026-03-30", 2], // the clock changes in between
    ["2025-12-31", "2026-12-31", 365],
  ])("from %s to %s: %i", (from, to, count) => {
    expect(daysBetween(day(from), day(to))).toBe(count);
    expect(addDays(day(from), count)).toBe(to);
  });

  it("add up", () => {
    fc.assert(
      fc.property(modernDay, fc.integer({ min: -9_999, max: 9_999 }), (from, count) => {
        expect(daysBetween(from, addDays(from, count))).toBe(count);
        expect(addDays(addDays(from, count), -count)).toBe(from);
      }),
    );
  });
});

describe("months", () => {
  it.each([
    ["2026-01-31", 1, "2026-02-28"],
    ["2024-01-31", 1, "2024-02-29"],
    ["2026-08-31", 1, "2026-09-30"],
    ["2026-12-15", 1, "2027-01-15"],
    ["2026-03-31", -1, "2026-02-28"],
    ["2026-01-15", -1, "2025-12-15"],
    ["2026-11-21", -12, "2025-11-21"],
    ["2024-02-29", 12, "2025-02-28"],
    ["2026-11-21", 0, "2026-11-21"],
  ])("%s and %i months: %s", (from, count, to) => {
    expect(addMonths(day(from), count)).toBe(to);
  });

  it("keep the date, or end the month", () => {
    fc.assert(
      fc.property(modernDay, fc.integer({ min: -240, max: 240 }), (from, count) => {
        const to = addMonths(from, count);
        const [before, after] = [partsOf(from), partsOf(to)];
        expect(after.year * 12 + after.month - before.year * 12 - before.month).toBe(count);
        expect(after.date === before.date || to === endOfMonth(to)).toBe(true);
      }),
    );
  });

  it("end the day before the first of the next", () => {
    fc.assert(
      fc.property(modernDay, (one) => {
        const next = addDays(endOfMonth(one), 1);
        expect(partsOf(next).date).toBe(1);
        expect(endOfMonth(one).slice(0, 7)).toBe(one.slice(0, 7));
      }),
    );
  });
});

describe("weekdays", () => {
  it.each<[string, number]>([
    ["2026-11-16", 1],
    ["2026-11-21", 6],
    ["2026-11-22", 7],
    ["1969-12-28", 7],
    ["2000-01-01", 6],
  ])("%s is %i", (text, number) => {
    expect(weekday(day(text))).toBe(number);
  });

  it("follow one another", () => {
    fc.assert(
      fc.property(
        anyDay.filter((one) => one < "9999-12-31"),
        (one: Day) => {
          expect(weekday(addDays(one, 1))).toBe((weekday(one) % 7) + 1);
        },
      ),
    );
  });
});
