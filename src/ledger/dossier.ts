import { type Day, daysBetween } from "./day.ts";
import type { Action } from "./effect.ts";
import type { Clue } from "./bank-lines.ts";
import type { Contact, Credit, Debtor, OpenItem, Payment, Signal } from "./facts.ts";
import { type History, historyOf } from "./history.ts";
import { type Currency, type Minor, sumMinor } from "./money.ts";

/** What a dossier is gathered from: every fact about one debtor that matters in one currency, in any order. */
export interface DossierFacts {
  readonly debtor: Debtor;
  readonly currency: Currency;
  readonly contacts: readonly Contact[];
  readonly items: readonly OpenItem[];
  readonly credits: readonly Credit[];
  readonly payments: readonly Payment[];
  readonly signals: readonly Signal[];
  /** Past and pending actions, in every currency: a contact is a contact. */
  readonly actions: readonly Action[];
  readonly freshness: Freshness;
  /** Places of rows of this debtor that could not be read, in order: one of them may be a payment. */
  readonly unreadable?: readonly string[];
  /** Bank lines that may be this debtor's money. */
  readonly bankLines?: readonly Clue[];
  /** The segment of the last decision before today, and the day since which it has been so without a break. */
  readonly segmentBefore?: { readonly name: string; readonly since: Day };
  /** Last contact with the same legal person (same SIREN) for another company or currency. */
  readonly groupContactOn?: Day;
}

/** How old the view of the payments is. */
export interface Freshness {
  readonly pulledOn: Day;
  readonly lastBankEntryOn?: Day;
}

/** One debtor in one currency on one day, with the figures that rules and people read. */
export interface Dossier extends DossierFacts {
  readonly today: Day;
  readonly figures: Figures;
}

/** Amounts in minor units of the dossier's currency; days are calendar days. */
export interface Figures {
  /** Everything open, due or not. */
  readonly exposure: Minor;
  /** Open and past its due date. */
  readonly overdue: Minor;
  /** Credits and payments not matched with an invoice. */
  readonly unapplied: Minor;
  readonly buckets: Buckets;
  /** Days late of the oldest overdue item; 0 when nothing is overdue. */
  readonly oldestDaysLate: number;
  readonly overdueItems: number;
  readonly history: History;
  readonly lastPayment?: { readonly on: Day; readonly amount: Minor };
  /** Last time anyone wrote to or called the debtor, in any currency. */
  readonly lastContact?: { readonly on: Day; readonly kind: Action["kind"]; readonly step: string };
}

/** Open amounts by days late. They add up to `exposure`. */
export interface Buckets {
  readonly notDue: Minor;
  readonly d1to30: Minor;
  readonly d31to60: Minor;
  readonly d61to90: Minor;
  readonly over90: Minor;
}

/** Gathers a debtor's facts: sorts them (due day, then id), and computes the figures as of `today`. Pure. */
export function dossier(facts: DossierFacts, today: Day): Dossier {
  const items = facts.items.toSorted((a, b) => compare(a.dueOn, b.dueOn) || compare(a.id, b.id));
  const credits = facts.credits.toSorted((a, b) => compare(a.on, b.on) || compare(a.id, b.id));
  const payments = facts.payments.toSorted((a, b) => compare(a.paidOn, b.paidOn) || compare(a.id, b.id));
  const signals = facts.signals.toSorted((a, b) => compare(a.on, b.on) || compare(a.id, b.id));
  const actions = facts.actions.toSorted((a, b) => compare(a.on, b.on) || compare(a.key, b.key));
  const contacts = facts.contacts.toSorted((a, b) => compare(a.id, b.id));
  const bankLines = facts.bankLines?.toSorted((a, b) => compare(a.line.on, b.line.on) || compare(a.line.id, b.line.id));
  return {
    ...facts,
    items,
    credits,
    payments,
    signals,
    actions,
    contacts,
    ...(bankLines && { bankLines }),
    today,
    figures: figuresOf(items, credits, payments, actions, today),
  };
}

/** The same facts seen on another day. */
export function onDay(of: Dossier, today: Day): Dossier {
  return { ...of, today, figures: figuresOf(of.items, of.credits, of.payments, of.actions, today) };
}

/** Days past the due date; negative while it is not due. */
export function daysLate(item: OpenItem, today: Day): number {
  return daysBetween(item.dueOn, today);
}

function figuresOf(
  items: readonly OpenItem[],
  credits: readonly Credit[],
  payments: readonly Payment[],
  actions: readonly Action[],
  today: Day,
): Figures {
  const buckets = { notDue: 0, d1to30: 0, d31to60: 0, d61to90: 0, over90: 0 };
  let oldestDaysLate = 0;
  let overdueItems = 0;
  for (const item of items) {
    const late = daysLate(item, today);
    buckets[bucketOf(late)] += item.open;
    if (late > 0) overdueItems++;
    if (late > oldestDaysLate) oldestDaysLate = late;
  }
  const exposure = sumMinor(Object.values(buckets));
  const paid = payments.filter((payment) => payment.by === "money" && payment.paidOn <= today);
  const last = paid.at(-1);
  const contact = actions.findLast((action) => isContact(action) && action.on <= today);
  return {
    exposure,
    overdue: exposure - buckets.notDue,
    unapplied: sumMinor(credits.map((credit) => credit.open)),
    buckets,
    oldestDaysLate,
    overdueItems,
    history: historyOf(payments, today),
    ...(last && { lastPayment: { on: last.paidOn, amount: sumMinor(paid.filter((p) => p.paidOn === last.paidOn).map((p) => p.amount)) } }),
    ...(contact && { lastContact: { on: contact.on, kind: contact.kind, step: contact.step } }),
  };
}

/** Whether the debtor heard from us: an e-mail or letter that left, a call that was made. Notes are ours alone. */
export function isContact(action: Action): boolean {
  if (action.kind === "note") return false;
  return action.kind === "task" ? action.state === "done" && action.step !== "" : action.state === "sent" || action.state === "done";
}

/** The band of an item this many days late. */
export function bucketOf(late: number): keyof Buckets {
  if (late <= 0) return "notDue";
  if (late <= 30) return "d1to30";
  if (late <= 60) return "d31to60";
  return late <= 90 ? "d61to90" : "over90";
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
