import { inflateSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import type { LetterEffect } from "../../src/ledger/effect.ts";
import { blocksOf } from "../../src/templates/letter-html.ts";
import { letterPdf } from "../../src/templates/letter-pdf.ts";
import { letter } from "../outbox/kit.ts";

const html = `<!doctype html><html><head><title>x</title><style>p { color: red }</style></head><body>
<div class="head"><address class="sender"><strong>Ateliers &amp; Cie</strong><br>1 rue du Modèle<br></address><div class="sender" style="text-align:right">compta@ateliers.example</div></div>
<div class="window"><strong>Garage Ș &lt;Imaginaire&gt;</strong><br>2 place du Test</div>
<p>Le lundi<br>
23 novembre</p>
<div class="title"><h1>MISE EN DEMEURE</h1><div>Objet&nbsp;: F-1</div></div>
<table><caption>Factures</caption><thead><tr><th>Facture</th><th class="number">Dû</th></tr></thead>
<tbody><tr><th scope="row">F-1<br><small>rejet</small></th><td class="number">12,00 €</td></tr></tbody>
<tfoot><tr><th colspan="1">Total</th><td class="number">12,00 €</td></tr></tfoot></table>
<img src="file:///etc/passwd"><p>Salutations   de 8\u202f369,89\u00a0€</p></body></html>`;

const text = ({ runs }: { readonly runs: readonly { readonly text: string }[] }) => runs.map((run) => run.text).join("");

describe("a letter's HTML", () => {
  const blocks = blocksOf(html);

  it("is read block by block, entities and line breaks as people see them", () => {
    const texts = blocks.flatMap((block) => (block.what === "text" ? [`${block.kind}: ${text(block)}`] : []));
    expect(texts).toEqual([
      "head: Ateliers & Cie\n1 rue du Modèle",
      "head: compta@ateliers.example",
      "window: Garage Ș <Imaginaire>\n2 place du Test",
      "p: Le lundi\n23 novembre",
      "h1: MISE EN DEMEURE",
      "div: Objet\u00a0: F-1",
      "p: Salutations de 8\u202f369,89\u00a0€",
    ]);
  });

  it("keeps its tables, headings apart and figures to the right", () => {
    expect(blocks.filter((block) => block.what === "table")).toMatchObject([
      {
        caption: "Factures",
        headRows: 1,
        rows: [
          [
            { text: "Facture", bold: true },
            { text: "Dû", right: true },
          ],
          [
            { text: "F-1\nrejet", bold: false },
            { text: "12,00 €", right: true },
          ],
          [
            { text: "Total", bold: true },
            { text: "12,00 €", bold: true },
          ],
        ],
      },
    ]);
  });
});

describe("a letter as PDF", () => {
  const made = (more: Partial<LetterEffect> = {}) => letterPdf(letter({}, { html, subject: "Mise en demeure", ...more }));

  it("is one, with its fonts inside and nothing from outside", async () => {
    const bytes = Buffer.from(await made());
    expect(bytes.subarray(0, 5).toString()).toBe("%PDF-");
    expect(bytes.toString("latin1")).toContain("FontFile2");
    expect(bytes.toString("latin1")).not.toMatch(/\/Subtype\s*\/Image/);
  });

  it("has a page for each sheet of a long statement, each with the table's heading", async () => {
    const rows = Array.from({ length: 120 }, (_, n) => `<tr><td>F-${n}</td><td class="number">1,00 €</td></tr>`).join("");
    const bytes = Buffer.from(await made({ html: html.replace("<tbody>", `<tbody>${rows}`) })).toString("latin1");
    expect(bytes.match(/\/Type \/Page\b/g)?.length).toBeGreaterThan(2);
  });

  it("puts the recipient where the window of an envelope is", async () => {
    const bytes = Buffer.from(await made());
    const streams = [...bytes.toString("latin1").matchAll(/stream\n([\s\S]*?)\nendstream/g)].map(([, body = ""]) => {
      try {
        return inflateSync(Buffer.from(body, "latin1")).toString("latin1");
      } catch {
        return "";
      }
    });
    // 105 mm from the left, in points.
    expect(streams.join("\n")).toMatch(/1 0 0 1 297\.6/);
  });
});
