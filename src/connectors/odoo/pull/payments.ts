import { z } from "zod";
import type { Fact, Payment } from "../../../ledger/facts.ts";
import type { Domain, Question, Row } from "../read.ts";
import { readByIds } from "../read.ts";
import type { Session } from "../session.ts";
import { DayText, minorOf, Relation, Text } from "../values.ts";
import { recordUrl } from "./book.ts";
import type { Debtors } from "./debtors.ts";
import { isBank } from "./lines.ts";

const PartialRow = z.object({
  id: z.int(),
  debit_move_id: z.int(),
  credit_move_id: z.int(),
  debit_amount_currency: z.number(),
  max_date: DayText,
});

const SettledRow = z.object({
  id: z.int(),
  partner_id: Relation,
  company_id: z.int(),
  currency_id: z.int(),
  account_id: z.int(),
  journal_id: z.int(),
  move_id: z.int(),
  move_name: Text,
  date: DayText,
  date_maturity: DayText,
});
type Settled = z.infer<typeof SettledRow>;

/** Partial reconciliations of customer invoices since a day. They are made and unmade, never changed. */
export function settlements({ accounts, companyIds }: Session, since: string): Question {
  const domain: Domain = [
    ["max_date", ">=", since],
    ["company_id", "in", companyIds],
    // A difference of exchange settles nothing in the currency of the invoice.
    ["debit_amount_currency", ">", 0],
    ["debit_move_id.account_id", "in", [...accounts.keys()]],
    ["debit_move_id.move_id.move_type", "in", ["out_invoice", "out_receipt"]],
  ];
  const fields = Object.keys(PartialRow.shape);
  return { model: "account.partial.reconcile", domain, fields, companies: companyIds };
}

/** How invoices were paid. A row that cannot be understood says nothing about money that is due, and is left out. */
export async function understandSettlements(
  session: Session,
  debtors: Debtors,
  rows: readonly Row[],
  signal?: AbortSignal,
): Promise<readonly Fact[]> {
  const { client, companyIds } = session;
  const partials = rows.flatMap((row) => PartialRow.safeParse(row).data ?? []);
  const ids = partials.flatMap(({ debit_move_id, credit_move_id }) => [debit_move_id, credit_move_id]);
  const question = { model: "account.move.line", domain: [], fields: Object.keys(SettledRow.shape), companies: companyIds };
  const read = await readByIds(client, question, ids, signal);
  const lineOf = new Map(read.flatMap((row) => SettledRow.safeParse(row).data ?? []).map((line) => [line.id, line]));
  const debits = partials.flatMap(({ debit_move_id }) => lineOf.get(debit_move_id) ?? []);
  const people = await debtors.meet(debits.map(owingOf), signal);
  const payments = partials.flatMap((partial) => {
    const debit = lineOf.get(partial.debit_move_id);
    const credit = lineOf.get(partial.credit_move_id);
    return (debit && paymentOf(partial, debit, credit, debtors, session)) ?? [];
  });
  return [...people, ...payments];
}

function paymentOf(
  { id, debit_amount_currency, max_date }: z.infer<typeof PartialRow>,
  debit: Settled,
  credit: Settled | undefined,
  debtors: Debtors,
  { client, companies, currencies, journals }: Session,
): Payment | undefined {
  const debtor = debtors.idOf(owingOf(debit));
  const company = companies.get(debit.company_id);
  const currency = currencies.get(debit.currency_id);
  const dueOn = debit.date_maturity ?? debit.date;
  const amount = currency === undefined ? undefined : minorOf(debit_amount_currency, currency);
  if (debtor === undefined || !company || !currency || !dueOn || !max_date || amount === undefined || amount <= 0) return undefined;
  return {
    kind: "payment",
    id: String(id),
    debtor,
    company: company.name,
    invoice: debit.move_name ?? String(debit.move_id),
    dueOn,
    paidOn: max_date,
    currency,
    amount,
    // A write-off or a compensation says no more about how a debtor pays than a credit note does.
    by: isBank(credit && journals.get(credit.journal_id)) ? "money" : "credit_note",
    source: { host: "odoo", place: `account.partial.reconcile ${id}`, url: recordUrl(client.url, "account.move", debit.move_id) },
  };
}

function owingOf({ company_id, partner_id, account_id }: Settled) {
  return { company: company_id, partner: partner_id, account: account_id };
}
