import type { Message } from "../../ledger/message.ts";
import { sumMinor } from "../../ledger/money.ts";
import { ConnectorError, type Finding } from "../port.ts";
import { companyBalance, type CustomerFacts, customerFacts } from "./facts.ts";
import { findInputs, type Inputs, readSnapshot, type Settings, type Snapshot } from "./snapshot.ts";

/** Names shown in one finding; the count says how many more there are. */
const namesShown = 10;

/** Reads everything as a pull would, and says what a person can mend. "Overdue" is as of the last day of the books. */
export async function checkBooks(settings: Settings, signal?: AbortSignal): Promise<readonly Finding[]> {
  try {
    const inputs = await findInputs(settings, signal);
    const reading = readSnapshot(settings, inputs, () => undefined, signal);
    let step = await reading.next();
    while (!step.done) step = await reading.next();
    return [...aboutFiles(step.value, inputs, settings), ...aboutCustomers(step.value, settings)];
  } catch (error) {
    if (!(error instanceof ConnectorError)) throw error;
    return [{ level: "error", code: error.code, params: error.params }];
  }
}

function aboutFiles(snapshot: Snapshot, inputs: Inputs, settings: Settings): readonly Finding[] {
  const { currency } = settings;
  const findings: Finding[] = snapshot.books.map(({ file, records, lines, from, to }) => ({
    level: "ok",
    code: "fec.file_read",
    params: { file, records, lines: lines.length, ...(from && { from }), ...(to && { to }) },
  }));
  const balance = companyBalance(snapshot, settings);
  findings.push({
    level: "ok",
    code: "fec.balance",
    params: { amount: balance.amount, currency, accounts: settings.accounts.receivable.join(", "), on: snapshot.lastDay },
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
  if (snapshot.lastMoneyOn === undefined) findings.push(warning("fec.no_bank_entry", {}));
  for (const { place, code, params } of snapshot.setAside) findings.push(warning("fec.set_aside", { ...params, place, code }));
  return findings;
}

function aboutCustomers(snapshot: Snapshot, settings: Settings): readonly Finding[] {
  const { currency } = settings;
  const findings: Finding[] = [];
  const unreachable: CustomerFacts[] = [];
  const rows = new Set(snapshot.customers.rows.keys());
  let customers = 0;
  for (const facts of customerFacts(snapshot, settings)) {
    customers++;
    rows.delete(facts.debtor.reference.toUpperCase());
    if (overdue(facts, snapshot) > 0 && !facts.contacts.some((contact) => contact.email)) unreachable.push(facts);
  }
  if (settings.customers === undefined) findings.push(warning("fec.no_customer_file", { customers }));
  else findings.push({ level: "ok", code: "fec.customer_file_read", params: { rows: snapshot.customers.rows.size, customers } });
  if (rows.size > 0) findings.push(warning("fec.rows_without_account", { ...listed([...rows].toSorted()) }));
  if (unreachable.length > 0) {
    const sorted = unreachable.toSorted((a, b) => overdue(b, snapshot) - overdue(a, snapshot));
    const names = sorted.map(({ debtor }) => `${debtor.reference} ${debtor.name}`);
    findings.push(
      warning("fec.overdue_without_email", {
        ...listed(names),
        amount: sumMinor(sorted.map((facts) => overdue(facts, snapshot))),
        currency,
      }),
    );
  }
  return findings;
}

function overdue({ items }: CustomerFacts, { lastDay }: Snapshot): number {
  return sumMinor(items.filter((item) => item.dueOn < lastDay).map((item) => item.open));
}

function listed(names: readonly string[]): { count: number; names: string } {
  const shown = names.slice(0, namesShown).join(", ");
  return { count: names.length, names: names.length > namesShown ? `${shown}…` : shown };
}

function warning(code: string, params: Message["params"]): Finding {
  return { level: "warning", code, params };
}
