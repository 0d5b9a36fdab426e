import type { Connector, Cursor, Page } from "../../src/connectors/port.ts";
import type { Fact } from "../../src/ledger/facts.ts";

/** What a store makes of pages: the latest fact of each kind and id, what is gone taken out, the cursor of the last page. */
export interface Folded {
  facts: Map<string, Fact>;
  cursor: Cursor | undefined;
  /** Keys that the running pull has listed. */
  seen: Set<string>;
}

export function emptyFold(): Folded {
  return { facts: new Map(), cursor: undefined, seen: new Set() };
}

export function keyOf(fact: Fact): string {
  return fact.kind === "gone" ? `${fact.of} ${fact.id}` : `${fact.kind} ${fact.id}`;
}

/** One page, as `commitPage` takes it: facts and cursor together. */
export function fold(into: Folded, page: Page): void {
  for (const fact of page.facts) {
    into.seen.add(keyOf(fact));
    if (fact.kind === "gone") into.facts.delete(keyOf(fact));
    else into.facts.set(keyOf(fact), fact);
  }
  for (const [key, fact] of into.facts) {
    if (fact.kind !== "gone" && page.complete?.includes(fact.kind) && !into.seen.has(key)) into.facts.delete(key);
  }
  into.cursor = page.next;
}

/** Pulls from where `into` stands; killed after `pages` pages when that is given. */
export async function pullInto(into: Folded, connector: Connector, pages = Infinity): Promise<readonly Page[]> {
  const pulled: Page[] = [];
  for await (const page of connector.pull(into.cursor)) {
    fold(into, page);
    pulled.push(page);
    if (pulled.length >= pages) return pulled;
  }
  into.seen.clear();
  return pulled;
}
