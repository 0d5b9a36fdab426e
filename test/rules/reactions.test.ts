import { describe, expect, it } from "vitest";
import { day } from "../../src/ledger/day.ts";
import type { DossierFacts } from "../../src/ledger/dossier.ts";
import { sayReason } from "../../src/text/reasons.ts";
import { action, decideOn, invoice, payment, plainText, rulebookOf, signal } from "./builder.ts";

const today = "2026-06-15";
const late = invoice("FA-1", "2026-06-05", 1000); // 10 days late
const rules = (reactions: string) => rulebookOf([{ name: "rules/test.yaml", text: `${plainText}on: { ${reactions} }\n` }]);
const partly = { ...payment("R1", "2026-06-05", "2026-06-12", 200), invoice: "FA-1" };
const broken = signal("2026-06-01", { what: "promise", payOn: day("2026-06-08"), currency: "EUR", amount: 100_000 });

describe("a pause after what happened", () => {
  it.each<[string, string, Partial<DossierFacts>, string, string | undefined]>([
    ["a part payment", "partial-payment: { pause: 10 }", { payments: [partly] }, "paused_after", "2026-06-22"],
    ["a part payment long enough ago", "partial-payment: { pause: 3 }", { payments: [partly] }, "step_due", undefined],
    [
      "a payment of something else",
      "partial-payment: { pause: 10 }",
      { payments: [payment("R2", "2026-06-05", "2026-06-12", 200)] },
      "step_due",
      undefined,
    ],
    // Two business days of grace after Monday 8 June: broken on the 11th.
    ["a broken promise", "broken-promise: { pause: 5 }", { signals: [broken] }, "paused_after", "2026-06-16"],
    [
      "a bounce",
      "bounce: { pause: 7 }",
      { signals: [signal("2026-06-14", { what: "bounce", contact: "K9" })] },
      "paused_after",
      "2026-06-21",
    ],
    [
      "a dispute on another invoice",
      "dispute: { pause: 7 }",
      { signals: [signal("2026-06-14", { what: "dispute", currency: "EUR", items: ["FA-9"] })] },
      "paused_after",
      "2026-06-21",
    ],
    [
      "the longest of two",
      "partial-payment: { pause: 10 }, broken-promise: { pause: 5 }",
      { payments: [partly], signals: [broken] },
      "paused_after",
      "2026-06-22",
    ],
  ])("%s", (_, reactions, of, code, until) => {
    const { reason, reviewOn } = decideOn(today, { items: [late], ...of }, rules(reactions));
    expect(reason.code).toBe(code);
    if (until !== undefined) expect([reason.params.until, reviewOn]).toEqual([until, until]);
  });

  it("says what happened", () => {
    const decision = decideOn(today, { items: [late], payments: [partly] }, rules("partial-payment: { pause: 10 }"));
    expect(sayReason(decision, "fr").replaceAll("\u00a0", " ")).toBe(
      "Règlement partiel le 12/06/2026 : le profil prévoit une pause, rien ne part avant le 22/06/2026.",
    );
  });
});

it("a task after a broken promise is given once, beside the ladder", () => {
  const rulebook = rules("broken-promise: { task: call, assignee: Ada }");
  const of = { items: [late], signals: [broken] };
  const { intents } = decideOn(today, of, rulebook);
  expect(intents.map((one) => [one.step, one.assignee])).toEqual([
    ["after-broken-promise", "Ada"],
    ["courtesy", undefined],
  ]);
  const given = action(today, "after-broken-promise", ["FA-1"], { kind: "task", cycle: broken.id });
  expect(decideOn(today, { ...of, actions: [given] }, rulebook).intents.map((one) => one.step)).toEqual(["courtesy"]);
});
