import { viewOf } from "./bytes.ts";
import { splitCells } from "./cells.ts";
import type { Header } from "./header.ts";
import type { OnLine } from "./lines.ts";
import { fits, type Row } from "./row.ts";

/** A row and the line it starts on; `lines` counts the lines it was joined from. Its bytes are valid during the call only. */
export type OnRow = (row: Row, number: number, lines: number) => void;

export interface RowAssembler {
  readonly line: OnLine;
  /** Takes a line that has as many cells as the header. */
  row(row: Row, number: number): void;
  end(): void;
}

interface Held {
  readonly bytes: Buffer;
  readonly cells: number;
  readonly number: number;
  readonly lines: number;
}

/** A row that is longer than this, or in more pieces, is not one row. */
const longestHeld = 1 << 16;
const mostLines = 32;

/**
 * Cuts lines into rows. A line with too few cells waits for the next one: when a label holds a line end, the pieces make one
 * row together. Rows that stay short are given as they are.
 */
export function rowAssembler(header: Header, digits: number, onRow: OnRow): RowAssembler {
  const none = Buffer.alloc(0);
  const row: Row = { buffer: none, view: viewOf(none), starts: new Int32Array(Math.max(512, header.cells * 2)), first: 0, cells: 0 };
  let held: Held | undefined;

  function split(buffer: Buffer, start: number, end: number) {
    if (row.buffer !== buffer) [row.buffer, row.view] = [buffer, viewOf(buffer)];
    row.cells = splitCells(buffer, start, end, header.separator, row.starts);
  }

  function release() {
    if (held === undefined) return;
    const { bytes, number, lines } = held;
    held = undefined;
    split(bytes, 0, bytes.length);
    onRow(row, number, lines);
  }

  /** The line goes on where the held one ended. */
  function continues(buffer: Buffer, start: number, end: number): Held | undefined {
    if (held === undefined || held.lines === mostLines || held.bytes.length + end - start > longestHeld) return undefined;
    const cells = held.cells + row.cells - 1;
    if (cells > header.cells + header.emptyCells) return undefined;
    if (held.cells >= header.neededCells && row.cells >= header.neededCells) return undefined;
    const bytes = Buffer.concat([held.bytes, lineEnd, buffer.subarray(start, end)]);
    const { number, lines } = held;
    split(bytes, 0, bytes.length);
    const ends = cells < header.neededCells || fits(header, row, digits, false);
    return ends ? { bytes, cells, number, lines: lines + 1 } : undefined;
  }

  return {
    line(buffer, start, end, number) {
      split(buffer, start, end);
      if (row.cells >= header.cells) {
        if (held !== undefined) {
          release();
          split(buffer, start, end);
        }
        return onRow(row, number, 1);
      }
      const { cells } = row;
      const whole = cells >= header.neededCells && fits(header, row, digits, false);
      const longer = whole ? undefined : continues(buffer, start, end);
      if (longer === undefined) release();
      held = longer ?? { bytes: Buffer.from(buffer.subarray(start, end)), cells, number, lines: 1 };
      if (held.cells >= header.cells) release();
    },
    row(whole, number) {
      release();
      onRow(whole, number, 1);
    },
    end: release,
  };
}

const lineEnd = Buffer.from("\n");
