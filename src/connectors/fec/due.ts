import { type Day, dayOf, daysBetween } from "../../ledger/day.ts";
import type { DueSource } from "../../ledger/facts.ts";
import type { Line } from "./book.ts";
import { dueDay, legalTerms, type Terms } from "./terms.ts";

/** What may be known of payment terms beside the book. */
export interface KnownTerms {
  readonly customer: Terms | undefined;
  readonly company: Terms | undefined;
}

/** The due day of a line and where it comes from: its column, its label, the customer's terms, the company's, the law's. */
export function dueOf(line: Line, known: KnownTerms): { dueOn: Day; dueFrom: DueSource } {
  if (line.dueOn !== undefined && isPlausible(line, line.dueOn)) return { dueOn: line.dueOn, dueFrom: "host" };
  const written = dayInLabel(line.label);
  if (written !== undefined && isPlausible(line, written)) return { dueOn: written, dueFrom: "label" };
  if (known.customer !== undefined) return { dueOn: dueDay(line.documentOn, known.customer), dueFrom: "terms" };
  if (known.company !== undefined) return { dueOn: dueDay(line.documentOn, known.company), dueFrom: "company_default" };
  return { dueOn: dueDay(line.documentOn, legalTerms), dueFrom: "legal_default" };
}

/** A due day stands on or after the invoice, and within two years of it. */
function isPlausible(line: Line, dueOn: Day): boolean {
  const days = daysBetween(line.documentOn, dueOn);
  return days >= 0 && days <= 731;
}

const written = /(?<![\p{L}\d])[ée]ch(?:[ée]ances?)?\s*[.:]?\s*(?:(?:le|au|du)\s+)?(\d{1,2})[/.-](\d{1,2})[/.-](\d{4}|\d{2})(?!\d)/iu;

/** The day after `éch`, `échéance`, `ech.` in a label: `Facture FA-1042 éch 30/11/2026`. */
export function dayInLabel(label: string): Day | undefined {
  const match = written.exec(label.normalize("NFC"));
  if (!match) return undefined;
  const [, date, month, year] = match as unknown as [string, string, string, string];
  return dayOf(Number(year.length === 2 ? `20${year}` : year), Number(month), Number(date));
}
