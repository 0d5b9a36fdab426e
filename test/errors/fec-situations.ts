import { appendFile, mkdir, symlink } from "node:fs/promises";
import { join } from "node:path";
import type { z } from "zod";
import type { FecOptions } from "../../src/connectors/fec/options.ts";
import type { Message } from "../../src/ledger/message.ts";
import { writeWorkbook } from "../../src/connectors/fec/workbook-write.ts";
import { bookText } from "../connectors/fec/book-text.ts";
import { zipOf } from "../connectors/fec/zip-of.ts";

/** A folder that Relance cannot read, or not all of. */
export interface Situation {
  readonly files?: Readonly<Record<string, string | Buffer>>;
  readonly options?: Partial<z.input<typeof FecOptions>>;
  /** What no file can say. */
  readonly before?: (folder: string) => Promise<unknown>;
  /** Done after the first page. */
  readonly meanwhile?: (folder: string) => Promise<unknown>;
  /** What is refused, where a test cannot bring it about: whoever runs it may be allowed to read everything. */
  readonly refusal?: Message;
}

const file = "FEC20261231.txt";
const book = bookText().invoice("20260105", "C01", "FA-1", 120000);
const good = book.text();
const zip = zipOf({ [file]: good });
const customers = { customers: "customers.csv" };
const titles = ["compte", "e-mail", "nature", "SIREN", "langue", "pays", "délai de règlement", "procédure collective", "contentieux"];
const unreadable = ["C01", "compta@aubepine", "amis", "123456789", "de", "France", "bientôt", "peut-être", "peut-être", "peut-être"];
const typed = [[...titles, "ne pas relancer"], unreadable, ["", "x@y.example"], ["C02"], ["c02"]];

/** What is refused as a whole. */
const refused: Readonly<Record<string, Situation>> = {
  "no-file": {},
  "file-missing": { options: { files: ["absent.txt"] } },
  "folder-in-its-place": { before: (folder) => mkdir(join(folder, file)) },
  "file-unreadable": { before: (folder) => symlink(file, join(folder, file)) },
  "file-without-permission": { refusal: { code: "fec.file_unreadable", params: { file: `/books/${file}`, reason: "EACCES" } } },
  "changed-while-read": {
    files: { "FEC20251231.txt": good.replaceAll("2026", "2025"), [file]: good },
    meanwhile: (folder) => appendFile(join(folder, file), "\n"),
  },

  empty: { files: { [file]: "" } },
  "another-text": { files: { [file]: "Date;Client;Montant\n01/01/2026;C01;12\n" } },
  "a-column-missing": { files: { [file]: good.replace("CompteNum", "Compte") } },
  semicolons: { files: { [file]: good.replaceAll("\t", ";") } },
  commas: { files: { [file]: good.replaceAll(",", ".").replaceAll("\t", ",") } },
  utf16: { files: { [file]: Buffer.from(`\ufeff${good}`, "utf16le") } },
  pdf: { files: { [file]: "%PDF-1.7\n" } },
  "no-line-end": { files: { [file]: "x".repeat(1_100_000) } },
  "header-alone": { files: { [file]: bookText().text() } },
  "amounts-rewritten": { files: { [file]: broken(12) } },
  "same-year-twice": { files: { "AFEC20261231.txt": good, "BFEC20261231.txt": good.replace("FA-1", "FA-2") } },
  "periods-overlap": { files: { "FEC20260630.txt": spanning("20260101", "20260630"), [file]: spanning("20260601", "20261231") } },
  "part-without-header": { files: { "FEC20261231_1.txt": good, "FEC20261231_2.txt": good.split("\n").slice(1).join("\n") } },

  "zip-cut-off": { files: { [file]: zip.subarray(0, zip.length - 30) } },
  "zip-damaged": { files: { [file]: Buffer.concat([zip.subarray(0, 80), Buffer.from("?"), zip.subarray(81)]) } },
  "zip-with-password": { files: { [file]: zipOf({ [file]: good }, { flags: 0x801 }) } },
  "zip-without-book": { files: { [file]: zipOf({ "notice.pdf": "%PDF-1.7\n", "logo.png": "PNG" }) } },
  "zip-without-anything": { files: { [file]: zipOf({}) } },
  "zip-in-zip": { files: { [file]: zipOf({ [file]: zip }) } },
  "zip-that-swells": { files: { [file]: zipOf({ [file]: good }, { claimed: 4_000_000_000 }) } },
  workbook: { files: { [file]: zipOf({ "[Content_Types].xml": "<Types/>", "xl/workbook.xml": "<workbook/>" }) } },

  "another-xml": { files: { [file]: '<?xml version="1.0"?>\n<facture><ligne/></facture>\n' } },
  "xml-cut-off": { files: { [file]: "<comptabilite>\n<exercice>\n<journal><JournalCode>VE</JournalCode>\n<ecriture>\n" } },
  "xml-malformed": { files: { [file]: "<comptabilite>\n<exercice>\n</journal>\n" } },
  "xml-without-a-tag": { files: { [file]: `<comptabilite>${"x".repeat(70_000)}` } },
  "xml-without-entries": { files: { [file]: "<comptabilite><exercice/></comptabilite>" } },

  "customers-missing": { files: { [file]: good }, options: customers },
  "customers-in-no-file": { files: { [file]: good }, options: { customers: "clients*.xlsx" } },
  "customers-folder-in-its-place": {
    files: { [file]: good },
    options: customers,
    before: (folder) => mkdir(join(folder, "customers.csv")),
  },
  "customers-empty": { files: { [file]: good, "customers.csv": "" }, options: customers },
  "customers-without-account": { files: { [file]: good, "customers.csv": "nom;mail\nX;y@z.example\n" }, options: customers },
  "customers-workbook-without-account": {
    files: { [file]: good, "customers.xlsx": workbook([["nom", "mail"]]) },
    options: { customers: "customers.xlsx" },
  },
  "customers-of-another-kind": { files: { [file]: good, "customers.csv": `%PDF-1.7 ${"x".repeat(500)}` }, options: customers },
  "customers-workbook-with-password": {
    files: { [file]: good, "customers.xlsx": Buffer.from("d0cf11e0a1b11ae1", "hex") },
    options: { customers: "customers.xlsx" },
  },
  "customers-workbook-damaged": {
    files: { [file]: good, "customers.xlsx": workbook(typed).subarray(0, 900) },
    options: { customers: "customers.xlsx" },
  },
};

