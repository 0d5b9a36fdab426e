import { describe, expect, it } from "vitest";
import { day } from "../../../src/ledger/day.ts";
import { flatFeesOf } from "../../../src/rules/law/fee.ts";
import { limitationAlert, limitationOf } from "../../../src/rules/law/limitation.ts";
import { firstDayOf, halfOf, loadRates, nextHalf } from "../../../src/rules/law/rates.ts";
import { regimeOf } from "../../../src/rules/law/regime.ts";
import { latestLawfulDue } from "../../../src/rules/law/terms.ts";
import { shipped, shippedText } from "./rates.ts";

describe("the regime", () => {
  it.each([
    ["company", undefined, "L441-10"],
    ["company", 1500, "contractual"],
    ["public", 1500, "public"],
    ["consumer", 1500, "consumer"],
    ["unknown", 1500, "none"],
  ] as const)("of a debtor that is %s, with the contract rate %s, is %s", (nature, rate, regime) => {
    expect(regimeOf({ nature }, rate)).toBe(regime);
  });
});

describe("the table of rates", () => {
  it("has every half-year from 2021 to today's, each with its source", () => {
    let half = halfOf(day("2021-01-01"));
    for (const last = halfOf(day("2026-11-21")); half <= last; half = nextHalf(half)) {
      expect(shipped.get(half)).toMatchObject({ half, source: expect.stringMatching(/BCE/) });
    }
    expect(shipped.has(half)).toBe(false);
  });

  it.each([
    ["2024-H1", 450, 507],
    ["2025-H2", 215, 276],
    ["2026-H2", 240, 275],
  ] as const)("says of %s: ECB %i, legal %i hundredths of a percent", (half, ecb, legal) => {
    expect(shipped.get(half)).toMatchObject({ ecb, legal });
  });

  it("takes what a workspace adds or corrects", () => {
    const text = `- { half: 2027-H1, ecb: 2.65, legal: 2.9, source: "arrêté à vérifier", verifiedOn: 2027-01-04 }\n`;
    const { rates, problems } = loadRates([
      { name: "shipped:rates.yaml", text: shippedText },
      { name: "rules/rates.yaml", text },
    ]);
    expect(problems).toEqual([]);
    expect(rates.get("2027-H1")).toMatchObject({ ecb: 265, legal: 290 });
    expect(rates.get("2026-H2")).toMatchObject({ ecb: 240 });
  });

  it.each([
    [`- { half: 2027-H3, ecb: 2, legal: 2, source: "x", verifiedOn: 2027-01-04 }`, "yaml.bad_format", "[0].half"],
    [`- { half: 2027-H1, ecb: 2.655, legal: 2, source: "x", verifiedOn: 2027-01-04 }`, "yaml.bad_percent", "[0].ecb"],
    [`- { half: 2027-H1, ecb: 2, legal: 2, source: "x", verifiedOn: 2027-02-30 }`, "yaml.bad_format", "[0].verifiedOn"],
    [`- &a { half: 2027-H1, ecb: 2, legal: 2, source: "x", verifiedOn: 2027-01-04 }\n- *a`, "rules.half_twice", "[1].half"],
  ])("refuses %s", (text, code, path) => {
    const { problems } = loadRates([{ name: "rules/rates.yaml", text }]);
    expect(problems.map((problem) => [problem.code, problem.path])).toEqual([[code, path]]);
  });

  it("cuts years in January and in July", () => {
    expect([day("2026-06-30"), day("2026-07-01"), day("2026-12-31")].map(halfOf)).toEqual(["2026-H1", "2026-H2", "2026-H2"]);
    expect([firstDayOf("2026-H1"), firstDayOf("2026-H2")]).toEqual(["2026-01-01", "2026-07-01"]);
    expect(nextHalf("2026-H2")).toBe("2027-H1");
  });
});

describe("the flat fee", () => {
  const item = (number: string, what: "invoice" | "opening" = "invoice") => ({ number, company: "Montclar", what });

  it("is 40 € for each invoice, once, whatever its instalments", () => {
    expect(flatFeesOf([item("FA-1"), item("FA-1"), item("FA-2")], "L441-10")).toEqual({ amount: 8_000, invoices: ["FA-1", "FA-2"] });
  });

  it("is not for what is no invoice", () => {
    expect(flatFeesOf([item("A-NOUVEAUX", "opening")], "public")).toEqual({ amount: 0, invoices: [] });
  });

  it.each([
    ["a consumer", "consumer", "law.fee_consumer"],
    ["a debtor of whom it is not known what they are", "none", "law.fee_unknown"],
  ] as const)("is refused for %s", (_who, regime, code) => {
    expect(flatFeesOf([item("FA-1")], regime)).toEqual({ refused: { code, params: {} } });
  });
});

describe("the limitation date, on the cautious reading", () => {
  const item = { issuedOn: day("2024-02-29") };

  it.each([
    ["company", "2029-02-28"],
    ["consumer", "2026-02-28"],
    ["public", "2029-01-01"],
    ["unknown", "2026-02-28"],
  ] as const)("of an invoice of 29/02/2024 to a debtor that is %s is %s", (nature, expected) => {
    expect(limitationOf(item, { nature })).toBe(expected);
  });

  it.each([
    ["2027-02-28", undefined],
    ["2028-02-28", 12],
    ["2028-08-28", 6],
    ["2028-11-28", 3],
    ["2029-01-28", 1],
    ["2029-02-28", 0],
  ])("is announced on %s with %s months left", (today, months) => {
    expect(limitationAlert(day("2029-02-28"), day(today))).toBe(months);
  });
});

describe("the latest due date that the law allows", () => {
  it.each([
    ["company", "2026-01-15", "2026-03-31"],
    ["company", "2026-01-31", "2026-04-01"],
    ["company", "2026-02-01", "2026-04-14"],
    ["public", "2026-01-15", "2026-03-16"],
    ["consumer", "2026-01-15", undefined],
  ] as const)("to a debtor that is %s, of an invoice of %s, is %s", (nature, issuedOn, expected) => {
    expect(latestLawfulDue({ issuedOn: day(issuedOn) }, { nature })).toBe(expected);
  });
});
