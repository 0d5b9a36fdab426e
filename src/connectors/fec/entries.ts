import type { Day } from "../../ledger/day.ts";
import type { Journal, Line } from "./book.ts";
import { decode, type Span, trimCell } from "./cells.ts";
import type { Header } from "./header.ts";
import { countLine, newJournal } from "./journals.ts";
import { readDay } from "./values.ts";

/** What the lines of one entry share. */
export interface Entry {
  readonly on: Day | undefined;
  readonly journal: Journal;
}

/**
 * Follows entries through a file, and tells the kept lines of each which accounts it touches. Lines of one entry follow each
 * other with the same journal, number and day; numbers alone are no key, some programs write 0 on every line.
 */
export interface EntryTracker {
  enter(header: Header, buffer: Buffer, starts: Int32Array): void;
  /** Counts a line of the entry; `touched` are the bits of its account. */
  touch(touched: number): Entry;
  /** The journals of the file, after its last line. */
  end(): readonly Journal[];
}

/** `lines` is the growing list of kept lines. */
export function entryTracker(lines: readonly Line[]): EntryTracker {
  const journals = new Map<string, Journal>();
  const span: Span = { start: 0, end: 0 };
  let entry: Entry = { on: undefined, journal: newJournal("", "") };
  let code = "";
  let number = "";
  let date = "";
  let touches = 0;
  let from = 0;

  function close() {
    for (; from < lines.length; from++) (lines[from] as Line).touched = touches;
    touches = 0;
  }

  function text(buffer: Buffer, starts: Int32Array, cell: number): string {
    trimCell(buffer, starts[cell] as number, (starts[cell + 1] as number) - 1, span);
    return decode(buffer.subarray(span.start, span.end));
  }

  function journalOf({ at, keyCells }: Header, buffer: Buffer, starts: Int32Array): Journal {
    const key = text(buffer, starts, at.journal);
    let journal = journals.get(key);
    if (journal === undefined) {
      const name = at.journalName >= 0 && at.journalName < keyCells ? text(buffer, starts, at.journalName) : "";
      journals.set(key, (journal = newJournal(key, name)));
    }
    return journal;
  }

  return {
    enter(header, buffer, starts) {
      const { at } = header;
      const itsCode = bytes(buffer, starts, at.journal);
      const itsNumber = bytes(buffer, starts, at.entry);
      const itsDate = bytes(buffer, starts, at.on);
      if (itsNumber === number && itsCode === code && itsDate === date) return;
      close();
      [code, number, date] = [itsCode, itsNumber, itsDate];
      const journal = journalOf(header, buffer, starts);
      trimCell(buffer, starts[at.on] as number, (starts[at.on + 1] as number) - 1, span);
      entry = { on: readDay(buffer, span.start, span.end), journal };
    },
    touch(touched) {
      touches |= touched;
      countLine(entry.journal, touched, entry.on);
      return entry;
    },
    end() {
      close();
      return [...journals.values()];
    },
  };
}

/** Enough to tell two cells apart; most are never decoded. */
function bytes(buffer: Buffer, starts: Int32Array, cell: number): string {
  return buffer.toString("latin1", starts[cell], (starts[cell + 1] as number) - 1);
}
