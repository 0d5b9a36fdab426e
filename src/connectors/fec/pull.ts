import type { Fact } from "../../ledger/facts.ts";
import { sumMinor } from "../../ledger/money.ts";
import type { Cursor, Page } from "../port.ts";
import { bankLines } from "./bank-lines.ts";
import { debtorId } from "./debtor-id.ts";
import { companyBalance, customerFacts, listFacts } from "./facts.ts";
import { findInputs, readSnapshots, type Settings } from "./snapshot.ts";

const factsInPage = 1000;

/** The cursor until all is listed. No digest equals it: after a pull that was killed, the books are read again from the start. */
function unfinished(digest: string): string {
  return `unfinished ${digest}`;
}

/** A file has no history: it is read whole when any byte changed, and what it no longer lists is gone. */
export async function* pullBooks(settings: Settings, after: Cursor | undefined, signal?: AbortSignal): AsyncGenerator<Page> {
  const inputs = await findInputs(settings, signal);
  if (after === inputs.digest) return;
  const next = unfinished(inputs.digest);
  // A pull of other files was killed, and what it listed counts as listed by this one: the next pull must sweep again.
  const mixed = after?.startsWith(unfinished("")) === true && after !== next;
  const snapshots = yield* readSnapshots(settings, inputs, (progress): Page => ({ facts: [], next, progress }), signal);
  const setAside = [...snapshots.setAside];
  let facts: Fact[] = [];
  let total = 0;
  const debtors = new Set<string>();
  const named = new Set(snapshots.waiting.map(({ customer }) => debtorId(settings, customer)));
  try {
    for (const snapshot of snapshots.parts()) {
      setAside.push(...snapshot.setAside);
      for (const customer of customerFacts(snapshot, settings)) {
        facts.push(...listFacts(customer));
        if (named.has(customer.debtor.id)) debtors.add(customer.debtor.id);
        total = sumMinor([total, customer.balance.amount]);
        for (; facts.length > factsInPage; facts = facts.slice(factsInPage)) {
          signal?.throwIfAborted();
          yield { facts: facts.slice(0, factsInPage), next };
        }
      }
    }
  } finally {
    snapshots.close();
  }
  yield {
    facts: [...facts, ...bankLines(snapshots.waiting, debtors, settings), companyBalance(snapshots, total, settings)],
    next: mixed ? next : inputs.digest,
    complete: ["debtor", "contact", "open_item", "credit", "bank_line", "payment", "balance"],
    setAside,
  };
}
