import { digest } from "../../ledger/digest.ts";
import type { Fact, Gone } from "../../ledger/facts.ts";
import type { Known, State } from "./state.ts";

/** What a page says of one thing in the host, and the state after it. */
export interface Told {
  readonly facts: readonly Fact[];
  readonly state: State;
}

type Standing = Exclude<Fact, Gone>;

/**
 * Of the facts that an invoice, a transaction or a customer's contacts now give, those to say: all of them in a whole
 * reading, else the new, the changed and the gone. `euros` is what is open of it in another currency.
 */
export function tell(state: State, origin: string, customer: number, facts: readonly Standing[], euros?: number): Told {
  const before = state.known[origin]?.f ?? {};
  // Most invoices are settled and were.
  if (facts.length === 0 && state.known[origin] === undefined) return { facts: [], state };
  const now = Object.fromEntries(facts.map((fact) => [keyOf(fact), digest(JSON.stringify(fact)).slice(0, 8)]));
  const news: Fact[] = facts.filter((fact) => state.whole || before[keyOf(fact)] !== now[keyOf(fact)]);
  for (const key of Object.keys(before)) if (!(key in now)) news.push(gone(key, origin));
  const { [origin]: _, ...others } = state.known;
  const entry: Known = { c: customer, f: now, ...(euros !== undefined && { e: euros }) };
  return { facts: news, state: { ...state, known: facts.length > 0 ? { ...others, [origin]: entry } : others } };
}

/** Customers with an open item, by id. */
export function owing(state: State): readonly number[] {
  const customers = Object.values(state.known).filter(({ f }) => Object.keys(f).some((key) => key.startsWith("open_item ")));
  return [...new Set(customers.map(({ c }) => c))].toSorted((a, b) => a - b);
}

/** Ids of the invoices, or transactions, that something is known of, above `after`. */
export function knownIds(state: State, letter: "i" | "t", after = 0): readonly number[] {
  const ids = Object.keys(state.known).filter((origin) => origin.startsWith(letter));
  return ids
    .map((origin) => Number(origin.slice(1)))
    .filter((id) => id > after)
    .toSorted((a, b) => a - b);
}

function gone(key: string, origin: string): Gone {
  const space = key.indexOf(" ");
  const of = key.slice(0, space) as Gone["of"];
  return { kind: "gone", of, id: key.slice(space + 1), source: { host: "pennylane", place: placeOf(origin) } };
}

function placeOf(origin: string): string {
  const words = { i: "customer_invoice", t: "transaction", k: "customer" } as const;
  return `${words[origin[0] as keyof typeof words] ?? ""} ${origin.slice(1)}`;
}

function keyOf(fact: Standing): string {
  return `${fact.kind} ${fact.id}`;
}
