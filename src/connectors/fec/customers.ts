import type { SetAside } from "../port.ts";
import type { Row } from "./csv.ts";
import { CustomerRow } from "./customer-row.ts";
import { type CustomerTable, readCustomerTable } from "./customer-table.ts";

/** The customer file: what a FEC does not say of customers. */
export interface CustomerFile {
  /** By account, in upper case. */
  readonly rows: ReadonlyMap<string, KnownCustomer>;
  /** Titles of columns that mean nothing to us: a user's own, or misspelt. */
  readonly unread: readonly string[];
  readonly setAside: readonly SetAside[];
}

export interface KnownCustomer extends CustomerRow {
  readonly place: string;
}

type Typed = keyof CustomerRow;

const typed = Object.keys(CustomerRow.shape) as readonly Typed[];

/**
 * Reads a customer file, workbook or text, with English or French column names in any order. A cell that cannot be read is
 * left empty and said; the rest of its row counts. @throws ConnectorError without the account column
 */
export function parseCustomers(file: string, bytes: Buffer): CustomerFile {
  const table = readCustomerTable(file, bytes);
  const rows = new Map<string, KnownCustomer>();
  const setAside: SetAside[] = [];
  for (const row of table.rows) {
    const place = `${file}:${row.line}`;
    const known = readRow(row, table, place, setAside);
    if (known === undefined) continue;
    const key = known.account.toUpperCase();
    const first = rows.get(key);
    if (first === undefined) rows.set(key, known);
    else setAside.push({ place, code: "fec.customer_twice", params: { account: known.account, first: first.place } });
  }
  const read = new Set(table.at.values());
  return { rows, unread: table.header.filter((title, index) => title !== "" && !read.has(index)), setAside };
}

function readRow(row: Row, { at }: CustomerTable, place: string, setAside: SetAside[]): KnownCustomer | undefined {
  const cells: Partial<Record<Typed, string>> = {};
  for (const column of typed) {
    const text = row.cells[at.get(column) ?? -1];
    if (text) cells[column] = text;
  }
  if (cells.account === undefined) {
    setAside.push({ place, code: "fec.customer_without_account", params: {} });
    return undefined;
  }
  const first = CustomerRow.safeParse(cells);
  if (first.success) return { ...first.data, place };
  for (const column of new Set(first.error.issues.map((issue) => issue.path[0] as Typed))) {
    setAside.push({ place: `${place} ${column}`, code: "fec.customer_cell", params: { column, value: cells[column] ?? "" } });
    delete cells[column];
  }
  const second = CustomerRow.safeParse(cells);
  return second.success ? { ...second.data, place } : undefined;
}
