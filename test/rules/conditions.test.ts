import { describe, expect, it } from "vitest";
import type { DossierFacts } from "../../src/ledger/dossier.ts";
import { compileCondition } from "../../src/rules/conditions.ts";
import { publishedFacts } from "../../src/rules/facts.ts";
import { credit, debtor, invoice, on, payment } from "./builder.ts";

const today = "2026-06-15";
const facts: Partial<DossierFacts> = {
  debtor: debtor({ tags: ["vip", "export"], country: "FR", creditLimit: 100_000 }),
  items: [invoice("FA-1", "2026-06-05", 1000), invoice("FA-2", "2026-07-01", 500.29)],
  credits: [credit("P1", "2026-06-01", 50)],
  payments: [payment("R1", "2026-01-01", "2026-01-21", 900), payment("R2", "2026-05-10", "2026-05-10", 100)],
};

function holds(text: string, of: Partial<DossierFacts> = facts): boolean | undefined {
  const condition = compileCondition(text);
  if ("code" in condition) throw new Error(JSON.stringify(condition));
  return condition.holds(on(today, of), []);
}

describe("facts read in a condition", () => {
  it.each([
    ["history.lateShare12m >= 0.5 && history.averageDaysLate >= 10", true],
    ["history.lateShare12m == 0.9", true],
    ["history.averageDaysLate12m == 18", true],
    ["history.settlements12m == 2 && history.settlements6m == 2", true],
    ["history.hasPaid", true],
    ["has(history.trendDays) && history.trendDays < -10", true],
    ["oldestDaysLate == 10 && overdueItems == 1", true],
    ["oldestDaysLate > 10.5", false],
    ["amounts.overdue == 1000", true],
    ["amounts.overdue >= 1000 && 1000 <= amounts.overdue && amounts.overdue < 1000.01", true],
    ["amounts.exposure == 1500.29", true],
    ["amounts.exposure - amounts.overdue == 500.29", true],
    ["amounts.unapplied > amounts.overdue", false],
    ["amounts.overdue / amounts.exposure > 0.6", true],
    ["has(debtor.creditLimit) && amounts.exposure > debtor.creditLimit", true],
    ['debtor.nature == "company" && debtor.country == "FR" && currency == "EUR"', true],
    ['"vip" in debtor.tags', true],
    ['debtor.tags.exists(tag, tag.startsWith("exp"))', true],
    ['debtor.nature in ["public", "consumer"]', false],
    ["size(debtor.tags) > 2", false],
  ])("%s", (text, expected) => {
    expect(holds(text)).toBe(expected);
  });

  it("counts amounts in the units of the dossier's currency", () => {
    const yen: Partial<DossierFacts> = {
      currency: "JPY",
      items: [{ ...invoice("FA-1", "2026-06-05", 0), currency: "JPY", amount: 5000, open: 5000 }],
    };
    expect(holds("amounts.overdue == 5000", yen)).toBe(true);
  });

  it("has an answer for a debtor of whom nothing is known", () => {
    for (const fact of publishedFacts) {
      const asks = { boolean: fact.name, text: `${fact.name} == ""`, texts: `size(${fact.name}) == 0` } as Record<string, string>;
      const text = asks[fact.type] ?? `has(${fact.name}) && ${fact.name} > 3`;
      // `has` needs a group; facts without one are always there.
      expect(holds(fact.name.includes(".") ? text : text.replace(/^has\(\w+\) && /, ""), {})).toBeTypeOf("boolean");
    }
  });
});

describe("refused before it meets a debtor", () => {
  it.each([
    ["debtor.constructor == 3", "rules.condition_unknown_fact"],
    ["has(history.trend)", "rules.condition_unknown_fact"],
    ["history.averageDaysLate >= '10'", "rules.condition_types"],
    ["debtor.nature.matches('(a+)+$')", "rules.condition_matches"],
    ["debtor.tags.exists(a, debtor.tags.exists(b, a == b))", "rules.condition_nested"],
    ["debtor.tags[0] == 'vip'", "rules.condition_fails"],
    ["history.trendDays > 3", "rules.condition_fact_missing"],
    ["shout(debtor.nature)", "rules.condition_function"],
    ["history.hasPaid && 3", "rules.condition_operand"],
    ["1 +", "rules.condition_syntax"],
    ["debtor.nature = 'company'", "rules.condition_word"],
    [Array.from({ length: 200 }, () => "history.hasPaid").join(" && "), "rules.condition_too_long"],
    ["(".repeat(60) + "true" + ")".repeat(60), "rules.condition_too_long"],
    ["amounts.overdue", "rules.condition_not_boolean"],
  ])("%s", (text, code) => {
    expect(compileCondition(text)).toMatchObject({ code });
  });

  it.each([
    ["oldestDayLate > 3", 0, "oldestDaysLate"],
    ["history.hasPaid && history.lateShar12m > 0.5", 19, "history.lateShare12m"],
    ["lateShare12m > 0.5", 0, "history.lateShare12m"],
    ["debtor.tag == 'x'", 0, "debtor.tags"],
  ])("%s: at %i, did you mean %s", (text, offset, suggestion) => {
    expect(compileCondition(text)).toMatchObject({ offset, params: { suggestion } });
  });
});

it("reports the facts it reads, once each, and what moves them", () => {
  const condition = compileCondition("history.lateShare12m >= 0.5 && (overdueItems > 3 || overdueItems > 5 && history.lateShare12m > 0.9)");
  if ("code" in condition) throw new Error(condition.code);
  expect(condition.facts.map((fact) => fact.name)).toEqual(["history.lateShare12m", "overdueItems"]);
  expect([...condition.moves]).toEqual([12, "due"]);
});
