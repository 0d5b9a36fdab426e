import { isUtf8 } from "node:buffer";

const space = 0x20;
const quote = 0x22;
const latin9 = new TextDecoder("iso-8859-15");

/**
 * Writes where the first `limit` cells of a line start into `starts`, and one past the last; returns how many there are.
 * Cell `i` is the bytes from `starts[i]` to `starts[i + 1] - 1`, its end excluded.
 */
export function splitCells(buffer: Buffer, start: number, end: number, separator: number, starts: Int32Array, limit: number): number {
  let count = 0;
  starts[0] = start;
  for (let at = start; at < end && count < limit; at++) if (buffer[at] === separator) starts[++count] = at + 1;
  if (count < limit) starts[++count] = end + 1;
  return count;
}

/** Narrows a cell to what is between its spaces and, when it both starts and ends with one, its quotes. */
export interface Span {
  start: number;
  end: number;
}

export function trimCell(buffer: Buffer, start: number, end: number, span: Span): void {
  while (start < end && buffer[start] === space) start++;
  while (end > start && buffer[end - 1] === space) end--;
  if (end - start >= 2 && buffer[start] === quote && buffer[end - 1] === quote) {
    start++;
    end--;
    while (start < end && buffer[start] === space) start++;
    while (end > start && buffer[end - 1] === space) end--;
  }
  span.start = start;
  span.end = end;
}

/** The text of bytes: UTF-8 when they are valid UTF-8, else Latin-9. Cell by cell: real files mix both. */
export function decode(bytes: Buffer): string {
  const text = isUtf8(bytes) ? bytes.toString("utf8") : latin9.decode(bytes);
  return text.replace(/\u00a0/g, " ").trim();
}
