import fc from "fast-check";
import { expect, it } from "vitest";
import { markdownHtml, textHtml } from "../../../src/connectors/odoo/notes-html.ts";
import { markdown } from "../../../src/templates/clean.ts";

it.each([
  ["a paragraph", "Bonjour", "<p>Bonjour</p>"],
  ["lines and paragraphs", "un\ndeux\n\n\ntrois", "<p>un<br/>deux</p><p>trois</p>"],
  ["bold", "**Relance** par e-mail", "<p><b>Relance</b> par e-mail</p>"],
  ["a list", "- un\n- **deux**", "<ul><li>un</li><li><b>deux</b></li></ul>"],
  ["what looks like HTML", '<img src="x">', "<p>&lt;img src=&quot;x&quot;&gt;</p>"],
  ["escaped marks", "a\\_b \\*\\*c\\*\\*", "<p>a_b **c**</p>"],
  ["an escaped mark in bold", "**a\\*b**", "<p><b>a*b</b></p>"],
  ["marks that close nothing", "2 ** 3 * 4", "<p>2 ** 3 * 4</p>"],
  ["nothing", "", ""],
])("Markdown: %s", (_what, text, html) => {
  expect(markdownHtml(text)).toBe(html);
});

it.each([
  ["lines", "un\ndeux", "<p>un<br/>deux</p>"],
  [
    "columns between lines",
    "2 factures :\n  FA-1   1,00 €\n  FA-2  12,00 €\nfin",
    "<p>2 factures :</p><pre>  FA-1   1,00 €\n  FA-2  12,00 €</pre><p>fin</p>",
  ],
  ["marks, as they are", "**a** <b>", "<p>**a** &lt;b&gt;</p>"],
])("text: %s", (_what, text, html) => {
  expect(textHtml(text)).toBe(html);
});

it("shows any value that was put into Markdown as it was, and as no markup", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme" }), (value) => {
      const shown = markdownHtml(`>${markdown(value)}`);
      expect(shown).toMatch(/^<p>[^<]*<\/p>$/);
    }),
  );
});
