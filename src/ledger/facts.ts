import type { Day } from "./day.ts";
import type { Currency, Minor } from "./money.ts";

/**
 * Facts are what a host says, or what a person said. They are immutable: a change arrives as a new fact with the same
 * kind and id, a disappearance as `gone`. Ids are the host's own, unique per host and kind; an amount is in minor units.
 */
export type Fact = Debtor | Contact | OpenItem | Credit | BankLine | Payment | Signal | Balance | Gone;
export type FactKind = Fact["kind"];

export type HostName = "memory" | "fec" | "odoo" | "pennylane" | "relance";

/** Where the fact stands in its host. */
export interface Source {
  readonly host: HostName;
  /** For people: `2026.txt:1042`, `account.move.line 2217`. */
  readonly place: string;
  readonly url?: string;
}

/**
 * A customer of one company of the host. The same legal person who owes to two companies is two debtors with one `siren`.
 */
export interface Debtor {
  readonly kind: "debtor";
  readonly id: string;
  /** What people call it in the host: an account or reference, `C0042`. */
  readonly reference: string;
  readonly name: string;
  readonly company: string;
  readonly nature: DebtorNature;
  readonly siren?: string;
  readonly language?: "fr" | "en";
  /** ISO 3166-1 alpha-2. */
  readonly country?: string;
  readonly postcode?: string;
  /** Postal address as an envelope shows it, line by line, without the name. */
  readonly address?: readonly string[];
  readonly salesperson?: string;
  readonly collector?: string;
  /** Free labels of the host, for conditions: `key-account`. */
  readonly tags: readonly string[];
  readonly creditLimit?: Minor;
  /** How the host rates the debtor as a payer. */
  readonly trust?: "good" | "normal" | "bad";
  readonly insolvent?: boolean;
  readonly handedOver?: boolean;
  /** Marked in the host as never to be chased. */
  readonly noFollowUp?: boolean;
  readonly source: Source;
}

/** What the law makes of the debtor. Nothing is claimed from an `unknown` one. */
export type DebtorNature = "company" | "public" | "consumer" | "unknown";

export interface Contact {
  readonly kind: "contact";
  readonly id: string;
  readonly debtor: string;
  readonly name?: string;
  readonly email?: string;
  readonly phone?: string;
  /** `billing` is written to first, then `main`, then `other`. */
  readonly role: "billing" | "main" | "other";
  /** Why the address must not be used, when it must not. */
  readonly unusable?: "bounced" | "blacklisted" | "archived";
  readonly source: Source;
}

/** An unsettled receivable: an invoice, or one instalment of it. */
export interface OpenItem {
  readonly kind: "open_item";
  readonly id: string;
  readonly debtor: string;
  readonly company: string;
  readonly number: string;
  readonly issuedOn: Day;
  readonly dueOn: Day;
  readonly dueFrom: DueSource;
  readonly currency: Currency;
  /** As invoiced, always positive. */
  readonly amount: Minor;
  /** Still due after what was matched with it: 0 < open ≤ amount. */
  readonly open: Minor;
  readonly label?: string;
  /** Invoice, rejected payment that came back, opening balance whose invoices are not known. */
  readonly what: "invoice" | "rejected_payment" | "opening" | "other";
  readonly noFollowUp?: boolean;
  /** Part of `open` that the host marks as disputed. */
  readonly disputed?: Minor;
  readonly doubtful?: boolean;
  readonly source: Source;
}

/** Where a due date comes from. A formal notice needs one of the first four. */
export type DueSource = "host" | "label" | "terms" | "company_default" | "legal_default";

/** Money or a credit note that is not matched with an invoice. `open` is positive and lowers what is owed. */
export interface Credit {
  readonly kind: "credit";
  readonly id: string;
  readonly debtor: string;
  readonly company: string;
  readonly number?: string;
  readonly on: Day;
  readonly currency: Currency;
  readonly amount: Minor;
  readonly open: Minor;
  readonly what: "payment" | "credit_note" | "advance" | "other";
  readonly label?: string;
  readonly source: Source;
}

