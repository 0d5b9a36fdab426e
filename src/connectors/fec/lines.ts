import { ConnectorError } from "../port.ts";

/** A line's bytes, valid during the call only, without its line end; `number` counts from 1. Empty lines are not given. */
export type OnLine = (buffer: Buffer, start: number, end: number, number: number) => void;

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

/**
 * Cuts a file into lines. Line ends are LF with any CR before it, or CR alone where the first line ends so.
 * @throws ConnectorError when a line has no end
 */
export function lineScanner(file: string, onLine: OnLine): LineScanner {
  let lineEnd: number | undefined;
  let carried: Buffer[] = [];
  let carriedBytes = 0;
  let number = 0;

  function give(buffer: Buffer, start: number, end: number) {
    number++;
    let last = end;
    while (last > start && endsLine(buffer[last - 1] as number)) last--;
    if (last > start) onLine(buffer, start, last, number);
  }

  /** Undefined while the first line goes on, or its CR may still be followed by LF. */
  function lineEndOf(chunk: Buffer): number | undefined {
    let at = chunk.findIndex((byte) => byte === carriageReturn || byte === lineFeed);
    if (at < 0) return undefined;
    while (chunk[at] === carriageReturn) at++;
    if (at === chunk.length) return undefined;
    return chunk[at] === lineFeed ? lineFeed : carriageReturn;
  }

  function giveCarried(rest: Buffer) {
    const line = Buffer.concat([...carried, rest]);
    carried = [];
    carriedBytes = 0;
    give(line, 0, line.length);
  }

  function carry(rest: Buffer) {
    if (rest.length === 0) return;
    carried.push(Buffer.from(rest));
    carriedBytes += rest.length;
    if (carriedBytes > longest) throw new ConnectorError("fec", "fix", "fec.no_line_end", { file, line: number + 1 });
  }

  return {
    feed(chunk) {
      if (lineEnd === undefined) {
        const head = Buffer.concat([...carried, chunk]);
        lineEnd = lineEndOf(head);
        if (lineEnd === undefined) return carry(chunk);
        [carried, carriedBytes, chunk] = [[], 0, head];
      }
      let start = 0;
      let at = chunk.indexOf(lineEnd);
      if (carriedBytes > 0 && at !== -1) {
        giveCarried(chunk.subarray(0, at));
        start = at + 1;
        at = chunk.indexOf(lineEnd, start);
      }
      for (; at !== -1; at = chunk.indexOf(lineEnd, start)) {
        give(chunk, start, at);
        start = at + 1;
      }
      carry(chunk.subarray(start));
    },
    end() {
      if (carriedBytes > 0) giveCarried(Buffer.alloc(0));
    },
  };
}

/** What may stand between a record and its line end: CRs, the end mark of old systems and the NULs that pad after it. */
function endsLine(byte: number): boolean {
  return byte === carriageReturn || byte === controlZ || byte === 0;
}
