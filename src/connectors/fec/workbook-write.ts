import { escapeXml } from "./workbook-xml.ts";
import { zip } from "./workbook-zip.ts";

export interface Sheet {
  readonly name: string;
  readonly columns: readonly SheetColumn[];
  /** Amounts as plain decimals with a dot. */
  readonly rows: readonly (readonly string[])[];
}

export interface SheetColumn {
  readonly title: string;
  /** Decimals of an amount. Every other column is text, so that account numbers and postcodes keep their zeros. */
  readonly decimals?: number;
  /** Values offered in a list; others can be typed. */
  readonly choices?: readonly string[];
}

const styles = { header: 1, text: 2, amount: 3 } as const;

/** A workbook (.xlsx) of one sheet: titles that stay in view, filters, lists of values. */
export function writeWorkbook(sheet: Sheet): Buffer {
  const decimals = sheet.columns.find((column) => column.decimals !== undefined)?.decimals ?? 2;
  return zip({
    "[Content_Types].xml": document("Types", "package/2006/content-types", [
      '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>',
      ...Object.entries({ "workbook.xml": "sheet.main", "worksheets/sheet1.xml": "worksheet", "styles.xml": "styles" }).map(
        ([part, type]) =>
          `<Override PartName="/xl/${part}" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.${type}+xml"/>`,
      ),
    ]),
    "_rels/.rels": relationships({ rId1: ["officeDocument", "xl/workbook.xml"] }),
    "xl/_rels/workbook.xml.rels": relationships({ rId1: ["worksheet", "worksheets/sheet1.xml"], rId2: ["styles", "styles.xml"] }),
    "xl/workbook.xml": main("workbook", [`<sheets><sheet name="${escapeXml(sheet.name)}" sheetId="1" r:id="rId1"/></sheets>`]),
    "xl/worksheets/sheet1.xml": worksheet(sheet),
    "xl/styles.xml": stylesheet(decimals),
  });
}

function worksheet({ columns, rows }: Sheet): string {
  const last = columnName(columns.length - 1);
  const lists = columns.flatMap(({ choices }, index) => (choices ? [choiceList(columnName(index), choices)] : []));
  return main("worksheet", [
    '<sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>',
    `<cols>${columns.map((column, index) => columnXml(column, index, rows)).join("")}</cols>`,
    `<sheetData>${rowXml(
      1,
      columns.map(({ title }, index) => textCell(`${columnName(index)}1`, styles.header, title)),
    )}`,
    ...rows.map((cells, index) =>
      rowXml(
        index + 2,
        columns.map((column, at) => cellXml(column, `${columnName(at)}${index + 2}`, cells[at] ?? "")),
      ),
    ),
    "</sheetData>",
    `<autoFilter ref="A1:${last}${rows.length + 1}"/>`,
    ...(lists.length > 0 ? [`<dataValidations count="${lists.length}">${lists.join("")}</dataValidations>`] : []),
  ]);
}

function columnXml({ title, decimals }: SheetColumn, index: number, rows: Sheet["rows"]): string {
  const longest = rows.reduce((most, cells) => Math.max(most, (cells[index] ?? "").length), title.length + 2);
  const style = decimals === undefined ? styles.text : styles.amount;
  return `<col min="${index + 1}" max="${index + 1}" width="${Math.min(Math.max(longest + 2, 10), 45)}" customWidth="1" style="${style}"/>`;
}

function rowXml(number: number, cells: readonly string[]): string {
  return `<row r="${number}">${cells.join("")}</row>`;
}

function cellXml({ decimals }: SheetColumn, place: string, text: string): string {
  if (text === "") return "";
  return decimals === undefined ? textCell(place, styles.text, text) : `<c r="${place}" s="${styles.amount}"><v>${text}</v></c>`;
}

function textCell(place: string, style: number, text: string): string {
  return `<c r="${place}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${escapeXml(text)}</t></is></c>`;
}

function choiceList(column: string, choices: readonly string[]): string {
  return `<dataValidation type="list" errorStyle="warning" allowBlank="1" showErrorMessage="1" sqref="${column}2:${column}1048576"><formula1>"${escapeXml(choices.join(","))}"</formula1></dataValidation>`;
}

/** Column 0 is `A`, 26 is `AA`. */
function columnName(index: number): string {
  const letter = String.fromCharCode(65 + (index % 26));
  return index < 26 ? letter : columnName(Math.floor(index / 26) - 1) + letter;
}

function stylesheet(decimals: number): string {
  const format = decimals === 0 ? "#,##0" : `#,##0.${"0".repeat(decimals)}`;
  const plainBorder = "<border><left/><right/><top/><bottom/><diagonal/></border>";
  const style = (format: number, more = "") => `<xf numFmtId="${format}" fontId="0" fillId="0" borderId="0" xfId="0"${more}/>`;
  return main("styleSheet", [
    `<numFmts count="1"><numFmt numFmtId="164" formatCode="${format}"/></numFmts>`,
    '<fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts>',
    '<fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid"><fgColor rgb="FFE8EDF3"/></patternFill></fill></fills>',
    `<borders count="1">${plainBorder}</borders>`,
    '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>',
    `<cellXfs count="4">${style(0)}<xf numFmtId="49" fontId="1" fillId="2" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1" applyFill="1"/>${style(49, ' applyNumberFormat="1"')}${style(164, ' applyNumberFormat="1"')}</cellXfs>`,
    '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>',
  ]);
}

function relationships(targets: Readonly<Record<string, readonly [type: string, target: string]>>): string {
  return document(
    "Relationships",
    "package/2006/relationships",
    Object.entries(targets).map(
      ([id, [type, target]]) =>
        `<Relationship Id="${id}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/${type}" Target="${target}"/>`,
    ),
  );
}

function main(root: string, content: readonly string[]): string {
  const relations = ' xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"';
  return document(root, "spreadsheetml/2006/main", content, relations);
}

function document(root: string, namespace: string, content: readonly string[], more = ""): string {
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<${root} xmlns="http://schemas.openxmlformats.org/${namespace}"${more}>${content.join("")}</${root}>`;
}
