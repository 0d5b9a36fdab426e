import { posix } from "node:path";
import { dayFromNumber } from "../../ledger/day.ts";
import type { Row } from "./csv.ts";
import { unzip } from "./workbook-zip.ts";
import { type Tag, xmlTokens } from "./workbook-xml.ts";

/** The first visible sheet of a workbook (.xlsx), every cell as the text that a person would type for it. */
export interface Workbook {
  readonly rows: readonly Row[];
  /** Sheets in all: the others are not read. */
  readonly sheets: number;
}

/** @throws Error when the bytes are not a workbook */
export function readWorkbook(bytes: Buffer): Workbook {
  const files = unzip(bytes);
  const part = (path: string) => {
    const unpack = files.get(path);
    return unpack
      ? xmlTokens(
          unpack()
            .toString("utf8")
            .replace(/^\ufeff/, ""),
        )
      : undefined;
  };
  const sheets = opened(part("xl/workbook.xml"), "sheet");
  const first = sheets.find((sheet) => (sheet.attribute("state") ?? "visible") === "visible");
  const target = opened(part("xl/_rels/workbook.xml.rels"), "Relationship")
    .find((relation) => relation.attribute("Id") === first?.attribute("id"))
    ?.attribute("Target");
  const sheet = target === undefined ? undefined : part(posix.resolve("/xl", target).slice(1));
  if (sheet === undefined) throw new Error("no sheet");
  const from1904 = opened(part("xl/workbook.xml"), "workbookPr").some((one) => /^(1|true)$/.test(one.attribute("date1904") ?? ""));
  const texts = readSharedTexts(part("xl/sharedStrings.xml") ?? []);
  const formats = readFormats(part("xl/styles.xml") ?? []);
  const textOf = (cell: Cell) => cellText(cell, texts, formats, from1904 ? 1462 : 0);
  return { rows: [...readRows(sheet, textOf)], sheets: sheets.length };
}

function opened(tokens: Iterable<Tag | string> | undefined, name: string): readonly Tag[] {
  return [...(tokens ?? [])].filter((token) => typeof token !== "string" && token.opens && token.name === name) as Tag[];
}

/** Texts that cells share. How they sound (`rPh`) is not part of them. */
function readSharedTexts(tokens: Iterable<Tag | string>): readonly string[] {
  const texts: string[] = [];
  let inText = false;
  let sounds = 0;
  for (const token of tokens) {
    if (typeof token === "string") {
      if (inText && sounds === 0) texts[texts.length - 1] += token;
    } else if (token.name === "si" && token.opens) texts.push("");
    else if (token.name === "rPh") sounds += token.opens ? (token.closes ? 0 : 1) : -1;
    else if (token.name === "t") inText = token.opens && !token.closes;
  }
  return texts;
}

/** The format code of each cell style: what tells a day or a padded number from a plain one. */
function readFormats(tokens: Iterable<Tag | string>): readonly string[] {
  const own = new Map<number, string>();
  const formats: string[] = [];
  let inCells = false;
  for (const token of tokens) {
    if (typeof token === "string") continue;
    if (token.name === "cellXfs") inCells = token.opens && !token.closes;
    else if (token.name === "numFmt" && token.opens) own.set(Number(token.attribute("numFmtId")), token.attribute("formatCode") ?? "");
    else if (token.name === "xf" && token.opens && inCells) {
      const id = Number(token.attribute("numFmtId") ?? 0);
      formats.push(own.get(id) ?? ((id >= 14 && id <= 22) || (id >= 45 && id <= 47) ? "yyyy" : ""));
    }
  }
  return formats;
}

interface Cell {
  readonly type: string;
  readonly style: number;
  value: string;
}

function* readRows(tokens: Iterable<Tag | string>, textOf: (cell: Cell) => string): Generator<Row> {
  let line = 0;
  let cells: string[] = [];
  let column = -1;
  let cell: Cell = { type: "", style: 0, value: "" };
  let inValue = false;
  for (const token of tokens) {
    if (typeof token === "string") {
      if (inValue) cell.value += token;
    } else if (token.name === "row") {
      if (token.opens) {
        line = Number(token.attribute("r") ?? line + 1);
        [cells, column] = [[], -1];
      }
      if (token.closes && cells.some((text) => text !== "")) yield { line, cells: Array.from(cells, (text) => text ?? "") };
    } else if (token.name === "c") {
      if (token.opens) {
        column = columnOf(token.attribute("r")) ?? column + 1;
        cell = { type: token.attribute("t") ?? "n", style: Number(token.attribute("s") ?? 0), value: "" };
      }
      if (token.closes) cells[column] = textOf(cell);
    } else if (token.name === "v" || token.name === "t") inValue = token.opens && !token.closes;
  }
}

/** `C12` is column 2. */
function columnOf(reference: string | undefined): number | undefined {
  const letters = /^[A-Z]{1,3}(?=\d)/.exec(reference ?? "")?.[0];
  return letters === undefined ? undefined : [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}

function cellText({ type, style, value }: Cell, texts: readonly string[], formats: readonly string[], shift: number): string {
  if (type === "s") return tidy(texts[Number(value)] ?? "");
  if (type === "b") return value === "1" ? "true" : "false";
  if (type !== "n" || value.trim() === "" || !Number.isFinite(Number(value))) return tidy(value);
  const number = Number(value);
  const format = (formats[style] ?? "").replace(/"[^"]*"|\\.|\[[^\]]*\]/g, "");
  if (/[dmyh]/i.test(format)) return dateText(number + shift);
  const plain = String(Number(number.toPrecision(15)));
  return /^0+$/.test(format) ? plain.padStart(format.length, "0") : plain;
}

function tidy(text: string): string {
  return text
    .replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
    .replace(/\r\n?/g, "\n")
    .replace(/\u00a0/g, " ")
    .trim();
}

/** Spreadsheets count days from 30 December 1899; the hour is the fraction. */
function dateText(serial: number): string {
  const minutes = Math.round((serial - Math.floor(serial)) * 1440);
  const date = serial >= 1 ? dayFromNumber(Math.floor(serial) - 25569) : "";
  const hour = minutes === 0 ? "" : `${String(Math.floor(minutes / 60)).padStart(2, "0")}:${String(minutes % 60).padStart(2, "0")}`;
  return `${date} ${hour}`.trim();
}
