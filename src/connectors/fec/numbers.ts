import type { Journal, Line, Numbered, Seen } from "./book.ts";
import { journalKind } from "./journals.ts";
import type { CompactDay } from "./values.ts";

/** Enough to see how a journal numbers; and the same first documents in a later export of the same year. */
const sampled = 2000;

/** Whether the sample of a journal is complete: no further line need be decoded for it. */
export function isSampled({ numbering }: Journal): boolean {
  return numbering.documents.length >= sampled;
}

/** Takes the number of a debit into the sample of its journal. Instalments of one entry are one document. */
export function countDocument({ numbering }: Journal, on: CompactDay, line: Numbered): void {
  const its = `${line.entry} ${on} ${line.document}`;
  if (numbering.last === its) return;
  numbering.last = its;
  numbering.documents.push(line);
}

type Source = keyof Numbered;
const sources: readonly Source[] = ["document", "entry", "label"];

/**
 * The number of the document that a line books. PieceRef, as the law means it, unless a sales journal writes something there
 * that hardly tells its invoices apart (a month, a placeholder) and the entry number or a word of the label does.
 */
export function numberOf(line: Line): string {
  return candidate(line, sourceOf(line.journal)) || line.document || line.entry || candidate(line, "label");
}

/** Whether the journal's numbers tell its documents apart, so that another line that bears one means that document. */
export function tellsApart(journal: Journal): boolean {
  return lookAt(journal).telling[sourceOf(journal)];
}

/** Looks at what was added to the sample since the last time: mostly once, after the file was read. */
function lookAt({ numbering: { documents, seen } }: Journal): Seen {
  while (seen.documents < documents.length) {
    const line = documents[seen.documents++] as Numbered;
    if (isDatedNumber(line.entry)) seen.datedEntries++;
    if (/^\d+$/.test(line.entry)) seen.countedEntries++;
    for (const source of sources) {
      const value = candidate(line, source);
      if (value !== "") seen.values[source].add(value);
      seen.telling[source] = isTelling(seen, source);
    }
  }
  return seen;
}

/** From this share of distinct values on, a number is one. */
const distinct = 0.5;
/** After so many documents, the share must change by that much more to change what was seen. */
const settled = 20;
const margin = 0.15;

/**
 * A journal near the threshold would show other numbers in each export of a growing year. Later exports start with the
 * same documents, so that what these tell is told again.
 */
function isTelling(seen: Seen, source: Source): boolean {
  const share = uniqueness(seen, source);
  if (seen.documents <= settled) return share >= distinct;
  return seen.telling[source] ? share >= distinct - margin : share >= distinct + margin;
}

function sourceOf(journal: Journal): Source {
  const seen = lookAt(journal);
  // Odoo has the invoice number here, and a word of the customer in PieceRef.
  if (seen.datedEntries > seen.documents / 2) return "entry";
  const kind = journalKind(journal);
  if ((kind !== "sales" && kind !== "mixed") || seen.telling.document) return "document";
  // A counter of entries means nothing to a customer when the label has a number of its own.
  const order: readonly Source[] = seen.countedEntries > seen.documents / 2 ? ["label", "entry"] : sources;
  const telling = order.find((source) => seen.telling[source]);
  return telling ?? (sources.toSorted((a, b) => uniqueness(seen, b) - uniqueness(seen, a))[0] as Source);
}

function uniqueness({ documents, values }: Seen, source: Source): number {
  return documents === 0 ? 0 : values[source].size / documents;
}

/** `FAC/2026/00042`. */
function isDatedNumber(entry: string): boolean {
  return /^[A-Z][A-Z0-9-]*\/20\d\d\/(?:\d\d\/)?\d+$/i.test(entry);
}

function candidate(line: Numbered, source: Source): string {
  if (source === "label") return wordsWithDigits(line.label)[0] ?? "";
  return line[source];
}

/** PieceRef without what programs write where there is no document: `-`, `SANS PIECE REF`. */
export function withoutPlaceholder(reference: string): string {
  return /^[-\s]*$|^sans[_ ]pi[eè]ce/i.test(reference) ? "" : reference;
}

/** Words of a label that may be document numbers: they hold a digit, and are neither days nor amounts. */
export function wordsWithDigits(label: string): readonly string[] {
  return label
    .split(/[\s,;:()[\]]+/)
    .map((word) => word.replace(/^(?:n[°o]\.?|#)(?=\d)/i, "").replace(/^\.+|\.+$/g, ""))
    .filter((word) => word.length >= 3 && /\d/.test(word) && !isDayOrShare(word));
}

function isDayOrShare(word: string): boolean {
  return /^\d{1,2}[/.-]\d{1,2}(?:[/.-](?:\d{4}|\d{2}))?$|^\d+[.,]\d{1,2}€?$|^\d+(?:€|%|j|jours?)$/i.test(word);
}

/** A number without case or punctuation: `FA 2026/0042` and `fa-2026-0042` are the same. */
export function bare(number: string): string {
  return number.toUpperCase().replace(/[^A-Z0-9]/g, "");
}

/**
 * What stands for the document in the identity of a fact: the same in every export, drafts included, whatever the rest of
 * the year makes of its journal. An entry number that only counts changes when a draft is validated.
 */
export function stableReference({ document, entry }: Line): string {
  return document || (/[A-Za-z]/.test(entry) ? entry : "");
}
