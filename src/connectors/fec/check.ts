import type { Message } from "../../ledger/message.ts";
import { type Minor, sumMinor } from "../../ledger/money.ts";
import { ConnectorError, type Finding, type SetAside } from "../port.ts";
import { type CustomerFacts, customerFacts } from "./facts.ts";
import { listed } from "./listed.ts";
import { findInputs, type Inputs, type Overview, readSnapshots, type Settings, type Snapshots } from "./snapshot.ts";

/** Reads everything as a pull would, and says what a person can mend. "Overdue" is as of the last day of the books. */
export async function checkBooks(settings: Settings, signal?: AbortSignal): Promise<readonly Finding[]> {
  try {
    const inputs = await findInputs(settings, signal);
    const reading = readSnapshots(settings, inputs, () => undefined, signal);
    let step = await reading.next();
    while (!step.done) step = await reading.next();
    const snapshots = step.value;
    try {
      const customers = lookAtCustomers(snapshots, settings, signal);
      return [...aboutFiles(snapshots, customers, inputs, settings), ...aboutCustomers(snapshots, customers, settings)];
    } finally {
      snapshots.close();
    }
  } catch (error) {
    if (!(error instanceof ConnectorError)) throw error;
    return [{ level: "error", code: error.code, params: error.params }];
  }
}

/** What the customers come to, looked at one by one. */
interface Customers {
  readonly count: number;
  readonly balance: Minor;
  /** Accounts of the customer file that the books do not know. */
  readonly withoutBooks: readonly string[];
  readonly unreachable: readonly { readonly name: string; readonly overdue: Minor }[];
  readonly setAside: readonly SetAside[];
}

function lookAtCustomers(snapshots: Snapshots, settings: Settings, signal: AbortSignal | undefined): Customers {
  const unreachable: { name: string; overdue: Minor }[] = [];
  const setAside: SetAside[] = [];
  const rows = new Set(snapshots.customers.rows.keys());
  let count = 0;
  let balance = 0;
  for (const snapshot of snapshots.parts()) {
    signal?.throwIfAborted();
    setAside.push(...snapshot.setAside);
    for (const facts of customerFacts(snapshot, settings)) {
      count++;
      balance = sumMinor([balance, facts.balance.amount]);
      rows.delete(facts.debtor.reference.toUpperCase());
      const late = overdue(facts, snapshots);
      if (late > 0 && !facts.contacts.some((contact) => contact.email))
        unreachable.push({ name: `${facts.debtor.reference} ${facts.debtor.name}`, overdue: late });
    }
  }
  return {
    count,
    balance,
    withoutBooks: [...rows].toSorted(),
    unreachable: unreachable.toSorted((a, b) => b.overdue - a.overdue),
    setAside,
  };
}

function aboutFiles(snapshot: Overview, customers: Customers, inputs: Inputs, settings: Settings): readonly Finding[] {
  const { currency } = settings;
  const findings: Finding[] = snapshot.books.map(({ file, records, kept, from, to }) => ({
    level: "ok",
    code: "fec.file_read",
    params: { file, records, lines: kept, ...(from && { from }), ...(to && { to }) },
  }));
  findings.push({
    level: "ok",
    code: "fec.balance",
    params: { amount: customers.balance, currency, accounts: settings.accounts.receivable.join(", "), on: snapshot.lastDay },
  });
  for (const file of inputs.copies) findings.push(warning("fec.copy", { file }));
  for (const { file } of snapshot.superseded) findings.push(warning("fec.superseded", { file }));
  if (snapshot.books.length === 1) findings.push(warning("fec.one_year", { file: snapshot.books[0]?.file ?? "" }));
  const retained = snapshot.books.at(-1)?.retained ?? 0;
  if (retained !== 0)
    findings.push({
      level: "ok",
      code: "fec.retained",
      params: { amount: retained, currency, accounts: settings.accounts.retention.join(", ") },
    });
  if (snapshot.waiting.length > 0)
    findings.push({
      level: "ok",
      code: "fec.waiting",
      params: {
        lines: snapshot.waiting.length,
        amount: -sumMinor(snapshot.waiting.map(({ amount }) => amount)),
        currency,
        accounts: settings.accounts.suspense.join(", "),
      },
    });
  if (snapshot.lastMoneyOn === undefined) findings.push(warning("fec.no_bank_entry", {}));
  for (const { code, params } of snapshot.books.flatMap((book) => book.remarks)) findings.push(warning(code, params));
  for (const { place, code, params } of [...snapshot.setAside, ...customers.setAside])
    findings.push(warning("fec.set_aside", { ...params, place, code }));
  return findings;
}

function aboutCustomers(snapshot: Overview, customers: Customers, settings: Settings): readonly Finding[] {
  const findings: Finding[] = [];
  if (settings.customers === undefined) findings.push(warning("fec.no_customer_file", { customers: customers.count }));
  else
    findings.push({
      level: "ok",
      code: "fec.customer_file_read",
      params: { rows: snapshot.customers.rows.size, customers: customers.count },
    });
  const { unread } = snapshot.customers;
  if (unread.length > 0) findings.push({ level: "ok", code: "fec.customer_columns_unread", params: { ...listed(unread) } });
  if (customers.withoutBooks.length > 0) findings.push(warning("fec.rows_without_account", { ...listed(customers.withoutBooks) }));
  if (customers.unreachable.length > 0) {
    const amount = sumMinor(customers.unreachable.map(({ overdue }) => overdue));
    const names = customers.unreachable.map(({ name }) => name);
    findings.push(warning("fec.overdue_without_email", { ...listed(names), amount, currency: settings.currency }));
  }
  return findings;
}

function overdue({ items }: CustomerFacts, { lastDay }: Overview): number {
  return sumMinor(items.filter((item) => item.dueOn < lastDay).map((item) => item.open));
}

function warning(code: string, params: Message["params"]): Finding {
  return { level: "warning", code, params };
}
