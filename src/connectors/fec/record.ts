import type { Day } from "../../ledger/day.ts";
import type { SetAside } from "../port.ts";
import type { Journal, Line } from "./book.ts";
import { decode, type Span, trimCell } from "./cells.ts";
import type { Field, Header } from "./header.ts";
import type { Reading } from "./reader.ts";
import { readAmount, readDay } from "./values.ts";

/** The bytes of one line of a receivable account, cut into cells. */
export interface RawRecord {
  readonly header: Header;
  readonly buffer: Buffer;
  readonly starts: Int32Array;
  readonly cells: number;
  readonly on: Day | undefined;
  readonly journal: Journal;
  readonly file: string;
  readonly line: number;
  readonly reading: Reading;
}

export function isBroken(record: Line | SetAside): record is SetAside {
  return "code" in record;
}

const span: Span = { start: 0, end: 0 };

/** Reads one line, or says why it cannot be read. Strings are copies: a slice would keep the whole chunk in memory. */
export function readRecord(raw: RawRecord): Line | SetAside {
  const { header, cells } = raw;
  const customer = text(raw, "customer") || text(raw, "customerName") || text(raw, "account");
  const broken = (code: string, params: Record<string, string | number>): SetAside => ({
    place: `${raw.file}:${raw.line}`,
    code,
    params: { ...params, customer, account: text(raw, "account") },
  });
  if (cells < neededCells(header)) return broken("fec.cells_missing", { found: cells, expected: header.cells });
  if (cells > header.cells && !(restIsEmpty(raw) && inPlace(raw)))
    return broken("fec.cells_extra", { found: cells, expected: header.cells });
  if (raw.on === undefined) return broken("fec.date_unreadable", { value: text(raw, "on") });
  const amount = amountOf(raw);
  if (amount === undefined) return broken("fec.amount_unreadable", { value: amountText(raw) });
  const documentOn = dayIn(raw, "documentOn");
  return {
    scope: raw.reading.scopes.find(
      text(raw, "account"),
      text(raw, "customer"),
      text(raw, "customerName"),
      text(raw, "accountName"),
      text(raw, "label"),
    ),
    amount,
    on: raw.on,
    documentOn: documentOn !== undefined && documentOn < raw.on ? documentOn : raw.on,
    document: documentOf(text(raw, "document")),
    entry: text(raw, "entry"),
    label: text(raw, "label"),
    letter: text(raw, "letter"),
    letteredOn: dayIn(raw, "letteredOn"),
    dueOn: dayIn(raw, "dueOn"),
    journal: raw.journal,
    touched: 0,
    file: raw.file,
    place: raw.line,
  };
}

/** Up to the amounts a line must be whole; empty cells after them are often left out. */
function neededCells({ at, amounts }: Header): number {
  return (amounts === "debit_credit" ? Math.max(at.debit, at.credit) : Math.max(at.amount, at.sense)) + 1;
}

function restIsEmpty({ header, buffer, starts, cells }: RawRecord): boolean {
  const end = (starts[cells] as number) - 1;
  for (let at = starts[header.cells] as number; at < end; at++) if (buffer[at] !== header.separator && buffer[at] !== 0x20) return false;
  return true;
}

/** Whether the amounts are where the header says: a separator inside a label pushes one of them into the lettering. */
function inPlace(raw: RawRecord): boolean {
  return !/^\D?\d+,\d*$/.test(text(raw, "letter"));
}

function documentOf(reference: string): string {
  return /^[-\s]*$|^sans[_ ]pi[eè]ce/i.test(reference) ? "" : reference;
}

function locate({ header, buffer, starts, cells }: RawRecord, field: Field): boolean {
  const cell = header.at[field];
  if (cell < 0 || cell >= cells) return false;
  trimCell(buffer, starts[cell] as number, (starts[cell + 1] as number) - 1, span);
  return span.start < span.end;
}

function text(raw: RawRecord, field: Field): string {
  return locate(raw, field) ? decode(raw.buffer.subarray(span.start, span.end)) : "";
}

function dayIn(raw: RawRecord, field: Field): Day | undefined {
  return locate(raw, field) ? readDay(raw.buffer, span.start, span.end) : undefined;
}

/** Undefined when it cannot be read; an empty cell counts as 0 beside one that has an amount. */
function amountOf(raw: RawRecord): number | undefined {
  if (raw.header.amounts === "amount_sense") {
    const sense = /^(?:D|\+?1)$/i.test(text(raw, "sense")) ? 1 : /^(?:C|-1)$/i.test(text(raw, "sense")) ? -1 : 0;
    const amount = amountIn(raw, "amount");
    return sense === 0 || amount === undefined || amount === "empty" ? undefined : amount === 0 ? 0 : sense * amount;
  }
  const debit = amountIn(raw, "debit");
  const credit = amountIn(raw, "credit");
  if (debit === undefined || credit === undefined || (debit === "empty" && credit === "empty")) return undefined;
  return (debit === "empty" ? 0 : debit) - (credit === "empty" ? 0 : credit);
}

function amountIn(raw: RawRecord, field: Field): number | "empty" | undefined {
  return locate(raw, field) ? readAmount(raw.buffer, span.start, span.end, raw.reading.digits) : "empty";
}

function amountText(raw: RawRecord): string {
  const fields: readonly Field[] = raw.header.amounts === "debit_credit" ? ["debit", "credit"] : ["amount", "sense"];
  return fields.map((field) => text(raw, field)).join(" / ");
}
