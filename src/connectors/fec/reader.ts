import { basename } from "node:path";
import { ConnectorError } from "../port.ts";
import type { AccountTest } from "./accounts.ts";
import type { FileBook } from "./book.ts";
import { readHeader } from "./header.ts";
import { type LineScanner, type LineSink, lineScanner, makeWindow, type OnLine } from "./lines.ts";
import type { FileReferences } from "./packed.ts";
import { type RowAssembler, rowAssembler } from "./rows.ts";
import type { Scopes } from "./scopes.ts";
import type { Spool } from "./spool.ts";
import { fileTally, type FileTally } from "./tally.ts";
import type { Window } from "./window.ts";

export interface Reading {
  readonly accounts: AccountTest;
  readonly scopes: Scopes;
  /** Decimals of the currency of the books. */
  readonly digits: number;
  /** Takes the lines of receivable accounts. */
  readonly spool: Spool;
  /** What the lines in the spool refer to: each file that is read adds itself. */
  readonly files: FileReferences[];
}

/** Reads one file chunk by chunk. Only lines of receivable accounts are kept. */
export interface BookReader extends Pick<LineScanner, "feed"> {
  /** Takes a line that was cut elsewhere, the header first. */
  readonly line: OnLine;
  /** @throws ConnectorError for an empty file */
  end(): FileBook;
}

/** Each is one reader's at a time, and used again: making one takes longer than reading a small file. */
const windows: Window[] = [];

/** `path` may have folders; places and messages show the file's name. A reader has a window of its own unless one is given. */
export function bookReader(path: string, reading: Reading, given?: Window): BookReader {
  const file = basename(path);
  const window = given ?? windows.pop() ?? makeWindow();
  let rows: RowAssembler | undefined;
  let tally: FileTally | undefined;

  function takeHeader(bytes: Buffer): LineSink {
    const header = readHeader(file, bytes);
    tally = fileTally(file, header, reading, window);
    rows = rowAssembler(header, reading.digits, tally.row);
    const { skip } = tally;
    return { separator: header.separator, fewest: header.cells, most: header.cells + header.emptyCells, skip, ...rows };
  }

  const line: OnLine = (buffer, start, end, number) => {
    if (rows === undefined) takeHeader(buffer.subarray(start, end));
    else rows.line(buffer, start, end, number);
  };
  const scanner = lineScanner(file, window, takeHeader);

  return {
    feed: scanner.feed,
    line,
    end() {
      scanner.end();
      if (rows === undefined || tally === undefined) throw new ConnectorError("fec", "fix", "fec.empty", { file });
      rows.end();
      if (given === undefined) windows.push(window);
      return tally.end();
    },
  };
}
