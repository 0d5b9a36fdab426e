import { basename } from "node:path";
import type { Day } from "../../ledger/day.ts";
import type { Minor } from "../../ledger/money.ts";
import { ConnectorError, type SetAside } from "../port.ts";
import { type AccountTest, touchedBy } from "./accounts.ts";
import type { Book, Journal, Line, Scope } from "./book.ts";
import { decode, type Span, splitCells, trimCell } from "./cells.ts";
import { type Header, readHeader } from "./header.ts";
import { countLine, journalKind, newJournal } from "./journals.ts";
import { type LineScanner, lineScanner } from "./lines.ts";
import { closingDayOf } from "./name.ts";
import { isBroken, readRecord } from "./record.ts";
import type { Scopes } from "./scopes.ts";
import { readDay } from "./values.ts";

export interface Reading {
  readonly accounts: AccountTest;
  readonly scopes: Scopes;
  /** Decimals of the currency of the books. */
  readonly digits: number;
}

/** Reads one file chunk by chunk. Only lines of receivable accounts are decoded and kept. */
export interface BookReader extends Pick<LineScanner, "feed"> {
  /** @throws ConnectorError for an empty file */
  end(): Book;
}

const digitZero = 0x30;
const digitNine = 0x39;

/** `path` may have folders; places and messages show the file's name. */
export function bookReader(path: string, reading: Reading): BookReader {
  const file = basename(path);
  const lines: Line[] = [];
  const balances = new Map<Scope, Minor>();
  const journals = new Map<string, Journal>();
  const setAside: SetAside[] = [];
  const starts = new Int32Array(512);
  const span: Span = { start: 0, end: 0 };
  let header: Header | undefined;
  let records = 0;
  let retained = 0;
  // Lines of one entry follow each other; only then do they share what the entry touches.
  let entry = "";
  let entryTouches = 0;
  let entryFrom = 0;

  function closeEntry() {
    for (let at = entryFrom; at < lines.length; at++) (lines[at] as Line).touched = entryTouches;
    entryFrom = lines.length;
    entryTouches = 0;
  }

  function text(buffer: Buffer, cell: number): string {
    trimCell(buffer, starts[cell] as number, (starts[cell + 1] as number) - 1, span);
    return decode(buffer.subarray(span.start, span.end));
  }

  function journalOf(code: string, buffer: Buffer, known: Header): Journal {
    let journal = journals.get(code);
    if (journal === undefined) {
      const cell = known.at.journalName;
      const name = cell >= 0 && cell < known.keyCells ? text(buffer, cell) : "";
      journals.set(code, (journal = newJournal(code, name)));
    }
    return journal;
  }

  function onRecord(known: Header, buffer: Buffer, start: number, end: number, number: number) {
    records++;
    const found = splitCells(buffer, start, end, known.separator, starts, known.keyCells);
    const place = `${file}:${number}`;
    if (found < known.keyCells) {
      setAside.push({ place, code: "fec.cells_missing", params: { found, expected: known.cells } });
      return;
    }
    const code = text(buffer, known.at.journal);
    const entryNumber = text(buffer, known.at.entry);
    trimCell(buffer, starts[known.at.on] as number, (starts[known.at.on + 1] as number) - 1, span);
    const on = readDay(buffer, span.start, span.end);
    const key = `${code}\u0000${entryNumber}\u0000${on}`;
    if (key !== entry) {
      closeEntry();
      entry = key;
    }
    trimCell(buffer, starts[known.at.account] as number, (starts[known.at.account + 1] as number) - 1, span);
    if (span.start === span.end) return; // Books kept by cash may leave the account blank.
    const first = buffer[span.start] as number;
    if (first < digitZero || first > digitNine) {
      setAside.push({ place, code: "fec.account_unreadable", params: { value: text(buffer, known.at.account) } });
      return;
    }
    const touched = touchedBy(buffer, span.start);
    const kind = reading.accounts(buffer, span.start, span.end);
    const journal = journalOf(code, buffer, known);
    entryTouches |= touched;
    countLine(journal, touched, on);
    if (kind === undefined) return;
    const cells = splitCells(buffer, start, end, known.separator, starts, starts.length - 1);
    const record = readRecord({ header: known, buffer, starts, cells, on, journal, file, line: number, reading });
    if (isBroken(record)) setAside.push(record);
    else if (kind === "retention") retained += record.amount;
    else {
      balances.set(record.scope, (balances.get(record.scope) ?? 0) + record.amount);
      if (record.amount !== 0) lines.push(record);
    }
  }

  const scanner = lineScanner(file, (buffer, start, end, number) => {
    if (header === undefined) header = readHeader(file, buffer.subarray(start, end));
    else onRecord(header, buffer, start, end, number);
  });

  return {
    feed: scanner.feed,
    end() {
      scanner.end();
      if (header === undefined) throw new ConnectorError("fec", "fix", "fec.empty", { file });
      closeEntry();
      const all = [...journals.values()];
      return { file, named: closingDayOf(file), ...periodOf(all), lines, balances, journals: all, records, setAside, retained };
    },
  };
}

function periodOf(journals: readonly Journal[]): { from: Day | undefined; to: Day | undefined } {
  const moved = journals.filter((journal) => journalKind(journal) !== "opening");
  const days = (moved.length > 0 ? moved : journals).flatMap(({ firstOn, lastOn }) => [firstOn, lastOn]).filter((day) => day !== undefined);
  const sorted = days.toSorted();
  return { from: sorted[0], to: sorted.at(-1) };
}
