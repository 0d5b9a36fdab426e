import { addMonths, type Day, daysBetween } from "./day.ts";
import type { Payment } from "./facts.ts";
import type { Minor } from "./money.ts";

/** How a debtor paid, over the 6 and the 12 months before `today`. Credit notes are not payments. */
export interface History {
  readonly months6: PaymentBehaviour;
  readonly months12: PaymentBehaviour;
  /**
   * Average days late of the last 3 months less that of the 9 months before: positive means paying later and later.
   * Undefined until both periods have a payment.
   */
  readonly trendDays?: number;
  /** Invoices, or instalments of one, paid in more than one go within the 6 months. */
  readonly partialInvoices6m: number;
}

export interface PaymentBehaviour {
  readonly settlements: number;
  readonly amount: Minor;
  /** Weighted by amount; an early payment counts as negative days. 0 without payments. One decimal. */
  readonly averageDaysLate: number;
  /** Share of the amount that was paid after its due date, 0 to 1, two decimals. */
  readonly lateShare: number;
}

export function historyOf(payments: readonly Payment[], today: Day): History {
  const money = payments.filter((payment) => payment.by === "money" && payment.paidOn <= today);
  const since = (months: number) => addMonths(today, -months);
  const recent = behaviour(money, since(3), today);
  const before = behaviour(money, since(12), since(3));
  return {
    months6: behaviour(money, since(6), today),
    months12: behaviour(money, since(12), today),
    partialInvoices6m: partial(money, since(6)),
    ...(recent.settlements > 0 && before.settlements > 0 && { trendDays: round(recent.averageDaysLate - before.averageDaysLate, 1) }),
  };
}

function partial(payments: readonly Payment[], from: Day): number {
  const times = new Map<string, number>();
  for (const { invoice, dueOn, paidOn } of payments) {
    if (paidOn <= from) continue;
    const instalment = `${invoice} ${dueOn}`;
    times.set(instalment, (times.get(instalment) ?? 0) + 1);
  }
  let several = 0;
  for (const count of times.values()) if (count > 1) several++;
  return several;
}

/** Over payments made after `from` and up to `to`. */
function behaviour(payments: readonly Payment[], from: Day, to: Day): PaymentBehaviour {
  let settlements = 0;
  let amount = 0;
  let late = 0;
  let weighted = 0;
  for (const payment of payments) {
    if (payment.paidOn <= from || payment.paidOn > to) continue;
    const days = daysBetween(payment.dueOn, payment.paidOn);
    settlements++;
    amount += payment.amount;
    if (days > 0) late += payment.amount;
    weighted += days * payment.amount;
  }
  if (amount === 0) return { settlements, amount, averageDaysLate: 0, lateShare: 0 };
  return { settlements, amount, averageDaysLate: round(weighted / amount, 1), lateShare: round(late / amount, 2) };
}

function round(value: number, decimals: number): number {
  const factor = 10 ** decimals;
  return Math.round(value * factor) / factor;
}
