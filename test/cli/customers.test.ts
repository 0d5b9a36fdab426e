import { existsSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { CustomersCheckJson, CustomersMergeJson } from "../../src/workspace/customers-json.ts";
import { zip } from "../../src/connectors/fec/workbook-zip.ts";
import { readWorkbook } from "../../src/connectors/fec/workbook-read.ts";
import { bookText } from "../connectors/fec/book-text.ts";
import { example, relance, temporaryFolder } from "./kit.ts";

const october = bookText().invoice("20260105", "C01", "FA-1", 10000).invoice("20260105", "C02", "FA-2", 90000);
const november = bookText()
  .invoice("20260105", "C01", "FA-1", 10000)
  .invoice("20260105", "C02", "FA-2", 90000)
  .payment("20261105", "C02", "V2", 80000)
  .invoice("20261106", "C03", "FA-3", 70000);
const today = ["--today", "2026-11-21"];

/** A workspace made from the FEC of October. */
async function workspace(): Promise<string> {
  const fec = join(temporaryFolder(), "FEC20261231.txt");
  writeFileSync(fec, october.text());
  const folder = join(temporaryFolder(), "acme");
  expect(await relance(["init", folder, "--source", "fec", "--fec", fec, ...today])).toMatchObject({ exit: 0, err: "" });
  return folder;
}

function text(folder: string): string[] {
  return readFileSync(join(folder, "customers.csv"), "utf8").trimEnd().split("\r\n");
}

function workbook(folder: string): readonly (readonly string[])[] {
  return readWorkbook(readFileSync(join(folder, "customers.xlsx"))).rows.map((row) => row.cells);
}

/** Types into the text file, at a column of an account. */
function type(folder: string, account: string, column: string, value: string): void {
  const [header = "", ...rows] = text(folder);
  const at = header.replace("\ufeff", "").split(";").indexOf(column);
  const typed = rows.map((row) => (row.startsWith(`${account};`) ? row.split(";").with(at, value).join(";") : row));
  writeFileSync(join(folder, "customers.csv"), [header, ...typed, ""].join("\r\n"));
}

describe("init --fec", () => {
  it("fills the customer file, in both formats, and says what comes next", async () => {
    const folder = await workspace();
    expect(text(folder).map((line) => line.split(";").slice(0, 4).join(";"))).toEqual([
      "\ufeffaccount;name;balance;overdue",
      "C02;Client C02;900.00;900.00",
      "C01;Client C01;100.00;100.00",
    ]);
    expect(workbook(folder)[1]?.slice(0, 4)).toEqual(["C02", "Client C02", "900", "900"]);
    expect((await relance(["check", folder])).exit).toBe(0);
    expect((await relance(["plan", folder, ...today])).out).toContain("2 debtors, 2 open items €1,000.00");
  });

  it.each(["123456789FEC20261231.txt", "123456789FEC20261231.TXT", "123456789FEC20261231"])("reads %s where it copied it", async (name) => {
    const fec = join(temporaryFolder(), name);
    writeFileSync(fec, october.text());
    const folder = join(temporaryFolder(), "acme");
    await relance(["init", folder, "--source", "fec", "--fec", fec, ...today]);
    expect((await relance(["customers", "merge", folder, ...today])).out).toBe("Nothing to change: the customer file is up to date.\n");
  });

  it("refuses two files of one name, and a source that reads none", async () => {
    const [one, two] = [join(temporaryFolder(), "FEC.txt"), join(temporaryFolder(), "FEC.txt")];
    const folder = join(temporaryFolder(), "acme");
    expect((await relance(["init", folder, "--source", "fec", "--fec", one, two])).err).toBe(
      "Error: Two files have the same name among FEC.txt: rename one, nothing was written.\n",
    );
    expect((await relance(["init", folder, "--source", "memory", "--fec", one])).exit).toBe(2);
    expect(existsSync(folder)).toBe(false);
  });

  it("writes nothing when the FEC cannot be read", async () => {
    const fec = join(temporaryFolder(), "FEC20261231.txt");
    writeFileSync(fec, "%PDF-1.7");
    const folder = join(temporaryFolder(), "acme");
    const { exit, err } = await relance(["init", folder, "--source", "fec", "--fec", fec]);
    expect({ exit, there: existsSync(folder) }).toEqual({ exit: 3, there: false });
    expect(err).toContain("is a PDF");
  });

  it("without a FEC, makes the titles and says where to put it", async () => {
    const folder = join(temporaryFolder(), "acme");
    const { out } = await relance(["init", folder, "--source", "fec", "--lang", "fr"]);
    expect(out).toContain(`déposez le FEC dans ${folder}/book, puis relance customers merge ${folder}`);
    expect(workbook(folder)).toHaveLength(1);
    writeFileSync(join(folder, "book", "FEC20261231.txt"), october.text());
    expect((await relance(["customers", "merge", folder, ...today])).out).toContain("2 customers added, 2 rows in all.");
    expect(workbook(folder)[0]?.slice(0, 2)).toEqual(["compte", "nom"]);
  });
});

describe("customers merge", () => {
  it("adds the customers of a later FEC and keeps what was typed in the text file", async () => {
    const folder = await workspace();
    type(folder, "C02", "email", "b@b.example");
    writeFileSync(join(folder, "book", "FEC20261231.txt"), november.text());
    const { exit, out } = await relance(["customers", "merge", folder, ...today]);
    expect({ exit, out }).toEqual({ exit: 0, out: "  customers.xlsx\n  customers.csv\n1 customer added, 3 rows in all.\n" });
    expect(workbook(folder).map((cells) => [0, 2, 3, 4].map((index) => cells[index] ?? ""))).toEqual([
      ["account", "balance", "overdue", "email"],
      // The payment names no invoice: FA-2 is still overdue, its balance says what is left.
      ["C02", "100", "900", "b@b.example"],
      ["C01", "100", "100", ""],
      ["C03", "700", "0", ""],
    ]);
  });

  it("writes nothing when nothing is new", async () => {
    const folder = await workspace();
    const before = ["customers.csv", "customers.xlsx"].map((name) => statSync(join(folder, name)).mtimeMs);
    const { out } = await relance(["customers", "merge", folder, ...today]);
    expect(out).toBe("Nothing to change: the customer file is up to date.\n");
    expect(["customers.csv", "customers.xlsx"].map((name) => statSync(join(folder, name)).mtimeMs)).toEqual(before);
  });

  it("clears what was cleared: the untouched copy brings nothing back", async () => {
    const folder = await workspace();
    type(folder, "C02", "email", "b@b.example");
    await relance(["customers", "merge", folder, ...today]);
    type(folder, "C02", "email", "");
    await relance(["customers", "merge", folder, ...today]);
    expect(workbook(folder).flat()).not.toContain("b@b.example");
  });

  it("refuses two answers to one question, then does as the remaining file says", async () => {
    const folder = await workspace();
    type(folder, "C02", "email", "b@b.example");
    rmSync(join(folder, ".relance", "customers.json"));
    const mine = readFileSync(join(folder, "customers.csv"));
    await relance(["customers", "merge", folder, ...today]);
    type(folder, "C02", "email", "other@b.example");
    rmSync(join(folder, ".relance", "customers.json"));
    const { exit, err } = await relance(["customers", "merge", folder, ...today]);
    expect({ exit, err }).toEqual({
      exit: 1,
      err: "Error: 1 cell was typed differently in the two customer files, nothing was written:\n  C02 email: customers.xlsx:2 b@b.example ≠ customers.csv:2 other@b.example\nCorrect one of them, or delete customers.csv: it will be written again.\n",
    });
    rmSync(join(folder, "customers.csv"));
    expect((await relance(["customers", "merge", folder, ...today])).exit).toBe(0);
    expect(readFileSync(join(folder, "customers.csv")).equals(mine)).toBe(true);
  });

  it("answers to its schema", async () => {
    const folder = await workspace();
    writeFileSync(join(folder, "book", "FEC20261231.txt"), november.text());
    const { out } = await relance(["customers", "merge", folder, ...today, "--json"]);
    expect(CustomersMergeJson.parse(JSON.parse(out))).toMatchObject({
      written: ["customers.xlsx", "customers.csv"],
      added: ["C03"],
      rows: 3,
    });
  });

  it("tells to name the file when relance.yaml does not", async () => {
    const folder = await workspace();
    const settings = join(folder, "relance.yaml");
    writeFileSync(settings, readFileSync(settings, "utf8").replace(/ {2}customers: .*\n/, ""));
    expect((await relance(["customers", "merge", folder, ...today])).out).toContain(
      "Add “customers: customers.xlsx” under “fec:” in relance.yaml",
    );
  });
});

describe("customers check", () => {
  it("names who cannot be written to first, and what is missing", async () => {
    const { exit, out } = await relance(["customers", "check", example, ...today]);
    expect(exit).toBe(1);
    expect(out).toContain("C0039    Maison Clairambault        €2,656.30  €2,973.39  e-mail, nature");
    expect(out).toContain("2 overdue customers without an e-mail address: €4,062.16 of €151,908.95 overdue.");
  });

  it("is content when nothing is missing", async () => {
    const folder = await workspace();
    writeFileSync(join(folder, "customers.csv"), "account;email;nature;terms\nC01;a@a.example;company;30\nC02;b@b.example;public;30\n");
    rmSync(join(folder, "customers.xlsx"));
    await relance(["customers", "merge", folder, ...today]);
    expect(await relance(["customers", "check", folder, ...today])).toEqual({
      exit: 0,
      out: "Nothing is missing for the customers who owe something.\n",
      err: "",
    });
  });

  it("says that the copy was typed in, and which cells cannot be read", async () => {
    const folder = await workspace();
    type(folder, "C02", "email", "b at b");
    expect((await relance(["customers", "check", folder, ...today])).out).toContain(`customers.csv was changed, but is not the file read`);
    await relance(["customers", "merge", folder, ...today]);
    expect((await relance(["customers", "check", folder, ...today])).out).toContain(
      "customers.xlsx:2 email  unreadable e-mail address: “b at b” (expected: name@domain.com). The cell is ignored.",
    );
  });

  it("answers to its schema", async () => {
    const { out } = await relance(["customers", "check", example, ...today, "--json"]);
    const { gaps } = CustomersCheckJson.parse(JSON.parse(out));
    expect(gaps.map((gap) => gap.reference)).toEqual(["C0039", "C0033", "C0025"]);
  });
});

describe("customer files that cannot be taken over", () => {
  it.each<[what: string, exit: number, file: string, content: string | Buffer, fr: string, en: string]>([
    [
      "an old workbook",
      3,
      "customers.xlsx",
      Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1]),
      "Erreur : customers.xlsx n’est pas un classeur .xlsx lisible (ancien format .xls, mot de passe ou fichier abîmé). Dans le tableur, enregistrez-le sous « Classeur Excel (.xlsx) » sans mot de passe.\n",
      "Error: customers.xlsx is not a readable .xlsx workbook (old .xls format, password, or damaged). In the spreadsheet, save it as “Excel workbook (.xlsx)” without a password.\n",
    ],
    [
      "no account column",
      3,
      "customers.xlsx",
      "nom;e-mail\nx;y\n",
      "Erreur : customers.xlsx:1 : pas de colonne « account » (ou « compte ») dans le fichier clients ; colonnes trouvées : nom, e-mail. Nommez ainsi celle des numéros de compte.\n",
      "Error: customers.xlsx:1: no “account” column in the customer file; columns found: nom, e-mail. Give that name to the one with account numbers.\n",
    ],
    [
      "two sheets",
      1,
      "customers.xlsx",
      zip({
        "xl/workbook.xml": '<workbook><sheets><sheet r:id="r1"/><sheet r:id="r2"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": '<Relationships><Relationship Id="r1" Target="s.xml"/></Relationships>',
        "xl/s.xml": '<worksheet><row><c t="str"><v>compte</v></c></row></worksheet>',
      }),
      "Erreur : customers.xlsx a 2 feuilles ; Relance ne récrit qu’un classeur d’une feuille. Déplacez les autres dans un autre classeur, rien n’a été écrit.\n",
      "Error: customers.xlsx has 2 sheets; Relance only rewrites a workbook of one sheet. Move the others to another workbook, nothing was written.\n",
    ],
    [
      "a file that is open",
      1,
      "~$customers.xlsx",
      "",
      "Erreur : customers.xlsx est ouvert dans un tableur. Enregistrez-le, fermez-le et relancez la commande ; rien n’a été écrit.\n",
      "Error: customers.xlsx is open in a spreadsheet. Save it, close it and run the command again; nothing was written.\n",
    ],
  ])("%s", async (_what, exit, file, content, fr, en) => {
    const folder = await workspace();
    writeFileSync(join(folder, file), content);
    expect(await relance(["customers", "merge", folder, ...today, "--lang", "fr"])).toEqual({ exit, out: "", err: fr });
    expect(await relance(["customers", "merge", folder, ...today, "--lang", "en"])).toEqual({ exit, out: "", err: en });
  });

  it("a workspace that has no FEC is told so", async () => {
    const folder = join(temporaryFolder(), "acme");
    await relance(["init", folder, "--source", "memory"]);
    expect(await relance(["customers", "check", folder])).toEqual({
      exit: 2,
      out: "",
      err: "Error: This command reads a FEC; the source of this workspace is “memory”.\n",
    });
  });
});
