import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { FecReportJson } from "../../src/workspace/fec-report-json.ts";
import { bookText } from "../connectors/fec/book-text.ts";
import { zipOf } from "../connectors/fec/zip-of.ts";
import { all, attribute, elements } from "../server/html.ts";
import { example, relance, temporaryFolder } from "./kit.ts";

async function workspaceOf(files: Readonly<Record<string, string | Buffer>>): Promise<string> {
  const folder = join(temporaryFolder(), "acme");
  await relance(["init", folder, "--source", "fec"]);
  for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, "book", name), content);
  return folder;
}

async function jsonOf(folder: string) {
  const { exit, out } = await relance(["fec", "report", folder, "--json"]);
  return { exit, report: FecReportJson.parse(JSON.parse(out)) };
}

describe("fec report", () => {
  it("tells of each file, proves the book, and says what was assumed and what would be better", async () => {
    const { exit, out } = await relance(["fec", "report", example, "--lang", "fr"]);
    expect(exit).toBe(1);
    await expect(out).toMatchFileSnapshot(join(import.meta.dirname, "golden", "fec-report.fr.txt"));
  });

  it("says the same in English", async () => {
    const { out } = await relance(["fec", "report", example]);
    await expect(out).toMatchFileSnapshot(join(import.meta.dirname, "golden", "fec-report.en.txt"));
  });

  it("proves every customer and the total, to its schema", async () => {
    const { report } = await jsonOf(example);
    const { customers, proof, dueSources } = report.understood!;
    expect(customers).toHaveLength(60);
    expect(customers.every(({ open, unapplied, balance, difference }) => open - unapplied === balance && difference === 0)).toBe(true);
    expect(customers.reduce((sum, one) => sum + one.balance, 0)).toBe(proof.balance);
    expect(dueSources.reduce((sum, one) => sum + one.amount, 0)).toBe(proof.open);
  });

  it("is content with a clean book", async () => {
    const folder = await workspaceOf({ "FEC20261231.txt": bookText().invoice("20260105", "C01", "FA-1", 10000).text() });
    const { exit, report } = await jsonOf(folder);
    expect(exit).toBe(0);
    expect(report.files[0]).toMatchObject({ role: "read", regime: "commercial", separator: "tab", closing: "2026-12-31", repaired: [] });
  });

  it("tells copies and older exports from what is read", async () => {
    const old = bookText().invoice("20260105", "C01", "FA-1", 10000);
    const late = bookText().invoice("20260105", "C01", "FA-1", 10000).invoice("20261105", "C01", "FA-2", 500);
    const files = { "FEC20261031.txt": old.text(), "FEC20261130.txt": late.text(), "FEC20261130 (1).txt": late.text() };
    const { report } = await jsonOf(await workspaceOf(files));
    expect(report.files.map(({ file, role }) => [file, role])).toEqual([
      ["FEC20261031.txt", "superseded"],
      ["FEC20261130 (1).txt", "read"],
      ["FEC20261130.txt", "copy"],
    ]);
  });

  it("shows what it saw of a file that it refuses, and what to ask for", async () => {
    const folder = await workspaceOf({ "FEC20261231.txt": "Date;Libellé;Débit\r\n01/01/2026;x;1\r\n" });
    const { exit, out } = await relance(["fec", "report", folder]);
    expect(exit).toBe(3);
    expect(out).toBe(
      [
        "FEC20261231.txt · not read",
        "  regime     unknown header, 1 column",
        "  encoding   UTF-8 · unknown separator · CR LF",
        "",
        "Refused: FEC20261231.txt:1: the first line is not the header of a FEC; JournalCode, EcritureNum, EcritureDate, CompteNum, Debit, Credit missing. It starts with “Date;Libellé;Débit”. Ask the accountant for the “fichier des écritures comptables (FEC)” export, as a text file, as article A47 A-1 LPF has it.",
        "",
      ].join("\n"),
    );
    expect((await jsonOf(folder)).report).toMatchObject({ refusal: { code: "fec.columns_missing" }, understood: null });
  });
});

