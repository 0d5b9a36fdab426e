import { addDays, type Day } from "../../ledger/day.ts";
import { type Currency, exponentOf, type Minor, minor } from "../../ledger/money.ts";
import type { Draft } from "./draft.ts";
import type { Range } from "./profiles.ts";
import type { Random } from "./random.ts";

export interface Invoice {
  readonly id: string;
  readonly number: string;
  readonly issuedOn: Day;
  readonly dueOn: Day;
  readonly currency: Currency;
  readonly amount: Minor;
}

/** Makes the next invoice, due on that day. */
export type InvoiceMaker = (dueOn: Day) => Invoice;

export function invoiceMaker(draft: Draft, index: number, random: Random): InvoiceMaker {
  const home = currencies[draft.debtor.country ?? "FR"] ?? euro;
  let count = 0;
  return (dueOn) => {
    const issuedOn = addDays(dueOn, -random.pick(draft.profile.terms));
    const currency = random.chance(0.7) ? home : euro;
    const id = `${draft.debtor.id}-F${++count}`;
    const serial = String(index * 100 + count).padStart(5, "0");
    const number = `FA${issuedOn.slice(2, 4)}${issuedOn.slice(5, 7)}-${serial}`;
    return { id, number, issuedOn, dueOn, currency: currency.code, amount: amountIn(currency, draft.profile.invoice, random) };
  };
}

interface HomeCurrency {
  readonly code: Currency;
  /** Worth of 100 euros, roughly. */
  readonly per100: number;
}

const euro: HomeCurrency = { code: "EUR", per100: 100 };
const currencies: Readonly<Record<string, HomeCurrency>> = {
  GB: { code: "GBP", per100: 86 },
  CH: { code: "CHF", per100: 94 },
  US: { code: "USD", per100: 112 },
  NC: { code: "XPF", per100: 11_933 },
};

/** Between the two, nearer the lower one; never round. */
function amountIn(currency: HomeCurrency, range: Range, random: Random): Minor {
  const cents = Math.min(random.int(range[0] * 100, range[1] * 100), random.int(range[0] * 100, range[1] * 100));
  return minor(Math.max(1, Math.round((cents * currency.per100 * 10 ** exponentOf(currency.code)) / 10_000)));
}

/** A day of the last three weeks, not before `from`. */
export function latelySince(from: Day, today: Day, random: Random): Day {
  const on = addDays(today, -random.int(0, 20));
  return on < from ? from : on;
}
