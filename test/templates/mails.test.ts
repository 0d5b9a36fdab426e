import { beforeAll, describe, expect, it } from "vitest";
import { day } from "../../src/ledger/day.ts";
import { sumMinor } from "../../src/ledger/money.ts";
import { loadTemplates, type Filled, type Templates } from "../../src/templates/templates.ts";
import { type CompanyIdentity, valuesOf } from "../../src/templates/values.ts";
import { formatOf, type Language } from "../../src/text/format.ts";
import { company, credit, gather, intend, item } from "./book.ts";

const twelve = Array.from({ length: 12 }, (_, at) => item(`FA-2026-${String(at + 1).padStart(4, "0")}`, 123456 + at * 1001, 90 - at * 7));
const { iban: _iban, bic: _bic, ...withoutBank } = company;

const cases: readonly (readonly [string, Parameters<typeof gather>[0], CompanyIdentity])[] = [
  ["one invoice", { items: [item("FA-1042", 410000, 31)] }, company],
  ["twelve invoices", { items: twelve }, company],
  [
    "credits",
    {
      items: [item("FA-1042", 410000, 31), item("FA-1050", 123456, 12, { amount: 500000 })],
      credits: [credit("p1", 20000, day("2026-11-12")), credit("a1", 1234, day("2026-11-02"), { what: "credit_note", number: "AV-12" })],
    },
    company,
  ],
  ["no bank details", {}, withoutBank],
];
const reminders = ["reminder-courteous", "reminder-firm", "reminder-last"];
const all = [...reminders, "formal-notice"];
const matrix = all.flatMap((name) => (["fr", "en"] as const).flatMap((language) => cases.map((one) => [name, language, ...one] as const)));

let templates: Templates;
beforeAll(async () => {
  templates = await loadTemplates();
});

function fill(name: string, language: Language, facts: Parameters<typeof gather>[0], of: CompanyIdentity): Filled {
  const dossier = gather(facts);
  return templates.fill(name, language, valuesOf(intend(dossier), dossier, of, language, "Dominique Test"));
}

it("ships three reminders, a formal notice and a word of thanks, without a problem", () => {
  expect(templates.problems).toEqual([]);
  expect(templates.names).toEqual(["formal-notice", ...reminders, "thank-you"]);
});

