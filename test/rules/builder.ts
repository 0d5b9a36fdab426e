import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Clue } from "../../src/ledger/bank-lines.ts";
import { type Day, day } from "../../src/ledger/day.ts";
import { type Dossier, dossier, type DossierFacts } from "../../src/ledger/dossier.ts";
import type { Action } from "../../src/ledger/effect.ts";
import type { BankLine, Contact, Credit, Debtor, OpenItem, Payment, Signal } from "../../src/ledger/facts.ts";
import { decide } from "../../src/rules/decide.ts";
import type { Decision } from "../../src/rules/decision.ts";
import { loadRulebook, type Rulebook, type RuleText } from "../../src/rules/rulebook.ts";

const source = { host: "memory", place: "test" } as const;
const company = "ACME";

export function debtor(of: Partial<Debtor> = {}): Debtor {
  return { kind: "debtor", id: "D1", reference: "C0001", name: "Garage Témoin", company, nature: "company", tags: [], source, ...of };
}

/** An invoice named by its number, in euros, due on a day. */
export function invoice(number: string, dueOn: string, euros: number, of: Partial<OpenItem> = {}): OpenItem {
  const amount = Math.round(euros * 100);
  return {
    kind: "open_item",
    id: number,
    debtor: "D1",
    company,
    number,
    issuedOn: day(dueOn),
    dueOn: day(dueOn),
    dueFrom: "host",
    currency: "EUR",
    amount,
    open: amount,
    what: "invoice",
    source,
    ...of,
  };
}

export function credit(id: string, on: string, euros: number, of: Partial<Credit> = {}): Credit {
  const amount = Math.round(euros * 100);
  return { kind: "credit", id, debtor: "D1", company, on: day(on), currency: "EUR", amount, open: amount, what: "payment", source, ...of };
}

/** Money on the bank, and what points to the debtor. */
export function clue(by: Clue["by"], on: string, euros: number, of: Partial<BankLine> = {}): Clue {
  const amount = Math.round(euros * 100);
  const line = { kind: "bank_line", id: `${on} ${euros}`, company, on: day(on), currency: "EUR", amount, account: "471000" } as const;
  return { by, line: { ...line, label: "VIR GARAGE TEMOIN", source, ...of } };
}

export function payment(id: string, dueOn: string, paidOn: string, euros: number): Payment {
  const amount = Math.round(euros * 100);
  return {
    kind: "payment",
    id,
    debtor: "D1",
    company,
    invoice: id,
    dueOn: day(dueOn),
    paidOn: day(paidOn),
    currency: "EUR",
    amount,
    by: "money",
    source,
  };
}

type Word = Signal extends infer S ? (S extends Signal ? Omit<S, "kind" | "debtor" | "source" | "on" | "id"> : never) : never;

export function signal(on: string, word: Word, id = `${on} ${word.what}`): Signal {
  return { kind: "signal", id, debtor: "D1", on: day(on), source, ...word };
}

export function contact(id: string, email: string | undefined, of: Partial<Contact> = {}): Contact {
  return { kind: "contact", id, debtor: "D1", role: "billing", source, ...(email !== undefined && { email }), ...of };
}

export function action(on: string, step: string, items: readonly string[], of: Partial<Action> = {}): Action {
  return {
    key: `${on} ${step} ${items.join()}`,
    debtor: "D1",
    currency: "EUR",
    kind: "email",
    segment: "test",
    step,
    cycle: items[0] ?? "",
    items,
    amount: 0,
    on: day(on),
    state: "sent",
    ...of,
  };
}

/** A debtor with one address and fresh books, and what is given. */
export function facts(today: string, of: Partial<DossierFacts> = {}): DossierFacts {
  return {
    debtor: debtor(),
    currency: "EUR",
    contacts: [contact("K1", "compta@temoin.example")],
    items: [],
    credits: [],
    payments: [],
    signals: [],
    actions: [],
    freshness: { pulledOn: day(today), lastBankEntryOn: day(today) },
    ...of,
  };
}

export function on(today: string, of: Partial<DossierFacts> = {}): Dossier {
  return dossier(facts(today, of), day(today));
}

export function decideOn(today: string, of: Partial<DossierFacts> = {}, rulebook: Rulebook = plain): Decision {
  return decide(on(today, of), rulebook, today as Day);
}

const presetFolder = join(import.meta.dirname, "../../src/rules/presets");

const table = (name: string): RuleText => ({
  name: `shipped:${name}`,
  text: readFileSync(join(import.meta.dirname, "../../src/rules/data", name), "utf8"),
  shipped: true,
});

const tables = [table("rates.yaml"), table("score.yaml")];

/** The tables and presets as they are shipped. */
export const presets: readonly RuleText[] = [
  ...tables,
  ...readdirSync(presetFolder)
    .toSorted()
    .map((name) => ({ name: `preset:${name}`, text: readFileSync(join(presetFolder, name), "utf8"), shipped: true })),
];

/** A rulebook from texts, with the shipped tables. @throws with every problem when one is wrong */
export function rulebookOf(files: readonly RuleText[]): Rulebook {
  const { rulebook, problems } = loadRulebook(files.some((file) => file.shipped) ? files : [...tables, ...files]);
  if (!rulebook) throw new Error(JSON.stringify(problems, null, 2));
  return rulebook;
}

/** One segment for everyone: a mail five days before, mails at 5, 15 and 25 days, a letter at 40. */
export const plainText = `
segment: test
description: Everyone.
priority: 0
when: true
ladder:
  - { step: before, at: -5, do: email, template: reminder-courteous }
  - { step: courtesy, at: +5, do: email, template: reminder-courteous }
  - { step: firm, at: +15, do: email, template: reminder-firm }
  - { step: last, at: +25, do: email, template: reminder-last }
  - { step: notice, at: +40, do: letter, template: formal-notice, registered: true, approval: always }
`;

export const plain = rulebookOf([{ name: "rules/test.yaml", text: plainText }]);

export function plainWith(limits: string, common = ""): Rulebook {
  return rulebookOf([
    { name: "rules/test.yaml", text: `${plainText}limits: { ${limits} }\n` },
    { name: "rules/_common.yaml", text: common === "" ? "{}" : common },
  ]);
}

/** The same ladder for each invoice by itself. */
export const several = rulebookOf([{ name: "rules/test.yaml", text: `${plainText}per: invoice\n` }]);
