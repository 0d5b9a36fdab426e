import type { Day } from "../ledger/day.ts";
import { dossier } from "../ledger/dossier.ts";
import type { Debtor } from "../ledger/facts.ts";
import type { Message } from "../ledger/message.ts";
import type { Currency } from "../ledger/money.ts";
import type { PlanTerms } from "../ledger/plan-terms.ts";
import { addSignal } from "../ledger/store/facts.ts";
import { planFor } from "../rules/instalments.ts";
import { dossiersToDecide } from "./dossiers.ts";
import type { Workspace } from "./open.ts";
import { type Said, wordBase } from "./words.ts";

/** What came of asking for a plan in one currency. */
export type Granted = { readonly currency: Currency } & ({ readonly plan: PlanTerms } | { readonly refused: Message });

/** The plan that the segment's rule gives a debtor today, in each currency in which something is open. */
export async function offerPlans(workspace: Workspace, debtor: Debtor, today: Day): Promise<readonly Granted[]> {
  const offers: Granted[] = [];
  for await (const facts of dossiersToDecide(workspace, today, debtor.id)) {
    if (facts.items.length === 0) continue;
    const { currency } = facts;
    const offer = planFor(dossier(facts, today), workspace.rulebook);
    offers.push("refused" in offer ? { currency, refused: offer.refused } : { currency, plan: offer });
  }
  return offers;
}

/** Writes the plans that are offered down, as a person's word: from now on they are followed, item by item. */
export async function grantPlans(workspace: Workspace, debtor: Debtor, said: Omit<Said, "word">, today: Day): Promise<readonly Granted[]> {
  const offers = await offerPlans(workspace, debtor, today);
  for (const offer of offers) {
    if ("refused" in offer) continue;
    const { currency, plan } = offer;
    const about = plan.shares.map(({ item }) => item);
    await addSignal(workspace.store, { ...wordBase(debtor, said, about, today), what: "plan", currency, ...plan });
  }
  return offers;
}
