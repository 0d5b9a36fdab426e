import { describe, expect, it } from "vitest";
import { odooConnector } from "../../../src/connectors/odoo/connector.ts";
import type { Fact } from "../../../src/ledger/facts.ts";
import { bookOf } from "../../contracts/fact-problems.ts";
import { emptyFold, pullInto } from "../../contracts/fold.ts";
import { odooForTests } from "../../odoo/host.ts";
import { optionsFor } from "./options.ts";

const odoo = await odooForTests();
const folded = emptyFold();
const pages = await pullInto(folded, odooConnector(optionsFor(odoo)));
const facts = [...folded.facts.values()];

/** What is told of the customer of a situation of the book. */
function told<Kind extends Fact["kind"]>(situation: string, kind: Kind): readonly Extract<Fact, { kind: Kind }>[] {
  const partner = odoo.book.cases[situation]?.partner;
  if (partner === undefined) throw new Error(`the book has no case ${situation}`);
  const isTheirs = (id: string) => id === `${partner}/1` || id === `${partner}/2`;
  return facts.filter((fact): fact is Extract<Fact, { kind: Kind }> => {
    if (fact.kind !== kind || fact.kind === "gone") return false;
    return isTheirs(fact.kind === "debtor" ? fact.id : (fact.debtor ?? ""));
  });
}

const amounts = (situation: string) => ({
  items: told(situation, "open_item").map(({ open, amount, currency }) => `${open}/${amount} ${currency}`),
  credits: told(situation, "credit").map(({ open, amount, currency, what }) => `${open}/${amount} ${currency} ${what}`),
});

describe("the book that is read", () => {
  it("is proved to the cent in each company and currency", () => {
    const { owed, balance } = bookOf(facts);
    expect(owed).toEqual(balance);
    expect(Object.keys(owed).toSorted()).toEqual(["Ateliers Montclar EUR", "Ateliers Montclar USD", "Montclar Services EUR"]);
  });

  it("has the residual of Odoo on every line, less what is paid without an entry", async () => {
    const rows = await odoo.sql<{ id: string; cents: number }>(`
      select line.id::text, round(line.amount_residual_currency * 100)::int as cents from account_move_line line
        join account_account account on account.id = line.account_id and account.account_type = 'asset_receivable' and not account.non_trade
       where line.parent_state = 'posted' and not line.reconciled`);
    const [paid] = told("payment without entry", "open_item");
    const expected = rows.map(({ id, cents }): [string, number] => [id, id === paid?.id ? cents - 70_000 : cents]);
    const read = facts.flatMap((fact): [string, number][] =>
      fact.kind === "open_item" ? [[fact.id, fact.open]] : fact.kind === "credit" ? [[fact.id, -fact.open]] : [],
    );
    expect(new Map(read)).toEqual(new Map(expected));
    expect(read).toHaveLength(expected.length);
  });

  it("has every settlement of the last two years", async () => {
    const [row] = await odoo.sql<{ count: number }>(`
      select count(*)::int from account_partial_reconcile partial
        join account_move_line debit on debit.id = partial.debit_move_id
        join account_move move on move.id = debit.move_id and move.move_type in ('out_invoice', 'out_receipt')
       where partial.max_date >= now() - interval '24 months' and partial.debit_amount_currency > 0`);
    expect(facts.filter((fact) => fact.kind === "payment")).toHaveLength(row?.count ?? 0);
  });

  it("sets nothing aside", () => {
    expect(pages.flatMap((page) => page.setAside ?? [])).toEqual([]);
  });
});

