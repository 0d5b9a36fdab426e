import { beforeAll, describe, expect, it } from "vitest";
import { planPage } from "../../src/server/pages/plan.tsx";
import { makePlan, type Plan } from "../../src/workspace/plan.ts";
import { isAddressed } from "../../src/rules/decision.ts";
import { all, attribute, elements } from "./html.ts";
import { openTestWorkspace, today } from "./kit.ts";

let plan: Plan;
let page: string;

beforeAll(async () => {
  plan = await makePlan(await openTestWorkspace("atelier", 60), today);
  page = planPage(plan, { language: "fr" });
});

describe("the plan page as a file", () => {
  it("is whole: nothing is fetched and nothing runs", () => {
    const outside = elements(page).filter(
      (tag) =>
        /^<(script|link|img|iframe|base|object|form|input type="hidden")/.test(tag) &&
        !tag.includes('href="data:,"') &&
        !tag.includes("srcdoc="),
    );
    expect(outside).toEqual([]);
    expect(page).not.toMatch(/@import|url\(/);
    expect(elements(page).filter((tag) => /\son[a-z]+=/.test(tag))).toEqual([]);
  });

  it("says so to the browser too", () => {
    expect(page).toContain(
      `<meta http-equiv="Content-Security-Policy" content="default-src &#39;none&#39;; style-src &#39;unsafe-inline&#39;; img-src data:"`,
    );
  });

  it("is the same to the byte for the same plan", () => {
    expect(planPage(plan, { language: "fr" })).toBe(page);
  });

  it("has every debtor once, with the reason and every item", () => {
    expect(all(page, /<details class="debtor"/g)).toBe(plan.lines.length);
    for (const { dossier } of plan.lines) {
      expect(page).toContain(escape(dossier.debtor.name));
      for (const item of dossier.items) expect(page).toContain(escape(item.number));
    }
  });

  it("holds each mail word for word, as text and as it looks", () => {
    const mails = plan.lines.flatMap((line) => line.effects).filter((effect) => effect.kind === "email");
    expect(mails.length).toBeGreaterThan(0);
    for (const mail of mails) {
      expect(page).toContain(escape(mail.text));
      expect(page).toContain(`srcdoc="${escape(mail.html)}"`);
      expect(page).toContain(escape(mail.subject));
    }
    expect(
      elements(page)
        .filter((tag) => tag.startsWith("<iframe"))
        .every((tag) => tag.includes('sandbox=""')),
    ).toBe(true);
  });

  it("leads somewhere with every link, and names nothing twice", () => {
    const ids = elements(page).flatMap((tag) => attribute(tag, "id") ?? []);
    expect(new Set(ids).size).toBe(ids.length);
    const anchors = elements(page)
      .flatMap((tag) => attribute(tag, "href") ?? [])
      .filter((href) => href.startsWith("#"));
    expect(anchors.length).toBeGreaterThan(0);
    expect(anchors.filter((href) => !ids.includes(href.slice(1)))).toEqual([]);
  });

  it("proves the book in its head, and shows each company and currency", () => {
    expect(page).toContain("chaque total égale le solde de la comptabilité");
    expect(all(page, /class="good">0/g)).toBe(plan.book.proofs.length);
  });

  it("shows who is chased first", () => {
    const order = [...page.matchAll(/<div class="group" id="(step|reason)-/g)].map((match) => match[1]);
    expect(order).toEqual(order.toSorted().toReversed());
    expect(plan.lines.some((line) => isAddressed(line.decision))).toBe(true);
    expect(order[0]).toBe("step");
  });

  it("speaks English when asked", () => {
    const ours = plan.lines.map((line) => ({ ...line, effects: [] })); // mails are in the debtor's language, tasks in the team's
    const english = planPage({ ...plan, lines: ours }, { language: "en" });
    expect(english).toContain('<html lang="en">');
    expect(english).toContain("Aged balance");
    expect(english).not.toMatch(/Encours|Échéance|Profil|relancés/);
  });
});

describe("what the plan page does with bad days", () => {
  it("escapes what a host calls its customers", () => {
    const [first, ...others] = plan.lines;
    if (!first) throw new Error("empty plan");
    const name = `<script>alert(1)</script>"'&`;
    const hostile = { ...first, dossier: { ...first.dossier, debtor: { ...first.dossier.debtor, name } } };
    const html = planPage({ ...plan, lines: [hostile, ...others] }, { language: "fr" });
    expect(html).not.toContain("<script>");
    expect(html).toContain("&lt;script&gt;alert(1)&lt;/script&gt;");
  });

  it("itemises an unproved book, and says it first", () => {
    const [proof] = plan.book.proofs;
    if (!proof) throw new Error("no proof");
    const unproved = {
      ...proof,
      balance: 0,
      difference: -1250,
      differences: [{ debtor: "x", reference: "C0042", name: "Garage Quentin", book: 8750, host: 10000 }],
    };
    const html = planPage({ ...plan, book: { ...plan.book, proofs: [unproved] } }, { language: "fr" });
    expect(html).toContain("≠ solde des comptes clients");
    expect(html).toContain("Garage Quentin (C0042)");
  });

  it("lists the rows set aside, each with its place", () => {
    const setAside = [{ place: "2026.txt:1042", code: "nobody.wrote_this", params: { value: "12,345" } }];
    const html = planPage({ ...plan, book: { ...plan.book, setAside } }, { language: "fr" });
    expect(html).toContain("1\u00a0ligne mise de côté");
    expect(html).toContain("<code>2026.txt:1042</code>");
  });

  it("stays a page on an empty book", () => {
    const html = planPage({ workspace: "neuf", today, book: { proofs: [], setAside: [] }, lines: [], moved: [] }, { language: "fr" });
    expect(html).toContain("Personne n’est à relancer ce jour.");
  });

  it("shows a thousand debtors and says how many are left", () => {
    const [first] = plan.lines;
    if (!first) throw new Error("empty plan");
    const lines = Array.from({ length: 1200 }, (_, index) => {
      const debtor = `many-${index}`;
      return {
        ...first,
        effects: [],
        decision: { ...first.decision, debtor },
        dossier: { ...first.dossier, debtor: { ...first.dossier.debtor, id: debtor } },
      };
    });
    const html = planPage({ ...plan, lines, moved: [] }, { language: "fr" });
    expect(all(html, /<details class="debtor"/g)).toBe(1000);
    expect(html).toContain("200\u00a0autres clients ne sont pas dans cette page");
  });
});

function escape(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;").replaceAll("'", "&#39;");
}
