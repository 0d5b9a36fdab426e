import type { Day } from "../../ledger/day.ts";
import { ConnectorError } from "../port.ts";
import type { Book, FileBook } from "./book.ts";
import { isPart } from "./name.ts";

/** The files of one fiscal year: one, or the parts of a large one. */
export interface Year<File extends FileBook = Book> {
  /** Last day it can hold. */
  readonly closing: Day;
  readonly from: Day;
  readonly books: readonly File[];
}

/** Files in order of time, and in the order in which they were read. */
export interface Files {
  readonly years: readonly Year<FileBook>[];
  readonly books: readonly FileBook[];
}

/**
 * Puts books in order of time, parts of one year together. An older export of a year that a newer one covers is left out
 * and returned in `superseded`. @throws ConnectorError when two files would count the same entries twice
 */
export function arrangeYears<File extends FileBook>(books: readonly File[]): { years: readonly Year<File>[]; superseded: readonly File[] } {
  const parts = new Map<Day, File[]>();
  for (const book of books) {
    if (book.from === undefined || book.to === undefined) continue;
    const closing = book.named ?? book.to;
    const same = parts.get(closing) ?? [];
    if (same.some((other) => !isPart(other.file) || !isPart(book.file)))
      throw new ConnectorError("fec", "fix", "fec.same_year_twice", { first: (same[0] as File).file, second: book.file, closing });
    parts.set(closing, [...same, book]);
  }
  const all = [...parts].map(([closing, its]) => ({ closing, from: its.map(fromOf).toSorted()[0] as Day, books: its }));
  const years: Year<File>[] = [];
  const superseded: File[] = [];
  // The latest closing first; of two that close together there is only one.
  for (const year of all.toSorted((a, b) => (a.closing < b.closing ? 1 : -1))) {
    const next = years[0];
    if (next === undefined || year.closing < next.from) years.unshift(year);
    else if (year.from >= next.from) superseded.push(...year.books);
    else
      throw new ConnectorError("fec", "fix", "fec.periods_overlap", {
        first: (year.books[0] as File).file,
        second: (next.books[0] as File).file,
        from: next.from,
        to: year.closing,
      });
  }
  return { years, superseded };
}

function fromOf(book: FileBook): Day {
  return book.from as Day;
}
