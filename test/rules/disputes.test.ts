import { describe, expect, it } from "vitest";
import { sayReason } from "../../src/text/reasons.ts";
import { action, debtor, decideOn, invoice, on, plainText, plainWith, rulebookOf, signal } from "./builder.ts";
import { factsByName } from "../../src/rules/facts.ts";

const late = invoice("FA-1", "2026-06-05", 1000);
const old = invoice("FA-0", "2026-05-20", 500);
const rulebook = rulebookOf([
  { name: "rules/test.yaml", text: plainText },
  {
    name: "rules/_common.yaml",
    text: "disputes: [{ reason: other, days: 10 }, { reason: price, owner: salesperson, days: 3 }]",
  },
]);
const dispute = (day: string, more: { items?: string[]; reason?: string } = {}) =>
  signal(day, { what: "dispute", currency: "EUR", ...more });

describe("a dispute has an owner and a deadline", () => {
  const of = { items: [old, late], debtor: debtor({ salesperson: "Ada", collector: "Blaise" }) };

  // Said on Wednesday 10 June: three business days end on Monday 15, ten on Wednesday 24.
  it.each([
    ["price", "2026-06-15", []],
    ["price", "2026-06-16", ["settle-dispute Ada"]],
    ["delivery", "2026-06-24", []],
    ["delivery", "2026-06-25", ["settle-dispute Blaise"]],
    [undefined, "2026-06-25", ["settle-dispute Blaise"]],
  ])("for reason %s, on %s", (reason, today, expected) => {
    const signals = [dispute("2026-06-10", { items: ["FA-1"], ...(reason !== undefined && { reason }) })];
    const { intents } = decideOn(today, { ...of, signals }, rulebook);
    expect(intents.filter((one) => one.do === "task").map((one) => `${one.step} ${one.assignee}`)).toEqual(expected);
  });

  it("is asked once, and says which dispute it is about", () => {
    const signals = [dispute("2026-06-10", { items: ["FA-1"], reason: "price" })];
    const decision = decideOn("2026-06-16", { ...of, signals }, rulebook);
    expect(decision.intents.map((one) => [one.step, one.amount])).toEqual([
      ["settle-dispute", 100_000],
      ["courtesy", 50_000],
    ]);
    expect(sayReason(decision, "en")).toContain("The dispute of 10/06/2026 was to be settled by 15/06/2026.");
    const asked = action("2026-06-16", "settle-dispute", ["FA-1"], { kind: "task", cycle: signals[0]?.id ?? "" });
    expect(decideOn("2026-06-17", { ...of, signals, actions: [asked] }, rulebook).intents.map((one) => one.step)).toEqual(["courtesy"]);
  });

  it("comes back on the day after its deadline, although everything due is disputed", () => {
    const signals = [dispute("2026-06-10", { reason: "price" })];
    expect(decideOn("2026-06-12", { ...of, signals }, rulebook)).toMatchObject({
      reason: { code: "all_disputed" },
      reviewOn: "2026-06-16",
    });
  });

  it("has none without a catalogue, or once the invoice is paid", () => {
    const signals = [dispute("2026-01-10", { items: ["FA-1"] })];
    expect(decideOn("2026-06-16", { ...of, signals }, plainWith("")).intents.map((one) => one.step)).toEqual(["courtesy"]);
    expect(decideOn("2026-06-16", { items: [old], signals }, rulebook).intents.map((one) => one.step)).toEqual(["courtesy"]);
  });
});

it("ages from the day the oldest open dispute was said", () => {
  const age = factsByName.get("disputes.oldestDays");
  const of = on("2026-06-16", {
    items: [late],
    signals: [dispute("2026-01-10", { items: ["FA-9"] }), dispute("2026-06-06", { items: ["FA-1"] })],
  });
  expect(age?.read(of, [])).toBe(10);
  expect(age?.read(on("2026-06-16", { items: [late] }), [])).toBe(0);
});
