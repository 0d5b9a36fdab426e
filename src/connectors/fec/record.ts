import type { SetAside } from "../port.ts";
import { byteTable } from "./byte-table.ts";
import type { Decoder } from "./cells.ts";
import type { Entry } from "./entries.ts";
import type { Field, Header } from "./header.ts";
import { type Numbered, withoutPlaceholder } from "./numbers.ts";
import { type Draft, packedBytes, textCount } from "./packed.ts";
import { amountOf, dayIn, isMisplaced, locate, type Row } from "./row.ts";
import type { Place, Scopes } from "./scopes.ts";

export interface RecordReader {
  /** The draft is the same object every time, its texts in `spans`. Undefined when the row cannot be read: `broken` says why. */
  read(row: Row, entry: Entry, number: number): Draft | undefined;
  /** Start and end of each text of the draft in the row's bytes. */
  readonly spans: Int32Array;
  /** The texts of the draft that may bear the number of its document. */
  numbered(row: Row): Numbered;
  /** Room that the draft may take when packed. */
  room(): number;
  /** Whether the customer of a row was read before. */
  isKnown(row: Row): boolean;
  /** Why a row cannot be read, with the customer it may belong to. */
  broken(row: Row, number: number): SetAside;
}

const identity: readonly Field[] = ["account", "accountName", "customer", "customerName", "client"];

/** Reads rows of receivable accounts. Texts stay bytes, only customers are decoded, and each spelling of them once. */
export function recordReader(
  file: string,
  fileIndex: number,
  header: Header,
  decoder: Decoder,
  scopes: Scopes,
  digits: number,
): RecordReader {
  const spans = new Int32Array(textCount * 2);
  const kept = [header.at.document, header.at.entry, header.at.letter, header.at.label] as const;
  const spellings = byteTable();
  /** By the number of their spelling; none for customers that are only guessed. */
  const places: (Place | undefined)[] = [];
  const cells = identity
    .map((field) => header.at[field])
    .filter((cell) => cell >= 0)
    .toSorted((a, b) => a - b);
  const [firstCell, lastCell] = [cells[0] as number, cells.at(-1) as number];
  const areNeighbours = lastCell - firstCell === cells.length - 1;
  const draft = { file: fileIndex } as Draft;

  function text(row: Row, field: Field): string {
    const found = locate(row, header.at[field]);
    return found ? decoder.text(row.buffer, found.start, found.end) : "";
  }

  function spellingOf({ buffer, starts, first }: Row): number {
    if (areNeighbours) return spellings.find(buffer, starts[first + firstCell] as number, starts[first + lastCell + 1] as number);
    const parts = cells.map((cell) => buffer.subarray(starts[first + cell], starts[first + cell + 1]));
    const bytes = Buffer.concat(parts);
    return spellings.find(bytes, 0, bytes.length);
  }

  function placeOf(row: Row): Place {
    const spelling = spellingOf(row);
    const known = places[spelling];
    if (known !== undefined) return known;
    const place = scopes.find(
      text(row, "account"),
      text(row, "customer") || text(row, "client"),
      text(row, "customerName"),
      text(row, "accountName"),
      text(row, "label"),
    );
    if (!place.guessed) places[spelling] = place;
    return place;
  }

  return {
    spans,
    read(row, entry, number) {
      if (entry.on === undefined || isMisplaced(header, row)) return undefined;
      const amount = amountOf(header, row, digits);
      if (amount === undefined) return undefined;
      const documentOn = dayIn(row, header.at.documentOn);
      const place = placeOf(row);
      place.rename();
      draft.scope = place.index;
      draft.amount = amount;
      draft.on = entry.on;
      draft.documentOn = documentOn !== undefined && documentOn < entry.on ? documentOn : entry.on;
      draft.letteredOn = dayIn(row, header.at.letteredOn);
      draft.dueOn = dayIn(row, header.at.dueOn);
      draft.place = number;
      draft.journal = entry.index;
      for (let at = 0; at < textCount; at++) {
        const found = locate(row, kept[at] as number);
        spans[at * 2] = found?.start ?? 0;
        spans[at * 2 + 1] = found?.end ?? 0;
      }
      return draft;
    },
    numbered: (row) => ({ document: withoutPlaceholder(text(row, "document")), entry: text(row, "entry"), label: text(row, "label") }),
    room() {
      let bytes = 0;
      for (let at = 0; at < spans.length; at += 2) bytes += (spans[at + 1] as number) - (spans[at] as number);
      return packedBytes(bytes);
    },
    isKnown: (row) => scopes.has(text(row, "account"), text(row, "customer")),
    broken(row, number) {
      const account = text(row, "account");
      const customer = text(row, "customer") || text(row, "client") || text(row, "customerName") || account;
      const { code, params } = reason(header, row, text);
      return { place: `${file}:${number}`, code, params: { ...params, customer, account } };
    },
  };
}

function reason(header: Header, row: Row, text: (row: Row, field: Field) => string): Pick<SetAside, "code" | "params"> {
  const count = { found: row.cells, expected: header.cells };
  if (row.cells < header.neededCells) return { code: "fec.cells_missing", params: count };
  if (row.cells > header.cells + header.emptyCells || isMisplaced(header, row)) return { code: "fec.cells_extra", params: count };
  if (dayIn(row, header.at.on) === undefined) return { code: "fec.date_unreadable", params: { value: text(row, "on") } };
  const fields: readonly Field[] = header.amounts === "debit_credit" ? ["debit", "credit"] : ["amount", "sense"];
  return { code: "fec.amount_unreadable", params: { value: fields.map((field) => text(row, field)).join(" / ") } };
}
