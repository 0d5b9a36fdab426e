import { addDays, type Day, weekday } from "../ledger/day.ts";
import { daysLate, type Dossier } from "../ledger/dossier.ts";
import type { Credit, OpenItem } from "../ledger/facts.ts";
import { type Currency, type Minor, sumMinor } from "../ledger/money.ts";
import type { Intent } from "../rules/decision.ts";
import { type MailWords, mailWords } from "../text/mail.ts";
import type { Language } from "../text/format.ts";
import { claimTotal, type ClaimValues, claimValues } from "./claims.ts";
import { addressLines, line } from "./clean.ts";

/** The creditor, as debtors see it. `address` and `signature` may have several lines. */
export interface CompanyIdentity {
  readonly name: string;
  readonly email: string;
  readonly signature: string;
  readonly address?: string | undefined;
  readonly siren?: string | undefined;
  readonly phone?: string | undefined;
  readonly iban?: string | undefined;
  readonly bic?: string | undefined;
  /** `#1f3a5f`: lines and bars. Text stays dark, so that any colour is readable. */
  readonly accent?: string | undefined;
}

/**
 * What a template can say, under these names. What is not known is null, so that `{% if %}` works; amounts are in minor
 * units of `currency` for the `money` filter, days are for `day` and `long_day`. Days late are those of the day it leaves.
 */
export interface Values {
  readonly language: Language;
  readonly currency: Currency;
  readonly words: MailWords;
  readonly company: {
    readonly name: string;
    readonly email: string;
    readonly signature: readonly string[];
    readonly address: readonly string[];
    readonly siren: string | null;
    readonly phone: string | null;
    readonly iban: string | null;
    readonly bic: string | null;
    readonly accent: string;
  };
  readonly debtor: {
    readonly name: string;
    readonly reference: string;
    readonly siren: string | null;
    readonly address: readonly string[];
  };
  /** Whom it greets by name; null when it goes to nobody in particular. */
  readonly recipient: string | null;
  readonly items: readonly ItemValues[];
  /** Received and not matched yet. The rules have already taken it off the amounts of the items. */
  readonly credits: readonly CreditValues[];
  /** Invoices that the debtor has paid, where the mail thanks for them. */
  readonly settled: readonly SettledValues[];
  /** Asked on top of the items, as the law gives it: penalties, flat fee. */
  readonly claims: readonly ClaimValues[];
  /** The sum of the items. */
  readonly principal: Minor;
  /** What is asked: the items and the claims. */
  readonly total: Minor;
  /** Days late of the oldest item. */
  readonly oldest: number;
  /** The day it leaves, and the one until which an answer is asked. */
  readonly today: Day;
  readonly deadline: Day;
  readonly graceDays: number;
  /** What a transfer should quote. */
  readonly reference: string;
  readonly registered: boolean;
}

export interface ItemValues {
  readonly number: string;
  readonly what: OpenItem["what"];
  readonly issued: Day;
  readonly due: Day;
  readonly late: number;
  readonly invoiced: Minor;
  /** What is asked: what is still open, without its disputed part and what was received for it. */
  readonly amount: Minor;
}

export interface CreditValues {
  readonly number: string | null;
  readonly what: Credit["what"];
  readonly on: Day;
  readonly amount: Minor;
}

export interface SettledValues {
  readonly number: string;
  /** The day of the last payment, and the sum of all of them. */
  readonly paid: Day;
  readonly amount: Minor;
}

/** What French practice gives after a last reminder or a formal notice. */
const graceDays = 8;

const defaultAccent = "#1f3a5f";

/** The values of one mail or letter. @throws RangeError when the intent speaks of an item that the dossier does not have */
export function valuesOf(intent: Intent, dossier: Dossier, company: CompanyIdentity, language: Language, recipient?: string): Values {
  const today = intent.actOn;
  const items = itemsOf(intent, dossier);
  const reference = line(dossier.debtor.reference);
  const claims = claimValues(intent.claims, dossier, language);
  const principal = sumMinor(items.map((item) => item.amount));
  return {
    language,
    currency: dossier.currency,
    words: mailWords[language],
    company: {
      name: line(company.name),
      email: line(company.email),
      signature: addressLines(company.signature),
      address: addressLines(company.address),
      siren: company.siren ?? null,
      phone: company.phone ?? null,
      iban: company.iban ?? null,
      bic: company.bic ?? null,
      accent: company.accent ?? defaultAccent,
    },
    debtor: {
      name: line(dossier.debtor.name),
      reference,
      siren: dossier.debtor.siren === undefined ? null : line(dossier.debtor.siren),
      address: (dossier.debtor.address ?? []).map(line).filter((text) => text !== ""),
    },
    recipient: recipient === undefined ? null : line(recipient),
    items,
    credits: dossier.credits.map(creditValues),
    settled: (intent.settled ?? []).map(({ number, paidOn, amount }) => ({ number: line(number), paid: paidOn, amount })),
    claims,
    principal,
    total: principal + claimTotal(claims),
    oldest: Math.max(0, ...items.map((item) => item.late)),
    today,
    deadline: workingDay(addDays(today, graceDays)),
    graceDays,
    reference: items.length === 1 ? `${reference} ${items[0]?.number}` : reference,
    registered: intent.registered ?? false,
  };
}

/** What the intent asks for, item by item. @throws RangeError when the dossier does not have one */
export function itemsOf(intent: Intent, dossier: Dossier): readonly ItemValues[] {
  const byId = new Map(dossier.items.map((item) => [item.id, item]));
  return intent.items.map(({ id, amount }) => {
    const item = byId.get(id);
    if (!item) throw new RangeError(`open item ${id} is not in the dossier of ${dossier.debtor.id}`);
    const { what, issuedOn, dueOn, amount: invoiced } = item;
    return { number: line(item.number), what, issued: issuedOn, due: dueOn, late: daysLate(item, intent.actOn), invoiced, amount };
  });
}

function creditValues(credit: Credit): CreditValues {
  return { number: credit.number === undefined ? null : line(credit.number), what: credit.what, on: credit.on, amount: credit.open };
}

/** Monday instead of a Saturday or a Sunday: nobody can pay by then. */
function workingDay(day: Day): Day {
  return weekday(day) > 5 ? addDays(day, 8 - weekday(day)) : day;
}
