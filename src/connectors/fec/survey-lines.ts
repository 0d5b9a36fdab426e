import { isAscii, isUtf8 } from "node:buffer";

/** How the lines of a file end, and how its letters are written. */
export interface LineSurvey {
  bytes: number;
  /** Lines that hold something, the header included. */
  lines: number;
  blankLines: number;
  readonly ends: Record<"LF" | "CRLF" | "CRCRLF" | "CR" | "none", number>;
  /** Lines with letters beyond ASCII, by how they are written. */
  readonly letters: Record<"utf8" | "latin9" | "cp1252", number>;
  byteOrderMark: boolean;
}

export interface LineSurveyor {
  readonly found: LineSurvey;
  feed(chunk: Buffer): void;
  end(): void;
}

const lineFeed = 0x0a;
const carriageReturn = 0x0d;
const longest = 1 << 20;

export function nothingSeen(): LineSurvey {
  const ends = { LF: 0, CRLF: 0, CRCRLF: 0, CR: 0, none: 0 };
  return { bytes: 0, lines: 0, blankLines: 0, ends, letters: { utf8: 0, latin9: 0, cp1252: 0 }, byteOrderMark: false };
}

/** Looks at every line of a file, whatever it is. `onLine` gets the bytes without the line end, valid during the call. */
export function lineSurveyor(onLine: (line: Buffer) => void): LineSurveyor {
  const found = nothingSeen();
  let carried = Buffer.alloc(0);
  let terminator: number | undefined;
  let number = 0;

  function give(line: Buffer, ended: boolean) {
    const end = terminator === lineFeed ? withoutReturns(line) : line.length;
    found.ends[endOf(line.length - end, ended)]++;
    number++;
    let text = line.subarray(0, end);
    if (number === 1 && text.toString("latin1", 0, 3) === "\u00ef\u00bb\u00bf") {
      found.byteOrderMark = true;
      text = text.subarray(3);
    }
    if (isBlank(text)) return void found.blankLines++;
    found.lines++;
    if (!isAscii(text)) found.letters[lettersOf(text)]++;
    onLine(text);
  }

  function endOf(returns: number, ended: boolean): keyof LineSurvey["ends"] {
    if (!ended) return "none";
    if (terminator === carriageReturn) return "CR";
    return returns === 0 ? "LF" : returns === 1 ? "CRLF" : "CRCRLF";
  }

  return {
    found,
    feed(chunk) {
      found.bytes += chunk.length;
      const bytes = carried.length > 0 ? Buffer.concat([carried, chunk]) : chunk;
      terminator ??= bytes.includes(lineFeed) ? lineFeed : bytes.includes(carriageReturn) ? carriageReturn : undefined;
      let start = 0;
      if (terminator !== undefined)
        for (let at = bytes.indexOf(terminator); at !== -1; at = bytes.indexOf(terminator, start)) {
          give(bytes.subarray(start, at), true);
          start = at + 1;
        }
      // What has no line end for so long is no text: enough of it was seen.
      carried = bytes.length - start > longest ? Buffer.alloc(0) : Buffer.from(bytes.subarray(start));
    },
    end() {
      if (carried.length > 0) give(carried, false);
    },
  };
}

function withoutReturns(line: Buffer): number {
  let end = line.length;
  while (line[end - 1] === carriageReturn) end--;
  return end;
}

function isBlank(line: Buffer): boolean {
  for (const byte of line) if (byte > 0x20) return false;
  return true;
}

function lettersOf(line: Buffer): keyof LineSurvey["letters"] {
  if (isUtf8(line)) return "utf8";
  for (const byte of line) if (byte >= 0x80 && byte <= 0x9f) return "cp1252";
  return "latin9";
}
