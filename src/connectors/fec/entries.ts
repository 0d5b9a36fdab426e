import { touches } from "./accounts.ts";
import type { Journal } from "./book.ts";
import type { Decoder } from "./cells.ts";
import type { Header } from "./header.ts";
import { countDay, countEntry, countLine, newJournal } from "./journals.ts";
import { dayIn, locate, type Row } from "./row.ts";
import { type CompactDay, expandDay } from "./values.ts";

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
  enter(row: Row): Entry;
  /** Counts a line of the entry; `touched` are the bits of its account. */
  touch(touched: number): void;
  end(): void;
  readonly journals: readonly Journal[];
}

/** `onEnd` gets the bits of all accounts of an entry after its last line. */
export function entryTracker(header: Header, decoder: Decoder, onEnd: (bits: number) => void): EntryTracker {
  const key = [header.at.entry, header.at.on, header.at.journal] as const;
  const journals: Journal[] = [];
  const byCode = new Map<string, number>();
  const byShortCode = new Map<number, number>();
  // The bytes of the key cells of the current entry, and where each ends: most lines repeat them and are told by these alone.
  let known = Buffer.alloc(256);
  const ends = [-1, -1, -1];
  let entry: Entry = { on: undefined, journal: newJournal("", ""), index: 0 };
  let bits = 0;
  let lines = 0;

  /** How many of the key cells are those of the current entry, up to the first that is not. */
  function sameCells({ buffer, starts, first }: Row): number {
    let from = 0;
    for (let field = 0; field < key.length; field++) {
      const cell = first + (key[field] as number);
      const start = starts[cell] as number;
      const length = (starts[cell + 1] as number) - 1 - start;
      if (from + length !== ends[field]) return field;
      for (let at = 0; at < length; at++) if (buffer[start + at] !== known[from + at]) return field;
      from += length;
    }
    return key.length;
  }

  /** Whether the current entry has a number, and one side only: customers, or what they bought or paid. */
  function isHalf(): boolean {
    const others = bits & ~(touches.customer | touches.moved);
    if (lines === 0 || (bits & touches.customer && others)) return false;
    return /[1-9A-Za-z]/.test(known.toString("latin1", 0, ends[0]));
  }

  function remember({ buffer, starts, first }: Row) {
    let end = 0;
    for (let field = 0; field < key.length; field++) {
      const cell = first + (key[field] as number);
      const last = (starts[cell + 1] as number) - 1;
      const length = last - (starts[cell] as number);
      if (end + length > known.length) known = Buffer.concat([known, Buffer.alloc(length)]);
      for (let at = starts[cell] as number; at < last; at++) known[end++] = buffer[at] as number;
      ends[field] = end;
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
      const index = journalOf(row);
      entry = { on: dayIn(row, header.at.on), journal: journals[index] as Journal, index };
      return entry;
    },
    touch(touched) {
      bits |= touched;
      lines++;
      countLine(entry.journal, touched);
    },
    end,
  };
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
