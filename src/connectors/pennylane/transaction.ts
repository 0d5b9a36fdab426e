import { day } from "../../ledger/day.ts";
import type { BankLine, Credit, Payment } from "../../ledger/facts.ts";
import { parseDecimal } from "../../ledger/money.ts";
import { dueOf, numberOf } from "./invoice.ts";
import type { Invoice, Transaction } from "./schema.ts";

/** Money that is not matched with invoices, or not all of it: a credit of its customer, else a bank line of nobody known. */
export function unmatchedOf(transaction: Transaction, company: string): Credit | BankLine | undefined {
  const { id, customer, archived_at, date, label, outstanding_balance } = transaction;
  const currency = transaction.currency ?? "EUR";
  const amount = parseDecimal(transaction.currency_amount, currency);
  const left = outstanding_balance === null ? 0 : Math.abs(parseDecimal(outstanding_balance, currency) ?? 0);
  if (archived_at !== null || amount === undefined || amount <= 0 || left === 0) return undefined;
  const source = { host: "pennylane", place: `transaction ${id}` } as const;
  const money = { id: `t${id}`, company, on: day(date), currency } as const;
  const open = Math.min(left, amount);
  if (!customer) return { kind: "bank_line", ...money, amount: open, label: label ?? "", account: "Pennylane", source };
  const debtor = String(customer.id);
  return { kind: "credit", ...money, debtor, amount, open, what: "payment", ...(label && { label }), source };
}

/**
 * How an invoice was paid, from the bank lines matched with it. A line that pays several invoices says only its whole
 * amount, so the earliest count first and no more than the invoice.
 */
export function paymentsOf(invoice: Invoice, transactions: readonly Transaction[], company: string): readonly Payment[] {
  const total = parseDecimal(invoice.currency_amount, invoice.currency) ?? 0;
  let left = total;
  return transactions
    .toSorted((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : a.id - b.id))
    .flatMap((transaction) => {
      const amount = Math.min(parseDecimal(transaction.currency_amount, invoice.currency) ?? 0, left);
      if (amount <= 0 || !invoice.customer) return [];
      left -= amount;
      return [payment(invoice, `t${transaction.id}`, transaction.date, amount, "money", company)];
    });
}

/** A credit note settles the invoice that it is linked with; the host has the link on this side only. */
export function creditNotePayment(note: Invoice, invoice: Invoice, company: string): readonly Payment[] {
  const amount = Math.abs(parseDecimal(note.currency_amount, note.currency) ?? 0);
  const total = parseDecimal(invoice.currency_amount, invoice.currency) ?? 0;
  if (amount === 0 || total <= 0 || !invoice.customer || note.currency !== invoice.currency) return [];
  const on = note.date ?? note.updated_at.slice(0, 10);
  return [payment(invoice, `n${note.id}`, on, Math.min(amount, total), "credit_note", company)];
}

function payment(invoice: Invoice, from: string, on: string, amount: number, by: Payment["by"], company: string): Payment {
  return {
    kind: "payment",
    id: `${invoice.id}/${from}`,
    debtor: String(invoice.customer?.id),
    company,
    invoice: numberOf(invoice),
    dueOn: dueOf(invoice).dueOn,
    paidOn: day(on),
    currency: invoice.currency,
    amount,
    by,
    source: { host: "pennylane", place: `customer_invoice ${invoice.id}` },
  };
}
