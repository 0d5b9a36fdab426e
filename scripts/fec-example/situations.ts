import { addDays, day } from "../../src/ledger/day.ts";
import { customers } from "./customers.ts";
import { type Deal, lastDay, workday } from "./trade.ts";

/**
 * What a real ledger has beside the routine, each on a customer of its own:
 * payments that nobody matched, a rejected direct debit, credit notes on account, an advance, a doubtful debt.
 */
export function situations(deals: readonly Deal[]): readonly Deal[] {
  return [
    ...unmatchedPayment(deals, "Garage Lefèvre-Marin", 1),
    ...unmatchedPayment(deals, "Chaudronnerie Vésigneul", 2),
    ...roundPayment(deals, "Transports Mistral Bleu"),
    ...rejectedDirectDebit(deals, "Salon Cœur de Ville"),
    creditNote("Sports & Cimes", "2026-10-14", 18600),
    creditNote("Enseigne Plein Ciel", "2026-11-04", 84000),
    { customer: named("Studio Pampre"), what: "advance", on: day("2026-11-12"), cents: 50000, number: "AC-2026-07" },
    ...doubtful(deals, "Négoce Bois Sauvage"),
  ];
}

/** One transfer for the oldest open invoices, to the cent, without a reference. */
function unmatchedPayment(deals: readonly Deal[], name: string, count: number): Deal[] {
  const open = openInvoices(deals, name).slice(0, count);
  const cents = open.reduce((sum, deal) => sum + deal.cents, 0);
  return cents === 0 ? [] : [{ customer: named(name), what: "payment", on: day("2026-11-19"), cents, number: "" }];
}

/** A round sum on account. */
function roundPayment(deals: readonly Deal[], name: string): Deal[] {
  return openInvoices(deals, name).length === 0
    ? []
    : [{ customer: named(name), what: "payment", on: day("2026-11-17"), cents: 100000, number: "" }];
}

/** The last payment bounces three working days after it; the lettering of its invoice stays as it was. */
function rejectedDirectDebit(deals: readonly Deal[], name: string): Deal[] {
  const payment = deals.findLast((deal) => deal.customer.name === name && deal.what === "payment" && deal.on <= addDays(lastDay, -10));
  if (payment === undefined) return [];
  const on = workday(addDays(payment.on, 3));
  return [{ customer: payment.customer, what: "rejection", on, cents: payment.cents, number: "" }];
}

/** The oldest open invoice moved to 416 at the half-year. */
function doubtful(deals: readonly Deal[], name: string): Deal[] {
  const invoice = openInvoices(deals, name).find((deal) => deal.group === undefined);
  if (invoice === undefined) return [];
  const transfer: Deal = {
    customer: invoice.customer,
    what: "doubtful",
    on: day("2026-10-30"),
    cents: invoice.cents,
    number: invoice.number,
  };
  const group = { members: [invoice, transfer] };
  invoice.group = group;
  transfer.group = group;
  return [transfer];
}

function creditNote(name: string, on: string, cents: number): Deal {
  return { customer: named(name), what: "credit_note", on: day(on), cents, number: `AV26-9${on.slice(8)}` };
}

function openInvoices(deals: readonly Deal[], name: string): readonly Deal[] {
  return deals.filter(
    (deal) => deal.customer.name === name && deal.what === "invoice" && deal.group === undefined && deal.on < day("2026-10-20"),
  );
}

function named(name: string) {
  const found = customers.find((customer) => customer.name === name);
  if (found === undefined) throw new Error(`no such customer in the example: ${name}`);
  return found;
}
