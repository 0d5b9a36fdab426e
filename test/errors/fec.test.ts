import { join } from "node:path";
import { expect, it } from "vitest";
import { ConnectorError } from "../../src/connectors/port.ts";
import { fecSentences } from "../../src/text/fec.ts";
import { say } from "../../src/text/sentences.ts";
import { bookText } from "../connectors/fec/book-text.ts";
import { withFolder } from "../connectors/fec/folder.ts";
import { connectorOn, readAll } from "../connectors/fec/read-all.ts";
import { zipOf } from "../connectors/fec/zip-of.ts";

/**
 * What cannot be read at all is refused, with the reason and what to ask for: the `.txt` named after each situation holds the
 * message in French and in English.
 */
const good = bookText().invoice("20260105", "C01", "FA-1", 120000).text();
const file = "FEC20261231.txt";
const zip = zipOf({ [file]: good });

const situations: Readonly<Record<string, Readonly<Record<string, string | Buffer>>>> = {
  empty: { [file]: "" },
  "another-text": { [file]: "Date;Client;Montant\n01/01/2026;C01;12\n" },
  semicolons: { [file]: good.replaceAll("\t", ";") },
  utf16: { [file]: Buffer.from(`\ufeff${good}`, "utf16le") },
  pdf: { [file]: "%PDF-1.7\n" },
  "no-line-end": { [file]: "x".repeat(1_100_000) },
  "header-alone": { [file]: bookText().text() },
  "amounts-rewritten": { [file]: broken(12) },
  "same-year-twice": { "AFEC20261231.txt": good, "BFEC20261231.txt": good.replace("FA-1", "FA-2") },
  "periods-overlap": { "FEC20260630.txt": spanning("20260101", "20260630"), [file]: spanning("20260601", "20261231") },
  "part-without-header": { "FEC20261231_1.txt": good, "FEC20261231_2.txt": good.split("\n").slice(1).join("\n") },
  "zip-cut-off": { [file]: zip.subarray(0, zip.length - 30) },
  "zip-damaged": { [file]: Buffer.concat([zip.subarray(0, 80), Buffer.from("?"), zip.subarray(81)]) },
  "zip-with-password": { [file]: zipOf({ [file]: good }, { flags: 0x801 }) },
  "zip-without-book": { [file]: zipOf({ "notice.pdf": "%PDF-1.7\n", "logo.png": "PNG" }) },
  "zip-in-zip": { [file]: zipOf({ [file]: zip }) },
  workbook: { [file]: zipOf({ "[Content_Types].xml": "<Types/>", "xl/workbook.xml": "<workbook/>" }) },
  "another-xml": { [file]: '<?xml version="1.0"?>\n<facture><ligne/></facture>\n' },
  "xml-cut-off": { [file]: "<comptabilite>\n<exercice>\n<journal><JournalCode>VE</JournalCode>\n<ecriture>\n" },
  "xml-malformed": { [file]: "<comptabilite>\n<exercice>\n</journal>\n" },
};

it.each(Object.entries(situations))("%s", async (name, files) => {
  await withFolder(files, async (folder) => {
    const error = await readAll(folder).then(
      () => undefined,
      (thrown: unknown) => thrown,
    );
    if (!(error instanceof ConnectorError)) throw new Error("expected a ConnectorError", { cause: error });
    expect(error.blame).toBe("fix");
    expect(await connectorOn(folder).check()).toEqual([{ level: "error", code: error.code, params: error.params }]);
    const said = (["fr", "en"] as const).map((language) => say(error, language, fecSentences).replace(/[\u00a0\u202f]/g, " "));
    await expect(`${said.join("\n")}\n`).toMatchFileSnapshot(join(import.meta.dirname, "fec", `${name}.txt`));
  });
});

function broken(count: number): string {
  const book = bookText();
  for (let at = 0; at < count; at++) book.invoice("20260105", "C01", `FA-${at}`, 100);
  return book.text().replaceAll("1,00", "1 000,00");
}

function spanning(from: string, to: string): string {
  return bookText().invoice(from, "C01", "FA-1", 100).invoice(to, "C01", "FA-2", 100).text();
}
