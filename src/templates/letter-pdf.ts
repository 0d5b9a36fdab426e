import { createRequire } from "node:module";
import { dirname, join, sep } from "node:path";
import type { Content, TableCell, TDocumentDefinitions } from "pdfmake/interfaces.js";
import type { LetterEffect } from "../ledger/effect.ts";
import { type Block, blocksOf, type Cell, type Run } from "./letter-html.ts";

const mm = 72 / 25.4;
const margins = { left: 20 * mm, top: 15 * mm, right: 20 * mm, bottom: 14 * mm };
/** Where the recipient stands, for the window of a DL envelope, and where the text begins below it. */
const window = { x: 105 * mm, y: 53 * mm };
const textTop = 89 * mm;

/** The letter as PDF, A4. It reads nothing but its own fonts, whatever a template or a customer's name asks for. */
export async function letterPdf(letter: LetterEffect): Promise<Uint8Array> {
  const { default: pdfmake } = await import("pdfmake");
  const fonts = join(dirname(createRequire(import.meta.url).resolve("pdfmake/package.json")), "fonts", "Roboto");
  pdfmake.setUrlAccessPolicy(() => false);
  pdfmake.setLocalAccessPolicy((path) => path.startsWith(fonts + sep));
  pdfmake.setFonts({
    Roboto: {
      normal: join(fonts, "Roboto-Regular.ttf"),
      bold: join(fonts, "Roboto-Medium.ttf"),
      italics: join(fonts, "Roboto-Italic.ttf"),
      bolditalics: join(fonts, "Roboto-MediumItalic.ttf"),
    },
  });
  return pdfmake.createPdf(documentOf(letter)).getBuffer();
}

function documentOf({ html, subject, language, actOn }: LetterEffect): TDocumentDefinitions {
  const blocks = blocksOf(html);
  const head = blocks.filter((block) => block.what === "text" && block.kind === "head");
  const to = blocks.filter((block) => block.what === "text" && block.kind === "window");
  const rest = blocks.filter((block) => !head.includes(block) && !to.includes(block));
  const [sender, ...contact] = head;
  return {
    pageSize: "A4",
    pageMargins: [margins.left, margins.top, margins.right, margins.bottom],
    defaultStyle: { font: "Roboto", fontSize: 10, lineHeight: 1.15 },
    info: { title: subject, creationDate: new Date(`${actOn}T00:00:00Z`) },
    language,
    content: [
      ...(sender ? [{ ...contentOf(sender), absolutePosition: { x: margins.left, y: margins.top } }] : []),
      ...contact.map((block) => ({ ...contentOf(block), absolutePosition: { x: margins.left, y: margins.top } })),
      ...(to.length > 0 ? [{ stack: to.map(contentOf), fontSize: 11, absolutePosition: window }] : []),
      ...(to.length > 0 ? [{ text: "", margin: [0, textTop - margins.top, 0, 0] as [number, number, number, number] }] : []),
      ...rest.map(contentOf),
    ] as Content[],
  };
}

function contentOf(block: Block): object {
  if (block.what === "table") return tableOf(block);
  const heading = block.kind === "h1" || block.kind === "h2";
  return {
    text: block.runs.map((run) => (heading ? { ...textOf(run), bold: true, fontSize: 14 } : textOf(run))),
    alignment: block.right ? "right" : "left",
    margin: [0, block.kind === "signature" ? 14 : 0, 0, heading ? 2 : 7],
  };
}

function textOf({ text, bold, small }: Run): { text: string; bold?: true; fontSize?: number } {
  return { text, ...(bold && { bold: true as const }), ...(small && { fontSize: 8 }) };
}

function tableOf({ caption, rows, headRows, pay }: Extract<Block, { what: "table" }>): object {
  const columns = Math.max(...rows.map((row) => row.reduce((sum, cell) => sum + cell.span, 0)), 1);
  return {
    stack: [
      ...(caption === "" ? [] : [{ text: caption, bold: true, margin: [0, 4, 0, 3] }]),
      {
        layout: pay ? "noBorders" : "lightHorizontalLines",
        fontSize: 9,
        table: {
          headerRows: headRows,
          dontBreakRows: true,
          widths: Array.from({ length: columns }, (_, index) => (index === (pay ? 1 : 0) ? "*" : "auto")),
          body: rows.map((row) => cellsOf(row, columns)),
        },
      },
    ],
    margin: [0, 0, 0, 8],
  };
}

/** A cell over several columns is followed by that many empty ones, and a short row is filled up. */
function cellsOf(row: readonly Cell[], columns: number): TableCell[] {
  const cells = row.flatMap(({ text, bold, right, span }): TableCell[] => [
    { text, bold, alignment: right ? "right" : "left", ...(span > 1 && { colSpan: span }) },
    ...Array.from({ length: span - 1 }, () => ({ text: "" })),
  ]);
  while (cells.length < columns) cells.push({ text: "" });
  return cells;
}
