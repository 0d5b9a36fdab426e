import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addDays, day } from "../../src/ledger/day.ts";
import type { Decision } from "../../src/rules/decision.ts";
import { decide } from "../../src/rules/decide.ts";
import { debtor, invoice, on, payment, presets, rulebookOf } from "./builder.ts";

const ladder = (claim: string) => `
segment: asking
description: Everyone.
priority: 500
when: true
ladder:
  - { step: firm, at: +15, do: email, template: reminder-firm, claim: ${claim} }
`;
const asking = rulebookOf([...presets, { name: "rules/asking.yaml", text: ladder("[penalties, flat-fee]") }]);

function asked(decision: Decision) {
  const [intent] = decision.intents;
  const { claims } = intent ?? {};
  return {
    principal: intent?.amount,
    penalties: claims?.penalties?.amount,
    fees: claims?.fees?.amount,
    refused: claims?.refused.map(({ code }) => code),
  };
}

const monday = "2026-11-23";

describe("a step that claims", () => {
  it.each([
    ["company", { principal: 1_000_000, penalties: 17_666, fees: 4_000, refused: [] }],
    ["public", { principal: 1_000_000, penalties: 14_816, fees: 4_000, refused: [] }],
    ["consumer", { principal: 1_000_000, penalties: undefined, fees: undefined, refused: ["law.fee_consumer"] }],
    ["unknown", { principal: 1_000_000, penalties: undefined, fees: undefined, refused: ["law.penalties_unknown", "law.fee_unknown"] }],
  ] as const)("asks of a debtor that is %s, 52 days late, what the law gives", (nature, expected) => {
    const of = on(monday, { debtor: debtor({ nature }), items: [invoice("FA-1", "2026-10-02", 10_000)] });
    expect(asked(decide(of, asking, day(monday)))).toEqual(expected);
  });

  it("asks the penalties of the day on which it leaves, not of the Saturday on which it is planned", () => {
    const items = [invoice("FA-1", "2026-10-02", 10_000)];
    expect(asked(decide(on("2026-11-21", { items }), asking, day("2026-11-21")))).toMatchObject({ penalties: 17_666 });
  });

  it("asks one fee for an invoice of three instalments, and none for a balance brought forward", () => {
    const items = [
      invoice("FA-1", "2026-10-01", 100, { id: "1" }),
      invoice("FA-1", "2026-10-15", 100, { id: "2" }),
      invoice("FA-1", "2026-11-01", 100, { id: "3" }),
      invoice("AN", "2026-10-01", 100, { what: "opening" }),
    ];
    expect(asked(decide(on(monday, { items }), asking, day(monday)))).toMatchObject({ fees: 4_000 });
  });

  it("counts on the part that was paid late up to its day", () => {
    const items = [invoice("FA-1", "2026-10-02", 10_000, { open: 600_000 })];
    const paid = payment("FA-1", "2026-10-02", "2026-11-02", 4_000);
    const [one] = decide(on(monday, { items, payments: [paid] }), asking, day(monday)).intents[0]?.claims?.penalties?.items ?? [];
    expect(one?.lines.map(({ base, days }) => [base, days])).toEqual([
      [1_000_000, 31],
      [600_000, 21],
    ]);
  });

  it("takes the contract's rate from _common.yaml", () => {
    const files = [
      ...presets,
      { name: "rules/asking.yaml", text: ladder("[penalties]") },
      { name: "rules/_common.yaml", text: "law: { penaltyRate: 15.00 }" },
    ];
    const decision = decide(on(monday, { items: [invoice("FA-1", "2026-10-02", 10_000)] }), rulebookOf(files), day(monday));
    expect(decision.intents[0]?.claims).toMatchObject({ regime: "contractual", penalties: { items: [{ lines: [{ rate: 1500 }] }] } });
  });

  it("stops on the first day of a half-year whose rates nobody has added, and names it", () => {
    const today = "2027-01-04";
    const decision = decide(on(today, { items: [invoice("FA-1", "2026-12-15", 10_000)] }), asking, day(today));
    expect(decision).toMatchObject({ intents: [], reason: { code: "rate_missing", params: { half: "2027-H1", step: "firm" } } });
  });

  it("claims nothing in another currency: the law's amounts are in euros", () => {
    const of = on(monday, { currency: "USD", items: [invoice("FA-1", "2026-10-02", 10_000, { currency: "USD" })] });
    expect(decide(of, asking, day(monday)).intents[0]?.claims).toBeUndefined();
  });

  it("never asks more than is owed and the law gives, whatever was paid and when", () => {
    const part = fc.record({
      late: fc.integer({ min: 15, max: 400 }),
      euros: fc.integer({ min: 50, max: 50_000 }),
      paid: fc.integer({ min: 0, max: 49 }),
      after: fc.integer({ min: 0, max: 14 }),
    });
    fc.assert(
      fc.property(fc.array(part, { minLength: 1, maxLength: 5 }), (parts) => {
        const items = parts.map(({ late, euros, paid }, index) =>
          invoice(`FA-${index}`, addDays(day(monday), -late), euros, { open: euros * 100 - paid * 100 }),
        );
        const payments = parts.map(({ late, paid, after }, index) => {
          const dueOn = addDays(day(monday), -late);
          return payment(`FA-${index}`, dueOn, addDays(dueOn, after), paid);
        });
        const [intent] = decide(on(monday, { items, payments }), asking, day(monday)).intents;
        if (!intent) return;
        const owed = items.reduce((sum, item) => sum + item.open, 0);
        expect(intent.amount).toBeLessThanOrEqual(owed);
        // The hardest half-year of the table is 14.50 %: no stretch can cost more.
        const most = parts.reduce((sum, { euros, late }) => sum + (euros * 100 * 0.145 * late) / 365 + 1, 0);
        expect(intent.claims?.penalties?.amount ?? 0).toBeLessThanOrEqual(most);
        expect(intent.claims?.fees?.amount).toBe(4_000 * items.length);
      }),
    );
  });
});
