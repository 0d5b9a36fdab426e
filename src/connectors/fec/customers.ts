import { ConnectorError, type SetAside } from "../port.ts";
import { decode } from "./cells.ts";
import { type Row, parseRows, separatorOf } from "./csv.ts";
import { CustomerRow, plain } from "./customer-row.ts";

/** The customer file: what a FEC does not say of customers. */
export interface CustomerFile {
  /** By account, in upper case. */
  readonly rows: ReadonlyMap<string, KnownCustomer>;
  readonly setAside: readonly SetAside[];
}

export interface KnownCustomer extends CustomerRow {
  readonly place: string;
}

type Column = keyof CustomerRow;

const columns: Readonly<Record<Column, readonly string[]>> = {
  account: ["account", "compte", "code", "code client", "compauxnum"],
  name: ["name", "nom", "raison sociale", "client"],
  nature: ["nature", "type"],
  siren: ["siren", "siret"],
  email: ["email", "e-mail", "mail", "courriel"],
  phone: ["phone", "telephone", "tel"],
  contact: ["contact", "interlocuteur"],
  language: ["language", "langue"],
  postcode: ["postcode", "code postal", "cp"],
  country: ["country", "pays"],
  terms: ["terms", "delai", "delai de reglement", "conditions", "conditions de reglement"],
  salesperson: ["salesperson", "commercial", "vendeur"],
  tags: ["tags", "etiquettes"],
  insolvent: ["insolvent", "procedure collective"],
  handedOver: ["handed over", "handed_over", "handed-over", "contentieux"],
  noFollowUp: ["no follow-up", "no follow up", "no_follow_up", "ne pas relancer"],
};

/**
 * Reads a customer file separated by `;`, `,` or tabs, in UTF-8 or Latin-9, with English or French column names, in any
 * order. A cell that cannot be read is left empty and said; the rest of its row counts. @throws ConnectorError without the
 * account column
 */
export function parseCustomers(file: string, bytes: Buffer): CustomerFile {
  const text = decode(bytes)
    .replace(/^\ufeff/, "")
    .replace(/\r\n?/g, "\n");
  const [header, ...body] = parseRows(text, separatorOf(text.split("\n", 1)[0] ?? ""));
  const names = (header?.cells ?? []).map(plain);
  const at = new Map<Column, number>();
  for (const column of Object.keys(columns) as Column[]) {
    const found = names.findIndex((name) => columns[column].includes(name));
    if (found >= 0) at.set(column, found);
  }
  if (!at.has("account")) throw new ConnectorError("fec", "fix", "fec.customers_header", { file, found: names.join(", ") });
  const rows = new Map<string, KnownCustomer>();
  const setAside: SetAside[] = [];
  for (const row of body) {
    const place = `${file}:${row.line}`;
    const known = readRow(row, at, place, setAside);
    if (known === undefined) continue;
    const key = known.account.toUpperCase();
    const first = rows.get(key);
    if (first === undefined) rows.set(key, known);
    else setAside.push({ place, code: "fec.customer_twice", params: { account: known.account, first: first.place } });
  }
  return { rows, setAside };
}

function readRow(row: Row, at: ReadonlyMap<Column, number>, place: string, setAside: SetAside[]): KnownCustomer | undefined {
  const cells: Partial<Record<Column, string>> = {};
  for (const [column, index] of at) if (row.cells[index]) cells[column] = row.cells[index];
  if (cells.account === undefined) {
    setAside.push({ place, code: "fec.customer_without_account", params: {} });
    return undefined;
  }
  const first = CustomerRow.safeParse(cells);
  if (first.success) return { ...first.data, place };
  for (const column of new Set(first.error.issues.map((issue) => issue.path[0] as Column))) {
    setAside.push({ place: `${place} ${column}`, code: "fec.customer_cell", params: { column, value: cells[column] ?? "" } });
    delete cells[column];
  }
  const second = CustomerRow.safeParse(cells);
  return second.success ? { ...second.data, place } : undefined;
}
