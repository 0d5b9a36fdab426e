import { type Currency, decimal, type Minor } from "../../ledger/money.ts";
import { allColumns, type Column, type Language, locateColumns, titleOf } from "./customer-columns.ts";
import { plain } from "./customer-row.ts";
import type { CustomerTable } from "./customer-table.ts";

/** What the books say of a customer, for its row. */
export interface BookCustomer {
  readonly account: string;
  readonly name: string;
  readonly balance: Minor;
  readonly overdue: Minor;
}

/** A customer file to be written. Amounts are plain decimals with a dot. */
export interface MergedCustomers {
  readonly header: readonly string[];
  readonly at: ReadonlyMap<Column, number>;
  readonly rows: readonly (readonly string[])[];
  /** Accounts of the books that had no row. */
  readonly added: readonly string[];
  /** Rows whose account is not in the books. */
  readonly strangers: number;
  readonly conflicts: readonly Conflict[];
}

/** A cell that was typed differently in the two files. */
export interface Conflict {
  readonly account: string;
  readonly column: string;
  readonly first: { readonly place: string; readonly value: string };
  readonly second: { readonly place: string; readonly value: string };
}

/** Columns that every file gets: those of the books, and what `customers check` asks for. */
const wanted: readonly Column[] = ["account", "name", "balance", "overdue", "email", "nature", "terms"];

interface Draft {
  readonly header: string[];
  readonly rows: Entry[];
  readonly byKey: Map<string, Entry>;
  readonly conflicts: Conflict[];
}

interface Entry {
  readonly cells: string[];
  readonly place: string;
}

/**
 * Brings the books into the customer file. All that was typed stays, unknown columns and rows included; an empty cell of the
 * first table is filled from the second one. Largest overdue amount first, rows without an account in the books last.
 */
export function mergeCustomers(
  tables: readonly CustomerTable[],
  book: readonly BookCustomer[],
  { language, currency }: { readonly language: Language; readonly currency: Currency },
): MergedCustomers {
  const draft: Draft = { header: [], rows: [], byKey: new Map(), conflicts: [] };
  for (const table of tables) takeIn(draft, table);
  const present = locateColumns(draft.header);
  for (const column of tables.length === 0 ? allColumns : wanted) if (!present.has(column)) draft.header.push(titleOf(column, language));
  const at = locateColumns(draft.header);
  const indexOf = (column: Column) => at.get(column) as number;
  const known = new Map<Entry, BookCustomer>();
  const added: string[] = [];
  for (const customer of book) {
    let entry = draft.byKey.get(keyOf(customer.account, 0));
    if (entry === undefined) {
      entry = { cells: [], place: "" };
      entry.cells[indexOf("account")] = customer.account;
      draft.rows.push(entry);
      added.push(customer.account);
    }
    if (!entry.cells[indexOf("name")]) entry.cells[indexOf("name")] = customer.name;
    known.set(entry, customer);
  }
  for (const entry of draft.rows) {
    const customer = known.get(entry);
    entry.cells[indexOf("balance")] = customer ? decimal(customer.balance, currency) : "";
    entry.cells[indexOf("overdue")] = customer ? decimal(customer.overdue, currency) : "";
  }
  const sorted = draft.rows.toSorted((a, b) => compare(known.get(a), known.get(b)));
  return {
    header: draft.header,
    at,
    rows: sorted.map(({ cells }) => draft.header.map((_, index) => cells[index] ?? "")),
    added,
    strangers: draft.rows.length - known.size,
    conflicts: draft.conflicts,
  };
}

/** Adds a table to what is there: columns by their meaning, else by their name; rows by account. */
function takeIn(draft: Draft, table: CustomerTable): void {
  const meanings = new Map([...table.at].map(([column, index]) => [index, column]));
  const there = locateColumns(draft.header);
  const places = table.header.map((title, index) => {
    const meaning = meanings.get(index);
    const meant = meaning === undefined ? undefined : there.get(meaning);
    const found = meant ?? (title === "" ? -1 : draft.header.findIndex((other) => plain(other) === plain(title)));
    return found >= 0 ? found : draft.header.push(title) - 1;
  });
  const ranks = new Map<string, number>();
  for (const { line, cells } of table.rows) {
    const account = cells[table.at.get("account") as number] ?? "";
    const name = account === "" ? `\u0000${cells.filter((text) => text !== "").join("\u0000")}` : account;
    const rank = ranks.get(name) ?? 0;
    ranks.set(name, rank + 1);
    const key = keyOf(name, rank);
    const entry = draft.byKey.get(key) ?? { cells: [], place: `${table.file}:${line}` };
    if (!draft.byKey.has(key)) draft.rows.push(entry);
    draft.byKey.set(key, entry);
    for (const [index, text] of cells.entries()) {
      const place = places[index] ?? draft.header.push("") - 1;
      const before = entry.cells[place] ?? "";
      const meaning = meanings.get(index);
      if (before === "" || meaning === "balance" || meaning === "overdue") entry.cells[place] = text;
      else if (text !== "" && text !== before && meaning !== "account")
        draft.conflicts.push({
          account,
          column: draft.header[place] ?? "",
          first: { place: entry.place, value: before },
          second: { place: `${table.file}:${line}`, value: text },
        });
    }
  }
}

/** Accounts are compared without case. A second row of the same account is another row. */
function keyOf(account: string, rank: number): string {
  return `${account.toUpperCase()}\u0000${rank}`;
}

function compare(a: BookCustomer | undefined, b: BookCustomer | undefined): number {
  if (a === undefined || b === undefined) return Number(a === undefined) - Number(b === undefined);
  return b.overdue - a.overdue || b.balance - a.balance || (a.account < b.account ? -1 : 1);
}
