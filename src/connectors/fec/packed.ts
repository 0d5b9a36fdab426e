import type { Day } from "../../ledger/day.ts";
import type { Minor } from "../../ledger/money.ts";
import type { Journal, Line, Scope } from "./book.ts";
import { copyBytes } from "./bytes.ts";
import type { Decoder } from "./cells.ts";
import { withoutPlaceholder } from "./numbers.ts";
import { type CompactDay, expandDay } from "./values.ts";

/** A line as it is kept until its customer's turn comes: its numbers, and the bytes of its texts as the file has them. */
export interface Draft {
  scope: number;
  amount: Minor;
  on: CompactDay;
  documentOn: CompactDay;
  /** 0 is no day. */
  letteredOn: CompactDay;
  dueOn: CompactDay;
  place: number;
  file: number;
  journal: number;
  /** Bytes that the packed line takes. */
  bytes: number;
  /** Whether an amount was written with a dot. */
  hasDot: boolean;
}

/** What packed lines refer to by number. */
export interface References {
  readonly scopes: { readonly list: readonly Scope[] };
  readonly files: readonly FileReferences[];
}

export interface FileReferences {
  readonly name: string;
  readonly journals: readonly Journal[];
  readonly decoder: Decoder;
}

/** Where the numbers of a packed line stand; its texts follow, one after the other. */
export const layout = {
  length: 0,
  scope: 4,
  amount: 8,
  on: 16,
  documentOn: 20,
  letteredOn: 24,
  dueOn: 28,
  place: 32,
  journal: 36,
  file: 38,
  /** The length of each. */
  texts: 40,
  touched: 48,
  end: 49,
} as const;
/** Texts of a line: document, entry, lettering, label. Lengths fit 16 bits; what is longer is cut. */
export const textCount = 4;
const longestText = 0xffff;

/** The most that a packed line takes. */
export const longestRecord = layout.end + textCount * longestText;

/** Writes the texts of a line and how long it is, which it returns; `spans` are start and end of each in `source`. */
export function packTexts(view: DataView, start: number, source: DataView, spans: Int32Array): number {
  let end = start + layout.end;
  for (let text = 0; text < textCount; text++) {
    const from = spans[text * 2] as number;
    const length = Math.min((spans[text * 2 + 1] as number) - from, longestText);
    view.setUint16(start + layout.texts + text * 2, length, true);
    copyBytes(source, from, view, end, length);
    end += length;
  }
  view.setUint32(start + layout.length, end - start, true);
  return end - start;
}

/** Writes the numbers of a line. */
export function packNumbers(view: DataView, start: number, draft: Draft): void {
  view.setUint32(start + layout.scope, draft.scope, true);
  view.setFloat64(start + layout.amount, draft.amount, true);
  view.setUint32(start + layout.on, draft.on, true);
  view.setUint32(start + layout.documentOn, draft.documentOn, true);
  view.setUint32(start + layout.letteredOn, draft.letteredOn, true);
  view.setUint32(start + layout.dueOn, draft.dueOn, true);
  view.setUint32(start + layout.place, draft.place, true);
  view.setUint16(start + layout.journal, draft.journal, true);
  view.setUint16(start + layout.file, draft.file, true);
}

/** Bits of `touches` are known once the entry has ended. */
export function setTouched(buffer: Buffer, start: number, touched: number): void {
  buffer[start + layout.touched] = touched;
}

export function lengthOf(buffer: Buffer, start: number): number {
  return buffer.readUInt32LE(start + layout.length);
}

export function scopeOf(buffer: Buffer, start: number): number {
  return buffer.readUInt32LE(start + layout.scope);
}

export function fileOf(buffer: Buffer, start: number): number {
  return buffer.readUInt16LE(start + layout.file);
}

export function unpack(buffer: Buffer, start: number, { scopes, files }: References): Line {
  const file = files[fileOf(buffer, start)] as FileReferences;
  let end = start + layout.end;
  const text = (which: number) => {
    const from = end;
    end += buffer.readUInt16LE(start + layout.texts + which * 2);
    return file.decoder.text(buffer, from, end);
  };
  const [document, entry, letter, label] = [text(0), text(1), text(2), text(3)];
  return {
    scope: scopes.list[scopeOf(buffer, start)] as Scope,
    amount: buffer.readDoubleLE(start + layout.amount),
    on: dayAt(buffer, start + layout.on) as Day,
    documentOn: dayAt(buffer, start + layout.documentOn) as Day,
    document: withoutPlaceholder(document),
    entry,
    label,
    letter,
    letteredOn: dayAt(buffer, start + layout.letteredOn),
    dueOn: dayAt(buffer, start + layout.dueOn),
    journal: file.journals[buffer.readUInt16LE(start + layout.journal)] as Journal,
    touched: buffer[start + layout.touched] as number,
    file: file.name,
    place: buffer.readUInt32LE(start + layout.place),
  };
}

/** 0 is no day. */
function dayAt(buffer: Buffer, start: number): Day | undefined {
  const compact = buffer.readUInt32LE(start);
  return compact === 0 ? undefined : expandDay(compact);
}
