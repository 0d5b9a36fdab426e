import type { Account } from "../src/connectors/memory/account.ts";
import { makeBook } from "../src/connectors/memory/book.ts";
import { addDays, day } from "../src/ledger/day.ts";
import { type Dossier, dossier } from "../src/ledger/dossier.ts";

export const today = day("2026-11-21");

/** One invented debtor after the other, each with so many open items; nothing is kept. One dossier per currency. */
export function* dossiers(debtors: number, itemsEach: number): Generator<Dossier> {
  for (const account of makeBook({ seed: 1, debtors, today, itemsEach }).accounts()) yield* dossiersOf(account);
}

function dossiersOf(account: Account): readonly Dossier[] {
  const { debtor, contacts, items, credits, payments, signals } = account;
  const freshness = { pulledOn: today, lastBankEntryOn: addDays(today, -1) };
  return [...new Set(items.map((item) => item.currency))].map((currency) => {
    const own = <Owed extends { readonly currency: string }>(list: readonly Owed[]) => list.filter((owed) => owed.currency === currency);
    const facts = { debtor, currency, contacts, signals, freshness, actions: [] };
    return dossier({ ...facts, items: own(items), credits: own(credits), payments: own(payments) }, today);
  });
}

/** Lists of `size`, the last one shorter. */
export function* inBatches<T>(all: Iterable<T>, size: number): Generator<readonly T[]> {
  let batch: T[] = [];
  for (const one of all) {
    batch.push(one);
    if (batch.length < size) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}