/**
 * Money received that is on no customer's account yet: a line of a bank statement, or of a suspense account. It is no part of
 * what customers owe, and the book is proved without it.
 */
export interface BankLine {
  readonly kind: "bank_line";
  readonly id: string;
  /** Set when the host knows whose money it is. */
  readonly debtor?: string;
  readonly company: string;
  readonly on: Day;
  readonly currency: Currency;
  /** What is still to be allocated, positive. */
  readonly amount: Minor;
  readonly label: string;
  /** Who paid, when the bank says so apart from the label. */
  readonly payer?: string;
  /** Where it waits, as people call it: `471000`, a bank journal. */
  readonly account: string;
  readonly source: Source;
}

/** One settlement of one invoice, for payment behaviour. */
export interface Payment {
  readonly kind: "payment";
  readonly id: string;
  readonly debtor: string;
  readonly company: string;
  /** Number of the invoice that was paid. */
  readonly invoice: string;
  readonly dueOn: Day;
  readonly paidOn: Day;
  readonly currency: Currency;
  readonly amount: Minor;
  /** A credit note settles, but says nothing about how the debtor pays. */
  readonly by: "money" | "credit_note";
  readonly source: Source;
}

/**
 * What came back: a person's word, a debtor's answer, a carrier's report. `on` is the day it was said.
 * Signals without `items` are about the whole debtor. They have no currency.
 */
export type Signal = SignalBase &
  (
    | { readonly what: "hold"; readonly until: Day }
    | { readonly what: "promise"; readonly payOn: Day; readonly currency: Currency; readonly amount?: Minor }
    | {
        readonly what: "plan";
        readonly currency: Currency;
        readonly instalments: readonly Instalment[];
        readonly shares?: readonly Share[];
      }
    | { readonly what: "dispute"; readonly currency: Currency; readonly amount?: Minor; readonly reason?: string }
    | { readonly what: "release"; readonly of: "hold" | "promise" | "plan" | "dispute" | "reply" }
    | { readonly what: "reply" }
    | { readonly what: "bounce"; readonly contact: string; readonly effect?: string; readonly address?: string }
    /** Still with its carrier, which could not send it: it may leave yet. `note` is the carrier's reason. */
    | { readonly what: "undelivered"; readonly effect: string }
    | { readonly what: "approved"; readonly effect: string; readonly edited?: Edit }
    | { readonly what: "delivered" | "done" | "refused"; readonly effect: string }
  );

interface SignalBase {
  readonly kind: "signal";
  readonly id: string;
  readonly debtor: string;
  readonly on: Day;
  /** Open item ids it is about; none means the whole debtor. */
  readonly items?: readonly string[];
  readonly note?: string;
  readonly by?: string;
  readonly source: Source;
}

/** What a person wrote in place of ours before agreeing: plain text, paragraphs apart by an empty line. */
export interface Edit {
  readonly subject?: string;
  readonly words?: string;
}

export interface Instalment {
  readonly payOn: Day;
  readonly amount: Minor;
}

/** What a plan is to pay of one open item. Shares are oldest first and add up to the instalments, which pay them in that order. */
export interface Share {
  readonly item: string;
  readonly number: string;
  readonly amount: Minor;
}

/** The host's own receivable balance (debit positive), what the book is proved against. */
export interface Balance {
  readonly kind: "balance";
  readonly id: string;
  readonly company: string;
  readonly currency: Currency;
  /** Set when the host gives the balance customer by customer. */
  readonly debtor?: string;
  readonly amount: Minor;
  /** Last day that has a bank entry, as far as the host knows: how fresh the payments are. */
  readonly lastBankEntryOn?: Day;
  readonly source: Source;
}

/** The host no longer has it. */
export interface Gone {
  readonly kind: "gone";
  readonly of: Exclude<FactKind, "gone">;
  readonly id: string;
  readonly source: Source;
}
