import { endOfMonth } from "../../ledger/day.ts";
import type { Minor } from "../../ledger/money.ts";
import type { Line } from "./book.ts";
import { lineKind } from "./journals.ts";
import type { NamedSettlement } from "./named.ts";
import type { Match } from "./settle.ts";

/**
 * Gives a difference of exchange or of settlement that names nothing to the document that a payment settled on its day, or
 * in the month that ends with it, as programs book it when an invoice is paid in part: a loss lowers what is open, a gain
 * takes its part of the payment. Left alone where several documents were: guessing which one makes more errors than it mends.
 */
export function settleDifferences({ debits, credits, matches }: NamedSettlement): NamedSettlement {
  const differences = [...debits, ...credits].filter(({ line }) => lineKind(line) === "difference");
  if (differences.length === 0) return { debits, credits, matches };
  const open = new Map([...debits, ...credits].map((left) => [left.line, left.open]));
  let settled = matches;
  const left = (line: Line) => open.get(line) ?? 0;
  const settle = (debit: Line, credit: Line, amount: Minor) => {
    if (amount <= 0) return;
    open.set(debit, left(debit) - amount);
    open.set(credit, left(credit) - amount);
    settled = [...settled, { debit, credit, amount }];
  };

  for (const { line: difference } of differences) {
    const paid = settled.filter((match) => isPaidOn(match, difference) && left(match.debit) + left(match.credit) > 0);
    const [document, ...others] = new Set(paid.map(({ debit }) => debit));
    if (document === undefined || others.length > 0) continue;
    if (difference.amount < 0) settle(document, difference, Math.min(left(document), left(difference)));
    else
      for (const match of paid) {
        const { credit: payment } = match;
        const back = open.has(document) ? Math.min(match.amount, Math.max(0, left(difference) - left(payment))) : 0;
        settled = settled.flatMap((one) => (one === match ? lessened(one, back) : [one]));
        open.set(document, left(document) + back);
        open.set(payment, left(payment) + back);
        settle(difference, payment, Math.min(left(difference), left(payment)));
      }
  }
  const still = (all: NamedSettlement["debits"]) => all.map((each) => ({ ...each, open: left(each.line) })).filter((each) => each.open > 0);
  return { debits: still(debits), credits: still(credits), matches: settled };
}

function isPaidOn({ debit, credit }: Match, { on }: Line): boolean {
  const isOfDay = credit.on === on || (on === endOfMonth(on) && on === endOfMonth(credit.on));
  return isOfDay && lineKind(credit) === "payment" && lineKind(debit) === "invoice";
}

function lessened(match: Match, by: Minor): readonly Match[] {
  return match.amount > by ? [{ ...match, amount: match.amount - by }] : [];
}
