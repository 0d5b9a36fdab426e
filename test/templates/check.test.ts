import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { compileMjml, mjmlKey } from "../../src/templates/compile.ts";
import { readTemplateFiles } from "../../src/templates/files.ts";
import { fixtures } from "../../src/templates/fixture.ts";
import { mjmlSources } from "../../src/templates/read.ts";
import { checkTemplates, loadTemplates } from "../../src/templates/templates.ts";
import { say } from "../../src/text/sentences.ts";
import { templateSentences } from "../../src/text/templates.ts";

let folder: string | undefined;
afterEach(() => {
  if (folder) rmSync(folder, { recursive: true });
  folder = undefined;
});

function workspace(files: Readonly<Record<string, string>>): { readonly folder: string } {
  folder = mkdtempSync(join(tmpdir(), "relance-templates-"));
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return { folder };
}

const firm = "mails/reminder-firm/fr.txt.liquid";
const mjml = (body: string) =>
  `<mjml>\n<mj-body>\n<mj-section><mj-column>\n<mj-text>\n${body}\n</mj-text>\n</mj-column></mj-section>\n</mj-body>\n</mjml>`;

describe("an override", () => {
  it("replaces one file, and the rest stays as shipped", async () => {
    const templates = await loadTemplates(workspace({ [firm]: "Payez {{ total | money }}.\n" }));
    expect(templates.problems).toEqual([]);
    const [full] = fixtures("fr");
    const filled = templates.fill("reminder-firm", "fr", full as NonNullable<typeof full>);
    expect(filled.text).toBe("Payez 8\u202f369,89\u00a0€.\n");
    expect(filled.html).toContain("Sauf erreur de notre part");
  });

  it("of a part is in every mail that has it", async () => {
    const templates = await loadTemplates(workspace({ "parts/bank.mjml": "<mj-text>Réglez en ligne.</mj-text>\n" }));
    expect(templates.problems).toEqual([]);
    const [full] = fixtures("fr");
    for (const name of templates.names.filter((one) => one.startsWith("reminder"))) {
      expect(templates.fill(name, "fr", full as NonNullable<typeof full>).html).toContain("Réglez en ligne.");
    }
  });

  it("can add a template", async () => {
    const files = Object.fromEntries(
      ["fr", "en"].flatMap((language) => [
        [`mails/vip/${language}.mjml`, mjml("{{ debtor.name }}")],
        [`mails/vip/${language}.txt.liquid`, "{{ debtor.name }}"],
        [`mails/vip/${language}.subject.liquid`, "{{ debtor.name }}"],
      ]),
    );
    const templates = await loadTemplates(workspace(files));
    expect(templates.problems).toEqual([]);
    expect(templates.names).toContain("vip");
  });

  it("in a folder that is not there is no override", async () => {
    expect(await checkTemplates({ folder: join(tmpdir(), "relance-no-such-folder") })).toEqual([]);
  });
});

