import type { Clue } from "../ledger/bank-lines.ts";
import type { Day } from "../ledger/day.ts";
import type { DossierFacts } from "../ledger/dossier.ts";
import type { Action } from "../ledger/effect.ts";
import { type Decision, isAddressed } from "../rules/decision.ts";

/**
 * Who owes in two currencies, or to two companies of the group, hears from one of them on one day: the first that is asked
 * about. A bank line that fits several debtors is given to one of them likewise.
 */
export function oneVoice(today: Day): {
  /** The facts, with a contact of today when the person is spoken to already, and bank lines that were given to somebody else. */
  hear(facts: DossierFacts): DossierFacts;
  speak(facts: DossierFacts, decision: Decision): void;
} {
  const spoken = new Set<string>();
  const given = new Map<string, string>();
  const personOf = ({ debtor }: DossierFacts) => debtor.siren ?? debtor.id;
  return {
    hear(facts) {
      const taken = spoken.has(personOf(facts)) || facts.actions.some((action) => action.currency !== facts.currency && isOnItsWay(action));
      const bankLines = given.size === 0 ? undefined : facts.bankLines?.map((clue) => withTask(clue, given.get(clue.line.id)));
      if (!taken && !bankLines) return facts;
      return { ...facts, ...(taken && { groupContactOn: today }), ...(bankLines && { bankLines }) };
    },
    speak(facts, decision) {
      for (const { bankLine } of decision.intents) if (bankLine !== undefined) given.set(bankLine, facts.debtor.id);
      if (isAddressed(decision) || facts.actions.some(isOnItsWay)) spoken.add(personOf(facts));
    },
  };
}

function withTask(clue: Clue, givenTo: string | undefined): Clue {
  return givenTo === undefined || clue.givenTo !== undefined ? clue : { ...clue, givenTo };
}

/** Agreed and not gone yet: a message that is certain to come. */
function isOnItsWay({ kind, state }: Action): boolean {
  return (kind === "email" || kind === "letter") && (state === "approved" || state === "uncertain");
}
