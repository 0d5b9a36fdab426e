import { type BooksRead, readBooks } from "../connectors/fec/books-read.ts";
import { customersText, customersWorkbook } from "../connectors/fec/customer-file.ts";
import { type CustomerGap, customerGaps, overdueOf } from "../connectors/fec/customer-gaps.ts";
import { type BookCustomer, mergeCustomers, type MergedCustomers } from "../connectors/fec/customer-merge.ts";
import type { Settings as FecSettings } from "../connectors/fec/snapshot.ts";
import type { Progress, SetAside } from "../connectors/port.ts";
import type { Day } from "../ledger/day.ts";
import { type Minor, sumMinor } from "../ledger/money.ts";
import type { Language } from "../text/format.ts";
import { type CustomerPaths, customerPaths, isWorkbookName, typedTables, writeCustomerFiles } from "./customers-files.ts";
import { WorkspaceError } from "./error.ts";

export interface MergeReport {
  /** Paths written; none when nothing was to change. */
  readonly written: readonly string[];
  readonly rows: number;
  /** Accounts that got a row. */
  readonly added: readonly string[];
  /** Rows whose account is not in the books. They stay. */
  readonly strangers: number;
  /** The file that `relance.yaml` should name and does not. */
  readonly toName?: string;
}

/** How a customer file is written, and for which day "overdue" is counted. */
interface Making {
  readonly language: Language;
  readonly currency: string;
  readonly today: Day;
}

export interface Reading {
  readonly onProgress?: (progress: Progress) => void;
  readonly signal?: AbortSignal;
}

/**
 * Writes the customer file from the books in both formats, or brings a later FEC into it: new customers are added, what was
 * typed stays. @throws ConnectorError, WorkspaceError when the same cell was typed differently in the two files
 */
export async function mergeCustomerFiles(
  fec: FecSettings,
  { language, today, onProgress = () => undefined, signal }: Pick<Making, "language" | "today"> & Reading,
): Promise<MergeReport> {
  const paths = customerPaths(fec.customers);
  const tables = await typedTables(fec.folder, paths);
  const { customers: _named, ...rest } = fec;
  const [first] = tables;
  const books = await readBooks(first ? { ...rest, customers: first.file } : rest, onProgress, signal);
  const merged = mergeCustomers(tables, bookCustomers(books, today), { language, currency: fec.currency });
  if (merged.conflicts.length > 0) throw conflict(merged, paths);
  const written = await writeCustomerFiles(fec.folder, customerFiles(merged, paths, { language, currency: fec.currency }));
  return {
    written,
    rows: merged.rows.length,
    added: merged.added,
    strangers: merged.strangers,
    ...(fec.customers === undefined && { toName: paths.named }),
  };
}

/** The customer file of a new workspace; its titles alone when there is no FEC yet. */
export function newCustomerFiles(books: BooksRead | undefined, paths: CustomerPaths, making: Making): Readonly<Record<string, Buffer>> {
  return customerFiles(mergeCustomers([], books ? bookCustomers(books, making.today) : [], making), paths, making);
}

export interface CustomersChecked {
  /** What is missing for whom, what matters most first. */
  readonly gaps: readonly CustomerGap[];
  /** Cells and rows of the customer file that could not be read. */
  readonly setAside: readonly SetAside[];
  readonly customers: number;
  readonly overdue: Minor;
  /** Typed in the copy after the file that settings name was written: not read until a merge. */
  readonly typedInCopy?: string;
}

/** Names what the customer file does not say yet. @throws ConnectorError */
export async function checkCustomers(
  fec: FecSettings,
  today: Day,
  { onProgress = () => undefined, signal }: Reading = {},
): Promise<CustomersChecked> {
  const paths = customerPaths(fec.customers);
  const { customers, snapshot } = await readBooks(fec, onProgress, signal);
  const typed = await typedTables(fec.folder, paths);
  return {
    gaps: customerGaps(customers, today),
    setAside: snapshot.customers.setAside,
    customers: customers.length,
    overdue: sumMinor(customers.map((facts) => overdueOf(facts, today))),
    ...(typed.some((table) => table.file === paths.copy) && { typedInCopy: paths.copy }),
  };
}

function bookCustomers({ customers }: BooksRead, today: Day): readonly BookCustomer[] {
  return customers.map((facts) => ({
    account: facts.debtor.reference,
    name: facts.debtor.name,
    balance: facts.balance.amount,
    overdue: overdueOf(facts, today),
  }));
}

function customerFiles(merged: MergedCustomers, { named, copy }: CustomerPaths, style: Pick<Making, "language" | "currency">) {
  const bytes = (path: string) => (isWorkbookName(path) ? customersWorkbook(merged, style) : customersText(merged, style));
  return { [named]: bytes(named), [copy]: bytes(copy) };
}

const conflictsShown = 5;

function conflict({ conflicts }: MergedCustomers, { copy }: CustomerPaths): WorkspaceError {
  const cells = conflicts
    .slice(0, conflictsShown)
    .map(({ account, column, first, second }) => `${account} ${column}: ${first.place} ${first.value} ≠ ${second.place} ${second.value}`);
  const more = conflicts.length > conflictsShown ? ["…"] : [];
  return new WorkspaceError("workspace.customers_conflict", { count: conflicts.length, cells: [...cells, ...more].join("\n  "), copy }, 1);
}
