import { addDays, type Day, dayOf, endOfMonth, partsOf } from "../../ledger/day.ts";

/** When an invoice is due, counted from its date. */
export interface Terms {
  readonly days: number;
  /** French law knows two ways to count "45 days end of month", and they give different days. */
  readonly month?: "days_then_end" | "end_then_days";
  /** Day of the month that follows, for "30 days end of month, the 10th". Only with `days_then_end`. */
  readonly onDate?: number;
}

/** What the law sets when nothing was agreed. */
export const legalTerms: Terms = { days: 30 };

/**
 * Reads terms of payment; undefined for anything else.
 * `30`: 30 days. `30 EOM`: 30 days, then to the end of that month. `EOM+45` or `45 EOM+`: end of the month, then 45 days.
 * `30 EOM 10`: as `30 EOM`, then the 10th of the next month. French words are read too: `45 jours fin de mois`, `30 FDM`.
 */
export function parseTerms(text: string): Terms | undefined {
  const plain = text
    .toUpperCase()
    .replace(/FIN DE MOIS|FDM/g, "EOM")
    .replace(/\b(JOURS?|DAYS?|J|NETS?|LE|THE)\b/g, " ")
    .replace(/\s+/g, " ")
    .trim();
  if (plain === "COMPTANT") return { days: 0 };
  const match = /^(?:(\d{1,3})|(\d{1,3}) ?EOM|(?:EOM ?\+ ?(\d{1,3})|(\d{1,3}) ?EOM ?\+)|(\d{1,3}) ?EOM (\d{1,2}))$/.exec(plain);
  if (!match) return undefined;
  const [, net, thenEnd, endThen, endThenToo, dated, date] = match;
  if (net !== undefined) return { days: Number(net) };
  if (thenEnd !== undefined) return { days: Number(thenEnd), month: "days_then_end" };
  const after = endThen ?? endThenToo;
  if (after !== undefined) return { days: Number(after), month: "end_then_days" };
  const onDate = Number(date);
  return onDate >= 1 && onDate <= 28 ? { days: Number(dated), month: "days_then_end", onDate } : undefined;
}

/** The day on which an invoice of `issuedOn` is due. */
export function dueDay(issuedOn: Day, terms: Terms): Day {
  if (terms.month === undefined) return addDays(issuedOn, terms.days);
  if (terms.month === "end_then_days") return addDays(endOfMonth(issuedOn), terms.days);
  const end = endOfMonth(addDays(issuedOn, terms.days));
  if (terms.onDate === undefined) return end;
  const { year, month } = partsOf(addDays(end, 1));
  return dayOf(year, month, terms.onDate) ?? end;
}
