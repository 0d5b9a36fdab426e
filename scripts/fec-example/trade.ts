import { addDays, type Day, day, weekday } from "../../src/ledger/day.ts";
import { makeRandom, type Random } from "../../src/connectors/memory/random.ts";
import { dueDay, parseTerms } from "../../src/connectors/fec/terms.ts";
import { type Customer, customers, type Profile } from "./customers.ts";

/** A document or a movement of money of one customer. */
export interface Deal {
  readonly customer: Customer;
  readonly what: "invoice" | "credit_note" | "payment" | "rejection" | "advance" | "doubtful";
  readonly on: Day;
  readonly cents: number;
  readonly dueOn?: Day;
  /** Lettered together; undefined when it was left unmatched. */
  group?: Group;
  /** Given in order of date. */
  number: string;
}

export interface Group {
  readonly members: Deal[];
}

const firstDay = day("2024-11-04");
/** Last day with entries. */
export const lastDay = day("2026-11-20");

interface Manner {
  /** Least and most days between two invoices, and euros of an invoice. */
  readonly every: readonly [number, number];
  readonly euros: readonly [number, number];
  /** Days from the due date to the payment; undefined: not paid. */
  readonly late: (random: Random, issuedOn: Day) => number | undefined;
}

const manners: Readonly<Record<Profile, Manner>> = {
  punctual: { every: [28, 55], euros: [180, 2400], late: (random) => (random.chance(0.04) ? random.int(15, 35) : random.int(-4, 1)) },
  "occasional-late": {
    every: [25, 50],
    euros: [150, 3200],
    late: (random) => (random.chance(0.35) ? random.int(6, 40) : random.int(-3, 2)),
  },
  "recurrent-late": { every: [22, 42], euros: [300, 4200], late: (random) => random.int(14, 58) },
  new: { every: [18, 40], euros: [250, 1900], late: (random) => (random.chance(0.5) ? random.int(0, 6) : undefined) },
  "in-difficulty": {
    every: [24, 40],
    euros: [500, 4800],
    late: (random, issuedOn) => (issuedOn < day("2026-06-01") ? random.int(10, 30) + (issuedOn > day("2026-01-01") ? 20 : 0) : undefined),
  },
  "key-account": { every: [9, 16], euros: [2500, 18000], late: (random) => random.int(-2, 16) },
  public: { every: [35, 60], euros: [200, 2600], late: (random) => random.int(0, 32) },
  consumer: { every: [70, 150], euros: [25, 240], late: (random) => (random.chance(0.6) ? random.int(0, 9) : random.int(30, 70)) },
  "small-balance": { every: [30, 60], euros: [60, 400], late: (random) => random.int(-2, 3) },
  "bad-faith": {
    every: [30, 50],
    euros: [900, 5200],
    late: (random, issuedOn) => (issuedOn < day("2026-04-15") ? random.int(25, 55) : undefined),
  },
};

/** Two years of trade: every deal of every customer, in order of date. */
export function trade(seed: number): readonly Deal[] {
  const deals = customers.flatMap((customer, index) => dealsOf(customer, makeRandom(seed, index)));
  const sorted = deals.toSorted((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));
  const counts = new Map<string, number>();
  for (const deal of sorted) {
    const series = `${deal.what === "credit_note" ? "AV" : "FA"}${deal.on.slice(2, 4)}`;
    if (deal.what !== "invoice" && deal.what !== "credit_note") continue;
    const count = (counts.get(series) ?? 0) + 1;
    counts.set(series, count);
    deal.number = `${series}-${String(count).padStart(4, "0")}`;
  }
  return sorted;
}

function dealsOf(customer: Customer, random: Random): Deal[] {
  const manner = manners[customer.profile];
  const deals: Deal[] = [];
  let on = addDays(customer.profile === "new" ? day("2026-08-03") : firstDay, random.int(0, manner.every[1]));
  while (on <= lastDay) {
    const invoice = makeInvoice(customer, workday(on), random.int(manner.euros[0] * 100, manner.euros[1] * 100));
    if (invoice.on <= lastDay) deals.push(invoice, ...settle(invoice, manner, random));
    on = addDays(on, random.int(...manner.every));
  }
  return deals;
}

function makeInvoice(customer: Customer, on: Day, cents: number): Deal {
  return { customer, what: "invoice", on, cents, dueOn: dueDay(on, parseTerms(customer.terms || "30")!), number: "" };
}

/** What settles an invoice: a credit note now and then, a payment in one or two parts, as late as the customer's manner is. */
function settle(invoice: Deal, manner: Manner, random: Random): Deal[] {
  const { customer } = invoice;
  const forgotten = customer.more.lapse === true && invoice.on > day("2026-08-24") && invoice.on < day("2026-10-06");
  const days = forgotten ? undefined : manner.late(random, invoice.on);
  const paidOn = days === undefined ? undefined : workday(addDays(invoice.dueOn!, days));
  const paid = paidOn !== undefined && paidOn <= lastDay && paidOn > invoice.on;
  const parts: Deal[] = [];
  let left = invoice.cents;
  if (random.chance(0.04) && paid) {
    const creditNote = join(invoice, "credit_note", workday(addDays(invoice.on, 6)), Math.round(invoice.cents / random.int(5, 12)));
    if (creditNote.on < paidOn) {
      parts.push(creditNote);
      left -= creditNote.cents;
    }
  }
  if (customer.profile === "in-difficulty" && !paid) {
    const partOn = workday(addDays(invoice.dueOn!, random.int(20, 45)));
    if (partOn <= lastDay && random.chance(0.6))
      parts.push(join(invoice, "payment", partOn, Math.round(left / random.int(2, 4) / 1000) * 1000));
  }
  if (!paid) return letter(invoice, parts);
  if (random.chance(0.05)) {
    const first = Math.round(left / 2);
    const secondOn = workday(addDays(paidOn, 15));
    parts.push(join(invoice, "payment", paidOn, first));
    if (secondOn <= lastDay) parts.push(join(invoice, "payment", secondOn, left - first));
    return letter(invoice, parts);
  }
  const short = customer.profile === "small-balance" && invoice.on > day("2026-05-01") ? random.int(180, 990) : 0;
  parts.push(join(invoice, "payment", paidOn, left - short));
  return letter(invoice, parts);
}

function join(invoice: Deal, what: "payment" | "credit_note", on: Day, cents: number): Deal {
  return { customer: invoice.customer, what, on, cents, number: "" };
}

function letter(invoice: Deal, parts: Deal[]): Deal[] {
  if (parts.length === 0) return parts;
  const group: Group = { members: [invoice, ...parts] };
  for (const member of group.members) member.group = group;
  return parts;
}

/** The day, or the Monday after it. */
export function workday(on: Day): Day {
  const place = weekday(on);
  return place <= 5 ? on : addDays(on, 8 - place);
}
