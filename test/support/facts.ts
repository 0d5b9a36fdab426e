import { day } from "../../src/ledger/day.ts";
import type { BankLine, Balance, Contact, Credit, Debtor, Gone, OpenItem, Payment, Signal, Source } from "../../src/ledger/facts.ts";

/** Facts of an invented host, complete with little said. A test names only what it is about. */
const source: Source = { host: "memory", place: "book" };

export function debtor(id: string, more: Partial<Debtor> = {}): Debtor {
  return {
    kind: "debtor",
    id,
    reference: `C-${id}`,
    name: `Maison ${id}`,
    company: "montclar",
    nature: "company",
    tags: [],
    source,
    ...more,
  };
}

export function contact(id: string, of: string, more: Partial<Contact> = {}): Contact {
  return { kind: "contact", id, debtor: of, email: `${id}@client.example`, role: "billing", source, ...more };
}

/** Open in full: 100,00 € due on 1 October 2026. */
export function item(id: string, of: string, more: Partial<OpenItem> = {}): OpenItem {
  const amount = more.open ?? 100_00;
  return {
    kind: "open_item",
    id,
    debtor: of,
    company: "montclar",
    number: `FA-${id}`,
    issuedOn: day("2026-09-01"),
    dueOn: day("2026-10-01"),
    dueFrom: "host",
    currency: "EUR",
    amount,
    open: amount,
    what: "invoice",
    source,
    ...more,
  };
}

export function credit(id: string, of: string, more: Partial<Credit> = {}): Credit {
  const amount = more.open ?? 30_00;
  return {
    kind: "credit",
    id,
    debtor: of,
    company: "montclar",
    on: day("2026-10-20"),
    currency: "EUR",
    amount,
    open: amount,
    what: "payment",
    source,
    ...more,
  };
}

export function payment(id: string, of: string, more: Partial<Payment> = {}): Payment {
  return {
    kind: "payment",
    id,
    debtor: of,
    company: "montclar",
    invoice: `FA-${id}`,
    dueOn: day("2026-06-30"),
    paidOn: day("2026-07-10"),
    currency: "EUR",
    amount: 50_00,
    by: "money",
    source,
    ...more,
  };
}

/** 100,00 € on a suspense account, of nobody known. */
export function bankLine(id: string, more: Partial<BankLine> = {}): BankLine {
  return {
    kind: "bank_line",
    id,
    company: "montclar",
    on: day("2026-10-20"),
    currency: "EUR",
    amount: 100_00,
    label: "VIR SEPA RECU",
    account: "471000",
    source,
    ...more,
  };
}

export function balance(id: string, amount: number, more: Partial<Balance> = {}): Balance {
  return { kind: "balance", id, company: "montclar", currency: "EUR", amount, source, ...more };
}

export function gone(of: Gone["of"], id: string): Gone {
  return { kind: "gone", of, id, source };
}

type Said = Signal extends infer One ? (One extends Signal ? Omit<One, "kind" | "source" | "id" | "debtor"> : never) : never;

/** What a person or a carrier said of a debtor. */
export function signal(id: string, of: string, said: Said): Signal {
  return { kind: "signal", id, debtor: of, source: { host: "relance", place: "test" }, ...said };
}
