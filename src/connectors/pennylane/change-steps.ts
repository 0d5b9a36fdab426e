import type { PullContext, TakeStep } from "./context.ts";
import { debtorFacts } from "./debtor.ts";
import type { Fact } from "../../ledger/facts.ts";
import { hostOf } from "./host-facts.ts";
import { isSettled } from "./invoice.ts";
import { listAll, listByIds } from "./lists.ts";
import { forget, idsAtOnce, readInvoicesById, tellTransactions } from "./read.ts";
import { Change, Customer, Transaction } from "./schema.ts";
import type { LogName, State } from "./state.ts";
import { knownIds } from "./tell.ts";

const paths: Readonly<Record<LogName, string>> = {
  customers: "/changelogs/customers",
  customer_invoices: "/changelogs/customer_invoices",
  transactions: "/changelogs/transactions",
};

/** What the change logs name, and the invoices about to be chased, as they are now. */
export const changes: TakeStep = async function* (context, start) {
  const logs = {
    customers: await readLog(context, start, "customers"),
    customer_invoices: await readLog(context, start, "customer_invoices"),
    transactions: await readLog(context, start, "transactions"),
  };
  let state = start;
  for (const ids of batches([...logs.customers.changed])) {
    const { rows, setAside } = await listByIds(context.client, "/customers", Customer, ids, context.signal);
    const facts: Fact[] = rows.flatMap((row) => debtorFacts(row, context.company));
    for (const id of ids) if (!rows.some((row) => row.id === id)) facts.push(goneDebtor(id));
    yield { facts, state, setAside };
  }
  for (const ids of batches([...logs.transactions.changed])) {
    const read = await readTransactions(context, state, ids);
    state = { ...read.state, moved: state.moved || read.facts.length > 0 || read.state.moved };
    yield { ...read, state };
  }
  for (const ids of batches([...new Set([...logs.customer_invoices.changed, ...context.about])])) {
    const read = await readInvoicesById(context, state, ids);
    const news = read.rows.filter(isSettled).map(({ id }) => id);
    state = {
      ...read.state,
      moved: state.moved || read.facts.length > 0,
      settled: [...new Set([...state.settled, ...news.filter((id) => logs.customer_invoices.changed.has(id))])],
    };
    yield { facts: read.facts, state, setAside: read.setAside };
  }
  return {
    ...state,
    logs: { customers: logs.customers.log, customer_invoices: logs.customer_invoices.log, transactions: logs.transactions.log },
  };
};

/** Once a day: a bank match may leave no trace in the log, and the token's rights or the fiscal years may have changed. */
export const openInvoices: TakeStep = async function* (context, start) {
  let state = start.at === "" ? { ...start, ...(await hostOf(context.client, context.signal)) } : start;
  for (const ids of batches(knownIds(start, "i", Number(start.at || 0)))) {
    const read = await readInvoicesById(context, state, ids);
    const paid = read.rows.filter(isSettled).map(({ id }) => id);
    state = {
      ...read.state,
      at: String(ids.at(-1)),
      moved: state.moved || read.facts.length > 0,
      settled: read.facts.length > 0 ? [...new Set([...state.settled, ...paid])] : state.settled,
    };
    yield { facts: read.facts, state, setAside: read.setAside };
  }
  return state;
};

/** Once a day, the same for money that was not matched. */
export const openCredits: TakeStep = async function* (context, start) {
  let state = start;
  for (const ids of batches(knownIds(start, "t", Number(start.at || 0)))) {
    const read = await readTransactions(context, state, ids);
    state = { ...read.state, at: String(ids.at(-1)), moved: read.state.moved || read.facts.length > 0 };
    yield { ...read, state };
  }
  return state;
};

async function readTransactions(context: PullContext, start: State, ids: readonly number[]) {
  const { rows, setAside } = await listByIds(context.client, "/transactions", Transaction, ids, context.signal);
  const told = tellTransactions(context, start, rows);
  const lost = forget(
    told.state,
    "t",
    ids.filter((id) => !rows.some((row) => row.id === id)),
  );
  return { facts: [...told.facts, ...lost.facts], state: lost.state, setAside };
}

interface Changed {
  readonly changed: ReadonlySet<number>;
  readonly log: State["logs"][LogName];
}

/** Ids in a log since it was last read. It begins with the instant where that ended, so what was told of it is left out. */
async function readLog({ client, signal }: PullContext, state: State, name: LogName): Promise<Changed> {
  const { at, told } = state.logs[name];
  const { rows } = await listAll(client, paths[name], Change, { limit: 1000, first: { start_date: at } }, signal);
  const news = rows.filter((row) => !told.includes(entryOf(row)));
  const last = rows.at(-1)?.processed_at;
  if (last === undefined) return { changed: new Set(), log: state.logs[name] };
  const there = rows.filter((row) => row.processed_at === last).map(entryOf);
  return { changed: new Set(news.map(({ id }) => id)), log: { at: last, told: there } };
}

function entryOf({ id, operation, processed_at }: Change): string {
  return `${processed_at} ${id} ${operation}`;
}

function* batches(ids: readonly number[]): Generator<readonly number[]> {
  for (let at = 0; at < ids.length; at += idsAtOnce) yield ids.slice(at, at + idsAtOnce);
}

function goneDebtor(id: number): Fact {
  return { kind: "gone", of: "debtor", id: String(id), source: { host: "pennylane", place: `customer ${id}` } };
}
