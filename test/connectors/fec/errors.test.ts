import { describe, expect, it } from "vitest";
import { say } from "../../../src/text/sentences.ts";
import { fecSentences } from "../../../src/text/fec.ts";
import { ConnectorError } from "../../../src/connectors/port.ts";
import { bookText } from "./book-text.ts";
import { withFolder } from "./folder.ts";
import { connectorOn, readAll } from "./read-all.ts";

const good = bookText().invoice("20260105", "C01", "FA-1", 120000).text();
const ask =
  "Demandez au cabinet comptable l’export « fichier des écritures comptables (FEC) », fichier texte, tel que le prévoit l’article A47 A-1 du LPF.";
const askEn = "Ask the accountant for the “fichier des écritures comptables (FEC)” export, as a text file, as article A47 A-1 LPF has it.";

/** Sentences with plain spaces, so that the expectations below can be read. */
function plain(text: string): string {
  return text.replace(/[\u00a0\u202f]/g, " ");
}

const refusals: readonly [situation: string, files: Record<string, string | Buffer>, fr: string, en: string][] = [
  ["an empty file", { "FEC20261231.txt": "" }, `FEC20261231.txt est vide. ${ask}`, `FEC20261231.txt is empty. ${askEn}`],
  [
    "another kind of text",
    { "FEC20261231.txt": "Date;Client;Montant\n01/01/2026;C01;12\n" },
    `FEC20261231.txt:1 : la première ligne n’est pas l’en-tête d’un FEC ; il manque JournalCode, EcritureNum, EcritureDate, CompteNum, Debit, Credit. Elle commence par « Date;Client;Montant ». ${ask}`,
    `FEC20261231.txt:1: the first line is not the header of a FEC; JournalCode, EcritureNum, EcritureDate, CompteNum, Debit, Credit missing. It starts with “Date;Client;Montant”. ${askEn}`,
  ],
  [
    "a FEC saved again with semicolons",
    { "FEC20261231.txt": good.replaceAll("\t", ";") },
    `FEC20261231.txt:1 : les champs sont séparés par « ; » ; un FEC les sépare par une tabulation ou « | ». ${ask}`,
    `FEC20261231.txt:1: fields are separated by “;”; a FEC separates them by a tab or “|”. ${askEn}`,
  ],
  [
    "a spreadsheet's UTF-16",
    { "FEC20261231.txt": Buffer.from(`\ufeff${good}`, "utf16le") },
    `FEC20261231.txt est en UTF-16, qu’un FEC n’admet pas : il a sans doute été réenregistré par un tableur. ${ask}`,
    `FEC20261231.txt is in UTF-16, which a FEC may not be: a spreadsheet has probably saved it again. ${askEn}`,
  ],
  [
    "a zip archive",
    { "FEC20261231.txt": Buffer.from("PK\u0003\u0004\n") },
    "FEC20261231.txt est une archive ou un classeur. Décompressez-la et déposez le fichier texte qu’elle contient.",
    "FEC20261231.txt is an archive or a spreadsheet. Unpack it and put the text file it holds there.",
  ],
  ["a PDF", { "FEC20261231.txt": "%PDF-1.7\n" }, `FEC20261231.txt est un PDF. ${ask}`, `FEC20261231.txt is a PDF. ${askEn}`],
  [
    "the XML variant",
    { "FEC20261231.txt": '<?xml version="1.0"?>\n<comptabilite/>' },
    "FEC20261231.txt est un FEC au format XML, qui n’est pas lu. Demandez au cabinet comptable le même export au format texte.",
    "FEC20261231.txt is a FEC in XML, which is not read. Ask the accountant for the same export as a text file.",
  ],
  [
    "a file without line ends",
    { "FEC20261231.txt": "x".repeat(1_100_000) },
    `FEC20261231.txt:1 : pas de fin de ligne sur un mégaoctet. ${ask}`,
    `FEC20261231.txt:1: no line end within a megabyte. ${askEn}`,
  ],
  [
    "a header alone",
    { "FEC20261231.txt": bookText().text() },
    `Aucune écriture dans FEC20261231.txt. ${ask}`,
    `No entry in FEC20261231.txt. ${askEn}`,
  ],
  [
    "a file whose amounts were all rewritten",
    { "FEC20261231.txt": broken(12) },
    `FEC20261231.txt : 12 lignes illisibles, la première en FEC20261231.txt:2. Le fichier a sans doute été modifié après son export. ${ask}`,
    `FEC20261231.txt: 12 unreadable lines, the first at FEC20261231.txt:2. The file was probably altered after its export. ${askEn}`,
  ],
  [
    "two exports that say they close on the same day",
    { "AFEC20261231.txt": good, "BFEC20261231.txt": good.replace("FA-1", "FA-2") },
    "AFEC20261231.txt et BFEC20261231.txt se disent tous deux clos le 31/12/2026 : gardez-en un seul.",
    "AFEC20261231.txt and BFEC20261231.txt both close on 31/12/2026: keep one.",
  ],
  [
    "periods that overlap",
    { "FEC20260630.txt": spanning("20260101", "20260630"), "FEC20261231.txt": spanning("20260601", "20261231") },
    "FEC20260630.txt et FEC20261231.txt ont des écritures de la même période, du 01/06/2026 au 30/06/2026 : elles compteraient deux fois. Gardez un fichier par exercice.",
    "FEC20260630.txt and FEC20261231.txt have entries of the same period, 01/06/2026 to 30/06/2026: they would count twice. Keep one file per year.",
  ],
];

