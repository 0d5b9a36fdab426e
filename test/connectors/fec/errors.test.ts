import { describe, expect, it } from "vitest";
import { say } from "../../../src/text/sentences.ts";
import { fecSentences } from "../../../src/text/fec.ts";
import { bookText } from "./book-text.ts";
import { withFolder } from "./folder.ts";
import { connectorOn } from "./read-all.ts";

const good = bookText().invoice("20260105", "C01", "FA-1", 120000).text();
/** Sentences with plain spaces, so that the expectations below can be read. */
function plain(text: string): string {
  return text.replace(/[\u00a0\u202f]/g, " ");
}

describe("what is not there is named", () => {
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