describe("a customer", () => {
  it.each([
    ["partly paid", ["150000/240000 EUR"], []],
    ["linked credit note", ["144000/180000 EUR"], []],
    ["unlinked credit note", ["204000/204000 EUR"], ["30000/30000 EUR credit_note"]],
    ["credited in full", [], []],
    ["dollars", ["250000/400000 USD", "260000/260000 USD"], []],
    ["unmatched payment that covers it", ["76800/76800 EUR"], ["76800/76800 EUR payment"]],
    ["overpaid", [], ["5000/65000 EUR payment"]],
    ["payment without entry", ["50000/120000 EUR"], []],
    ["sales receipt", ["18000/18000 EUR"], []],
    ["opening credit", ["48000/48000 EUR"], ["12000/12000 EUR other"]],
    ["draft and cancelled only", [], []],
  ])("%s: owes %j, less %j", (situation, items, credits) => {
    expect(amounts(situation)).toEqual({ items, credits });
  });

  it("who pays in instalments has one item for each, with its own day", () => {
    const items = told("instalments", "open_item");
    expect(new Set(items.map(({ number }) => number)).size).toBe(1);
    expect(items.map(({ dueOn, open }) => `${dueOn} ${open}`).toSorted()).toHaveLength(3);
    expect(new Set(items.map(({ dueOn }) => dueOn)).size).toBe(3);
    expect(items.every(({ dueFrom }) => dueFrom === "host")).toBe(true);
  });

  it("of two companies is two debtors with one SIREN", () => {
    const debtors = told("two companies", "debtor");
    expect(debtors.map(({ company }) => company).toSorted()).toEqual(["Ateliers Montclar", "Montclar Services"]);
    expect(new Set(debtors.map(({ siren }) => siren)).size).toBe(1);
    expect(debtors[0]?.siren).toMatch(/^\d{9}$/);
  });

  it.each([
    ["archived", ["main archived"]],
    ["archived contact", ["main usable", "billing archived"]],
    ["blacklisted", ["main blacklisted"]],
    ["several contacts", ["main usable", "billing usable", "other usable"]],
    ["no way to reach", []],
  ])("%s: can be reached by %j", (situation, expected) => {
    const contacts = told(situation, "contact").map(({ role, unusable }) => `${role} ${unusable ?? "usable"}`);
    expect(contacts).toEqual(expect.arrayContaining(expected));
    if (situation === "no way to reach") expect(contacts).toEqual([]);
  });

  it.each([
    ["no follow-up", true],
    ["payment blocked", true],
    ["partly paid", undefined],
  ])("%s: items that are not to be followed: %s", (situation, expected) => {
    expect(told(situation, "open_item").map(({ noFollowUp }) => noFollowUp)).toEqual([expected]);
  });

  it("whose mails came back has had bounces, at the address of now", () => {
    expect(told("bounced", "signal")).toMatchObject([{ what: "bounce", address: expect.stringContaining("@") }]);
  });

  it("is described as the law and a letter need it", () => {
    expect(told("key account", "debtor")).toMatchObject([
      { nature: "company", language: "fr", country: "FR", tags: ["Grand compte"], creditLimit: 6_000_000, salesperson: expect.any(String) },
    ]);
    expect(told("in English", "debtor")).toMatchObject([
      { language: "en", country: "GB", address: expect.arrayContaining(["ROYAUME-UNI"]) },
    ]);
    expect(told("no salesperson", "debtor")[0]).not.toHaveProperty("salesperson");
    expect(told("blacklisted", "debtor")).toMatchObject([{ nature: "unknown" }]);
    expect(told("difficult name", "debtor")).toMatchObject([{ name: `L'Atelier <Brûlé> & "Fils"` }]);
  });

  it("and is a person without a number becomes a consumer when the workspace says so, and nothing else is told anew", async () => {
    const again = { ...emptyFold(), facts: new Map(folded.facts), cursor: folded.cursor };
    const news = (await pullInto(again, odooConnector(optionsFor(odoo, { persons: "consumer" })))).flatMap((page) => page.facts);
    expect(news.length).toBeGreaterThan(0);
    expect(news).toEqual(news.map(() => expect.objectContaining({ kind: "debtor", nature: "consumer" }) as Fact));
    expect(news.map((fact) => fact.kind === "debtor" && fact.name)).toContain(told("blacklisted", "debtor")[0]?.name);
  });

  it("invoiced at a child is the company of that child", () => {
    expect(told("invoiced to a child", "open_item")).toMatchObject([{ open: 105_600 }]);
    expect(told("invoiced to a child", "contact").map(({ email }) => email)).toContain("brest@client-agence.example");
  });
});
