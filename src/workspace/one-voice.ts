import type { Day } from "../ledger/day.ts";
import type { DossierFacts } from "../ledger/dossier.ts";
import type { Action } from "../ledger/effect.ts";
import type { Decision } from "../rules/decision.ts";

/** Who owes in two currencies, or to two companies of the group, hears from one of them on one day: the first that is asked about. */
export function oneVoice(today: Day): {
  /** The facts, with a contact of today when the person is spoken to already. */
  hear(facts: DossierFacts): DossierFacts;
  speak(facts: DossierFacts, decision: Decision): void;
} {
  const spoken = new Set<string>();
  const personOf = ({ debtor }: DossierFacts) => debtor.siren ?? debtor.id;
  return {
    hear(facts) {
      const taken = spoken.has(personOf(facts)) || facts.actions.some((action) => action.currency !== facts.currency && isOnItsWay(action));
      return taken ? { ...facts, groupContactOn: today } : facts;
    },
    speak(facts, { reason }) {
      if (reason.code === "step_due" || facts.actions.some(isOnItsWay)) spoken.add(personOf(facts));
    },
  };
}

/** Agreed and not gone yet: a message that is certain to come. */
function isOnItsWay({ kind, state }: Action): boolean {
  return (kind === "email" || kind === "letter") && (state === "approved" || state === "uncertain");
}
