import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { expandDay, readAmount, readDay } from "../../../src/connectors/fec/values.ts";

describe("amounts", () => {
  it.each<[written: string, cents: number | undefined]>([
    ["1234,56", 123456],
    ["0", 0],
    ["0,00", 0],
    ["-0,00", 0],
    ["12", 1200],
    ["12,5", 1250],
    ["12,500", 1250],
    ["0000000074,70", 7470],
    ["+000000069,40", 6940],
    ["-12,30", -1230],
    ["12,30-", -1230],
    ["12,30+", 1230],
    ["777.18", 77718],
    ["90071992547409,91", 9007199254740991],
    ["90071992547409,92", undefined],
    ["12,345", undefined],
    ["1.234", undefined],
    ["1.230", undefined],
    ["1 234,56", undefined],
    ["1\u00a0234,56", undefined],
    ["1.234,56", undefined],
    ["12O0,00", undefined],
    ["1e3", undefined],
    [",50", undefined],
    ["-", undefined],
    ["", undefined],
  ])("%j is %j", (written, cents) => {
    const bytes = Buffer.from(written, "latin1");
    expect(readAmount(bytes, 0, bytes.length, 2)).toBe(cents);
  });

  it("has as many decimals as the currency", () => {
    expect(readAmount(Buffer.from("1500"), 0, 4, 0)).toBe(1500);
    expect(readAmount(Buffer.from("1500,5"), 0, 6, 0)).toBeUndefined();
    expect(readAmount(Buffer.from("1,234"), 0, 5, 3)).toBe(1234);
  });

  it("reads back every amount that is written", () => {
    fc.assert(
      fc.property(fc.integer({ min: -1e12, max: 1e12 }), fc.nat(12), (cents, zeros) => {
        const digits = String(Math.abs(cents)).padStart(3 + zeros, "0");
        const bytes = Buffer.from(`${cents < 0 ? "-" : ""}${digits.slice(0, -2)},${digits.slice(-2)}`);
        expect(readAmount(bytes, 0, bytes.length, 2)).toBe(cents);
      }),
    );
  });
});

describe("days", () => {
  it.each<[written: string, day: string | undefined]>([
    ["20260105", "2026-01-05"],
    ["2026-01-05", "2026-01-05"],
    ["05/01/2026", "2026-01-05"],
    ["05.01.2026 10:22", "2026-01-05"],
    ["2026-01-05T10:22:00", "2026-01-05"],
    ["20240229", "2024-02-29"],
    ["20260229", undefined],
    ["20261301", undefined],
    ["2026110:", undefined],
    ["00000000", undefined],
    ["260105", undefined],
    ["", undefined],
  ])("%j is %j", (written, expected) => {
    const bytes = Buffer.from(written);
    readDay(Buffer.from("20261110"), 0, 8);
    const compact = readDay(bytes, 0, bytes.length);
    expect(compact && expandDay(compact)).toBe(expected);
  });
});
