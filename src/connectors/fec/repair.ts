import { type Field, type Header } from "./header.ts";
import { amountOf, dayIn, fits, locate, type Row } from "./row.ts";

/** What is known of the book while it is read. */
export interface Acquaintance {
  /** Whether the row is of a receivable account. */
  isReceivable(row: Row): boolean;
  /** Whether its customer was read before. */
  isKnown(row: Row): boolean;
}

/** Columns whose text may hold the separator, the likeliest first. */
const texts: readonly Field[] = ["label", "customerName", "accountName", "journalName", "document"];
/** A line with more separators than this is something else. */
const mostExtra = 16;

/**
 * Puts a row with too many cells right: empty cells at its end are left out, or neighbours are joined into the one text that
 * held the separator. When two ways fit and differ in what they say, the one whose customer is known from other lines is
 * right. Undefined when nothing fits or nothing tells: nothing is guessed.
 */
export function repairExtraCells(header: Header, row: Row, digits: number, book: Acquaintance): Row | undefined {
  for (const strictly of [true, false]) {
    if (restIsEmpty(header, row, 0) && fits(header, row, digits, strictly)) return { ...row, cells: header.cells };
    const found = [...joined(header, row)].filter((candidate) => fits(header, candidate, digits, strictly));
    if (found.length > 0) return agreed(found) ?? agreed(found.filter(book.isKnown));
  }
  return undefined;

  function agreed(candidates: readonly Row[]): Row | undefined {
    return new Set(candidates.map((candidate) => meaning(header, candidate, digits, book))).size === 1 ? candidates[0] : undefined;
  }
}

/** Every way to join neighbours into one text so that the rest comes out even. */
function* joined(header: Header, row: Row): Generator<Row> {
  for (let extra = 1; extra <= Math.min(row.cells - header.cells, mostExtra); extra++) {
    if (!restIsEmpty(header, row, extra)) continue;
    for (const field of texts) {
      const cell = header.at[field];
      if (cell < 0) continue;
      const starts = new Int32Array(header.cells + 1);
      for (let at = 0; at <= header.cells; at++) starts[at] = row.starts[row.first + (at <= cell ? at : at + extra)] as number;
      yield { ...row, starts, first: 0, cells: header.cells };
    }
  }
}

function restIsEmpty(header: Header, { buffer, starts, first, cells }: Row, extra: number): boolean {
  const from = header.cells + extra;
  if (from >= cells) return true;
  const end = (starts[first + cells] as number) - 1;
  for (let at = starts[first + from] as number; at < end; at++)
    if (buffer[at] !== header.separator && (buffer[at] as number) > 0x20) return false;
  return true;
}

/** What a wrong repair would falsify. Of other accounts only the account and the day are read. */
function meaning(header: Header, row: Row, digits: number, book: Acquaintance): string {
  const text = (field: Field) => {
    const found = locate(row, header.at[field]);
    return found ? row.buffer.toString("latin1", found.start, found.end) : "";
  };
  if (!book.isReceivable(row)) return [text("account"), dayIn(row, header.at.on)].join("\u0000");
  return [text("account"), text("customer"), text("letter"), dayIn(row, header.at.on), amountOf(header, row, digits)].join("\u0000");
}
