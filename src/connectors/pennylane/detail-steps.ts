import { addMonths, day } from "../../ledger/day.ts";
import type { Fact } from "../../ledger/facts.ts";
import { contactFacts } from "./debtor.ts";
import type { TakeStep } from "./context.ts";
import { isSettled } from "./invoice.ts";
import { listAll, listByIds, listPage } from "./lists.ts";
import { idsAtOnce, readInvoicesById, readPayments } from "./read.ts";
import { Contact, DebitPayment, Invoice, Mandate } from "./schema.ts";
import { has } from "./scopes.ts";
import { knownIds, owing, tell } from "./tell.ts";

const customersAtOnce = 10;
const settledAtOnce = 20;

/**
 * Direct debits that came back. Payments are listed invoice by invoice, so only open invoices of customers with a mandate
 * are asked about.
 */
export const debits: TakeStep = async function* (context, start) {
  if (!has(start.scopes, "customer_mandates:readonly")) return start;
  const { client, signal } = context;
  const mandates = await Promise.all(
    ["/gocardless_mandates", "/pro_account/mandates"].map((path) => listAll(client, path, Mandate, {}, signal)),
  );
  const customers = new Set(mandates.flatMap(({ rows }) => rows.flatMap(({ customer }) => customer?.id ?? [])));
  const rejected: number[] = [];
  for (const id of knownIds(start, "i")) {
    if (!customers.has(start.known[`i${id}`]?.c ?? 0)) continue;
    const { rows } = await listAll(client, `/customer_invoices/${id}/payments`, DebitPayment, {}, signal);
    const [last] = rows.toSorted((a, b) => (a.updated_at > b.updated_at ? -1 : 1));
    if (last && ["failed", "charged_back"].includes(last.status)) rejected.push(id);
  }
  const changed = [...rejected.filter((id) => !start.rejected.includes(id)), ...start.rejected.filter((id) => !rejected.includes(id))];
  let state = start;
  for (let at = 0; at < changed.length; at += idsAtOnce) {
    const ids = changed.slice(at, at + idsAtOnce);
    const known = [...state.rejected.filter((id) => !ids.includes(id)), ...ids.filter((id) => rejected.includes(id))];
    const read = await readInvoicesById(context, { ...state, rejected: known }, ids);
    state = { ...read.state, moved: true };
    yield { facts: read.facts, state, setAside: read.setAside };
  }
  return state;
};

/** The people of customers who owe something: one question per customer, so nobody else is asked about. */
export const contacts: TakeStep = async function* (context, start) {
  let state = start;
  const customers = owing(start).filter((id) => id > Number(start.at || 0));
  for (let at = 0; at < customers.length; at += customersAtOnce) {
    const facts: Fact[] = [];
    for (const customer of customers.slice(at, at + customersAtOnce)) {
      const { rows } = await listAll(context.client, `/customers/${customer}/contacts`, Contact, { sort: "id" }, context.signal);
      const told = tell(state, `k${customer}`, customer, contactFacts(customer, rows));
      facts.push(...told.facts);
      state = { ...told.state, at: String(customer) };
    }
    yield { facts, state };
  }
  return state;
};

/** How customers who owe something paid before: settled invoices of the last months, and the bank lines matched with them. */
export const history: TakeStep = async function* (context, start) {
  let state = start;
  const today = day(new Date(context.now()).toISOString().slice(0, 10));
  const since = addMonths(today, -context.historyMonths);
  const customers = owing(start);
  const [batch = 0, after = 0] = start.at.split(" ").map(Number);
  for (let at = batch; at < customers.length; at += idsAtOnce) {
    let last = at === batch ? after : 0;
    for (;;) {
      const filter = [
        { field: "id", operator: "gt" as const, value: String(last) },
        { field: "customer_id", operator: "in" as const, value: customers.slice(at, at + idsAtOnce).map(String) },
        { field: "date", operator: "gteq" as const, value: since },
        { field: "draft", operator: "eq" as const, value: "false" },
      ];
      const query = { filter, sort: "id", limit: settledAtOnce };
      const { rows, cursor } = await listPage(context.client, "/customer_invoices", Invoice, query, undefined, context.signal);
      const facts = await readPayments(context, rows.filter(hasMatches));
      last = rows.at(-1)?.id ?? last;
      state = { ...state, at: cursor === undefined ? `${at + idsAtOnce} 0` : `${at} ${last}` };
      yield { facts, state };
      if (cursor === undefined || rows.length === 0) break;
    }
  }
  return state;
};

/** The same for what was settled since the last daily look. */
export const settled: TakeStep = async function* (context, start) {
  let state = start;
  while (state.settled.length > 0) {
    const { rows } = await listByIds(context.client, "/customer_invoices", Invoice, state.settled.slice(0, settledAtOnce), context.signal);
    const facts = await readPayments(context, rows.filter(hasMatches));
    state = { ...state, settled: state.settled.slice(settledAtOnce) };
    yield { facts, state };
  }
  return state;
};

function hasMatches(invoice: Invoice): boolean {
  return isSettled(invoice) && invoice.status !== "credit_note" && !!invoice.customer;
}
