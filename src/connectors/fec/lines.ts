import { ConnectorError } from "../port.ts";
import type { Kernel } from "./kernel.ts";
import type { Row } from "./row.ts";
import type { Memory } from "./wasm.ts";
import { openWindow, type Window } from "./window.ts";

/** A line's bytes, valid during the call only, without its line end; `number` counts from 1. Empty lines are not given. */
export type OnLine = (buffer: Buffer, start: number, end: number, number: number) => void;

/** Takes the lines after the header. */
export interface LineSink {
  readonly separator: number;
  /** Lines with so many cells are given as rows. */
  readonly fewest: number;
  readonly most: number;
  row(row: Row, number: number): void;
  /** How many lines after the row that was just given need not be; they are from `line` to `end` in the words of the window. */
  skip(row: Row, line: number, end: number): number;
  readonly line: OnLine;
}

export interface LineScanner {
  /** Takes a chunk of any size. It may be reused as soon as the call returns. */
  feed(chunk: Buffer): void;
  /** Gives the last line when the file does not end with a line end. */
  end(): void;
}

const lineFeed = 0x0a;
const carriageReturn = 0x0d;
const controlZ = 0x1a;
/** Longer than any record: what has no line end by then is not a FEC. */
const longest = 1 << 20;
/** Fits the cache of a processor with all that is found in it. */
const slice = 1 << 18;

/** The window of a scanner. */
export function makeWindow(kernelOf?: (memory: Memory) => Kernel): Window {
  return openWindow(longest + slice, kernelOf);
}

/**
 * Cuts a file into lines. Line ends are LF with any CR before it, or CR alone where the first line ends so. `onHeader` takes
 * the first line and says who takes the others. @throws ConnectorError when a line has no end
 */
export function lineScanner(file: string, window: Window, onHeader: (line: Buffer) => LineSink): LineScanner {
  const { bytes, words } = window;
  const row: Row = { buffer: bytes, view: window.view, starts: words, first: 0, cells: 0 };
  let sink: LineSink | undefined;
  let lineEnd: number | undefined;
  let filled = 0;
  let number = 0;

  function give(start: number, end: number) {
    number++;
    const last = withoutEnd(bytes, start, end);
    if (last === start) return;
    if (sink === undefined) sink = onHeader(bytes.subarray(start, last));
    else sink.line(bytes, start, last, number);
  }

  /** Gives every line that is whole; returns where the rest starts. */
  function giveLines(): number {
    lineEnd ??= lineEndOf(bytes.subarray(0, filled));
    if (lineEnd === undefined) return 0;
    let start = 0;
    while (sink === undefined) {
      const end = bytes.indexOf(lineEnd, start);
      if (end === -1 || end >= filled) return start;
      give(start, end);
      start = end + 1;
    }
    return giveRows(sink, start, lineEnd);
  }

  function giveRows(to: LineSink, start: number, lineEnd: number): number {
    const { first, lines, end } = window.find(start, filled, to.separator, lineEnd);
    row.first = first;
    for (let line = lines; line < end; line++) {
      const next = words[line] as number;
      const after = words[next] as number;
      row.cells = next - row.first;
      if (row.cells < to.fewest || row.cells > to.most) give(words[row.first] as number, after - 1);
      else {
        number++;
        words[next] = withoutEnd(bytes, words[row.first] as number, after - 1) + 1;
        to.row(row, number);
        words[next] = after;
        const skipped = to.skip(row, line + 1, end);
        if (skipped > 0) {
          number += skipped;
          line += skipped;
          row.first = words[line] as number;
          continue;
        }
      }
      row.first = next;
    }
    return words[row.first] as number;
  }

  return {
    feed(chunk) {
      for (let at = 0; at < chunk.length;) {
        const taken = chunk.copy(bytes, filled, at, at + slice);
        at += taken;
        filled += taken;
        const done = giveLines();
        bytes.copyWithin(0, done, filled);
        filled -= done;
        if (filled > longest) throw new ConnectorError("fec", "fix", "fec.no_line_end", { file, line: number + 1 });
      }
    },
    end() {
      if (filled > 0) give(0, filled);
    },
  };
}

/** Undefined while the first line goes on, or its CR may still be followed by LF. */
function lineEndOf(head: Buffer): number | undefined {
  let at = head.findIndex((byte) => byte === carriageReturn || byte === lineFeed);
  if (at < 0) return undefined;
  while (head[at] === carriageReturn) at++;
  if (at === head.length) return undefined;
  return head[at] === lineFeed ? lineFeed : carriageReturn;
}

function withoutEnd(buffer: Buffer, start: number, end: number): number {
  let last = end;
  while (last > start && endsLine(buffer[last - 1] as number)) last--;
  return last;
}

/** What may stand between a record and its line end: CRs, the end mark of old systems and the NULs that pad after it. */
function endsLine(byte: number): boolean {
  return byte === carriageReturn || byte === controlZ || byte === 0;
}
