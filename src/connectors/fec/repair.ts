import { type Field, type Header } from "./header.ts";
import { amountOf, dayIn, fits, locate, type Row } from "./row.ts";

/** Columns whose text may hold the separator, the likeliest first. */
const texts: readonly Field[] = ["label", "customerName", "accountName", "journalName", "document"];
/** A line with more separators than this is something else. */
const mostExtra = 16;

/**
 * Puts a row with too many cells right: empty cells at its end are left out, or neighbours are joined into the one text that
 * held the separator. Undefined when nothing fits, or when two ways fit and differ in what they say: nothing is guessed.
 */
export function repairExtraCells(header: Header, row: Row, digits: number): Row | undefined {
  for (const strictly of [true, false]) {
    if (restIsEmpty(header, row, 0) && fits(header, row, digits, strictly)) return { ...row, cells: header.cells };
    const found = [...joined(header, row)].filter((candidate) => fits(header, candidate, digits, strictly));
    if (new Set(found.map((candidate) => meaning(header, candidate, digits))).size > 1) return undefined;
    if (found[0]) return found[0];
  }
  return undefined;
}

/** Every way to join neighbours into one text so that the rest comes out even. */
function* joined(header: Header, row: Row): Generator<Row> {
  for (let extra = 1; extra <= Math.min(row.cells - header.cells, mostExtra); extra++) {
    if (!restIsEmpty(header, row, extra)) continue;
    for (const field of texts) {
      const cell = header.at[field];
      if (cell < 0) continue;
      const starts = new Int32Array(header.cells + 1);
      for (let at = 0; at <= header.cells; at++) starts[at] = row.starts[at <= cell ? at : at + extra] as number;
      yield { buffer: row.buffer, starts, cells: header.cells };
    }
  }
}

function restIsEmpty(header: Header, { buffer, starts, cells }: Row, extra: number): boolean {
  const from = header.cells + extra;
  if (from >= cells) return true;
  const end = (starts[cells] as number) - 1;
  for (let at = starts[from] as number; at < end; at++) if (buffer[at] !== header.separator && (buffer[at] as number) > 0x20) return false;
  return true;
}

/** What a wrong repair would falsify. */
function meaning(header: Header, row: Row, digits: number): string {
  const text = (field: Field) => {
    const found = locate(header, row, field);
    return found ? row.buffer.toString("latin1", found.start, found.end) : "";
  };
  return [text("account"), text("customer"), text("letter"), dayIn(header, row, "on"), amountOf(header, row, digits)].join("\u0000");
}
