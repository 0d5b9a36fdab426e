import type { Day } from "../../ledger/day.ts";
import type { Fact } from "../../ledger/facts.ts";
import type { SetAside } from "../port.ts";
import type { PullContext } from "./context.ts";
import { invoiceFacts } from "./invoice.ts";
import { listAll, listByIds } from "./lists.ts";
import { Instalment, Invoice, Transaction } from "./schema.ts";
import type { State } from "./state.ts";
import { tell, type Told } from "./tell.ts";
import { creditNotePayment, paymentsOf, unmatchedOf } from "./transaction.ts";

/** Ids in one question: longer addresses are refused. */
export const idsAtOnce = 50;

export interface ReadInvoices extends Told {
  readonly setAside: readonly SetAside[];
}

/** What invoices come to now, with the instalments of those that have some and what linked credit notes settled. */
export async function readInvoices(context: PullContext, start: State, invoices: readonly Invoice[]): Promise<ReadInvoices> {
  const { company, signal, client } = context;
  let state = start;
  const facts: Fact[] = [];
  const setAside: SetAside[] = [];
  for (const invoice of invoices) {
    const read = state.instalments && invoice.installments && !invoice.draft;
    const instalments = read
      ? await listAll(client, `/customer_invoices/${invoice.id}/installments`, Instalment, { sort: "deadline" }, signal)
      : undefined;
    const rejected = state.rejected.includes(invoice.id);
    const found = invoiceFacts(invoice, { company, rejected, ...(instalments && { instalments: instalments.rows }) });
    const told = tell(state, `i${invoice.id}`, invoice.customer?.id ?? 0, found.facts, found.euros);
    state = told.state;
    facts.push(...told.facts);
    if (found.setAside) setAside.push(found.setAside);
    setAside.push(...(instalments?.setAside ?? []));
  }
  facts.push(...(await creditNotePayments(context, invoices)));
  return { facts, state, setAside };
}

/** Invoices by id, as they are now; those that the host no longer has take their facts along. */
export async function readInvoicesById(
  context: PullContext,
  start: State,
  ids: readonly number[],
): Promise<ReadInvoices & { rows: readonly Invoice[] }> {
  const { rows, setAside } = await listByIds(context.client, "/customer_invoices", Invoice, ids, context.signal);
  const read = await readInvoices(context, start, rows);
  const unread = new Set(setAside.map((row) => row.place));
  const missing = ids.filter((id) => !rows.some((row) => row.id === id) && !unread.has(`customer_invoices ${id}`));
  const told = forget(read.state, "i", missing);
  return { facts: [...read.facts, ...told.facts], state: told.state, setAside: [...setAside, ...read.setAside], rows };
}

/** What is known of things that the host no longer has is gone. */
export function forget(start: State, letter: "i" | "t", ids: readonly number[]): Told {
  let state = start;
  const facts: Fact[] = [];
  for (const id of ids) {
    const told = tell(state, `${letter}${id}`, 0, []);
    state = told.state;
    facts.push(...told.facts);
  }
  return { facts, state };
}

/** Unmatched money, and the last day of which the bank is known. */
export function tellTransactions({ company }: PullContext, start: State, rows: readonly Transaction[]): Told {
  let state = start;
  const facts: Fact[] = [];
  for (const row of rows) {
    const unmatched = unmatchedOf(row, company);
    const told = tell(state, `t${row.id}`, row.customer?.id ?? 0, unmatched ? [unmatched] : []);
    state = told.state;
    facts.push(...told.facts);
    if (row.archived_at === null && (state.lastBankOn === undefined || row.date > state.lastBankOn))
      state = { ...state, lastBankOn: row.date as Day, moved: true };
  }
  return { facts, state };
}

/** How settled invoices were paid: one question per invoice, since the host gives no list of matches. */
export async function readPayments({ client, company, signal }: PullContext, invoices: readonly Invoice[]): Promise<readonly Fact[]> {
  const facts: Fact[] = [];
  for (const invoice of invoices) {
    const { rows } = await listAll(client, `/customer_invoices/${invoice.id}/matched_transactions`, Transaction, {}, signal);
    facts.push(...paymentsOf(invoice, rows, company));
  }
  return facts;
}

/** The link stands on the credit note alone; its invoice is read for its number and due day. */
async function creditNotePayments({ client, company, signal }: PullContext, invoices: readonly Invoice[]): Promise<readonly Fact[]> {
  const notes = invoices.filter((one) => one.status === "credit_note" && one.credited_invoice && !one.draft);
  const wanted = [...new Set(notes.map((note) => note.credited_invoice?.id ?? 0))];
  const known = new Map(invoices.map((invoice) => [invoice.id, invoice]));
  const missing = wanted.filter((id) => !known.has(id));
  for (let at = 0; at < missing.length; at += idsAtOnce) {
    const { rows } = await listByIds(client, "/customer_invoices", Invoice, missing.slice(at, at + idsAtOnce), signal);
    for (const row of rows) known.set(row.id, row);
  }
  return notes.flatMap((note) => {
    const invoice = known.get(note.credited_invoice?.id ?? 0);
    return invoice ? creditNotePayment(note, invoice, company) : [];
  });
}
