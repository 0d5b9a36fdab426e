import { describe, expect, it } from "vitest";
import { readWorkbook } from "../../../src/connectors/fec/workbook-read.ts";
import { writeWorkbook } from "../../../src/connectors/fec/workbook-write.ts";
import { unzip, zip } from "../../../src/connectors/fec/workbook-zip.ts";

/** A workbook as spreadsheets write it: shared texts, styles, a first sheet that is hidden. */
function typedWorkbook(
  cells: string,
  more: { readonly shared?: string; readonly sheets?: string; readonly properties?: string } = {},
): Buffer {
  const sheets = more.sheets ?? '<sheet name="Clients" sheetId="2" r:id="rId9"/>';
  return zip({
    "xl/workbook.xml": `<?xml version="1.0"?><workbook>${more.properties ?? ""}<sheets>${sheets}</sheets></workbook>`,
    "xl/_rels/workbook.xml.rels":
      '<Relationships><Relationship Id="rId1" Target="worksheets/other.xml"/><Relationship Target="/xl/worksheets/typed.xml" Id="rId9"/></Relationships>',
    "xl/worksheets/other.xml": '<worksheet><sheetData><row r="1"><c r="A1" t="str"><v>not this one</v></c></row></sheetData></worksheet>',
    "xl/worksheets/typed.xml": `<worksheet><sheetData>${cells}</sheetData></worksheet>`,
    "xl/sharedStrings.xml": `<sst>${more.shared ?? ""}</sst>`,
    "xl/styles.xml":
      '<styleSheet><numFmts><numFmt numFmtId="170" formatCode="dd/mm/yyyy"/><numFmt numFmtId="171" formatCode="00000"/><numFmt numFmtId="172" formatCode="#,##0.00&quot; days&quot;"/></numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="170"/><xf numFmtId="171"/><xf numFmtId="22"/><xf numFmtId="172"/></cellXfs></styleSheet>',
  });
}

describe("a workbook that a spreadsheet wrote", () => {
  it.each<[what: string, cell: string, text: string, shared?: string]>([
    ["a shared text", '<c r="A1" t="s"><v>0</v></c>', "Garage", "<si><t>Garage</t></si>"],
    ["a text in several styles", '<c r="A1" t="s"><v>0</v></c>', "a & b", "<si><r><t>a </t></r><r><rPr><b/></rPr><t>&amp; b</t></r></si>"],
    ["a text with how it sounds", '<c r="A1" t="s"><v>0</v></c>', "東京", "<si><t>東京</t><rPh sb='0' eb='2'><t>トウキョウ</t></rPh></si>"],
    ["a text in the cell", '<c r="A1" t="inlineStr"><is><t xml:space="preserve"> Brûlé  </t></is></c>', "Brûlé"],
    ["entities and escapes", '<c r="A1" t="str"><v>&lt;a&gt; &#233;&#xe9;_x0021_</v></c>', "<a> éé!"],
    ["a formula's result", '<c r="A1"><f>1+1</f><v>2</v></c>', "2"],
    ["a formula's text", '<c r="A1" t="str"><f>A2&amp;"x"</f><v>Cx</v></c>', "Cx"],
    ["a large number", '<c r="A1"><v>3.3612345678E10</v></c>', "33612345678"],
    ["a sum of decimals", '<c r="A1"><v>0.30000000000000004</v></c>', "0.3"],
    ["a day", '<c r="A1" s="1"><v>46329</v></c>', "2026-11-03"],
    ["a day with its hour", '<c r="A1" s="3"><v>46329.5</v></c>', "2026-11-03 12:00"],
    ["a postcode kept as a number", '<c r="A1" s="2"><v>1000</v></c>', "01000"],
    ["a number with words in its format", '<c r="A1" s="4"><v>30</v></c>', "30"],
    ["yes", '<c r="A1" t="b"><v>1</v></c>', "true"],
    ["an error", '<c r="A1" t="e"><v>#N/A</v></c>', "#N/A"],
  ])("%s", (_what, cell, text, shared = "") => {
    expect(readWorkbook(typedWorkbook(`<row r="1">${cell}</row>`, { shared })).rows).toEqual([{ line: 1, cells: [text] }]);
  });

  it("keeps the place of cells and the number of rows, and skips empty rows", () => {
    const cells =
      '<row r="1"><c r="A1" t="str"><v>a</v></c><c r="C1" t="str"><v>c</v></c></row><row r="2"><c r="A2" s="1"/></row><row r="7"><c r="AB7"><v>1</v></c></row>';
    const { rows } = readWorkbook(typedWorkbook(cells));
    expect(rows.map(({ line, cells: its }) => [line, its.length, its.join("")])).toEqual([
      [1, 3, "ac"],
      [7, 28, "1"],
    ]);
  });

  it("reads the first visible sheet and counts all", () => {
    const sheets = '<sheet name="x" sheetId="1" state="hidden" r:id="rId1"/><sheet name="y" sheetId="2" r:id="rId9"/>';
    const workbook = readWorkbook(typedWorkbook('<row><c t="str"><v>this one</v></c></row>', { sheets }));
    expect(workbook).toEqual({ rows: [{ line: 1, cells: ["this one"] }], sheets: 2 });
  });

  it("counts days from 1904 when the workbook does", () => {
    const { rows } = readWorkbook(typedWorkbook('<row><c s="1"><v>44867</v></c></row>', { properties: '<workbookPr date1904="1"/>' }));
    expect(rows[0]?.cells).toEqual(["2026-11-03"]);
  });

  it.each([
    ["nothing", Buffer.alloc(0)],
    ["text", Buffer.from("compte;nom\n")],
    ["an archive of something else", zip({ "notes.txt": "hello" })],
    ["half an archive", typedWorkbook("").subarray(200)],
  ])("%s is refused", (_what, bytes) => {
    expect(() => readWorkbook(bytes)).toThrow();
  });
});

describe("a workbook that we write", () => {
  const sheet = {
    name: "Clients",
    columns: [{ title: "compte" }, { title: "solde", decimals: 2 }, { title: "nature", choices: ["entreprise", "public"] }],
    rows: [
      ["00042", "-1234.50", "public"],
      ["=1+1", "", 'R&D <"deux">'],
    ],
  };

  it("reads back as it was", () => {
    const { rows } = readWorkbook(writeWorkbook(sheet));
    expect(rows.map((row) => row.cells)).toEqual([
      ["compte", "solde", "nature"],
      ["00042", "-1234.5", "public"],
      ["=1+1", "", 'R&D <"deux">'],
    ]);
  });

  it("is the same bytes every time", () => {
    expect(writeWorkbook(sheet).equals(writeWorkbook(sheet))).toBe(true);
  });

  it("keeps texts as texts and amounts as numbers, with lists of values", () => {
    const xml = unzip(writeWorkbook(sheet)).get("xl/worksheets/sheet1.xml")?.().toString() ?? "";
    expect(xml).toContain('<c r="B2" s="3"><v>-1234.50</v></c>');
    expect(xml).toContain('<c r="A3" s="2" t="inlineStr"><is><t xml:space="preserve">=1+1</t></is></c>');
    expect(xml).toContain('sqref="C2:C1048576"><formula1>"entreprise,public"</formula1>');
    expect(xml).not.toContain("<f>");
  });

  it("leaves out characters that XML may not hold", () => {
    const { rows } = readWorkbook(writeWorkbook({ name: "x", columns: [{ title: "a" }], rows: [["b\u0000\u0008\ud800c"]] }));
    expect(rows[1]?.cells).toEqual(["bc"]);
  });
});
