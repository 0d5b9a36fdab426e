import { ConnectorError } from "../port.ts";
import { decode } from "./cells.ts";
import { type Column, locateColumns } from "./customer-columns.ts";
import { type Row, parseRows, separatorOf } from "./csv.ts";
import { readWorkbook } from "./workbook-read.ts";

/** A customer file as it was typed, columns we do not know included. */
export interface CustomerTable {
  readonly file: string;
  readonly header: readonly string[];
  readonly at: ReadonlyMap<Column, number>;
  readonly rows: readonly Row[];
  /** Sheets of the workbook; 1 for a text file. */
  readonly sheets: number;
}

/**
 * Reads a workbook (.xlsx, first visible sheet) or a text file separated by `;`, `,` or tabs in UTF-8, UTF-16 or Latin-9,
 * told by content. @throws ConnectorError when it is neither, or has no account column
 */
export function readCustomerTable(file: string, bytes: Buffer): CustomerTable {
  const { rows, sheets } = isWorkbook(bytes) ? workbookRows(file, bytes) : { rows: textRows(bytes), sheets: 1 };
  const [first, ...body] = rows;
  const header = first?.cells ?? [];
  const at = locateColumns(header);
  if (!at.has("account"))
    throw new ConnectorError("fec", "fix", "fec.customers_header", { file, found: header.filter(Boolean).join(", ").slice(0, 200) });
  return { file, header, at, rows: body, sheets };
}

function isWorkbook(bytes: Buffer): boolean {
  const start = bytes.toString("latin1", 0, 4);
  return start.startsWith("PK\u0003\u0004") || start === "\u00d0\u00cf\u0011\u00e0";
}

/** Old workbooks (.xls) and those under a password are of the same other format. */
function workbookRows(file: string, bytes: Buffer): { readonly rows: readonly Row[]; readonly sheets: number } {
  try {
    return readWorkbook(bytes);
  } catch (cause) {
    throw new ConnectorError("fec", "fix", "fec.customers_workbook", { file }, cause);
  }
}

function textRows(bytes: Buffer): readonly Row[] {
  const utf16 = bytes[0] === 0xff && bytes[1] === 0xfe;
  const text = (utf16 ? bytes.toString("utf16le") : decode(bytes)).replace(/^\ufeff/, "").replace(/\r\n?/g, "\n");
  const rows = parseRows(text, separatorOf(text.split("\n", 1)[0] ?? ""));
  return rows.map(({ line, cells }) => ({ line, cells: cells.map((cell) => cell.replace(/^'(?='*[=@+-])/, "")) }));
}
