import { ConnectorError } from "../port.ts";
import { decode } from "./cells.ts";
import { isDueColumn } from "./due-column.ts";

/** Where each field stands in a file; -1 when the file does not have it. */
export interface Header {
  readonly separator: number;
  /** Cells of the header line, trailing empty ones left out. */
  readonly cells: number;
  /** Trailing empty names: every line then ends with as many separators. */
  readonly emptyCells: number;
  readonly at: Readonly<Record<Field, number>>;
  /** Up to the amounts, the account and the date a line must be whole; empty cells after them are often left out. */
  readonly neededCells: number;
  readonly amounts: "debit_credit" | "amount_sense";
}

export type Field = keyof typeof names;

/** Names as A47 A-1 LPF writes them, and the variants seen in real files. Compared without case, accents or spaces. */
const names = {
  journal: ["journalcode"],
  journalName: ["journallib"],
  entry: ["ecriturenum"],
  on: ["ecrituredate"],
  account: ["comptenum"],
  accountName: ["comptelib"],
  customer: ["compauxnum", "compteauxnum", "compauxiliairenum", "numcompaux"],
  customerName: ["compauxlib", "compteauxlib", "compauxiliairelib", "libcompaux"],
  /** Only in the books of professions that count by cash. */
  client: ["idclient"],
  document: ["pieceref"],
  documentOn: ["piecedate"],
  label: ["ecriturelib"],
  debit: ["debit"],
  credit: ["credit"],
  amount: ["montant"],
  sense: ["sens"],
  letter: ["ecriturelet"],
  letteredOn: ["datelet"],
  validOn: ["validdate"],
  paidOn: ["daterglt"],
  dueOn: ["datelimitreglmt"],
} as const;

const fields = Object.keys(names) as Field[];
const required: readonly Field[] = ["journal", "entry", "on", "account"];
const tab = 0x09;
const pipe = 0x7c;

/** Reads the first line of a file. @throws ConnectorError when it is not the header of a FEC, saying what it is instead */
export function readHeader(file: string, line: Buffer): Header {
  refuseOtherFormats(file, line);
  const text = decode(line).replace(/^\ufeff/, "");
  const separator = text.split("\t").length >= 9 ? tab : pipe;
  const cells = text.split(String.fromCharCode(separator)).map(normalise);
  const all = cells.length;
  while (cells.at(-1) === "") cells.pop();
  if (cells.length < 9) {
    const other = [";", ","].find((candidate) => text.split(candidate).length >= 9);
    if (other !== undefined) throw refuse("fec.separator", { file, separator: other });
  }
  const at = Object.fromEntries(fields.map((field) => [field, cells.findIndex((cell) => isNamed(field, cell))])) as Record<Field, number>;
  const missing = required.filter((field) => at[field] < 0).map((field) => officialNames[field] ?? field);
  const amounts = at.debit >= 0 && at.credit >= 0 ? "debit_credit" : "amount_sense";
  if (amounts === "amount_sense" && (at.amount < 0 || at.sense < 0)) missing.push("Debit", "Credit");
  if (missing.length > 0) throw refuse("fec.columns_missing", { file, missing: missing.join(", "), line: text.slice(0, 80) });
  const needed = [...required.map((field) => at[field]), ...(amounts === "debit_credit" ? [at.debit, at.credit] : [at.amount, at.sense])];
  return { separator, cells: cells.length, emptyCells: all - cells.length, at, neededCells: Math.max(...needed) + 1, amounts };
}

const officialNames: Partial<Record<Field, string>> = {
  journal: "JournalCode",
  entry: "EcritureNum",
  on: "EcritureDate",
  account: "CompteNum",
};

function isNamed(field: Field, cell: string): boolean {
  return (names[field] as readonly string[]).includes(cell) || (field === "dueOn" && isDueColumn(cell));
}

function normalise(name: string): string {
  return name
    .normalize("NFD")
    .replace(/[^A-Za-z]/g, "")
    .toLowerCase();
}

function refuseOtherFormats(file: string, line: Buffer): void {
  const start = line.toString("latin1", 0, 4);
  if (start.startsWith("PK")) throw refuse("fec.zipped", { file });
  if (start.startsWith("%PDF")) throw refuse("fec.pdf", { file });
  if (start.startsWith("\u00ff\u00fe") || start.startsWith("\u00fe\u00ff")) throw refuse("fec.utf16", { file });
}

function refuse(code: string, params: Record<string, string>): ConnectorError {
  return new ConnectorError("fec", "fix", code, params);
}
