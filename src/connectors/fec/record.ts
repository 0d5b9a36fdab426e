import type { SetAside } from "../port.ts";
import type { Numbered } from "./book.ts";
import { byteTable } from "./byte-table.ts";
import { hashOf, viewOf } from "./bytes.ts";
import type { Decoder } from "./cells.ts";
import type { Entry } from "./entries.ts";
import type { Field, Header } from "./header.ts";
import { withoutPlaceholder } from "./numbers.ts";
import { type Draft, layout, packNumbers, packTexts, textCount } from "./packed.ts";
import { amountOf, dayIn, hasDot, isMisplaced, locate, type Row } from "./row.ts";
import type { Place, Scopes } from "./scopes.ts";
import { type CompactDay, isKnownDay } from "./values.ts";
import type { Window } from "./window.ts";

export interface RecordReader {
  /**
   * Packs the row to `out` of the window. The draft is the same object every time. Undefined when the row cannot be read:
   * `broken` says why.
   */
  read(row: Row, entry: Entry, number: number): Draft | undefined;
  /** The texts of the draft that may bear the number of its document. */
  numbered(row: Row): Numbered;
  /** Whether the customer of a row was read before. */
  isKnown(row: Row): boolean;
  /** Why a row cannot be read, with the customer it may belong to. */
  broken(row: Row, number: number): SetAside;
}

const blank = { scope: 0, amount: 0, on: 0, documentOn: 0, letteredOn: 0, dueOn: 0, place: 0, journal: 0, bytes: 0, hasDot: false };
const identity: readonly Field[] = ["account", "accountName", "customer", "customerName", "client"];

/** Reads rows of receivable accounts. Texts stay bytes, only customers are decoded, and each spelling of them once. */
export function recordReader(
  file: string,
  fileIndex: number,
  header: Header,
  decoder: Decoder,
  scopes: Scopes,
  digits: number,
  window: Window,
): RecordReader {
  const { view, out } = window;
  const spans = new Int32Array(textCount * 2);
  const kept = [header.at.document, header.at.entry, header.at.letter, header.at.label] as const;
  const spellings = byteTable();
  /** By the number of their spelling; none for customers that are only guessed. */
  const places: (Place | undefined)[] = [];
  /** By customer. */
  const spelledLast: number[] = [];
  const cells = identity
    .map((field) => header.at[field])
    .filter((cell) => cell >= 0)
    .toSorted((a, b) => a - b);
  const [firstCell, lastCell] = [cells[0] as number, cells.at(-1) as number];
  const areNeighbours = lastCell - firstCell === cells.length - 1;
  const draft: Draft = { ...blank, file: fileIndex };
  window.expect(header, [firstCell, lastCell], digits);

  function text(row: Row, field: Field): string {
    const found = locate(row, header.at[field]);
    return found ? decoder.text(row.buffer, found.start, found.end) : "";
  }

  /** The scope of a row, whose customer takes the name that is spelled here. */
  function scopeOf(row: Row, hash: number | undefined): number {
    const spelling = spellingOf(row, hash);
    let place = places[spelling];
    if (place === undefined) {
      place = scopes.find(
        text(row, "account"),
        text(row, "customer") || text(row, "client"),
        text(row, "customerName"),
        text(row, "accountName"),
        text(row, "label"),
      );
      if (!place.guessed) places[spelling] = place;
    }
    const customer = scopes.customers[place.index] as number;
    // Almost always it has that name already.
    if (place.guessed || spelledLast[customer] !== spelling) place.rename();
    spelledLast[customer] = spelling;
    return place.index;
  }

  function spellingOf({ buffer, view, starts, first }: Row, hash: number | undefined): number {
    if (areNeighbours) {
      const [start, end] = [starts[first + firstCell] as number, starts[first + lastCell + 1] as number];
      return spellings.find(view, start, end, hash ?? hashOf(view, start, end));
    }
    const bytes = Buffer.concat(cells.map((cell) => buffer.subarray(starts[first + cell], starts[first + cell + 1])));
    const its = viewOf(bytes);
    return spellings.find(its, 0, bytes.length, hashOf(its, 0, bytes.length));
  }

  /** Takes what the kernel made of the row. False when it could not, or met a day for the first time. */
  function readAsMost(row: Row, on: CompactDay): boolean {
    if (row.starts !== window.words) return false;
    draft.bytes = window.record(row.first);
    if (draft.bytes === 0) return false;
    const documentOn = view.getInt32(out + layout.documentOn, true);
    const letteredOn = view.getInt32(out + layout.letteredOn, true);
    if ((documentOn !== 0 && !isKnownDay(documentOn)) || (letteredOn !== 0 && !isKnownDay(letteredOn))) return false;
    draft.amount = view.getFloat64(out + layout.amount, true);
    draft.documentOn = documentOn !== 0 && documentOn < on ? documentOn : on;
    draft.letteredOn = letteredOn;
    draft.hasDot = false;
    draft.scope = scopeOf(row, view.getInt32(out + layout.scope, true));
    return true;
  }

  function readWithCare(row: Row, on: CompactDay): boolean {
    if (isMisplaced(header, row)) return false;
    const amount = amountOf(header, row, digits);
    if (amount === undefined) return false;
    const documentOn = dayIn(row, header.at.documentOn);
    draft.amount = amount;
    draft.documentOn = documentOn !== undefined && documentOn < on ? documentOn : on;
    draft.letteredOn = dayIn(row, header.at.letteredOn) ?? 0;
    draft.hasDot = hasDot(header, row);
    for (let at = 0; at < textCount; at++) {
      const found = locate(row, kept[at] as number);
      spans[at * 2] = found?.start ?? 0;
      spans[at * 2 + 1] = found?.end ?? 0;
    }
    draft.bytes = packTexts(view, out, row.view, spans);
    draft.scope = scopeOf(row, undefined);
    return true;
  }

  return {
    read(row, { on, index }, number) {
      if (on === undefined || !(readAsMost(row, on) || readWithCare(row, on))) return undefined;
      draft.on = on;
      draft.dueOn = dayIn(row, header.at.dueOn) ?? 0;
      draft.place = number;
      draft.journal = index;
      packNumbers(view, out, draft);
      return draft;
    },
    numbered: (row) => ({ document: withoutPlaceholder(text(row, "document")), entry: text(row, "entry"), label: text(row, "label") }),
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
