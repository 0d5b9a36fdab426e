import type { Clue } from "../../src/ledger/bank-lines.ts";
import { addDays, type Day, day } from "../../src/ledger/day.ts";
import { type Dossier, dossier } from "../../src/ledger/dossier.ts";
import type { Contact, Credit, Debtor, OpenItem } from "../../src/ledger/facts.ts";
import { sumMinor } from "../../src/ledger/money.ts";
import type { Intent } from "../../src/rules/decision.ts";
import type { RenderContext } from "../../src/templates/render.ts";
import type { Templates } from "../../src/templates/templates.ts";
import type { CompanyIdentity } from "../../src/templates/values.ts";

export const today = day("2026-11-23"); // a Monday

const source = { host: "memory", place: "memory" } as const;

export const company: CompanyIdentity = {
  name: "Ateliers Exemple SAS",
  email: "compta@ateliers.example",
  signature: "Camille Exemple\nComptabilité clients",
  address: "1 rue du Modèle\n69000 Lyon",
  siren: "123456782",
  phone: "01 99 00 00 00",
  iban: "FR7630006000011234567890189",
  bic: "EXEMFRPPXXX",
};

export function debtor(more: Partial<Debtor> = {}): Debtor {
  return {
    kind: "debtor",
    id: "d42",
    reference: "C0042",
    name: "Garage Imaginaire",
    company: "1",
    nature: "company",
    tags: [],
    source,
    siren: "987654324",
    address: ["2 place du Test", "75000 Paris"],
    ...more,
  };
}

export function contact(id: string, more: Partial<Contact> = {}): Contact {
  return { kind: "contact", id, debtor: "d42", role: "billing", email: `${id}@garage.example`, source, ...more };
}

/** An invoice of 30 days that is `late` days past its due date. */
export function item(number: string, open: number, late: number, more: Partial<OpenItem> = {}): OpenItem {
  const dueOn = addDays(today, -late);
  const issuedOn = addDays(dueOn, -30);
  return {
    kind: "open_item",
    id: `i-${number}`,
    debtor: "d42",
    company: "1",
    number,
    issuedOn,
    dueOn,
    dueFrom: "host",
    currency: "EUR",
    amount: open,
    open,
    what: "invoice",
    source,
    ...more,
  };
}

export function credit(id: string, open: number, on: Day, more: Partial<Credit> = {}): Credit {
  return { kind: "credit", id, debtor: "d42", company: "1", on, currency: "EUR", amount: open, open, what: "payment", source, ...more };
}

export function gather(facts: {
  readonly items?: readonly OpenItem[];
  readonly credits?: readonly Credit[];
  readonly bankLines?: readonly Clue[];
  readonly contacts?: readonly Contact[];
  readonly debtor?: Partial<Debtor>;
}): Dossier {
  return dossier(
    {
      debtor: debtor(facts.debtor),
      currency: "EUR",
      contacts: facts.contacts ?? [contact("factures", { name: "Dominique Test", phone: "01 98 00 00 00" })],
      items: facts.items ?? [item("FA-1042", 410000, 31), item("FA-1050", 410000, 12)],
      credits: facts.credits ?? [],
      ...(facts.bankLines && { bankLines: facts.bankLines }),
      payments: [],
      signals: [],
      actions: [],
      freshness: { pulledOn: today },
    },
    today,
  );
}

/** An intent over every open item of the dossier. */
export function intend(of: Dossier, more: Partial<Intent> = {}): Intent {
  const items = of.items.map((one) => ({ id: one.id, amount: one.open, daysLate: 0 }));
  return {
    step: "firm",
    do: "email",
    template: "reminder-firm",
    approval: "never",
    items,
    amount: sumMinor(items.map((one) => one.amount)),
    carriedBy: items[0]?.id ?? "",
    cycle: "c1",
    actOn: today,
    ...more,
  };
}

export function contextOf(templates: Templates, more: Partial<RenderContext> = {}): RenderContext {
  return {
    workspace: "exemple",
    templates,
    company,
    from: "Comptabilité clients <recouvrement@ateliers.example>",
    replyTo: company.email,
    teamLanguage: "fr",
    because: "Facture FA-1042 en retard de 31 jours.",
    segment: "recurrent-late",
    ruleVersion: "7f3a21c",
    mailDomain: "ateliers.example",
    ...more,
  };
}
