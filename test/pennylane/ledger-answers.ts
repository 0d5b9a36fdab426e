import type { Answer, Asked } from "./answers.ts";
import type { Listed } from "./lists.ts";
import { euros } from "./shapes.ts";
import { linesOf } from "./state.ts";

const at = "2026-01-02T08:00:00.000000Z";
const notFound: Answer = { status: 404, body: { error: "Not Found", status: 404 } };

/** What the host answers about its ledger. */
export function fiscalYearsOf({ config }: Asked): readonly Listed[] {
  return config.fiscalYears.map((year, index) => ({
    id: index + 1,
    fields: {},
    shape: () => ({ id: index + 1, ...year, created_at: at, updated_at: at }),
  }));
}

function inPeriod({ query, state }: Asked) {
  const [from, to] = [query.get("period_start") ?? "", query.get("period_end") ?? ""];
  return linesOf(state).filter(({ date }) => date >= from && date <= to);
}

export function trialRows(asked: Asked): readonly Listed[] {
  const sums = new Map<number, { debits: number; credits: number }>();
  for (const { account, cents } of inPeriod(asked)) {
    const sum = sums.get(account) ?? { debits: 0, credits: 0 };
    sum.debits += Math.max(cents, 0);
    sum.credits += Math.max(-cents, 0);
    sums.set(account, sum);
  }
  const rows = [...sums].map(([id, { debits, credits }]) => ({ id, number: `411${id}`, debits, credits }));
  return [...rows, { id: 707, number: "707000", debits: 0, credits: 12_345 }].map(({ id, number, debits, credits }) => ({
    id,
    fields: {},
    shape: () => ({ number, formatted_number: number, label: "Compte", debits: euros(debits), credits: euros(credits) }),
  }));
}

export function accountsOf({ state }: Asked): readonly Listed[] {
  return [...state.customers.values()].map(({ account }) => ({
    id: account,
    fields: { number: `411${account}` },
    shape: () => ({
      id: account,
      number: `411${account}`,
      label: "Client",
      vat_rate: "FR_200",
      country_alpha2: "FR",
      enabled: true,
      type: "ledger",
      letterable: true,
      created_at: at,
      updated_at: at,
    }),
  }));
}

export function ledgerLines({ state }: Asked): readonly Listed[] {
  return linesOf(state).map(({ id, account, date, cents }) => ({
    id,
    fields: { ledger_account_id: account, date },
    shape: () => ({
      id,
      debit: euros(Math.max(cents, 0)),
      credit: euros(Math.max(-cents, 0)),
      label: "",
      categories: [],
      ledger_account: { id: account, number: `411${account}`, url: "" },
      journal: { id: 1, url: "" },
      date,
      ledger_entry: { id },
      lettered_ledger_entry_lines: { ids: [], url: "" },
      created_at: at,
      updated_at: at,
    }),
  }));
}

export function startExport({ state }: Asked): Answer {
  const made = { id: state.nextId++, polls: 0 };
  state.exports.push(made);
  return { status: 201, body: { id: made.id, status: "pending", created_at: at, updated_at: at } };
}

export function exported({ state, url }: Asked, id: number): Answer {
  const one = state.exports.find((other) => other.id === id);
  if (!one) return notFound;
  const ready = one.polls++ > 0;
  return {
    status: 200,
    body: {
      id,
      status: ready ? "ready" : "pending",
      file_url: ready ? `${url}/files/fec.txt` : null,
      created_at: at,
      updated_at: at,
    },
  };
}

export function numbered(page: object) {
  return { ...page, total_pages: null, current_page: null, total_items: null, per_page: null };
}
