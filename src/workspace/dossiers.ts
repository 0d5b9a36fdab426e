import type { Day } from "../ledger/day.ts";
import type { DossierFacts } from "../ledger/dossier.ts";
import type { Clues } from "../ledger/store/bank-lines.ts";
import { dossierFacts } from "../ledger/store/dossiers.ts";
import type { Workspace } from "./open.ts";

/** The facts to decide on, of everyone or of one debtor: with the past segments where a rule asks for them. */
export function dossiersToDecide(
  { store, rulebook }: Pick<Workspace, "store" | "rulebook">,
  today: Day,
  debtor?: string,
  clues?: Clues,
): AsyncGenerator<DossierFacts, void, undefined> {
  const segments = rulebook.segments.some((segment) => segment.stay > 0);
  return dossierFacts(store, { today, segments, ...(debtor !== undefined && { debtor }), ...(clues && { clues }) });
}
