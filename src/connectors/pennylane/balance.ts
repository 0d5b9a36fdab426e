import type { Fact } from "../../ledger/facts.ts";
import { type Minor, parseDecimal, sumMinor } from "../../ledger/money.ts";
import { ConnectorError, type SetAside } from "../port.ts";
import type { PullContext, TakeStep } from "./context.ts";
import { receivableOf } from "./fec-sum.ts";
import { listAll } from "./lists.ts";
import { FecExport, FecFile, LedgerAccount, LedgerLine, TrialBalanceRow } from "./schema.ts";
import { has } from "./scopes.ts";
import type { State } from "./state.ts";
import { tell } from "./tell.ts";

/** Where the receivable balance is read: the first that the scopes allow. The trial balance costs one question, the others many. */
export type Proof = "trial_balance" | "ledger_lines" | "fec";

/** Undefined when no scope gives the balance, or none the fiscal years that it is of. */
export function proofOf(scopes: readonly string[]): Proof | undefined {
  if (!has(scopes, "fiscal_years:readonly")) return undefined;
  if (has(scopes, "trial_balance:readonly")) return "trial_balance";
  if (has(scopes, "ledger_entries:readonly") && has(scopes, "ledger_accounts:readonly")) return "ledger_lines";
  return has(scopes, "exports:fec") ? "fec" : undefined;
}

type Period = NonNullable<State["period"]>;

interface Read {
  readonly amount: Minor;
  readonly setAside: readonly SetAside[];
}

/** The balance of the receivable accounts, when something that counts in it has changed. */
export const balance: TakeStep = async function* (context, state) {
  const proof = proofOf(state.scopes);
  const { period, lastBankOn } = state;
  if (!proof || !period || !(state.moved || state.whole)) return state;
  const { amount, setAside } = await readers[proof](context, period);
  // The ledger has invoices in another currency in euros; the book has them in theirs.
  const elsewhere = sumMinor(Object.values(state.known).map(({ e = 0 }) => e));
  const fact: Fact = {
    kind: "balance",
    id: context.company,
    company: context.company,
    currency: "EUR",
    amount: amount - elsewhere,
    ...(lastBankOn !== undefined && { lastBankEntryOn: lastBankOn }),
    source: { host: "pennylane", place: `${proof} ${context.accounts.join(" ")}` },
  };
  const told = tell({ ...state, moved: false }, "b", 0, [fact]);
  if (told.facts.length > 0 || setAside.length > 0) yield { ...told, setAside };
  return told.state;
};

const readers: Readonly<Record<Proof, (context: PullContext, period: Period) => Promise<Read>>> = {
  async trial_balance({ client, accounts, signal }, { from, to }) {
    const more = { period_start: from, period_end: to, is_auxiliary: false };
    const { rows, setAside } = await listAll(client, "/trial_balance", TrialBalanceRow, { limit: 1000, more }, signal);
    const ours = rows.filter(({ number }) => accounts.some((prefix) => number.startsWith(prefix)));
    return { amount: sumMinor(ours.map(({ debits, credits }) => cents(debits) - cents(credits))), setAside };
  },

  async ledger_lines({ client, accounts, signal }, { from, to }) {
    const ids: string[] = [];
    for (const value of accounts) {
      const filter = [{ field: "number", operator: "start_with" as const, value }];
      const { rows } = await listAll(client, "/ledger_accounts", LedgerAccount, { limit: 1000, filter }, signal);
      ids.push(...rows.map(({ id }) => String(id)));
    }
    let amount: Minor = 0;
    const setAside: SetAside[] = [];
    for (let at = 0; at < ids.length; at += 50) {
      const filter = [
        { field: "ledger_account_id", operator: "in" as const, value: ids.slice(at, at + 50) },
        { field: "date", operator: "gteq" as const, value: from },
        { field: "date", operator: "lteq" as const, value: to },
      ];
      const lines = await listAll(client, "/ledger_entry_lines", LedgerLine, { filter, sort: "id" }, signal);
      amount = sumMinor([amount, ...lines.rows.map(({ debit, credit }) => cents(debit) - cents(credit))]);
      setAside.push(...lines.setAside);
    }
    return { amount, setAside };
  },

  async fec(context, { from, to }) {
    const { client, accounts, signal, sleep } = context;
    const { id } = await client.post("/exports/fecs", FecExport, { period_start: from, period_end: to }, signal);
    const file = () => client.get(`/exports/fecs/${id}`, FecFile, {}, signal);
    let made = await file();
    for (let asked = 0; made.status === "pending" && asked < 60; asked++) {
      await sleep(2_000, signal);
      made = await file();
    }
    if (made.status !== "ready" || made.file_url === null)
      throw new ConnectorError("pennylane", "retry", "pennylane.fec_not_made", { status: made.status });
    return { amount: receivableOf(await client.download(made.file_url, signal), accounts), setAside: [] };
  },
};

function cents(text: string): Minor {
  const amount = parseDecimal(text, "EUR");
  if (amount === undefined)
    throw new ConnectorError("pennylane", "bug", "pennylane.unreadable", { method: "GET", path: "/trial_balance", why: text });
  return amount;
}
