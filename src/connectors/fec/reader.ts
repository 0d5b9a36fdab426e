import { basename } from "node:path";
import type { Day } from "../../ledger/day.ts";
import type { Minor } from "../../ledger/money.ts";
import { ConnectorError, type SetAside } from "../port.ts";
import { type AccountTest, touchedBy } from "./accounts.ts";
import type { Book, Journal, Line, Scope } from "./book.ts";
import { decode, type Span, splitCells, trimCell } from "./cells.ts";
import { type Header, readHeader } from "./header.ts";
import { entryTracker } from "./entries.ts";
import { journalKind } from "./journals.ts";
import { type LineScanner, lineScanner } from "./lines.ts";
import { closingDayOf } from "./name.ts";
import { countDocument } from "./numbers.ts";
import { isBroken, readRecord } from "./record.ts";
import type { Scopes } from "./scopes.ts";

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
  const setAside: SetAside[] = [];
  const entries = entryTracker(lines);
  const starts = new Int32Array(512);
  const span: Span = { start: 0, end: 0 };
  let header: Header | undefined;
  let records = 0;
  let retained = 0;

  function onRecord(known: Header, buffer: Buffer, start: number, end: number, number: number) {
    records++;
    const found = splitCells(buffer, start, end, known.separator, starts, known.keyCells);
    if (found < known.keyCells) {
      setAside.push({ place: `${file}:${number}`, code: "fec.cells_missing", params: { found, expected: known.cells } });
      return;
    }
    entries.enter(known, buffer, starts);
    trimCell(buffer, starts[known.at.account] as number, (starts[known.at.account + 1] as number) - 1, span);
    if (span.start === span.end) return; // Books kept by cash may leave the account blank.
    const first = buffer[span.start] as number;
    if (first < digitZero || first > digitNine) {
      const value = decode(buffer.subarray(span.start, span.end));
      setAside.push({ place: `${file}:${number}`, code: "fec.account_unreadable", params: { value } });
      return;
    }
    const entry = entries.touch(touchedBy(buffer, span.start));
    const kind = reading.accounts(buffer, span.start, span.end);
    if (kind === undefined) return;
    const cells = splitCells(buffer, start, end, known.separator, starts, starts.length - 1);
    const record = readRecord({ header: known, buffer, starts, cells, ...entry, file, line: number, reading });
    if (isBroken(record)) setAside.push(record);
    else if (kind === "retention") retained += record.amount;
    else {
      balances.set(record.scope, (balances.get(record.scope) ?? 0) + record.amount);
      countDocument(record);
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
      const journals = entries.end();
      return { file, named: closingDayOf(file), ...periodOf(journals), lines, balances, journals, records, setAside, retained };
    },
  };
}

function periodOf(journals: readonly Journal[]): { from: Day | undefined; to: Day | undefined } {
  const moved = journals.filter((journal) => journalKind(journal) !== "opening");
  const days = (moved.length > 0 ? moved : journals).flatMap(({ firstOn, lastOn }) => [firstOn, lastOn]).filter((day) => day !== undefined);
  const sorted = days.toSorted();
  return { from: sorted[0], to: sorted.at(-1) };
}
