import type { Minor } from "../../ledger/money.ts";
import { type Span, trimCell } from "./cells.ts";
import type { Header } from "./header.ts";
import { type CompactDay, readAmount, readDay } from "./values.ts";

/**
 * A record cut into cells, valid during the call it is given to. Cell `i` is the bytes from `starts[first + i]` to one before
 * `starts[first + i + 1]`, its end excluded.
 */
export interface Row {
  buffer: Buffer;
  /** Of the same bytes. */
  view: DataView;
  starts: Int32Array;
  first: number;
  cells: number;
}

const span: Span = { start: 0, end: 0 };

/** Where the text of a cell stands; undefined when it is empty or the row has no such cell. The span is the same object every time. */
export function locate({ buffer, starts, first, cells }: Row, cell: number): Span | undefined {
  if (cell < 0 || cell >= cells) return undefined;
  trimCell(buffer, starts[first + cell] as number, (starts[first + cell + 1] as number) - 1, span);
  return span.start < span.end ? span : undefined;
}

/** Undefined when it is empty or no day. */
export function dayIn(row: Row, cell: number): CompactDay | undefined {
  const found = locate(row, cell);
  return found && readDay(row.buffer, found.start, found.end);
}

/** Debit less credit. Undefined when it cannot be read; an empty cell counts as 0 beside one that has an amount. */
export function amountOf(header: Header, row: Row, digits: number): Minor | undefined {
  if (header.amounts === "amount_sense") {
    const sense = senseOf(header, row);
    const amount = amountIn(row, header.at.amount, digits);
    return sense === 0 || amount === undefined || amount === "empty" ? undefined : amount === 0 ? 0 : sense * amount;
  }
  const debit = amountIn(row, header.at.debit, digits);
  const credit = amountIn(row, header.at.credit, digits);
  if (debit === undefined || credit === undefined || (debit === "empty" && credit === "empty")) return undefined;
  return (debit === "empty" ? 0 : debit) - (credit === "empty" ? 0 : credit);
}

function senseOf(header: Header, row: Row): 1 | 0 | -1 {
  const found = locate(row, header.at.sense);
  const sense = found ? row.buffer.toString("latin1", found.start, found.end).toUpperCase() : "";
  if (sense === "D" || sense === "1" || sense === "+1") return 1;
  return sense === "C" || sense === "-1" ? -1 : 0;
}

function amountIn(row: Row, cell: number, digits: number): Minor | "empty" | undefined {
  const found = locate(row, cell);
  if (found === undefined) return "empty";
  return readAmount(row.buffer, found.start, found.end, digits) ?? paddedAmount(row.buffer, found, digits);
}

/** Spreadsheets pad with no-break spaces; between digits they would be a thousands separator, which is refused. */
function paddedAmount(buffer: Buffer, { start, end }: Span, digits: number): Minor | "empty" | undefined {
  const text = buffer.toString("latin1", start, end);
  const inner = text.replace(/^(?:\u00c2?\u00a0|\s)+|(?:\u00c2?\u00a0|\s)+$/g, "");
  if (inner === "") return "empty";
  return inner === text ? undefined : readAmount(Buffer.from(inner, "latin1"), 0, inner.length, digits);
}

/** Whether an amount is written with a dot, which the law does not know. */
export function hasDot({ at }: Header, row: Row): boolean {
  return hasDotIn(row, at.debit) || hasDotIn(row, at.credit) || hasDotIn(row, at.amount);
}

function hasDotIn({ buffer, starts, first, cells }: Row, cell: number): boolean {
  return cell >= 0 && cell < cells && includes(buffer, starts[first + cell] as number, (starts[first + cell + 1] as number) - 1, 0x2e);
}

function includes(buffer: Buffer, start: number, end: number, byte: number): boolean {
  for (let at = start; at < end; at++) if (buffer[at] === byte) return true;
  return false;
}

/**
 * Whether each cell holds what its column says: a day, an account, amounts. `strictly` wants the days that may be empty too:
 * what is there proves more than what is not.
 */
export function fits(header: Header, row: Row, digits: number, strictly: boolean): boolean {
  if (row.cells < header.neededCells || dayIn(row, header.at.on) === undefined || !hasAccount(header, row)) return false;
  if (amountOf(header, row, digits) === undefined || isMisplaced(header, row)) return false;
  for (const field of ["documentOn", "validOn", "letteredOn"] as const) {
    const found = locate(row, header.at[field]);
    if (found === undefined && strictly && field !== "letteredOn" && header.at[field] >= 0) return false;
    if (found && dayIn(row, header.at[field]) === undefined && !isZero(row.buffer, found)) return false;
  }
  return true;
}

/** Whether the lettering looks like an amount: a separator inside a label pushes one there. */
export function isMisplaced(header: Header, row: Row): boolean {
  const found = locate(row, header.at.letter);
  return found !== undefined && isAmountLike(row.buffer, found);
}

function isAmountLike(buffer: Buffer, { start, end }: Span): boolean {
  return includes(buffer, start, end, 0x2c) && /^\D?\d+,\d*$/.test(buffer.toString("latin1", start, end));
}

function hasAccount(header: Header, row: Row): boolean {
  const found = locate(row, header.at.account);
  return found !== undefined && isDigit(row.buffer[found.start]);
}

export function isDigit(byte: number | undefined): boolean {
  return byte !== undefined && byte >= 0x30 && byte <= 0x39;
}

function isZero(buffer: Buffer, { start, end }: Span): boolean {
  for (let at = start; at < end; at++) if (buffer[at] !== 0x30) return false;
  return true;
}
