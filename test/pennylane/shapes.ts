import type { FakeCustomer, FakeInvoice, FakeTransaction } from "./state.ts";
import { remainingOf, unmatchedOf } from "./state.ts";

/** The fake's things as the API shows them, every documented property present. */

const api = "https://app.pennylane.com/api/external/v2";
const url = (path: string) => ({ url: `${api}${path}` });
const address = { address: "4 rue de l'Essai", postal_code: "69001", city: "Lyon", country_alpha2: "FR" };

export function customerShape(customer: FakeCustomer, withType = true) {
  const own =
    customer.type === "company" ? { vat_number: "", reg_no: customer.regNo } : { first_name: "Camille", last_name: customer.name };
  return {
    id: customer.id,
    name: customer.name,
    ...own,
    billing_iban: null,
    payment_conditions: "30_days",
    recipient: "",
    phone: "",
    reference: `C${customer.id}`,
    notes: customer.notes,
    ledger_account: { id: customer.account },
    emails: customer.emails,
    billing_address: address,
    delivery_address: address,
    ...(withType && { customer_type: customer.type }),
    external_reference: `00000000-0000-4000-8000-${String(customer.id).padStart(12, "0")}`,
    billing_language: "fr_FR",
    mandates: url(`/customers/${customer.id}/mandates`),
    pro_account_mandates: url(`/customers/${customer.id}/pro_account_mandates`),
    contacts: url(`/customers/${customer.id}/contacts`),
    created_at: customer.createdAt,
    updated_at: customer.updatedAt,
  };
}

export function contactShape(contact: FakeCustomer["contacts"][number], at: string) {
  return {
    id: contact.id,
    first_name: contact.firstName,
    last_name: contact.lastName,
    role: "",
    email: contact.email,
    telephone_number: contact.phone,
    mobile_number: "",
    created_at: at,
    updated_at: at,
  };
}

export function invoiceShape(invoice: FakeInvoice, today: string, instalments: boolean) {
  const remaining = remainingOf(invoice);
  const path = `/customer_invoices/${invoice.id}`;
  return {
    id: invoice.id,
    label: `Facture ${invoice.number}`,
    invoice_number: invoice.draft ? "" : invoice.number,
    currency: invoice.currency,
    amount: euros(invoice.euros),
    currency_amount: euros(invoice.amount),
    currency_amount_before_tax: euros(invoice.amount),
    exchange_rate: "1.0",
    date: invoice.date,
    deadline: invoice.deadline,
    currency_tax: "0.0",
    tax: "0.0",
    language: "fr_FR",
    paid: remaining === 0,
    status: statusOf(invoice, remaining, today),
    discount: { type: "absolute", value: "0" },
    ledger_entry: { id: invoice.id * 10 },
    public_file_url: null,
    filename: null,
    remaining_amount_with_tax: invoice.draft ? null : euros(remaining),
    remaining_amount_without_tax: invoice.draft ? null : euros(remaining),
    draft: invoice.draft,
    special_mention: null,
    customer: { id: invoice.customer, ...url(`/customers/${invoice.customer}`) },
    invoice_line_sections: url(`${path}/invoice_line_sections`),
    invoice_lines: url(`${path}/invoice_lines`),
    custom_header_fields: url(`${path}/custom_header_fields`),
    categories: url(`${path}/categories`),
    pdf_invoice_free_text: "",
    pdf_invoice_subject: "",
    pdf_description: null,
    billing_subscription: null,
    credited_invoice: invoice.credited === null ? null : { id: invoice.credited, ...url(`/customer_invoices/${invoice.credited}`) },
    customer_invoice_template: null,
    transaction_reference: null,
    payments: url(`${path}/payments`),
    matched_transactions: url(`${path}/matched_transactions`),
    appendices: url(`${path}/appendices`),
    installments: instalments && invoice.instalments.length > 0 ? url(`${path}/installments`) : null,
    quote: null,
    external_reference: "",
    e_invoicing: invoice.eInvoicing && { ...invoice.eInvoicing, flow: null },
    archived_at: invoice.archived ? invoice.updatedAt : null,
    created_at: invoice.createdAt,
    updated_at: invoice.updatedAt,
  };
}

export function transactionShape(transaction: FakeTransaction, of: "list" | "matched") {
  const { id, customer } = transaction;
  return {
    id,
    label: transaction.label,
    attachment_required: false,
    date: transaction.date,
    outstanding_balance: euros(unmatchedOf(transaction)),
    created_at: transaction.createdAt,
    updated_at: transaction.updatedAt,
    archived_at: null,
    currency: "EUR",
    currency_amount: euros(transaction.amount),
    amount: euros(transaction.amount),
    currency_fee: null,
    fee: null,
    journal: of === "list" ? { id: 1, ...url("/journals/1") } : { id: 1 },
    bank_account: { id: 1, ...url("/bank_accounts/1") },
    pro_account_expense: null,
    customer: customer === null ? null : { id: customer, ...url(`/customers/${customer}`) },
    categories: [],
    ...(of === "list" && { supplier: null, matched_invoices: url(`/transactions/${id}/matched_invoices`), interbank_code: null }),
  };
}

export function euros(cents: number): string {
  return (cents / 100).toFixed(2);
}

function statusOf(invoice: FakeInvoice, remaining: number, today: string): string {
  if (invoice.draft) return "draft";
  if (invoice.archived) return "archived";
  if (invoice.amount < 0) return "credit_note";
  if (remaining === 0) return "paid";
  if (invoice.deadline < today) return "late";
  return remaining < invoice.amount ? "partially_paid" : "upcoming";
}