describe("the page", () => {
  async function pageOf(workspace: string, language: string): Promise<string> {
    const file = join(temporaryFolder(), "report.html");
    const { err } = await relance(["fec", "report", workspace, "--lang", language, "--html", file]);
    expect(err.replaceAll("\u00a0", " ")).toContain(language === "fr" ? `Page écrite : ${file}` : `Page written: ${file}`);
    return readFileSync(file, "utf8").replace(/[\u00a0\u202f]/g, " ");
  }

  it.each(["fr", "en"])("is one file that asks for nothing and runs nothing, in %s", async (language) => {
    const page = await pageOf(example, language);
    expect(page).toContain(`<html lang="${language}">`);
    expect(page).not.toMatch(/<script|<link rel="(?!icon)|https?:|src=|url\(|undefined|NaN|\[object/);
    expect(all(page, /<h1/g)).toBe(1);
    const header = elements(page).filter((tag) => /^<th\s/.test(tag));
    expect(header.map((tag) => attribute(tag, "scope")).filter((scope) => scope !== "col" && scope !== "row")).toEqual([]);
    // Customers, due sources, rows set aside, and the total.
    expect(all(page, /<th scope="row"/g)).toBe(60 + 3 + 2 + 1);
  });

  it("says why the files are refused, and what it saw of them", async () => {
    const page = await pageOf(await workspaceOf({ "FEC20261231.txt": "%PDF-1.7\n" }), "fr");
    expect(page).toContain("<strong>Refusé :</strong> FEC20261231.txt est un PDF.");
    expect(page).toContain("en-tête inconnu, 1 colonne");
  });

  it("escapes what the files hold", async () => {
    const page = await pageOf(await workspaceOf({ "FEC20261231.txt": bookText().invoice("20260105", "<b>C</b>", "F1", 100).text() }), "en");
    expect(page).toContain("&lt;b&gt;C&lt;/b&gt;");
    expect(page).not.toContain("<b>");
  });
});

describe("what is in an archive", () => {
  it("is reported text by text, under the archive's name", async () => {
    const years = ["2025", "2026"].map((year) => bookText().invoice(`${year}0105`, "C01", `FA-${year}`, 10000).text());
    const folder = await workspaceOf({ "books.txt": zipOf({ "FEC20251231.txt": years[0]!, "FEC20261231.txt": years[1]! }) });
    const { out } = await relance(["fec", "report", folder, "--lang", "en"]);
    expect(out).toContain("books.txt › FEC20251231.txt · read\n  regime     commercial books, 18 columns\n");
    expect((await jsonOf(folder)).report.files).toMatchObject([
      { file: "FEC20251231.txt", archive: "books.txt", role: "read", lines: 2, to: "2025-01-05" },
      { file: "FEC20261231.txt", archive: "books.txt", role: "read", lines: 2, to: "2026-01-05" },
    ]);
  });

  it("is unknown when it has a password", async () => {
    const { out } = await relance(["fec", "report", await workspaceOf({ "a.txt": zipOf({ "notice.pdf": "%PDF" }) }), "--lang", "en"]);
    expect(out).toMatch(/^a\.txt · not read\n\nRefused: a\.txt is an archive without a FEC; it holds: notice\.pdf\./);
  });
});

describe("customers that nobody can be sure of", () => {
  const golden = join(import.meta.dirname, "../connectors/fec/golden");
  const assumed = async (situation: string, language: string) => {
    const text = readFileSync(join(golden, situation, "000000000FEC20261231.txt"), "utf8");
    const { out } = await relance(["fec", "report", await workspaceOf({ "000000000FEC20261231.txt": text }), "--lang", language]);
    return out
      .replace(/[\u00a0\u202f]/g, " ")
      .split("\n")
      .filter((line) => /^ {2}- /.test(line));
  };

  it.each<[situation: string, fr: string, en: string]>([
    [
      "customers-by-label",
      "  - 2 clients devinés d’après le libellé des écritures, pour 1 200,00 € : MENUISERIE AUBEPINE, CAFE DE L ECLUSE. Aucune relance avant que le fichier clients ne les confirme.",
      "  - 2 customers guessed from the label of entries, for €1,200.00: MENUISERIE AUBEPINE, CAFE DE L ECLUSE. None is chased until the customer file confirms it.",
    ],
    [
      "customers-by-label",
      "  - 1 compte collectif dont des lignes ne disent pas qui est le client, pour -50,00 € : 411000. Aucune relance pour elles.",
      "  - 1 shared account has lines that do not say whose they are, for -€50.00: 411000. Nobody is chased for them.",
    ],
    [
      "customers-by-name",
      "  - 2 clients sans numéro, reconnus à leur nom (CompAuxLib), pour 1 200,00 € : Menuiserie Aubépine, Café de l’Écluse. Un nom écrit autrement serait un autre client.",
      "  - 2 customers without a number, known by name (CompAuxLib), for €1,200.00: Menuiserie Aubépine, Café de l’Écluse. A name spelt otherwise would be another customer.",
    ],
    [
      "business-central-several-customers",
      "  - 1 pièce reste au client « * » (plusieurs clients dans une écriture), pour -99,00 € : 108002. Rien ne dit à qui elle est : pas de relance.",
      "  - 1 document stays with customer “*” (several customers in one entry), for -€99.00: 108002. Nothing tells whose it is: not chased.",
    ],
  ])("%s", async (situation, fr, en) => {
    expect(await assumed(situation, "fr")).toContain(fr);
    expect(await assumed(situation, "en")).toContain(en);
  });
});

describe("advice", () => {
  const codes = async (book: ReturnType<typeof bookText>) =>
    (await jsonOf(await workspaceOf({ "FEC20261231.txt": book.text() }))).report.understood?.advice.map(({ code }) => code);

  it.each<[what: string, book: ReturnType<typeof bookText>, code: string]>([
    [
      "nothing is lettered",
      bookText().invoice("20260105", "C01", "F1", 100).payment("20260205", "C01", "V1", 100),
      "fec.advice_no_lettering",
    ],
    [
      "little is lettered",
      bookText()
        .invoice("20260105", "C01", "F1", 100, { letter: "A" })
        .invoice("20260106", "C01", "F2", 100)
        .payment("20260205", "C01", "V1", 50),
      "fec.advice_little_lettering",
    ],
    [
      "a payment is not matched",
      bookText().invoice("20260105", "C01", "F1", 100).payment("20260205", "C01", "V1", 60),
      "fec.advice_unapplied",
    ],
    [
      "openings have no detail",
      bookText().opening("20260101", "C01", "AN", 100).invoice("20260105", "C02", "F1", 100),
      "fec.advice_openings",
    ],
    ["due dates are not known", bookText().invoice("20260105", "C01", "F1", 100), "fec.advice_terms"],
    ["no bank entry", bookText().invoice("20260105", "C01", "F1", 100), "fec.no_bank_entry"],
    [
      "a line was set aside",
      bookText().invoice("20260105", "C01", "F1", 100).invoice("20261399", "C01", "F2", 100),
      "fec.advice_set_aside",
    ],
  ])("%s: %#", async (_what, book, code) => {
    expect(await codes(book)).toContain(code);
  });

  it("knows the habits of the software that wrote the file", async () => {
    const book = bookText().invoice("20260105", "C01", "F1", 100);
    const [header, ...lines] = book.lines();
    const dolibarr = [`${header}\tDateLimitReglmt`, ...lines.map((line) => `${line}\t20260131`)].join("\n");
    const { report } = await jsonOf(await workspaceOf({ "FEC20261231.txt": dolibarr }));
    expect(report.files[0]?.software).toEqual({ name: "Dolibarr", clue: "datelimitreglmt" });
    expect(report.understood?.advice.map(({ code }) => code)).toContain("fec.advice_dolibarr");
    expect(report.understood?.dueSources).toEqual([{ source: "host", items: 1, amount: 100 }]);
  });
});