describe("a mistake is found when the templates are read, with its place", () => {
  const found: readonly (readonly [string, Readonly<Record<string, string>>, string, string, number, string])[] = [
    ["an unknown variable", { [firm]: "a\n{{ company.nmae }}" }, "templates.variable_unknown", firm, 2, "company.nmae"],
    [
      "one in a branch that is not taken",
      { [firm]: "{% if total == 7 %}\n{{ totl }}{% endif %}" },
      "templates.variable_unknown",
      firm,
      2,
      "totl",
    ],
    [
      "one of a loop",
      { [firm]: "{% for item in items %}\n{{ item.nunber }}{% endfor %}" },
      "templates.variable_unknown",
      firm,
      2,
      "item.nunber",
    ],
    ["a legal verdict", { [firm]: "Bonjour,\nVotre dette sera bientôt prescrite." }, "templates.word_verdict", firm, 2, "prescrite"],
    ["the look of a court", { [firm]: "Notre huissier vous rendra visite." }, "templates.word_court", firm, 1, "huissier"],
    ["a threat that is not true", { [firm]: "Dossier transmis au tribunal." }, "templates.word_untrue", firm, 1, "transmis au tribunal"],
    ["an unknown filter", { [firm]: "\n\n{{ total | euros }}" }, "templates.filter_unknown", firm, 3, "euros"],
    ["a filter that would leave out the escaping", { [firm]: "{{ debtor.name | raw }}" }, "templates.filter_unknown", firm, 1, "raw"],
    ["a tag that would read a file", { [firm]: "{% include '/etc/passwd' %}" }, "templates.tag_unknown", firm, 1, "include"],
    ["a tag that would leave out the escaping", { [firm]: "{% cycle debtor.name, 'x' %}" }, "templates.tag_unknown", firm, 1, "cycle"],
    ["a tag left open", { [firm]: "a\n{% if total %}" }, "templates.syntax", firm, 2, "not closed"],
    ["an amount that is none", { [firm]: "{{ debtor.name | money }}" }, "templates.syntax", firm, 1, "not an amount"],
    [
      "the subject in the subject",
      { "mails/reminder-firm/fr.subject.liquid": "{{ subject }}" },
      "templates.variable_unknown",
      "mails/reminder-firm/fr.subject.liquid",
      1,
      "subject",
    ],
    [
      "an MJML element that does not exist",
      { "parts/bank.mjml": "<mj-text>a</mj-text>\n<mj-tex>b</mj-tex>" },
      "templates.mjml",
      "parts/bank.mjml",
      2,
      "mj-tex",
    ],
    [
      "a value in a link",
      { "parts/bank.mjml": '<mj-text>\n<a href="{{ debtor.name }}">x</a></mj-text>' },
      "templates.unsafe_link",
      "parts/bank.mjml",
      2,
      "debtor.name",
    ],
    ["a part nobody wrote", { [firm]: "a\n{% part 'bonk' %}" }, "templates.part_unknown", firm, 2, "parts/bonk.txt.liquid"],
    [
      "a file nothing reads",
      { "reminder-firm/fr.mjml": "x" },
      "templates.file_unexpected",
      "reminder-firm/fr.mjml",
      1,
      "reminder-firm/fr.mjml",
    ],
  ];

  it.each(found)("%s", async (_, files, code, file, line, quoted) => {
    const problems = await checkTemplates(workspace(files));
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatchObject({ level: "error", code, file: `templates/${file}`, line });
    for (const language of ["fr", "en"] as const) {
      const sentence = say(problems[0] as NonNullable<(typeof problems)[0]>, language, templateSentences);
      expect(sentence).toContain(quoted);
      expect(sentence).not.toContain("undefined");
    }
  });

  it("all of them at once, and the template is not to be had", async () => {
    const templates = await loadTemplates(
      workspace({
        [firm]: "{{ a }}{{ b }}\n{{ company.c }}",
        "mails/reminder-last/en.txt.liquid": "{{ d }}",
        "mails/vip/fr.mjml": mjml("x"),
      }),
    );
    expect(templates.problems.map((problem) => [problem.code, problem.params.name ?? problem.params.file])).toEqual([
      ["templates.variable_unknown", "a"],
      ["templates.variable_unknown", "b"],
      ["templates.variable_unknown", "company.c"],
      ["templates.variable_unknown", "d"],
      ["templates.file_missing", "mails/vip/fr.txt.liquid"],
      ["templates.file_missing", "mails/vip/fr.subject.liquid"],
      ["templates.file_missing", "mails/vip/en.mjml"],
      ["templates.file_missing", "mails/vip/en.txt.liquid"],
      ["templates.file_missing", "mails/vip/en.subject.liquid"],
    ]);
    expect(templates.names).toEqual(["formal-notice", "reminder-courteous", "thank-you"]);
    const [full] = fixtures("fr");
    expect(() => templates.fill("reminder-firm", "fr", full as NonNullable<typeof full>)).toThrow("no template reminder-firm in fr");
  });

  it("a template that would run for ever is stopped and reported", async () => {
    const endless = "{% for i in (1..100000000) %}{% for j in (1..100000000) %}x{% endfor %}{% endfor %}";
    const problems = await checkTemplates(workspace({ [firm]: endless }));
    expect(problems.map((problem) => problem.code)).toEqual(["templates.syntax"]);
  });
});

describe("compiling", () => {
  it("uses what the build compiled from the same text, and nothing else", async () => {
    expect(await compileMjml("not even MJML", { [mjmlKey("not even MJML")]: "<p>ready</p>" })).toEqual({ html: "<p>ready</p>" });
    expect(await compileMjml("not even MJML", { [mjmlKey("other")]: "<p>ready</p>" })).toHaveProperty("errors");
  });

  it("leaves Liquid as it is", async () => {
    for (const source of mjmlSources(await readTemplateFiles())) {
      const result = await compileMjml(source, {});
      expect(tags((result as { readonly html: string }).html)).toEqual(tags(source));
    }
  });
});

/** MJML repeats the language and the title in attributes of its own. */
function tags(text: string): readonly string[] {
  return (text.match(/\{[{%].*?[%}]\}/g) ?? []).filter((tag) => !/language|subject/.test(tag));
}
