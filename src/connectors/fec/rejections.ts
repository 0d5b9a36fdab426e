import { groupBy } from "../../ledger/group-by.ts";
import { daysBetween } from "../../ledger/day.ts";
import type { Line } from "./book.ts";
import type { Group } from "./groups.ts";
import { lineKind } from "./journals.ts";
import { bare, numberOf, tellsApart } from "./numbers.ts";
import type { Left } from "./settle.ts";

/** How long after a payment the same amount going back is taken for its rejection, when nothing else names it. */
const daysToReject = 15;

/**
 * Pairs money that went back (a rejected direct debit, an unpaid cheque) with the payment it undoes: both then count for
 * nothing, and what the payment had settled is open again; the payment may stand in another account of the customer, as
 * that of a bill does. A lettered refund that settles a credit note is left alone.
 */
export function findRejections(groups: readonly Group[]): ReadonlyMap<Line, Line> {
  const pairs = new Map<Line, Line>();
  const taken = new Set<Line>();
  const kinds = groups.flatMap((group) => group.lines.map((line) => ({ line, group, kind: lineKind(line) })));
  const payments = groupBy(
    kinds.filter(({ kind }) => kind === "payment"),
    ({ line }) => -line.amount,
  );
  for (const back of kinds.filter(({ kind }) => kind === "money_back")) {
    const settled = back.group.lettered && total(back.group) === 0;
    const candidates = (payments.get(back.line.amount) ?? []).filter(
      (payment) =>
        !taken.has(payment.line) &&
        payment.line.on <= back.line.on &&
        (payment.group === back.group || (!settled && isNear(payment.line, payment.group, back.line))),
    );
    const named = candidates.filter((payment) => names(payment.line, payment.group, back.line));
    const payment = (named.length > 0 ? named : candidates).toSorted((a, b) => (a.line.on < b.line.on ? 1 : -1))[0];
    if (payment === undefined) continue;
    taken.add(payment.line);
    pairs.set(back.line, payment.line);
  }
  return pairs;
}

/**
 * Money that went back without being paired, as when only a part of a payment is rejected, reopens the one document whose
 * number it bears: the item keeps that number and its due day.
 */
export function reopenNamed(debits: readonly Left[], lines: readonly Line[]): readonly Left[] {
  if (!debits.some(({ line }) => lineKind(line) === "money_back")) return debits;
  const documents = groupBy(
    lines.filter((line) => line.amount > 0 && lineKind(line) !== "money_back" && tellsApart(line.journal)),
    (line) => bare(numberOf(line)),
  );
  return debits.map((left) => {
    const [document, ...others] = lineKind(left.line) === "money_back" ? (documents.get(bare(numberOf(left.line))) ?? []) : [];
    return document && others.length === 0 && document.amount >= left.amount ? { ...left, origin: document, rejected: true } : left;
  });
}

function isNear(payment: Line, group: Group, back: Line): boolean {
  return daysBetween(payment.on, back.on) <= daysToReject || names(payment, group, back);
}

/** The line that went back bears the number of the payment, or of an invoice that it had settled. */
function names(payment: Line, group: Group, back: Line): boolean {
  const number = numberOf(back);
  return numberOf(payment) === number || group.lines.some((line) => line.amount > 0 && line !== back && numberOf(line) === number);
}

function total(group: Group): number {
  return group.lines.reduce((sum, line) => sum + line.amount, 0);
}
