import { beforeAll, describe, expect, it } from "vitest";
import { day } from "../../src/ledger/day.ts";
import { render } from "../../src/templates/render.ts";
import { loadTemplates, type Templates } from "../../src/templates/templates.ts";
import { contextOf, gather, intend } from "./book.ts";

let templates: Templates;
beforeAll(async () => {
  templates = await loadTemplates();
});

const one = { number: "FA-1042", paidOn: day("2026-11-20"), amount: 410_000 };
const other = { number: "FA-1050", paidOn: day("2026-11-19"), amount: 12_345 };

/** Of a debtor who owes nothing any more. */
function thanks(language: "fr" | "en", settled: readonly (typeof one)[]) {
  const of = gather({ items: [], debtor: { language } });
  const intent = intend(of, { step: "thanks", template: "thank-you", settled, cycle: "t1", carriedBy: "" });
  return render(intent, of, contextOf(templates));
}

describe.each(["fr", "en"] as const)("the thank-you mail in %s", (language) => {
  it.each([
    ["one invoice", [one]],
    ["two invoices", [one, other]],
  ])("names %s and the day it was paid", async (title, settled) => {
    const [mail] = thanks(language, settled);
    if (mail?.kind !== "email") throw new Error("no mail");
    await expect(`${mail.subject}\n\n${mail.text}`).toMatchFileSnapshot(`golden/thank-you.${title.replace(" ", "-")}.${language}.txt`);
    for (const { number } of settled) expect(mail.html).toContain(number);
    // Nothing in it asks for money, in the preview line of a mailbox either.
    expect(mail.html).not.toMatch(/IBAN|·\s*€?0[.,]00/);
    expect(mail).toMatchObject({ items: [], numbers: settled.map(({ number }) => number), amount: 0, step: "thanks" });
  });
});

it("its words may be rewritten, and its note calls it by its name", () => {
  const [mail, note] = thanks("fr", [one]);
  if (mail?.kind !== "email" || note?.kind !== "note") throw new Error("no mail");
  expect(mail.words).toContain("nous vous en remercions");
  expect(note.body).toMatch(/^\*\*Remerciement par e-mail\*\* à factures@garage\.example/);
});
