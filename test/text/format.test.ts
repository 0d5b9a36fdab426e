import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { columns } from "../../src/text/columns.ts";
import { formatOf } from "../../src/text/format.ts";

const fr = formatOf("fr");
const en = formatOf("en");

describe("amounts", () => {
  it.each([
    [123456, "EUR", "1\u202f234,56\u00a0€", "€1,234.56"],
    [0, "EUR", "0,00\u00a0€", "€0.00"],
    [-5, "EUR", "-0,05\u00a0€", "-€0.05"],
    [9007199254740991, "EUR", "90\u202f071\u202f992\u202f547\u202f409,91\u00a0€", "€90,071,992,547,409.91"],
    [1500, "XPF", "1\u202f500\u00a0FCFP", "CFPF\u00a01,500"],
    [1234567, "TND", "1\u202f234,567\u00a0TND", "TND\u00a01,234.567"],
  ])("%d %s", (amount, currency, french, english) => {
    expect(fr.money(amount, currency)).toBe(french);
    expect(en.money(amount, currency)).toBe(english);
  });

  it("prints every cent: the digits are those of the integer", () => {
    fc.assert(
      fc.property(fc.integer({ min: 100, max: Number.MAX_SAFE_INTEGER }), (amount) => {
        expect(Number(fr.money(amount, "EUR").replace(/\D/g, ""))).toBe(amount);
      }),
    );
  });
});

describe("days", () => {
  it("stand day first", () => {
    expect(fr.day("2026-11-21")).toBe("21/11/2026");
    expect(en.day("2026-11-21")).toBe("21/11/2026");
  });
  it.each([
    ["2026-11-23", "lundi 23 novembre 2026", "Monday 23 November 2026"],
    ["2026-12-01", "mardi 1er décembre 2026", "Tuesday 1 December 2026"],
    ["2026-12-31", "jeudi 31 décembre 2026", "Thursday 31 December 2026"],
    ["2026-08-21", "vendredi 21 août 2026", "Friday 21 August 2026"],
  ])("%s has a long form", (of, french, english) => {
    expect(fr.longDay(of)).toBe(french);
    expect(en.longDay(of)).toBe(english);
  });
});

describe("counts", () => {
  it.each([
    [0, "0\u00a0jour", "0\u00a0days"],
    [1, "1\u00a0jour", "1\u00a0day"],
    [2, "2\u00a0jours", "2\u00a0days"],
    [1284, "1\u202f284\u00a0jours", "1,284\u00a0days"],
  ])("%d", (value, french, english) => {
    expect(fr.count(value, "jour", "jours")).toBe(french);
    expect(en.count(value, "day", "days")).toBe(english);
  });
});

describe("columns of text", () => {
  it("are aligned, amounts on the right, empty lines left out", () => {
    expect(columns("Facture | Dû\n\nFA-1 | 1 234,56 €\nFA-1050 | 8 €\n", "lr")).toBe(
      "Facture          Dû\nFA-1     1 234,56 €\nFA-1050         8 €",
    );
  });
  it("of no row are nothing", () => expect(columns("\n", "lr")).toBe(""));
});