describe("what cannot be read at all is refused, with the reason and what to ask for", () => {
  it.each(refusals)("%s", async (_situation, files, fr, en) => {
    await withFolder(files, async (folder) => {
      const error = await readAll(folder).then(
        () => undefined,
        (thrown: unknown) => thrown,
      );
      if (!(error instanceof ConnectorError)) throw new Error("expected a ConnectorError", { cause: error });
      expect(error.blame).toBe("fix");
      expect(plain(say(error, "fr", fecSentences))).toBe(fr);
      expect(say(error, "en", fecSentences).replace(/\u00a0/g, " ")).toBe(en);
      expect(await connectorOn(folder).check()).toEqual([{ level: "error", code: error.code, params: error.params }]);
    });
  });

  it("a folder without a FEC", async () => {
    await withFolder({}, async (folder) => {
      const [finding] = await connectorOn(folder).check();
      expect(plain(say(finding!, "fr", fecSentences))).toBe(
        `Aucun fichier ne correspond à « *FEC*.txt » dans ${folder}. Déposez-y le FEC, ou corrigez « files » dans relance.yaml.`,
      );
    });
  });

  it("a file or a customer file that is not there, a customer file without accounts", async () => {
    await withFolder({ "FEC20261231.txt": good, "clients.csv": "nom;mail\nX;y@z.example\n" }, async (folder) => {
      const missing = await connectorOn(folder, { files: ["absent.txt"] }).check();
      expect(plain(say(missing[0]!, "fr", fecSentences))).toBe(
        `Le fichier ${folder}/absent.txt n’existe pas. Déposez-le, ou corrigez son chemin dans relance.yaml.`,
      );
      const noCustomers = await connectorOn(folder, { customers: "absent.csv" }).check();
      expect(noCustomers[0]).toMatchObject({ level: "error", code: "fec.file_missing" });
      const noAccount = await connectorOn(folder, { customers: "clients.csv" }).check();
      expect(plain(say(noAccount[0]!, "fr", fecSentences))).toBe(
        "clients.csv:1 : pas de colonne « account » (ou « compte ») dans le fichier clients ; colonnes trouvées : nom, mail.",
      );
    });
  });
});

describe("every message of the connector has a sentence in both languages that leaves no parameter out", () => {
  it.each(Object.entries(fecSentences))("%s", (_code, sentence) => {
    const params = new Proxy(
      {},
      { get: (_target, name) => (name === "code" ? "fec.customer_without_account" : name === "currency" ? "EUR" : "1") },
    );
    for (const language of ["fr", "en"] as const) {
      const text = say({ code: "it", params }, language, { it: sentence });
      expect(text).not.toMatch(/undefined|NaN|\{/);
      expect(text).not.toMatch(language === "fr" ? /« | »| [:;?!]/ : /[«»’]/);
    }
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
