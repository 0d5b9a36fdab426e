import type { Day } from "../../ledger/day.ts";
import type { Minor } from "../../ledger/money.ts";
import type { Journal, Line, Scope } from "./book.ts";
import type { Decoder } from "./cells.ts";
import { withoutPlaceholder } from "./numbers.ts";
import { type CompactDay, expandDay } from "./values.ts";

/** A line as it is kept until its customer's turn comes: its numbers, and the bytes of its texts as the file has them. */
export interface Draft {
  scope: number;
  amount: Minor;
  on: CompactDay;
  documentOn: CompactDay;
  letteredOn: CompactDay | undefined;
  dueOn: CompactDay | undefined;
  place: number;
  file: number;
  journal: number;
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

const at = {
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
  texts: 40,
};
const touchedAt = 48;
const headBytes = 49;
/** Texts of a line: document, entry, lettering, label. Lengths fit 16 bits; what is longer is cut. */
export const textCount = 4;
const longestText = 0xffff;

/** Room that a line with texts of these many bytes may take. */
export function packedBytes(textBytes: number): number {
  return headBytes + textBytes;
}

/** Writes a line at `start`; `spans` are start and end of each text in `source`. Returns where it ends. */
export function pack(target: Buffer, start: number, draft: Draft, source: Buffer, spans: Int32Array): number {
  let end = start + headBytes;
  for (let text = 0; text < textCount; text++) {
    const from = spans[text * 2] as number;
    const length = Math.min((spans[text * 2 + 1] as number) - from, longestText);
    target.writeUInt16LE(length, start + at.texts + text * 2);
    // Texts are short: a loop beats a call.
    for (let byte = 0; byte < length; byte++) target[end++] = source[from + byte] as number;
  }
  target.writeUInt32LE(end - start, start + at.length);
  target.writeUInt32LE(draft.scope, start + at.scope);
  target.writeDoubleLE(draft.amount, start + at.amount);
  target.writeUInt32LE(draft.on, start + at.on);
  target.writeUInt32LE(draft.documentOn, start + at.documentOn);
  target.writeUInt32LE(draft.letteredOn ?? 0, start + at.letteredOn);
  target.writeUInt32LE(draft.dueOn ?? 0, start + at.dueOn);
  target.writeUInt32LE(draft.place, start + at.place);
  target.writeUInt16LE(draft.journal, start + at.journal);
  target.writeUInt16LE(draft.file, start + at.file);
  return end;
}

/** Bits of `touches` are known once the entry has ended. */
export function setTouched(buffer: Buffer, start: number, touched: number): void {
  buffer[start + touchedAt] = touched;
}

export function lengthOf(buffer: Buffer, start: number): number {
  return buffer.readUInt32LE(start + at.length);
}

export function scopeOf(buffer: Buffer, start: number): number {
  return buffer.readUInt32LE(start + at.scope);
}

export function fileOf(buffer: Buffer, start: number): number {
  return buffer.readUInt16LE(start + at.file);
}

export function unpack(buffer: Buffer, start: number, { scopes, files }: References): Line {
  const file = files[fileOf(buffer, start)] as FileReferences;
  let end = start + headBytes;
  const text = (which: number) => {
    const from = end;
    end += buffer.readUInt16LE(start + at.texts + which * 2);
    return file.decoder.text(buffer, from, end);
  };
  const [document, entry, letter, label] = [text(0), text(1), text(2), text(3)];
  return {
    scope: scopes.list[scopeOf(buffer, start)] as Scope,
    amount: buffer.readDoubleLE(start + at.amount),
    on: dayAt(buffer, start + at.on) as Day,
    documentOn: dayAt(buffer, start + at.documentOn) as Day,
    document: withoutPlaceholder(document),
    entry,
    label,
    letter,
    letteredOn: dayAt(buffer, start + at.letteredOn),
    dueOn: dayAt(buffer, start + at.dueOn),
    journal: file.journals[buffer.readUInt16LE(start + at.journal)] as Journal,
    touched: buffer[start + touchedAt] as number,
    file: file.name,
    place: buffer.readUInt32LE(start + at.place),
  };
}

/** 0 is no day. */
function dayAt(buffer: Buffer, start: number): Day | undefined {
  const compact = buffer.readUInt32LE(start);
  return compact === 0 ? undefined : expandDay(compact);
}
