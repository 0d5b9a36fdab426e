import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { accountTest } from "../../../src/connectors/fec/accounts.ts";
import { FecOptions } from "../../../src/connectors/fec/options.ts";
import { repairsOf } from "../../../src/connectors/fec/report-messages.ts";
import { surveyFile } from "../../../src/connectors/fec/survey.ts";
import { guessSoftware } from "../../../src/connectors/fec/survey-software.ts";
import { bookText } from "./book-text.ts";
import { withFolder } from "./folder.ts";
import { zipOf } from "./zip-of.ts";

const accounts = accountTest(FecOptions.parse({ files: ["x"] }).accounts);

async function survey(content: string | Buffer) {
  const [first, ...others] = await surveyAll(content);
  expect(others).toEqual([]);
  return first!.survey;
}

function surveyAll(content: string | Buffer) {
  return withFolder({ "FEC.txt": content }, (folder) => surveyFile(join(folder, "FEC.txt"), accounts, 2));
}

const plainBook = bookText()
  .invoice("20260105", "C01", "FA-1", 10000, { letter: "A" })
  .payment("20260205", "C01", "V1", 10000, { letter: "A" })
  .invoice("20260105", "C02", "FA-2", 5000, { letter: "A" })
  .invoice("20260105", "C02", "FA-3", 700);
const text = plainBook.text();

/** The header with columns added, and one line. */
function with18(more: string, cells: string): string {
  return `${plainBook.lines()[0]}${more}\n${cells}\n`;
}

describe("the bytes of a file", () => {
  it.each<[what: string, content: string | Buffer, expected: object]>([
    ["tabs, LF", text, { separator: "tab", ends: { LF: 9, CRLF: 0, CRCRLF: 0, CR: 0, none: 0 }, byteOrderMark: false }],
    [
      "pipes, CR LF",
      bookText("|", "\r\n").invoice("20260105", "C01", "F", 1).text(),
      { separator: "|", ends: { LF: 0, CRLF: 3, CRCRLF: 0, CR: 0, none: 0 } },
    ],
    [
      "CR CR LF, blank lines",
      `${text.replaceAll("\n", "\r\r\n")}\r\r\n`,
      { blankLines: 1, ends: { LF: 0, CRLF: 0, CRCRLF: 10, CR: 0, none: 0 } },
    ],
    ["CR alone", text.replaceAll("\n", "\r"), { lines: 9, ends: { LF: 0, CRLF: 0, CRCRLF: 0, CR: 9, none: 0 } }],
    ["no last line end", text.trimEnd(), { lines: 9, ends: { LF: 8, CRLF: 0, CRCRLF: 0, CR: 0, none: 1 } }],
    ["ASCII", text.replaceAll("À", "A"), { letters: { utf8: 0, latin9: 0, cp1252: 0 } }],
    ["a byte order mark", `\ufeff${text}`, { byteOrderMark: true, regime: "commercial" }],
    [
      "UTF-8 and Latin-9",
      Buffer.concat([Buffer.from(`${text}é\n`), Buffer.from("é\n", "latin1")]),
      { letters: { utf8: 1, latin9: 1, cp1252: 0 } },
    ],
    ["Windows-1252", Buffer.concat([Buffer.from(text), Buffer.from([0x80, 0x0a])]), { letters: { utf8: 0, latin9: 0, cp1252: 1 } }],
    ["lines too long and too short", `${text}a\tb\n${"\t".repeat(20)}x\n`, { oddLines: 2 }],
    ["not a FEC", "Date;Libellé;Débit\n1;2;3\n", { regime: undefined, separator: undefined, columns: ["Date;Libellé;Débit"] }],
    ["empty", "", { lines: 0, columns: [] }],
  ])("%s", async (_what, content, expected) => {
    expect(await survey(content)).toMatchObject(expected);
  });

  it("is the same however the blocks fall", async () => {
    const large = bookText("\t", "\r\n");
    for (let at = 0; at < 15_000; at++) large.invoice("20260105", `C${at % 9}`, `FA-${at}`, 100 + at, { letter: String(at), label: "Réf" });
    expect(await survey(large.text())).toMatchObject({
      lines: 30_001,
      letters: { utf8: 30_000, latin9: 0, cp1252: 0 },
      lettering: { lines: 15_000, lettered: 15_000, undated: 15_000, groups: 15_000, settled: 0 },
      oddLines: 0,
    });
  });
});

