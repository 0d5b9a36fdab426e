import { addDays, addMonths, day } from "../../ledger/day.ts";
import type { StepPage, TakeStep } from "./context.ts";
import { debtorFacts } from "./debtor.ts";
import { listAll, listPage } from "./lists.ts";
import { hostOf } from "./host-facts.ts";
import { readInvoices, tellTransactions } from "./read.ts";
import { Customer, Invoice, Transaction } from "./schema.ts";
import type { State } from "./state.ts";

/** What the pull begins with: what the token may do, which features the company has, which fiscal years are open. */
async function* begun(context: Parameters<TakeStep>[0], state: State): AsyncGenerator<StepPage, State> {
  if (state.at !== "") return state;
  const after = { ...state, ...(await hostOf(context.client, context.signal)), at: "0" };
  yield { facts: [], state: after };
  return after;
}

/** Every customer, by id: a pull that was killed goes on after the last one, whatever became of the host's own cursor. */
export const customers: TakeStep = async function* (context, start) {
  let state = yield* begun(context, start);
  for (;;) {
    const query = { filter: [{ field: "id", operator: "gt" as const, value: state.at }], sort: "id" };
    const { rows, setAside, cursor } = await listPage(context.client, "/customers", Customer, query, undefined, context.signal);
    const last = rows.at(-1);
    if (last) state = { ...state, at: String(last.id) };
    if (rows.length > 0 || setAside.length > 0) yield { facts: rows.flatMap((row) => debtorFacts(row, context.company)), state, setAside };
    if (cursor === undefined || !last) return state;
  }
};

/** Every finalised invoice and credit note, by id. */
export const invoices: TakeStep = async function* (context, start) {
  let state = start;
  for (;;) {
    const filter = [
      { field: "id", operator: "gt" as const, value: state.at || "0" },
      { field: "draft", operator: "eq" as const, value: "false" },
    ];
    const { rows, setAside, cursor } = await listPage(
      context.client,
      "/customer_invoices",
      Invoice,
      { filter, sort: "id" },
      undefined,
      context.signal,
    );
    const last = rows.at(-1);
    if (rows.length > 0 || setAside.length > 0) {
      const read = await readInvoices(context, state, rows);
      state = { ...read.state, ...(last && { at: String(last.id) }) };
      yield { facts: read.facts, state, setAside: [...setAside, ...read.setAside] };
    }
    if (cursor === undefined || !last) return state;
  }
};

const windowDays = 56;

/**
 * Bank lines of the open fiscal years, and of the last year: what is not matched of them is in the balance. Eight weeks at a time: this list can be filtered by date and not by id, and the host's cursor
 * does not live long enough for a pull that was killed.
 */
export const transactions: TakeStep = async function* (context, start) {
  let state = start;
  const today = day(new Date(context.now()).toISOString().slice(0, 10));
  const yearAgo = addMonths(today, -12);
  const oldest = state.period && state.period.from < yearAgo ? state.period.from : yearAgo;
  for (let from = day(state.at || oldest); from <= today; from = day(state.at)) {
    const to = addDays(from, windowDays);
    const filter = [
      { field: "date", operator: "gteq" as const, value: from },
      { field: "date", operator: "lt" as const, value: to },
    ];
    const { rows, setAside } = await listAll(context.client, "/transactions", Transaction, { filter, sort: "id" }, context.signal);
    const told = tellTransactions(context, state, rows);
    state = { ...told.state, at: to };
    yield { facts: told.facts, state, setAside };
  }
  return state;
};