/** What is read but for some rows. */
const setAside: Readonly<Record<string, Situation>> = {
  "row-too-short": { files: { [file]: withRow("VE\tVentes\t9\t20260301\t411000\tClients\tC02") } },
  "row-too-long": { files: { [file]: withRow(`${row(9)}\t9,00\t9,00\tA`) } },
  "row-without-account-number": { files: { [file]: withRow(row(9).replace("411000", "CLIENT")) } },
  "row-without-day": { files: { [file]: withRow(row(9).replace("20260301", "20260231")) } },
  "row-without-amount": { files: { [file]: withRow(row(9).replace("500,00", "5OO,00")) } },
  "row-with-thousands": { files: { [file]: withRow(row(9).replace("500,00", "1 500,00")) } },
  "row-of-xml-without-amount": {
    files: {
      [file]:
        "<comptabilite><exercice><journal><JournalCode>VE</JournalCode><JournalLib>Ventes</JournalLib>\n" +
        "<ecriture><EcritureNum>1</EcritureNum><EcritureDate>2026-03-01</EcritureDate><EcritureLib>FA-1</EcritureLib>\n" +
        "<ligne><CompteNum>411000</CompteNum><CompteLib>Clients</CompteLib><CompteAuxNum>C02</CompteAuxNum><Debit>5 00</Debit></ligne>\n" +
        "<ligne><CompteNum>411000</CompteNum><CompteLib>Clients</CompteLib><CompteAuxNum>C01</CompteAuxNum><Debit>12.50</Debit></ligne>\n" +
        "</ecriture></journal></exercice></comptabilite>",
    },
  },
  "opening-differs": {
    files: { "FEC20251231.txt": good.replaceAll("2026", "2025"), [file]: bookText().opening("20260101", "C01", "AN", 90000).text() },
  },
  "customers-cells": { files: { [file]: good, "customers.csv": typed.map((cells) => cells.join(";")).join("\n") }, options: customers },
  "customers-workbook-cells": { files: { [file]: good, "customers.xlsx": workbook(typed) }, options: { customers: "customers.xlsx" } },
};

export const situations: Readonly<Record<string, Situation>> = { ...refused, ...setAside };

function broken(count: number): string {
  const wrong = bookText();
  for (let at = 0; at < count; at++) wrong.invoice("20260105", "C01", `FA-${at}`, 100);
  return wrong.text().replaceAll("1,00", "1 000,00");
}

function spanning(from: string, to: string): string {
  return bookText().invoice(from, "C01", "FA-1", 100).invoice(to, "C01", "FA-2", 100).text();
}

/** A good book with a row that is not. */
function withRow(bad: string): string {
  return `${good}${bad}\n`;
}

function row(entry: number): string {
  return `VE\tVentes\t${entry}\t20260301\t411000\tClients\tC02\tClient C02\tFA-9\t20260301\tFA-9\t500,00\t0,00\t\t\t20260301\t\t`;
}

function workbook([header, ...rows]: readonly (readonly string[])[]): Buffer {
  return writeWorkbook({ name: "Clients", columns: (header ?? []).map((title) => ({ title })), rows });
}
