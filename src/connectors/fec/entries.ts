import { touches } from "./accounts.ts";
import type { Journal } from "./book.ts";
import { areEqualBytes, copyBytes, enlarged, viewOf } from "./bytes.ts";
import type { Decoder } from "./cells.ts";
import type { Header } from "./header.ts";
import { countDay, countEntry, countLine, countLines, newJournal } from "./journals.ts";
import { dayIn, locate, type Row } from "./row.ts";
import { type CompactDay, expandDay } from "./values.ts";
import type { Met } from "./window.ts";

/** What the lines of one entry share. */
export interface Entry {
  readonly on: CompactDay | undefined;
  readonly journal: Journal;
  /** Place of the journal in `journals`. */
  readonly index: number;
}

/**
 * Follows entries through a file, and tells which accounts each touches. Lines of one entry follow each other with the same
 * journal, number and day; numbers alone are no key, some programs write 0 on every line. A few write one entry into several
 * journals: lines of customers alone, or of anything but customers, go on in the next journal under the same number and day.
 */
export interface EntryTracker {
  /** The entry of the row; the same object every time. */
  enter(row: Row): Entry;
  /** Counts a line of the entry; `touched` are the bits of its account. */
  touch(touched: number): void;
  /** Counts several more. */
  touchAll(met: Met, count: number): void;
  end(): void;
  readonly journals: readonly Journal[];
}

/** `onEnd` gets the bits of all accounts of an entry after its last line. */
export function entryTracker(header: Header, decoder: Decoder, onEnd: (bits: number) => void): EntryTracker {
  const key = [header.at.entry, header.at.on, header.at.journal] as const;
  const [firstKey, lastKey] = [Math.min(...key), Math.max(...key)];
  const journals: Journal[] = [];
  const byCode = new Map<string, number>();
  const byShortCode = new Map<number, number>();
  // The bytes of the current entry's first line from the first cell of its key to the last, and where the cells stand there.
  let known = viewOf(new Uint8Array(256));
  let knownLength = -1;
  const knownStarts = [0, 0, 0];
  const knownLengths = [-1, -1, -1];
  const entry: { -readonly [field in keyof Entry]: Entry[field] } = { on: undefined, journal: newJournal("", ""), index: 0 };
  let bits = 0;
  let lines = 0;

  /** How many of the key cells are those of the current entry, up to the first that is not. */
  function sameCells({ view, starts, first }: Row): number {
    const from = starts[first + firstKey] as number;
    const length = (starts[first + lastKey + 1] as number) - 1 - from;
    // Most lines of an entry repeat everything, also what is between.
    if (length === knownLength && areEqualBytes(view, from, known, 0, length)) return key.length;
    for (let field = 0; field < key.length; field++) {
      const cell = first + (key[field] as number);
      const start = starts[cell] as number;
      const its = (starts[cell + 1] as number) - 1 - start;
      if (its !== knownLengths[field] || !areEqualBytes(view, start, known, knownStarts[field] as number, its)) return field;
    }
    return key.length;
  }

  /** Whether the current entry has a number, and one side only: customers, or what they bought or paid. */
  function isHalf(): boolean {
    const others = bits & ~(touches.customer | touches.moved);
    if (lines === 0 || (bits & touches.customer && others)) return false;
    const start = knownStarts[0] as number;
    for (let at = start; at < start + (knownLengths[0] as number); at++) if (isNumbering(known.getUint8(at))) return true;
    return false;
  }

  function remember({ view, starts, first }: Row) {
    const from = starts[first + firstKey] as number;
    knownLength = (starts[first + lastKey + 1] as number) - 1 - from;
    if (knownLength > known.byteLength) known = enlarged(known, knownLength);
    copyBytes(view, from, known, 0, knownLength);
    for (let field = 0; field < key.length; field++) {
      const cell = first + (key[field] as number);
      knownStarts[field] = (starts[cell] as number) - from;
      knownLengths[field] = (starts[cell + 1] as number) - 1 - (starts[cell] as number);
    }
  }

  function textOf(row: Row, cell: number): string {
    const found = locate(row, cell);
    return found ? decoder.text(row.buffer, found.start, found.end) : "";
  }

  function journalOf(row: Row): number {
    const short = shortKey(header, row);
    const known = short === undefined ? undefined : byShortCode.get(short);
    if (known !== undefined) return known;
    const code = textOf(row, header.at.journal);
    let index = byCode.get(code);
    if (index === undefined) {
      index = journals.push(newJournal(code, textOf(row, header.at.journalName))) - 1;
      byCode.set(code, index);
    }
    if (short !== undefined) byShortCode.set(short, index);
    return index;
  }

  function leaveJournal() {
    if (entry.on !== undefined && lines > 0) countDay(entry.journal, expandDay(entry.on), bits);
  }

  function end() {
    leaveJournal();
    onEnd(bits);
    countEntry(entry.journal, bits);
    bits = 0;
    lines = 0;
  }

  return {
    journals,
    enter(row) {
      const same = sameCells(row);
      if (same === key.length) return entry;
      if (same === key.length - 1 && isHalf()) leaveJournal();
      else end();
      remember(row);
      entry.index = journalOf(row);
      entry.journal = journals[entry.index] as Journal;
      entry.on = dayIn(row, header.at.on);
      return entry;
    },
    touch(touched) {
      bits |= touched;
      lines++;
      countLine(entry.journal, touched);
    },
    touchAll(met, count) {
      bits |= met.kinds;
      lines += count;
      countLines(entry.journal, met.lines, count);
    },
    end,
  };
}

/** Digits but 0, and letters. */
function isNumbering(byte: number): boolean {
  return (byte > 0x30 && byte <= 0x39) || (byte >= 0x41 && byte <= 0x5a) || (byte >= 0x61 && byte <= 0x7a);
}

/** The bytes of a journal's code as one number, so that it need not be decoded for every entry; most are that short. */
function shortKey({ at }: Header, { buffer, starts, first }: Row): number | undefined {
  const start = starts[first + at.journal] as number;
  const end = (starts[first + at.journal + 1] as number) - 1;
  if (end - start > 6) return undefined;
  let number = 1;
  for (let byte = start; byte < end; byte++) number = number * 256 + (buffer[byte] as number);
  return number;
}
