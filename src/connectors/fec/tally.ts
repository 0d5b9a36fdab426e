import type { Day } from "../../ledger/day.ts";
import type { Minor } from "../../ledger/money.ts";
import { ConnectorError, type SetAside } from "../port.ts";
import { touchedBy } from "./accounts.ts";
import type { FileBook, Journal, Scope, SuspenseLine } from "./book.ts";
import { copyBytes } from "./bytes.ts";
import { makeDecoder } from "./cells.ts";
import { type Entry, entryTracker } from "./entries.ts";
import type { Field, Header } from "./header.ts";
import { journalKind } from "./journals.ts";
import { closingDayOf } from "./name.ts";
import { countDocument, isSampled, withoutPlaceholder } from "./numbers.ts";
import type { Reading } from "./reader.ts";
import { recordReader } from "./record.ts";
import { remarkCounter } from "./remarks.ts";
import { repairExtraCells } from "./repair.ts";
import { amountOf, isDigit, isMisplaced, locate, type Row } from "./row.ts";
import type { LineSink } from "./lines.ts";
import type { OnRow } from "./rows.ts";
import { expandDay } from "./values.ts";
import type { Window } from "./window.ts";

/** Adds up the rows of one file: its journals, what each customer owes, and the lines of receivable accounts, into the spool. */
export interface FileTally {
  readonly row: OnRow;
  readonly skip: LineSink["skip"];
  end(): FileBook;
}

/** More broken lines than this are not counted to the end of the file. */
const mostSetAside = 10_000;

export function fileTally(file: string, header: Header, { accounts, scopes, digits, spool, files }: Reading, window: Window): FileTally {
  const decoder = makeDecoder();
  const suspense: SuspenseLine[] = [];
  let settled = 0;
  const entries = entryTracker(header, decoder, (touched) => {
    spool.settle(touched);
    for (; settled < suspense.length; settled++) (suspense[settled] as SuspenseLine).touched = touched;
  });
  const index = files.push({ name: file, journals: entries.journals, decoder }) - 1;
  const records = recordReader(file, index, header, decoder, scopes, digits, window);
  const remarks = remarkCounter(file);
  window.expectEntries(header, accounts);
  const setAside: SetAside[] = [];
  const sums: Minor[] = [];
  let current: Entry | undefined;
  let count = 0;
  let kept = 0;
  let retained = 0;

  /** Puts a row with too many cells right. Undefined when nobody can tell where its texts end. */
  function repaired(row: Row, number: number): Row | undefined {
    if (row.cells <= header.cells + header.emptyCells) return row;
    const whole = repairExtraCells(header, row, digits, {
      isKnown: records.isKnown,
      isReceivable: (candidate) => mayBeReceivable(candidate, 0),
    });
    if (whole !== undefined && whole.starts !== row.starts) remarks.count("fec.separator_in_text", number);
    return whole;
  }

  /** Whether one of the cells that may be the account of a broken row is a customer's. */
  function mayBeReceivable(row: Row, extra: number): boolean {
    for (let cell = header.at.account; cell <= header.at.account + extra && cell < row.cells; cell++) {
      const found = locate(row, cell);
      if (found && accounts.kindOf(row.buffer, found.start, found.end) !== undefined) return true;
    }
    return false;
  }

  function reject(row: SetAside) {
    setAside.push(row);
    if (setAside.length > mostSetAside) refuseBroken();
  }

  /** A file most of whose lines are broken is not a FEC as we understand it: setting lines aside would hide that. */
  function refuseBroken() {
    const [first] = setAside;
    if (first !== undefined && setAside.length > Math.max(10, kept))
      throw new ConnectorError("fec", "fix", "fec.mostly_broken", { file, broken: setAside.length, first: first.place });
  }

  function keep(row: Row, entry: Entry, number: number, isRetained: boolean): void {
    const draft = records.read(row, entry, number);
    if (draft === undefined) return reject(records.broken(row, number));
    if (draft.hasDot) remarks.count("fec.decimal_dot", number);
    if (isRetained) {
      retained += draft.amount;
      return;
    }
    sums[draft.scope] = (sums[draft.scope] ?? 0) + draft.amount;
    if (draft.amount === 0) return;
    if (draft.amount > 0 && !isSampled(entry.journal)) countDocument(entry.journal, draft.on, records.numbered(row));
    kept++;
    const { view, at } = spool.room(scopes.customers[draft.scope] as number, draft.bytes);
    copyBytes(window.view, window.out, view, at, draft.bytes);
  }

  function keepSuspense(row: Row, { on, journal }: Entry, number: number): void {
    const amount = isMisplaced(header, row) ? undefined : amountOf(header, row, digits);
    if (on === undefined || amount === undefined) return reject(records.broken(row, number));
    const text = (field: Field) => {
      const found = locate(row, header.at[field]);
      return found ? decoder.text(row.buffer, found.start, found.end) : "";
    };
    // What was lettered was dealt with.
    if (amount === 0 || locate(row, header.at.letter)) return;
    const [account, label] = [text("account"), text("label")];
    const [document, customer, customerName] = [withoutPlaceholder(text("document")), text("customer"), text("customerName")];
    const line = { account, customer, customerName, amount, on: expandDay(on), document, label, journal, touched: 0 };
    suspense.push({ ...line, file, place: number });
  }

  function balances(): ReadonlyMap<Scope, Minor> {
    const found = new Map<Scope, Minor>();
    sums.forEach((sum, scope) => found.set(scopes.list[scope] as Scope, sum));
    return found;
  }

  return {
    row(raw, number, lines) {
      count++;
      current = undefined;
      if (lines > 1) remarks.count("fec.lines_joined", number);
      const row = repaired(raw, number);
      if (row === undefined) {
        if (mayBeReceivable(raw, raw.cells - header.cells)) reject(records.broken(raw, number));
        return;
      }
      if (row.cells < header.neededCells) return reject(records.broken(row, number));
      const entry = (current = entries.enter(row));
      const account = locate(row, header.at.account);
      if (account === undefined) return; // Books kept by cash may leave the account blank.
      if (!isDigit(row.buffer[account.start])) {
        const value = decoder.text(row.buffer, account.start, account.end);
        return reject({ place: `${file}:${number}`, code: "fec.account_unreadable", params: { value } });
      }
      entries.touch(touchedBy(row.buffer, account.start));
      const kind = accounts.kindOf(row.buffer, account.start, account.end);
      if (kind === "suspense") keepSuspense(row, entry, number);
      else if (kind !== undefined) keep(row, entry, number, kind === "retention");
      else if (entry.on === undefined && mayBeReceivable(row, 1)) reject(records.broken(row, number));
    },
    skip({ first }, line, end) {
      if (current?.on === undefined) return 0;
      const skipped = window.skim(first, line, end) - line;
      if (skipped > 0) entries.touchAll(window.met, skipped);
      count += skipped;
      return skipped;
    },
    end() {
      entries.end();
      refuseBroken();
      const { journals } = entries;
      const totals = { records: count, kept, retained, balances: balances(), setAside, remarks: remarks.list(), suspense };
      return { file, named: closingDayOf(file), ...periodOf(journals), journals, ...totals };
    },
  };
}

function periodOf(journals: readonly Journal[]): { from: Day | undefined; to: Day | undefined } {
  const moved = journals.filter((journal) => journalKind(journal) !== "opening");
  const days = (moved.length > 0 ? moved : journals).flatMap(({ firstOn, lastOn }) => [firstOn, lastOn]).filter((day) => day !== undefined);
  const sorted = days.toSorted();
  return { from: sorted[0], to: sorted.at(-1) };
}
