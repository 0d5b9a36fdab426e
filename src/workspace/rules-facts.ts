import type { Day } from "../ledger/day.ts";
import { type Dossier, dossier } from "../ledger/dossier.ts";
import { type FactValue, type PublishedFact, publishedFacts } from "../rules/facts.ts";
import { commitmentsOf } from "../rules/promise.ts";
import { said } from "../rules/signals.ts";
import { dossiersToDecide } from "./dossiers.ts";
import type { Workspace } from "./open.ts";

export interface FactExample {
  readonly debtor: Dossier["debtor"];
  readonly currency: string;
  readonly value: FactValue;
}

export interface DocumentedFact {
  readonly fact: PublishedFact;
  /** A debtor of the book that says something: not 0, not empty, not false. Any debtor that has a value, else. */
  readonly example?: FactExample;
}

/** Every published fact, with a value from the current book. The first debtor that says something is taken, by id. */
export async function documentedFacts(workspace: Workspace, today: Day): Promise<readonly DocumentedFact[]> {
  const telling = new Map<PublishedFact, FactExample>();
  const any = new Map<PublishedFact, FactExample>();
  for await (const facts of dossiersToDecide(workspace, today)) {
    const of = dossier(facts, today);
    const commitments = commitmentsOf(of, said(of), workspace.rulebook.settings);
    for (const fact of publishedFacts) {
      if (telling.has(fact)) continue;
      const value = fact.read(of, commitments);
      if (value === undefined) continue;
      const says = Array.isArray(value) ? value.length > 0 : Boolean(value);
      const kept = says ? telling : any;
      if (!kept.has(fact)) kept.set(fact, { debtor: of.debtor, currency: of.currency, value });
    }
    if (telling.size === publishedFacts.length) break;
  }
  return publishedFacts.map((fact) => {
    const example = telling.get(fact) ?? any.get(fact);
    return { fact, ...(example && { example }) };
  });
}
