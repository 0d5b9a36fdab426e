import { day, type Day } from "../../ledger/day.ts";
import { type Currency, type Minor, parseDecimal, sumMinor } from "../../ledger/money.ts";
import type { Instalment } from "./schema.ts";

/** One part of an open invoice: the whole of it, or an instalment that is not paid. */
export interface Part {
  readonly instalment?: number;
  readonly dueOn: Day;
  readonly amount: Minor;
  readonly open: Minor;
}

interface Whole {
  readonly amount: Minor;
  readonly open: Minor;
  readonly currency: Currency;
  readonly dueOn: Day;
}

/**
 * What is open of an invoice, instalment by instalment: what was paid settled those that are marked paid, then the earliest.
 * Instalments that do not add up to the invoice are not understood, and the invoice is due as a whole.
 */
export function spread(instalments: readonly Instalment[], { amount, open, currency, dueOn }: Whole): readonly Part[] {
  const parts = instalments.map((one) => ({
    instalment: one.id,
    dueOn: day(one.deadline),
    amount: parseDecimal(one.amount, currency) ?? 0,
    paid: one.paid === true,
  }));
  if (parts.length === 0 || sumMinor(parts.map((part) => part.amount)) !== amount) return [{ dueOn, amount, open }];
  let received = amount - open;
  const inOrder = parts.toSorted(
    (a, b) => Number(b.paid) - Number(a.paid) || (a.dueOn < b.dueOn ? -1 : a.dueOn > b.dueOn ? 1 : a.instalment - b.instalment),
  );
  return inOrder.flatMap(({ instalment, dueOn: on, amount: due }) => {
    const settled = Math.min(due, received);
    received -= settled;
    return settled < due ? [{ instalment, dueOn: on, amount: due, open: due - settled }] : [];
  });
}
