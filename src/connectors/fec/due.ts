import { type Day, daysBetween } from "../../ledger/day.ts";
import type { DueSource } from "../../ledger/facts.ts";
import type { Line } from "./book.ts";
import { dueInLabel } from "./due-label.ts";
import { dueDay, legalTerms, type Terms } from "./terms.ts";

/** What may be known of payment terms beside the book. */
export interface KnownTerms {
  readonly customer: Terms | undefined;
  readonly company: Terms | undefined;
}

/** The due day of a line and where it comes from: its column, its label, the customer's terms, the company's, the law's. */
export function dueOf(line: Line, known: KnownTerms): { dueOn: Day; dueFrom: DueSource } {
  if (line.dueOn !== undefined && isPlausible(line, line.dueOn)) return { dueOn: line.dueOn, dueFrom: "host" };
  const written = dueInLabel(line.label, line.documentOn);
  if (written !== undefined && isPlausible(line, written)) return { dueOn: written, dueFrom: "label" };
  if (known.customer !== undefined) return { dueOn: dueDay(line.documentOn, known.customer), dueFrom: "terms" };
  if (known.company !== undefined) return { dueOn: dueDay(line.documentOn, known.company), dueFrom: "company_default" };
  return { dueOn: dueDay(line.documentOn, legalTerms), dueFrom: "legal_default" };
}

/** A bill is due on its own day where it says one; otherwise a document that was moved to another account keeps its day. */
export function dueOfMoved(line: Line, document: Line, known: KnownTerms): { dueOn: Day; dueFrom: DueSource } {
  const its = dueOf(line, known);
  return its.dueFrom === "host" || its.dueFrom === "label" ? its : dueOf(document, known);
}

/** A due day stands on or after the invoice, and within two years of it. */
function isPlausible(line: Line, dueOn: Day): boolean {
  const days = daysBetween(line.documentOn, dueOn);
  return days >= 0 && days <= 731;
}
