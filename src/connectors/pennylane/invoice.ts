import { addDays, day, type Day } from "../../ledger/day.ts";
import type { Credit, OpenItem, Signal, Source } from "../../ledger/facts.ts";
import { type Minor, parseDecimal } from "../../ledger/money.ts";
import type { SetAside } from "../port.ts";
import { spread } from "./instalments.ts";
import type { Instalment, Invoice } from "./schema.ts";

/** What an invoice or a credit note comes to. */
export interface InvoiceFacts {
  readonly facts: readonly (OpenItem | Credit | Signal)[];
  /** What is open, in cents of euro, when it is in another currency. */
  readonly euros?: Minor;
  readonly setAside?: SetAside;
}

export interface InvoiceContext {
  readonly company: string;
  readonly instalments?: readonly Instalment[];
  /** Its direct debit came back. */
  readonly rejected: boolean;
}

/** States of payment in which something may be due. `incomplete` is an import that nobody has completed. */
const openStates: ReadonlySet<string> = new Set(["upcoming", "late", "partially_paid", "partially_cancelled"]);
/** States of e-invoicing in which the invoice is not agreed upon. */
const refusedStates: ReadonlySet<string> = new Set(["in_dispute", "refused", "rejected"]);
const nothing: InvoiceFacts = { facts: [] };

export function invoiceFacts(invoice: Invoice, context: InvoiceContext): InvoiceFacts {
  const { draft, archived_at, customer, status, credited_invoice } = invoice;
  if (draft || archived_at !== null || !customer) return nothing;
  if (status === "credit_note") return credited_invoice ? nothing : creditNote(invoice, customer.id, context);
  return openStates.has(status) ? openInvoice(invoice, customer.id, context) : nothing;
}

/** Whether an invoice was paid, in full or in part, so that days of payment can be read. */
export function isSettled({ draft, status, credited_invoice }: Invoice): boolean {
  if (draft) return false;
  return (
    ["paid", "partially_paid", "partially_cancelled", "cancelled"].includes(status) || (status === "credit_note" && !!credited_invoice)
  );
}

/** How an invoice is called: its number, else its label, else its id. */
export function numberOf({ id, invoice_number, label }: Pick<Invoice, "id" | "invoice_number" | "label">): string {
  return invoice_number.trim() || label?.trim() || `#${id}`;
}

/** The due day, and where it comes from: without one in the host, the legal thirty days. */
export function dueOf(invoice: Pick<Invoice, "date" | "deadline" | "updated_at">): { dueOn: Day; dueFrom: "host" | "legal_default" } {
  if (invoice.deadline !== null) return { dueOn: day(invoice.deadline), dueFrom: "host" };
  return { dueOn: addDays(issuedOn(invoice), 30), dueFrom: "legal_default" };
}

function openInvoice(invoice: Invoice, customer: number, context: InvoiceContext): InvoiceFacts {
  const money = remaining(invoice);
  if ("why" in money) return { facts: [], setAside: aside(invoice, customer, money.why) };
  const { open, amount, euros } = money;
  if (open <= 0) return nothing;
  const due = dueOf(invoice);
  const parts = spread(context.instalments ?? [], { amount, open, currency: invoice.currency, dueOn: due.dueOn });
  const refused = refusedStates.has(invoice.e_invoicing?.status ?? "");
  const number = numberOf(invoice);
  const items = parts.map((part): OpenItem => ({
    kind: "open_item",
    id: part.instalment === undefined ? String(invoice.id) : `${invoice.id}/${part.instalment}`,
    debtor: String(customer),
    company: context.company,
    number,
    issuedOn: issuedOn(invoice),
    dueOn: part.dueOn,
    dueFrom: due.dueFrom,
    currency: invoice.currency,
    amount: part.amount,
    open: part.open,
    ...(invoice.label && { label: invoice.label }),
    what: context.rejected ? "rejected_payment" : "invoice",
    ...(refused && { disputed: part.open }),
    source: sourceOf(invoice),
  }));
  return { facts: [...items, ...(refused ? [dispute(invoice, customer, items)] : [])], ...(euros !== undefined && { euros }) };
}

/** The customer, or its platform, did not accept the invoice. */
function dispute(invoice: Invoice, customer: number, items: readonly OpenItem[]): Signal {
  const { status = "", reason } = invoice.e_invoicing ?? {};
  return {
    kind: "signal",
    what: "dispute",
    id: `e-invoicing ${invoice.id}`,
    debtor: String(customer),
    on: day(invoice.updated_at.slice(0, 10)),
    items: items.map((item) => item.id),
    currency: invoice.currency,
    note: `e-invoicing: ${status}${reason ? ` (${reason})` : ""}`,
    source: sourceOf(invoice),
  };
}

function creditNote(invoice: Invoice, customer: number, { company }: InvoiceContext): InvoiceFacts {
  const money = remaining(invoice);
  if ("why" in money) return { facts: [], setAside: aside(invoice, customer, money.why) };
  const open = -money.open;
  if (open <= 0) return nothing;
  const credit: Credit = {
    kind: "credit",
    id: String(invoice.id),
    debtor: String(customer),
    company,
    number: numberOf(invoice),
    on: issuedOn(invoice),
    currency: invoice.currency,
    amount: -money.amount,
    open,
    what: "credit_note",
    ...(invoice.label && { label: invoice.label }),
    source: sourceOf(invoice),
  };
  return { facts: [credit], ...(money.euros !== undefined && { euros: money.euros }) };
}

/**
 * What is open, in the invoice's currency. In which currency the host gives it is not documented: for another than the euro
 * it is understood only when nothing was paid yet.
 */
function remaining(invoice: Invoice): { open: Minor; amount: Minor; euros?: Minor } | { why: string } {
  const { currency, currency_amount, remaining_amount_with_tax: left } = invoice;
  const amount = parseDecimal(currency_amount, currency);
  if (amount === undefined) return { why: currency_amount };
  if (currency === "EUR") {
    const open = left === null ? amount : parseDecimal(left, "EUR");
    return open === undefined || Math.abs(open) > Math.abs(amount) ? { why: String(left) } : { open, amount };
  }
  const euros = parseDecimal(invoice.amount, "EUR");
  if (euros === undefined) return { why: invoice.amount };
  const whole = left === null || parseDecimal(left, currency) === amount || parseDecimal(left, "EUR") === euros;
  return whole ? { open: amount, amount, euros } : { why: `${left} ${currency}?` };
}

function issuedOn({ date, updated_at }: Pick<Invoice, "date" | "updated_at">): Day {
  return day(date ?? updated_at.slice(0, 10));
}

function aside(invoice: Invoice, customer: number, value: string): SetAside {
  return {
    place: sourceOf(invoice).place,
    debtor: String(customer),
    code: "pennylane.amount_unclear",
    params: { value, number: numberOf(invoice), currency: invoice.currency },
  };
}

function sourceOf({ id }: Invoice): Source {
  return { host: "pennylane", place: `customer_invoice ${id}` };
}
