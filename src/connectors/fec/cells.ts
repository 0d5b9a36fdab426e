import { isUtf8 } from "node:buffer";

const space = 0x20;
const quote = 0x22;

/**
 * Writes where the cells of a line start into `starts`, and one past the last; returns how many there are.
 * What is beyond the room of `starts` is one last cell.
 */
export function splitCells(buffer: Buffer, start: number, end: number, separator: number, starts: Int32Array): number {
  const limit = starts.length - 1;
  let count = 0;
  starts[0] = start;
  for (let at = start; at < end; at++) {
    if (buffer[at] !== separator) continue;
    if (count + 1 === limit) break;
    starts[++count] = at + 1;
  }
  starts[++count] = end + 1;
  return count;
}

export interface Span {
  start: number;
  end: number;
}

/** Narrows a cell to what is between its spaces and, when it both starts and ends with one, its quotes. */
export function trimCell(buffer: Buffer, start: number, end: number, span: Span): void {
  while (start < end && (buffer[start] as number) <= space) start++;
  while (end > start && (buffer[end - 1] as number) <= space) end--;
  if (end - start >= 2 && buffer[start] === quote && buffer[end - 1] === quote) {
    start++;
    end--;
    while (start < end && (buffer[start] as number) <= space) start++;
    while (end > start && (buffer[end - 1] as number) <= space) end--;
  }
  span.start = start;
  span.end = end;
}

/** Reads the cells of one file. Real files mix encodings, so each cell is judged by itself. */
export interface Decoder {
  /**
   * UTF-8 when the bytes are valid UTF-8, else CP1252 when one of them is a letter there only, else Latin-9. The same bytes
   * are the same text wherever they stand, so that a name is one customer in every export of a growing file.
   * The string is a copy: a slice would keep the whole block in memory.
   */
  text(buffer: Buffer, start: number, end: number): string;
}

export function makeDecoder(): Decoder {
  return {
    text(buffer, start, end) {
      if (isPlain(buffer, start, end)) return buffer.toString("latin1", start, end).trim();
      const bytes = buffer.subarray(start, end);
      return (isUtf8(bytes) ? bytes.toString("utf8") : decodeSingleBytes(bytes))
        .replace(/""/g, '"')
        .replace(/[\p{Cc}\u00a0]+/gu, " ")
        .trim();
    },
  };
}

/** The text of a whole small file. */
export function decode(bytes: Buffer): string {
  const text = isUtf8(bytes) ? bytes.toString("utf8") : decodeSingleBytes(bytes);
  return text.replace(/\u00a0/g, " ");
}

/** Latin-9, or CP1252 when a byte shows it. */
export function decodeSingleBytes(bytes: Buffer): string {
  return decodeByte(bytes, bytes.some(isCp1252) ? cp1252 : latin9);
}

function isCp1252(byte: number): boolean {
  return byte >= 0x80 && byte < 0xa0;
}

/** Only characters that read the same in every encoding, and none that need care. */
function isPlain(buffer: Buffer, start: number, end: number): boolean {
  for (let at = start; at < end; at++) {
    const byte = buffer[at] as number;
    if (byte > 0x7e || byte < space || (byte === quote && buffer[at + 1] === quote)) return false;
  }
  return true;
}

type Table = ReadonlyMap<number, string>;

const latin9: Table = tableOf(0xa4, "€", 0xa6, "Š", 0xa8, "š", 0xb4, "Ž", 0xb8, "ž", 0xbc, "Œ", 0xbd, "œ", 0xbe, "Ÿ");

/** Node 20 reads 0x80 to 0x9f of `windows-1252` as control characters: no € and no œ. */
const cp1252: Table = new Map(
  Array.from("€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ", (character, at) => [0x80 + at, character] as const),
);

function tableOf(...pairs: readonly (number | string)[]): Table {
  const table = new Map<number, string>();
  for (let at = 0; at < pairs.length; at += 2) table.set(pairs[at] as number, pairs[at + 1] as string);
  return table;
}

function decodeByte(bytes: Buffer, table: Table): string {
  return Array.from(bytes, (byte) => table.get(byte) ?? String.fromCharCode(byte)).join("");
}
