import * as fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import type { EmailEffect, Effect } from "../../src/ledger/effect.ts";
import { line, markdown } from "../../src/templates/clean.ts";
import { render } from "../../src/templates/render.ts";
import { loadTemplates, type Templates } from "../../src/templates/templates.ts";
import { contact, contextOf, credit, gather, intend, item, today } from "./book.ts";

let templates: Templates;
beforeAll(async () => {
  templates = await loadTemplates();
});

/** Everything that a debtor or a host can write, set to `text`. */
function hostile(text: string, template: string, language: "fr" | "en"): readonly Effect[] {
  const dossier = gather({
    debtor: { name: text, reference: text, siren: text, address: [text], language },
    contacts: [contact("c1", { name: text, phone: text })],
    items: [item("FA-1", 10000, 12, { number: text, id: "i1", label: text }), item("FA-2", 10000, 12)],
    credits: [credit("p1", 100, today, { number: text })],
  });
  const how = template === "formal-notice" ? "letter" : "email";
  return render(intend(dossier, { template, do: how, registered: true }), dossier, contextOf(templates));
}

const skeleton = (html: string) => (html.match(/<\/?[a-z][a-z0-9]*|<!--/gi) ?? []).join("");
const attacks = [
  "<script>alert(1)</script>",
  '"><img src=x onerror=alert(1)>',
  "' onmouseover='alert(1)",
  "{{ company.iban }}",
  "{% for i in (1..100000000) %}x{% endfor %}",
  "{{ '<b>' | raw }}",
  "x\r\nBcc: victim@example.org",
  "x\nSubject: other\n\nbody",
  "a\u2028b\u202ec\u0000d",
  "<!--[if mso]><b><![endif]-->",
  "a | b | c",
  "&lt;b&gt; &amp;",
  "${7*7} #{7*7}",
];

describe.each(attacks)("a debtor called %j", (attack) => {
  it.each(["reminder-courteous", "reminder-firm", "reminder-last", "formal-notice"])("is only text in %s", (template) => {
    for (const language of ["fr", "en"] as const) {
      const sound = hostile("Sound", template, language)[0] as EmailEffect;
      const effect = hostile(attack, template, language)[0] as EmailEffect;
      expect(skeleton(effect.html)).toBe(skeleton(sound.html));
      expect(effect.subject).not.toMatch(/[\r\n\u2028\u2029]/);
      expect(effect.text.split("\n")).toHaveLength(sound.text.split("\n").length);
      expect(effect.html).not.toContain("<script");
    }
  });
});

it("shows template syntax in a name as it was written", () => {
  const effect = hostile("{{ company.iban }}", "reminder-firm", "fr")[0] as EmailEffect;
  expect(effect.html).toContain("{{ company.iban }}");
  expect(effect.subject).toContain("{{ company.iban }}");
});

it("whatever a name holds, the mail keeps its structure and its headers", () => {
  const sound = hostile("Sound", "reminder-last", "fr")[0] as EmailEffect;
  const text = fc.oneof(
    fc.string({ unit: "binary", maxLength: 300 }),
    fc
      .array(fc.constantFrom("<", ">", '"', "'", "&", "{{", "}}", "{%", "%}", "\r\n", "|", "x", "--", "\u202e", "\ud800"), {
        maxLength: 30,
      })
      .map((parts) => parts.join("")),
  );
  fc.assert(
    fc.property(text, (name) => {
      const [mail, note] = hostile(`x${name}`, "reminder-last", "fr") as [EmailEffect, Effect];
      expect(skeleton(mail.html)).toBe(skeleton(sound.html));
      // oxlint-disable-next-line no-control-regex -- the point of the test
      expect(`${mail.subject}${mail.to[0]?.name}${mail.debtorName}`).not.toMatch(/[\u0000-\u001f\u007f-\u009f\u2028\u2029\u202e]/);
      expect(note.kind).toBe("note");
    }),
    { numRuns: 150 },
  );
});

describe("cleaning", () => {
  it.each([
    ["Garage\r\nBcc: x@y.example", "Garage Bcc: x@y.example"],
    ["  a\t\tb  ", "a b"],
    ["\u202eevil", "evil"],
    ["broken \ud800", "broken \ufffd"],
    ["Café « L’Été » – 50\u00a0%", "Café « L’Été » – 50\u00a0%"],
    ["x".repeat(300), `${"x".repeat(199)}…`],
  ])("%j is %j", (from, to) => expect(line(from)).toBe(to));

  it("is done once and for all", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        expect(line(line(text))).toBe(line(text));
      }),
    );
  });

  it("makes Markdown of nobody's name", () => {
    expect(markdown("**A** [x](y) <b> `c` _d_")).toBe("\\*\\*A\\*\\* \\[x\\](y) \\<b\\> \\`c\\` \\_d\\_");
  });
});
