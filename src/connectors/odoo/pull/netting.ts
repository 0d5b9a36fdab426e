import { z } from "zod";
import type { Credit, Fact } from "../../../ledger/facts.ts";
import type { Currency, Minor } from "../../../ledger/money.ts";
import { readRows } from "../read.ts";
import type { Session } from "../session.ts";
import { DayText, minorOf, Relation, Text } from "../values.ts";
import { openLines, recordUrl } from "./book.ts";
import type { Debtors } from "./debtors.ts";

/**
 * Payments that Odoo 18 and later register without an entry, where the method has no outstanding account: the invoice shows
 * `in_payment` and its full residual until the bank statement comes. They are taken off the lines of their invoices here.
 */
export interface Netting {
  /** By line. */
  readonly byLine: ReadonlyMap<number, Minor>;
  /** By company and currency, `1/EUR`: what the host's balance has too much. */
  readonly byBook: ReadonlyMap<string, Minor>;
  /** Those without an invoice, and the debtors that they name. */
  readonly credits: readonly Fact[];
}

const none: Netting = { byLine: new Map(), byBook: new Map(), credits: [] };

const PaymentRow = z.object({
  id: z.int(),
  amount: z.number(),
  currency_id: z.int(),
  partner_id: Relation,
  company_id: z.int(),
  date: DayText,
  memo: Text.optional(),
  state: z.string(),
  invoice_ids: z.array(z.int()),
});
export type EntrylessPayment = z.infer<typeof PaymentRow>;

const OpenRow = z.object({
  id: z.int(),
  move_id: z.int(),
  currency_id: z.int(),
  date_maturity: DayText,
  amount_residual_currency: z.number(),
});
export type OpenRow = z.infer<typeof OpenRow>;

export async function readNetting(session: Session, debtors: Debtors, signal?: AbortSignal): Promise<Netting> {
  const { client, companyIds } = session;
  if (client.version.major < 18) return none;
  const domain = [
    ["move_id", "=", false],
    ["state", "in", ["in_process", "paid"]],
    ["payment_type", "=", "inbound"],
    ["partner_type", "=", "customer"],
    ["company_id", "in", companyIds],
  ];
  const question = { model: "account.payment", domain, fields: Object.keys(PaymentRow.shape), companies: companyIds };
  const payments = (await readRows(client, question, signal)).flatMap((row) => PaymentRow.safeParse(row).data ?? []);
  if (payments.length === 0) return none;
  const moves = payments.flatMap(({ invoice_ids }) => invoice_ids);
  const fields = Object.keys(OpenRow.shape);
  const open = { model: "account.move.line", domain: [...openLines(session), ["move_id", "in", moves]], fields, companies: companyIds };
  const lines = (await readRows(client, open, signal)).flatMap((row) => OpenRow.safeParse(row).data ?? []);
  const { byLine, byBook } = netted(payments, lines, session.currencies);
  // One that is `paid` and names no invoice is on the bank's own entry by now.
  const advances = payments.filter(
    (payment) => payment.invoice_ids.length === 0 && payment.state === "in_process" && payment.partner_id !== undefined,
  );
  const people = await debtors.meet(advances.map(owingOf), signal);
  const credits = advances.flatMap((payment) => creditOf(payment, debtors, session) ?? []);
  for (const { company, currency, open } of credits) {
    const id = [...session.companies.values()].find(({ name }) => name === company)?.id;
    byBook.set(`${id}/${currency}`, (byBook.get(`${id}/${currency}`) ?? 0) + open);
  }
  return { byLine, byBook, credits: [...people, ...credits] };
}

/** Each payment on the lines of its invoices, the earliest due first, never more than is open. Pure. */
export function netted(
  payments: readonly EntrylessPayment[],
  lines: readonly OpenRow[],
  currencies: ReadonlyMap<number, Currency>,
): { readonly byLine: Map<number, Minor>; readonly byBook: Map<string, Minor> } {
  const byLine = new Map<number, Minor>();
  const byBook = new Map<string, Minor>();
  const byDue = lines.toSorted((a, b) => ((a.date_maturity ?? "") < (b.date_maturity ?? "") ? -1 : 1));
  for (const { amount, currency_id, company_id, invoice_ids } of payments) {
    const currency = currencies.get(currency_id);
    let left = (currency === undefined ? undefined : minorOf(amount, currency)) ?? 0;
    for (const line of byDue) {
      if (currency === undefined || !invoice_ids.includes(line.move_id) || line.currency_id !== currency_id) continue;
      const open = (minorOf(line.amount_residual_currency, currency) ?? 0) - (byLine.get(line.id) ?? 0);
      const part = Math.min(left, Math.max(open, 0));
      if (part === 0) continue;
      left -= part;
      byLine.set(line.id, (byLine.get(line.id) ?? 0) + part);
      byBook.set(`${company_id}/${currency}`, (byBook.get(`${company_id}/${currency}`) ?? 0) + part);
    }
  }
  return { byLine, byBook };
}

function creditOf(payment: EntrylessPayment, debtors: Debtors, { client, companies, currencies }: Session): Credit | undefined {
  const company = companies.get(payment.company_id);
  const currency = currencies.get(payment.currency_id);
  const amount = currency === undefined ? undefined : minorOf(payment.amount, currency);
  const debtor = debtors.idOf(owingOf(payment));
  if (!company || !currency || !amount || debtor === undefined || !payment.date) return undefined;
  return {
    kind: "credit",
    id: `payment-${payment.id}`,
    debtor,
    company: company.name,
    on: payment.date,
    currency,
    amount,
    open: amount,
    what: "payment",
    ...(payment.memo !== undefined && { label: payment.memo }),
    source: { host: "odoo", place: `account.payment ${payment.id}`, url: recordUrl(client.url, "account.payment", payment.id) },
  };
}

function owingOf({ company_id, partner_id }: EntrylessPayment) {
  return { company: company_id, partner: partner_id, account: 0 };
}
