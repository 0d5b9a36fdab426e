import type { Share } from "../ledger/facts.ts";
import { nextBusinessDay } from "./calendar.ts";
import type { Case, Outcome } from "./case.ts";
import type { Intent } from "./decision.ts";
import { sumMinor } from "../ledger/money.ts";
import { daysLate } from "../ledger/dossier.ts";
import { ownSteps } from "./own-steps.ts";
import type { SignalOf } from "./signals.ts";

/** A plan made here is told in the host once, where its items are: when how much is awaited, for which invoices. */
export function withPlanNotes(c: Case, outcome: Outcome): Outcome {
  if (c.said.plans.length === 0) return outcome;
  const notes = c.said.plans.flatMap((plan) => (plan.shares ? noteOf(c, plan, plan.shares) : []));
  return notes.length === 0 ? outcome : { ...outcome, intents: [...outcome.intents, ...notes] };
}

function noteOf(c: Case, { id, instalments }: SignalOf<"plan">, shares: readonly Share[]): readonly Intent[] {
  const step = ownSteps.agreed;
  if (c.actions.some((action) => action.step === step && action.cycle === id && action.state !== "waiting")) return [];
  const items = c.of.items.flatMap((item) => {
    const share = shares.find((one) => one.item === item.id);
    return share ? [{ id: item.id, amount: Math.min(share.amount, item.open), daysLate: daysLate(item, c.today) }] : [];
  });
  const [first] = items;
  if (!first) return [];
  return [
    {
      step,
      do: "note",
      approval: "never",
      items,
      amount: sumMinor(items.map(({ amount }) => amount)),
      plan: { instalments, shares },
      carriedBy: first.id,
      cycle: id,
      actOn: nextBusinessDay(c.today, ...c.regions),
    },
  ];
}
