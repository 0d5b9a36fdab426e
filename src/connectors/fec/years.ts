import type { Day } from "../../ledger/day.ts";
import { ConnectorError } from "../port.ts";
import type { Book } from "./book.ts";
import { isPart } from "./name.ts";

/** The files of one fiscal year: one, or the parts of a large one. */
export interface Year {
  /** Last day it can hold. */
  readonly closing: Day;
  readonly from: Day;
  readonly books: readonly Book[];
}

/**
 * Puts books in order of time, parts of one year together. An older export of a year that a newer one covers is left out
 * and returned in `superseded`. @throws ConnectorError when two files would count the same entries twice
 */
export function arrangeYears(books: readonly Book[]): { years: readonly Year[]; superseded: readonly Book[] } {
  const parts = new Map<Day, Book[]>();
  for (const book of books) {
    if (book.from === undefined || book.to === undefined) continue;
    const closing = book.named ?? book.to;
    const same = parts.get(closing) ?? [];
    if (same.some((other) => !isPart(other.file) || !isPart(book.file)))
      throw new ConnectorError("fec", "fix", "fec.same_year_twice", { first: (same[0] as Book).file, second: book.file, closing });
    parts.set(closing, [...same, book]);
  }
  const all = [...parts].map(([closing, its]) => ({ closing, from: its.map(fromOf).toSorted()[0] as Day, books: its }));
  const years: Year[] = [];
  const superseded: Book[] = [];
  // The latest closing first; of two that close together there is only one.
  for (const year of all.toSorted((a, b) => (a.closing < b.closing ? 1 : -1))) {
    const next = years[0];
    if (next === undefined || year.closing < next.from) years.unshift(year);
    else if (year.from >= next.from) superseded.push(...year.books);
    else
      throw new ConnectorError("fec", "fix", "fec.periods_overlap", {
        first: (year.books[0] as Book).file,
        second: (next.books[0] as Book).file,
        from: next.from,
        to: year.closing,
      });
  }
  return { years, superseded };
}

function fromOf(book: Book): Day {
  return book.from as Day;
}
