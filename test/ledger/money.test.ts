import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { decimal, exponentOf, minor, parseDecimal, sumMinor } from "../../src/ledger/money.ts";

const currency = fc.constantFrom("EUR", "XPF", "TND", "USD");

describe("an amount", () => {
  it.each<[text: string, of: string, amount: number]>([
    ["1234,56", "EUR", 1234_56],
    ["1234.5", "EUR", 1234_50],
    ["0", "EUR", 0],
    ["-0,01", "EUR", -1],
    ["+12", "EUR", 12_00],
    [" 7,00 ", "EUR", 7_00],
    ["12,3400", "EUR", 12_34],
    ["007", "EUR", 7_00],
    ["1234", "XPF", 1234],
    ["1234,000", "XPF", 1234],
    ["1,234", "TND", 1_234],
    ["90071992547409.91", "EUR", Number.MAX_SAFE_INTEGER],
  ])("%j in %s is %i minor units", (text, of, amount) => {
    expect(parseDecimal(text, of)).toBe(amount);
  });

  it.each<[text: string, of: string]>([
    ["1,234", "EUR"],
    ["1 234,56", "EUR"],
    ["1.234,56", "EUR"],
    ["12,5", "XPF"],
    ["1e3", "EUR"],
    [",5", "EUR"],
    ["5,", "EUR"],
    ["--5", "EUR"],
    ["5-", "EUR"],
    ["", "EUR"],
    ["0x10", "EUR"],
    ["90071992547409,92", "EUR"],
    ["NaN", "EUR"],
  ])("%j in %s is not guessed", (text, of) => {
    expect(parseDecimal(text, of)).toBeUndefined();
  });

  it("is never minus zero", () => {
    expect(Object.is(parseDecimal("-0,00", "EUR"), 0)).toBe(true);
  });

  it("is read back as it was written, in every currency", () => {
    fc.assert(
      fc.property(fc.maxSafeInteger(), currency, (amount, of) => {
        expect(parseDecimal(decimal(amount, of), of)).toBe(amount + 0);
      }),
    );
  });

  it.each<[amount: number, of: string, text: string]>([
    [1234_56, "EUR", "1234.56"],
    [-5, "EUR", "-0.05"],
    [0, "EUR", "0.00"],
    [1234, "JPY", "1234"],
    [-7, "TND", "-0.007"],
    [Number.MAX_SAFE_INTEGER, "EUR", "90071992547409.91"],
  ])("of %i in %s is written %s", (amount, of, text) => {
    expect(decimal(amount, of)).toBe(text);
  });

  it("has as many decimals as ISO 4217 says", () => {
    expect(["EUR", "XPF", "TND", "ZZZ"].map(exponentOf)).toEqual([2, 0, 3, 2]);
  });
});

describe("sums", () => {
  it("are exact, in any order", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -1e13, max: 1e13 })), (amounts) => {
        const exact = Number(amounts.map(BigInt).reduce((a, b) => a + b, 0n));
        expect(sumMinor(amounts)).toBe(exact);
        expect(sumMinor(amounts.toReversed())).toBe(exact);
      }),
    );
  });

  it("are refused beyond what is exact", () => {
    expect(sumMinor([Number.MAX_SAFE_INTEGER, -1])).toBe(Number.MAX_SAFE_INTEGER - 1);
    expect(() => sumMinor([Number.MAX_SAFE_INTEGER, 1])).toThrow(RangeError);
  });

  it.each([0.5, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53])("%d is no amount", (amount) => {
    expect(() => minor(amount)).toThrow(RangeError);
  });
});
