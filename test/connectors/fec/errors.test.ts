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

it("names the columns of the customer file that it does not know", async () => {
  const files = { "FEC20261231.txt": good, "customers.csv": "compte;e-mial;secteur\nC01;x@y.example;Sud\n" };
  await withFolder(files, async (folder) => {
    const findings = await connectorOn(folder, { customers: "customers.csv" }).check();
    const unread = findings.find(({ code }) => code === "fec.customer_columns_unread");
    expect(unread?.level).toBe("ok");
    expect(plain(say(unread!, "fr", fecSentences))).toBe(
      "2 colonnes du fichier clients que Relance ne connaît pas, laissées telles quelles : e-mial, secteur.",
    );
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
