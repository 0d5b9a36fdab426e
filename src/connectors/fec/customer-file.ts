import { type Currency, exponentOf } from "../../ledger/money.ts";
import { choicesOf, type Column, type Language } from "./customer-columns.ts";
import type { MergedCustomers } from "./customer-merge.ts";
import { type SheetColumn, writeWorkbook } from "./workbook-write.ts";

interface Style {
  readonly language: Language;
  readonly currency: Currency;
}

/** The file as text: UTF-8 with a mark, `;` and CRLF, as spreadsheets in France open it. */
export function customersText({ header, at, rows }: MergedCustomers, { language }: Style): Buffer {
  const amounts = new Set([at.get("balance"), at.get("overdue")]);
  const lines = [
    header,
    ...rows.map((cells) => cells.map((cell, index) => (amounts.has(index) ? localDecimal(cell, language) : guarded(cell)))),
  ];
  return Buffer.from(`\ufeff${lines.map((cells) => `${cells.map(quoted).join(";")}\r\n`).join("")}`);
}

export function customersWorkbook({ header, at, rows }: MergedCustomers, { language, currency }: Style): Buffer {
  const meanings = new Map([...at].map(([column, index]) => [index, column]));
  const columns = header.map((title, index) => sheetColumn(title, meanings.get(index), language, exponentOf(currency)));
  return writeWorkbook({ name: language === "fr" ? "Clients" : "Customers", columns, rows });
}

function sheetColumn(title: string, column: Column | undefined, language: Language, decimals: number): SheetColumn {
  if (column === "balance" || column === "overdue") return { title, decimals };
  const choices = column && choicesOf(column, language);
  return choices ? { title, choices } : { title };
}

function localDecimal(text: string, language: Language): string {
  return language === "fr" ? text.replace(".", ",") : text;
}

/** A spreadsheet would run a name that starts like a formula. Telephone numbers may start with their sign. */
function guarded(cell: string): string {
  return /^(?:'+[=@+-]|[=@]|[+-](?![\d\s().-]+$))/.test(cell) ? `'${cell}` : cell;
}

function quoted(cell: string): string {
  return /[;"\n\r]|^\s|\s$/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
