import { addDays, type Day } from "../ledger/day.ts";
import type { DossierFacts } from "../ledger/dossier.ts";
import type { OpenItem, Payment, Signal } from "../ledger/facts.ts";
import { groupBy } from "../ledger/group-by.ts";
import type { Minor } from "../ledger/money.ts";

/** An invoice or instalment with what became of it, rebuilt from what is open today and what was paid. */
export interface Receivable {
  /** `open` is what is open today; 0 once it is settled. */
  readonly item: OpenItem;
  /** Oldest first. */
  readonly paid: readonly { readonly on: Day; readonly amount: Minor }[];
  /** Day on which the last of it was paid; undefined while something is open. */
  readonly settledOn?: Day;
}

/** One debtor in one currency, through time. */
export interface Past {
  readonly facts: DossierFacts;
  readonly receivables: readonly Receivable[];
  /** Days on which a fact came, in order. */
  readonly events: readonly Day[];
}

/** Days before its due date on which a settled invoice is taken to have been issued, when nobody says. */
const usualTerm = 30;

/** What can be rebuilt of a debtor's past: open items plus what was paid of them since, and the invoices that were settled. */
export function pastOf(facts: DossierFacts): Past {
  const payments = groupBy(facts.payments, keyOf);
  const open = facts.items.map((item) => {
    const key = keyOf({ company: item.company, invoice: item.number, dueOn: item.dueOn });
    const paid = payments.get(key) ?? [];
    // Two items of one number and day share their payments: the first one takes them.
    payments.delete(key);
    return { item, paid: paidOf(paid) };
  });
  const receivables = [...open, ...[...payments.values()].map(settled)];
  return { facts, receivables, events: eventsOf(facts, receivables) };
}

/**
 * The debtor's facts as they stood on a day, payments of that day included. Books are taken to be up to date on every day;
 * signals about messages that really left are not those of a replay.
 */
export function knownOn({ facts, receivables }: Past, day: Day): DossierFacts {
  const { groupContactOn: _contact, unreadable: _rows, segmentBefore: _segment, ...rest } = facts;
  return {
    ...rest,
    items: receivables.flatMap(({ item, paid }) => {
      if (item.issuedOn > day) return [];
      let { open } = item;
      for (const one of paid) if (one.on > day) open += one.amount;
      return open > 0 ? [{ ...item, open, amount: Math.max(item.amount, open) }] : [];
    }),
    credits: facts.credits.filter((credit) => credit.on <= day),
    ...(facts.bankLines && { bankLines: facts.bankLines.filter(({ line }) => line.on <= day) }),
    payments: facts.payments.filter((payment) => payment.paidOn <= day),
    signals: facts.signals.filter((signal) => signal.on <= day && !isAboutMessage(signal)),
    freshness: { pulledOn: day, lastBankEntryOn: day },
  };
}

/** Whether the signal tells what became of a message or task of the real past. */
export function isAboutMessage(signal: Signal): boolean {
  return "effect" in signal && signal.effect !== undefined;
}

function keyOf({ company, invoice, dueOn }: Pick<Payment, "company" | "invoice" | "dueOn">): string {
  return `${company}\u0000${invoice}\u0000${dueOn}`;
}

function paidOf(payments: readonly Payment[]): Receivable["paid"] {
  return payments.map(({ paidOn, amount }) => ({ on: paidOn, amount })).toSorted((a, b) => (a.on < b.on ? -1 : 1));
}

/** An invoice of which only the payments are left. */
function settled(payments: readonly Payment[]): Receivable {
  const [first] = payments as readonly [Payment, ...Payment[]];
  const paid = paidOf(payments);
  const before = addDays(first.dueOn, -usualTerm);
  const firstPaidOn = paid[0]?.on ?? before;
  const item: OpenItem = {
    kind: "open_item",
    id: keyOf(first).replaceAll("\u0000", "/"),
    debtor: first.debtor,
    company: first.company,
    number: first.invoice,
    issuedOn: before < firstPaidOn ? before : firstPaidOn,
    dueOn: first.dueOn,
    dueFrom: "host",
    currency: first.currency,
    amount: paid.reduce((sum, one) => sum + one.amount, 0),
    open: 0,
    what: "invoice",
    source: first.source,
  };
  return { item, paid, settledOn: paid.at(-1)?.on as Day };
}

function eventsOf(facts: DossierFacts, receivables: readonly Receivable[]): readonly Day[] {
  const days = [
    ...receivables.flatMap(({ item, paid }) => [item.issuedOn, ...paid.map((one) => one.on)]),
    ...facts.credits.map((credit) => credit.on),
    ...(facts.bankLines ?? []).map(({ line }) => line.on),
    ...facts.payments.map((payment) => payment.paidOn),
    ...facts.signals.map((signal) => signal.on),
  ];
  return [...new Set(days)].toSorted();
}
