import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type EntrylessPayment, netted, type OpenRow } from "../../../src/connectors/odoo/pull/netting.ts";
import { type Day, day } from "../../../src/ledger/day.ts";

const euros = new Map([
  [1, "EUR"],
  [2, "USD"],
]);
const payment = (amount: number, invoices: readonly number[], currency = 1): EntrylessPayment => ({
  id: 1,
  amount,
  currency_id: currency,
  partner_id: 7,
  company_id: 1,
  date: day("2026-11-09"),
  state: "in_process",
  invoice_ids: [...invoices],
});
const line = (id: number, move: number, open: number, due: string, currency = 1): OpenRow => ({
  id,
  move_id: move,
  currency_id: currency,
  date_maturity: due as Day,
  amount_residual_currency: open,
});

describe("a payment without an entry", () => {
  it.each([
    ["part of an invoice", [payment(70, [1])], [line(10, 1, 120, "2026-10-01")], [[10, 7_000]]],
    [
      "the earliest instalments first",
      [payment(100, [1])],
      [line(11, 1, 60, "2026-11-01"), line(10, 1, 60, "2026-10-01")],
      [
        [10, 6_000],
        [11, 4_000],
      ],
    ],
    ["no more than is open", [payment(100, [1])], [line(10, 1, 60, "2026-10-01")], [[10, 6_000]]],
    ["two of them on one invoice", [payment(50, [1]), payment(50, [1])], [line(10, 1, 80, "2026-10-01")], [[10, 8_000]]],
    ["not another currency", [payment(50, [1], 2)], [line(10, 1, 80, "2026-10-01")], []],
    ["not another invoice", [payment(50, [2])], [line(10, 1, 80, "2026-10-01")], []],
  ] as const)("settles %s", (_, payments, lines, expected) => {
    expect([...netted(payments, lines, euros).byLine]).toEqual(expected);
  });

  it("takes from the balance what it takes from the lines, and never more than was paid or was open", () => {
    const cents = fc.integer({ min: 1, max: 50_000 }).map((amount) => amount / 100);
    const payments = fc.array(fc.tuple(cents, fc.subarray([1, 2, 3])).map(([amount, moves]) => payment(amount, moves)));
    const lines = fc
      .array(fc.tuple(fc.constantFrom(1, 2, 3), cents))
      .map((rows) => rows.map(([move, open], id) => line(id, move, open, "2026-10-01")));
    fc.assert(
      fc.property(payments, lines, (payments, lines) => {
        const { byLine, byBook } = netted(payments, lines, euros);
        const total = [...byLine.values()].reduce((sum, part) => sum + part, 0);
        expect(byBook.get("1/EUR") ?? 0).toBe(total);
        expect(total).toBeLessThanOrEqual(Math.round(payments.reduce((sum, { amount }) => sum + amount, 0) * 100));
        for (const { id, amount_residual_currency } of lines)
          expect(byLine.get(id) ?? 0).toBeLessThanOrEqual(Math.round(amount_residual_currency * 100));
      }),
    );
  });
});
