import { isUtf8 } from "node:buffer";

/** A line cut into cells, by the names of the header. */
export interface SurveyedLine {
  readonly line: Buffer;
  has(column: string): boolean;
  /** Undefined when the line is too short. */
  span(column: string): readonly [start: number, end: number] | undefined;
  text(column: string): string;
}

export type Separator = "tab" | "|" | ";" | ",";

export interface Cutter {
  readonly separator: Separator | undefined;
  readonly columns: readonly string[];
  readonly line: SurveyedLine;
  /** Cuts a line; false when it does not have the cells of the header. */
  take(line: Buffer): boolean;
}

/** Takes the separator and the names from a header line. */
export function cutter(header: Buffer): Cutter {
  const text = header.toString("latin1");
  const separators = { tab: "\t", "|": "|", ";": ";", ",": "," } as const;
  const found = (Object.keys(separators) as (keyof typeof separators)[]).find((name) => text.split(separators[name]).length >= 9);
  const byte = found && separators[found].charCodeAt(0);
  const columns = (found === undefined ? [text] : text.split(separators[found])).map((name) => readable(name.trim()));
  const at = new Map(columns.map((name, index) => [normal(name), index]));
  const starts: number[] = [];
  let bytes = header;
  const line: SurveyedLine = {
    get line() {
      return bytes;
    },
    has: (column) => at.has(column),
    span(column) {
      const index = at.get(column);
      if (index === undefined || index + 1 >= starts.length) return undefined;
      let [start, end] = [starts[index] as number, (starts[index + 1] as number) - 1];
      while (start < end && (bytes[start] as number) <= 0x20) start++;
      while (end > start && (bytes[end - 1] as number) <= 0x20) end--;
      return [start, end];
    },
    text(column) {
      const span = line.span(column);
      return span ? bytes.toString("latin1", ...span) : "";
    },
  };
  return {
    separator: found,
    columns: columns.filter((name, index) => name !== "" || index < columns.length - 1),
    line,
    take(next) {
      bytes = next;
      starts.length = 0;
      starts.push(0);
      if (byte !== undefined) for (let at = next.indexOf(byte); at !== -1; at = next.indexOf(byte, at + 1)) starts.push(at + 1);
      starts.push(next.length + 1);
      return starts.length - 1 === columns.length;
    },
  };
}

/** Names are compared without case, accents or spaces. */
export function normal(name: string): string {
  return name
    .normalize("NFD")
    .replace(/[^A-Za-z]/g, "")
    .toLowerCase();
}

/** Bytes that were taken for Latin-1, as the UTF-8 that they are when they are. */
function readable(text: string): string {
  const bytes = Buffer.from(text, "latin1");
  return isUtf8(bytes) ? bytes.toString("utf8") : text;
}
