import { addDays, type Day } from "../../ledger/day.ts";
import type { OpenItem, Payment } from "../../ledger/facts.ts";
import type { Minor } from "../../ledger/money.ts";
import type { Draft } from "./draft.ts";
import { latelySince, type Invoice, type InvoiceMaker } from "./invoices.ts";
import type { Random } from "./random.ts";

/** The settled invoices of the months before. */
export function pay(draft: Draft, make: InvoiceMaker, random: Random): void {
  const { profile, today } = draft;
  const days = profile.months * 30;
  const count = Math.floor((random.int(...profile.invoicesPerYear) * profile.months) / 12);
  for (let n = 0; n < count && n < 60; n++) {
    const age = days - Math.floor((days * n) / count) - random.int(0, 6);
    const late = random.chance(profile.paidLate.share);
    const drifted = Math.floor((random.int(...profile.paidLate.days) * (days + profile.drift * (days - age))) / days);
    const invoice = make(addDays(today, -age));
    const paidOn = addDays(invoice.dueOn, late ? drifted : -random.int(0, 6));
    if (paidOn <= today) draft.payments.push(...settlements(draft, invoice, paidOn, random));
  }
}

function settlements(draft: Draft, invoice: Invoice, paidOn: Day, random: Random): Payment[] {
  if (random.chance(0.03)) return [paymentOf(draft, invoice, paidOn, invoice.amount, { by: "credit_note" })];
  const first = random.chance(0.08) ? Math.floor(invoice.amount / 2) : 0;
  if (first === 0) return [paymentOf(draft, invoice, paidOn, invoice.amount)];
  return [
    paymentOf(draft, invoice, addDays(paidOn, -5), first, { part: 1 }),
    paymentOf(draft, invoice, paidOn, invoice.amount - first, { part: 2 }),
  ];
}

function paymentOf(
  { debtor }: Draft,
  invoice: Invoice,
  paidOn: Day,
  amount: Minor,
  { by = "money", part = 1 }: { by?: Payment["by"]; part?: number } = {},
): Payment {
  const id = `${invoice.id}/${part}`;
  return {
    kind: "payment",
    id,
    debtor: debtor.id,
    company: debtor.company,
    invoice: invoice.number,
    dueOn: invoice.dueOn,
    paidOn,
    currency: invoice.currency,
    amount,
    by,
    source: { host: "memory", place: `payment ${id}` },
  };
}

/** The open invoices, oldest first; one in eight is partly paid. */
export function owe(draft: Draft, make: InvoiceMaker, random: Random, itemsEach: number | undefined): void {
  const { profile, today } = draft;
  const count = Math.min(itemsEach ?? random.int(...profile.openItems), 30);
  const late = Array.from({ length: count }, () => random.int(...profile.openDaysLate)).toSorted((a, b) => b - a);
  for (const days of late) {
    const invoice = make(addDays(today, -days));
    // An invoice of tomorrow is not in the books yet.
    const issuedOn = invoice.issuedOn > today ? today : invoice.issuedOn;
    const paid = random.chance(0.125) ? Math.floor((invoice.amount * random.int(20, 70)) / 100) : 0;
    draft.items.push(openItemOf(draft, { ...invoice, issuedOn }, paid, random));
    if (paid > 0) draft.payments.push(paymentOf(draft, invoice, latelySince(issuedOn, today, random), paid));
  }
}

function openItemOf({ debtor }: Draft, invoice: Invoice, paid: Minor, random: Random): OpenItem {
  return {
    kind: "open_item",
    debtor: debtor.id,
    company: debtor.company,
    ...invoice,
    dueFrom: random.pick(["host", "host", "host", "host", "host", "terms", "terms", "legal_default"]),
    open: invoice.amount - paid,
    what: "invoice",
    source: { host: "memory", place: `invoice ${invoice.number}` },
  };
}