describe.each(matrix)("%s in %s, %s", (name, language, title, facts, of) => {
  it("says who asks what, for which invoices, and that the sum is the sum", () => {
    const { html, text, subject } = fill(name, language, facts, of);
    const money = formatOf(language).money;
    const dossier = gather(facts);
    const items = sumMinor(dossier.items.map((one) => one.open));
    for (const part of [html, text]) {
      expect(part).toContain("Ateliers Exemple SAS");
      expect(part).toContain("compta@ateliers.example");
      expect(part).toContain("Camille Exemple");
      for (const one of dossier.items) {
        expect(part).toContain(one.number);
        expect(part).toContain(formatOf(language).day(one.dueOn));
        expect(part).toContain(formatOf(language).day(one.issuedOn));
        expect(part).toContain(money(one.open, "EUR"));
      }
      for (const one of dossier.credits) expect(part).toContain(money(one.open, "EUR"));
      expect(part).toContain(money(items, "EUR"));
      expect(part.includes("FR76 3000 6000 0112 3456 7890 189")).toBe(of.iban !== undefined);
      expect(part).toContain("C0042");
    }
    expect(subject).not.toMatch(/[\r\n]|\{\{|undefined/);
    expect(`${html}${text}`).not.toMatch(/\{[{%]|undefined|\bnull\b|NaN/);
  });

  it("adds up as printed: the rows of the table make its total", () => {
    const { text } = fill(name, language, facts, of);
    const heading = language === "fr" ? "Factures à régler" : "Invoices to pay";
    const table = text.slice(text.indexOf(heading)).split("\n\n")[1] ?? "";
    const rows = table.split("\n").flatMap(printed);
    expect(rows).toHaveLength(gather(facts).items.length + 1);
    expect(sumMinor(rows.slice(0, -1))).toBe(rows.at(-1));
  });

  it("reaches out to nothing: no image, no script, no link but an address", () => {
    const { html } = fill(name, language, facts, of);
    const outside = html.replace('xmlns="http://www.w3.org/1999/xhtml"', "");
    expect(outside).not.toMatch(/https?:\/\//i);
    expect(outside).not.toMatch(/<img|<script|<link|<iframe|url\(|@import|\ssrc=/i);
    for (const [, href] of html.matchAll(/href="([^"]*)"/g)) expect(href).toBe("mailto:compta@ateliers.example");
  });

  it("is readable by a machine that reads aloud: language, title, tables with headers", () => {
    const { html, subject } = fill(name, language, facts, of);
    expect(html).toMatch(new RegExp(`<html[^>]* lang="${language}"`));
    expect(html).toContain(`<title>${subject}</title>`);
    expect(html.match(/<caption/g)).toHaveLength(title === "credits" ? 3 : 2);
    for (const [, header] of html.matchAll(/<th\b([^>]*)>/g)) expect(header).toMatch(/scope="(col|row)"/);
  });
});

/** The amount at the end of a line, in cents, when there is one. */
function printed(line: string): readonly number[] {
  const match = /([\d\u202f,.]+[.,]\d\d)(?:\u00a0€)?$/.exec(line);
  return match ? [Number((match[1] as string).replace(/\D/g, ""))] : [];
}

describe("what a reminder must not say", () => {
  const forbidden =
    /huissier|commissaire|tribunal|juge|injonction|contentieux|judiciaire|assignation|pénalité|indemnité|40\s*€|court\b|bailiff|solicitor|legal|penalt|late fee/i;

  it.each(reminders.flatMap((name) => (["fr", "en"] as const).map((language) => [name, language] as const)))(
    "%s in %s",
    (name, language) => {
      const { subject, html, text } = fill(name, language, {}, company);
      expect(`${subject}\n${html}\n${text}`).not.toMatch(forbidden);
    },
  );

  it("names the formal notice only in the last reminder, and only as possible", () => {
    for (const name of reminders) expect(fill(name, "fr", {}, company).text.includes("mise en demeure")).toBe(name === "reminder-last");
    expect(fill("reminder-last", "fr", {}, company).text).toContain("nous pourrons être amenés à vous adresser une mise en demeure");
  });

  it("a formal notice claims no penalty and imitates no court", () => {
    for (const language of ["fr", "en"] as const) {
      const { html } = fill("formal-notice", language, {}, company);
      expect(html).not.toMatch(/huissier|commissaire|commandement|sommation|marianne|république|pénalité|indemnité|penalt/i);
    }
  });
});

describe("French typography", () => {
  it("keeps amounts whole and puts a no-break space before double punctuation", () => {
    const { text } = fill("reminder-courteous", "fr", {}, company);
    expect(text).toContain("8\u202f200,00\u00a0€");
    expect(text).toContain("23/10/2026");
    expect(text).not.toMatch(/[^\u00a0\u202f\s] [:;?!»]/);
    expect(text).not.toContain("'");
  });
});

describe("days", () => {
  it.each([
    ["2026-11-23", "2026-12-01", "a Tuesday"],
    ["2026-11-20", "2026-11-30", "Monday instead of Saturday"],
    ["2026-11-21", "2026-11-30", "Monday instead of Sunday"],
  ])("a mail of %s gives until %s: %s", (leaves, until) => {
    const dossier = gather({});
    expect(valuesOf(intend(dossier, { actOn: day(leaves) }), dossier, company, "fr").deadline).toBe(until);
  });

  it("counts the days late on the day it leaves", () => {
    const dossier = gather({ items: [item("FA-1042", 410000, 31)] });
    const values = valuesOf(intend(dossier, { actOn: day("2026-11-25") }), dossier, company, "fr");
    expect(values.items[0]?.late).toBe(33);
    expect(values.oldest).toBe(33);
  });
});

describe("golden texts", () => {
  it.each(all.flatMap((name) => (["fr", "en"] as const).map((language) => [name, language] as const)))("%s.%s", async (name, language) => {
    const [, facts, of] = cases[2] as (typeof cases)[number];
    const { subject, text } = fill(name, language, facts, of);
    await expect(`${subject}\n\n${text}`).toMatchFileSnapshot(`golden/${name}.${language}.txt`);
  });
});