describe("archives and XML", () => {
  it("looks at each text of an archive", async () => {
    const found = await surveyAll(zipOf({ "FEC20251231.txt": text, "FEC20261231.txt": Buffer.from(text, "latin1"), "notice.pdf": "%PDF" }));
    expect(found.map(({ file, archive, survey: { format, records, letters } }) => [file, archive, format, records, letters])).toEqual([
      ["FEC20251231.txt", "FEC.txt", "text", 8, { utf8: 0, latin9: 0, cp1252: 0 }],
      ["FEC20261231.txt", "FEC.txt", "text", 8, { utf8: 0, latin9: 0, cp1252: 0 }],
    ]);
  });

  it("knows nothing of one that cannot be opened", async () => {
    expect(await survey(zipOf({ "notice.pdf": "%PDF" }))).toMatchObject({ format: "unknown", bytes: 0, records: 0 });
  });

  it("counts the records of XML, and reads its lettering", async () => {
    const line = (account: string, money: string) =>
      `<ligne><CompteNum>${account}</CompteNum><CompteLib>x</CompteLib><CompteAuxNum>C1</CompteAuxNum>${money}</ligne>\n`;
    const entry = `<EcritureNum>1</EcritureNum><EcritureDate>2026-01-05</EcritureDate><EcritureLet>A</EcritureLet>`;
    const xml = [
      '<?xml version="1.0" encoding="ISO-8859-15"?>\n<comptabilite><exercice><journal><JournalCode>VE</JournalCode><JournalLib>Journal é</JournalLib>\n\n',
      `<ecriture>${entry}${line("411000", "<Debit>12.50</Debit>")}${line("411000", "<Credit>12.50</Credit>")}</ecriture>\n`,
      `</journal></exercice></comptabilite>`,
    ].join("");
    const found = await survey(Buffer.from(xml, "latin1"));
    expect(found).toMatchObject({
      format: "xml",
      records: 2,
      regime: "commercial",
      letters: { utf8: 0, latin9: 1, cp1252: 0 },
      lettering: { lines: 2, lettered: 2, groups: 1, settled: 1 },
    });
    expect(repairsOf("f", found)).toEqual([]);
  });

  it("goes as far as it can where the text is cut off", async () => {
    expect(await survey("<comptabilite><exercice></journal>")).toMatchObject({ format: "xml", records: 0, bytes: 34 });
  });
});

describe("regimes", () => {
  it.each([
    ["", "commercial", []],
    ["\tDateRglt\tModeRglt\tNatOp", "farm_cash", []],
    ["\tDateRglt\tModeRglt\tNatOp\tIdClient", "profession_cash", []],
    ["\tSection analytique\tDateÉchéance", "commercial", ["Section analytique", "DateÉchéance"]],
  ])("18 columns%j: %s", async (more, regime, extraColumns) => {
    expect(await survey(with18(more, ""))).toMatchObject({ regime, extraColumns });
  });
});

describe("lettering", () => {
  it("is counted per customer: one code of two customers is two groups", async () => {
    expect((await survey(text)).lettering).toEqual({ lines: 4, lettered: 3, undated: 3, groups: 2, settled: 1 });
  });

  it("is counted on amounts with their sense too", async () => {
    const header = plainBook.lines()[0]?.replace("Debit\tCredit", "Montant\tSens");
    const line = (amount: string, sense: string) =>
      `VE\tVentes\t1\t20260105\t411000\tClients\tC1\tUn\tF1\t20260105\tx\t${amount}\t${sense}\tA\t20260201\t\t\t`;
    expect(await survey([header, line("12,50", "D"), line("12,50", "-1")].join("\n"))).toMatchObject({
      amounts: "amount_sense",
      lettering: { lines: 2, lettered: 2, undated: 0, groups: 1, settled: 1 },
    });
  });
});

describe("software", () => {
  const line = (cells: Readonly<Record<number, string>>, separator = "\t") =>
    Array.from({ length: 18 }, (_, index) => cells[index] ?? "").join(separator);
  it.each<[name: string | undefined, content: string]>([
    ["Dolibarr", with18("\tDateLimitReglmt\tNumFacture", "")],
    ["NetSuite", with18("\tCodeEtbt", "")],
    ["Odoo", bookText("|").lines()[0] + "\n" + line({ 4: "411100", 11: " 000000000005846,27" }, "|")],
    ["Business Central", with18("", line({ 4: "411100", 6: "*", 7: "multi-clients" }))],
    ["Business Central", with18("", line({ 4: "411100", 13: "FV26-0042;AV26-0003" }))],
    ["Akuiteo", with18("", line({ 8: "SANS_PIECE_REF" }))],
    ["Noalyss", with18("", line({ 4: "4100012", 10: "Reprise des soldes" }))],
    ["Isagri ISTEA", with18("", line({ 4: "411", 13: "*A" }))],
    ["Dougs", with18("", line({ 15: "2026-01-31 10:22:00" }))],
    [undefined, text],
  ])("%s", async (name, content) => {
    expect(guessSoftware((await survey(content)).clues)?.name).toBe(name);
  });
});

it("says what had to be repaired, and nothing of a clean file", async () => {
  expect(repairsOf("f", await survey(text))).toEqual([]);
  const broken = Buffer.concat([Buffer.from(`\ufeff${text.replaceAll("\n", "\r\r\n")}\r\r\na\tb\r\r\n`), Buffer.from([0xe9, 0x92, 0x0a])]);
  expect(repairsOf("f", await survey(broken)).map(({ code, params }) => [code, params.count])).toEqual([
    ["fec.repaired_blank_lines", 1],
    ["fec.repaired_line_ends", 11],
    ["fec.repaired_windows_letters", 1],
    ["fec.repaired_cells", 2],
    ["fec.repaired_byte_order_mark", 1],
  ]);
});
