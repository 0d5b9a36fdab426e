import { addDays, type Day, day } from "../../src/ledger/day.ts";
import { dossier, type DossierFacts } from "../../src/ledger/dossier.ts";
import type { Action } from "../../src/ledger/effect.ts";
import { decide } from "../../src/rules/decide.ts";
import type { Decision, Intent } from "../../src/rules/decision.ts";
import type { Rulebook } from "../../src/rules/rulebook.ts";

/** What happens in the world on a day, before the decision: facts are added or replaced. */
export type Events = Readonly<Record<string, (facts: DossierFacts) => DossierFacts>>;

export interface Step {
  readonly day: Day;
  readonly decision: Decision;
}

/**
 * Lives day by day: what happens, then the decision, then everything it wants is delivered at once (a call is made).
 * `deliver` may answer another state for an action, or nothing when it did not leave.
 */
export function walk(
  start: DossierFacts,
  rulebook: Rulebook,
  span: { readonly from: string; readonly to: string },
  events: Events = {},
  deliver: (intent: Intent, day: Day) => Action["state"] | undefined = (intent) => (intent.do === "task" ? "done" : "sent"),
): Step[] {
  let facts = start;
  const steps: Step[] = [];
  for (let today = day(span.from); today <= span.to; today = addDays(today, 1)) {
    facts = { ...facts, freshness: { pulledOn: today, lastBankEntryOn: today } };
    facts = events[today]?.(facts) ?? facts;
    const decision = decide(dossier(facts, today), rulebook, today);
    steps.push({ day: today, decision });
    for (const intent of decision.intents) {
      const state = intent.actOn === today ? deliver(intent, today) : undefined;
      if (state !== undefined) facts = { ...facts, actions: [...facts.actions, actionOf(intent, decision, state)] };
    }
  }
  return steps;
}

export function actionOf(intent: Intent, decision: Decision, state: Action["state"]): Action {
  return {
    key: `${intent.step} ${intent.cycle} ${intent.items.map((item) => item.id).join()}`,
    debtor: decision.debtor,
    currency: decision.currency,
    kind: intent.do,
    segment: decision.segment.name,
    step: intent.step,
    cycle: intent.cycle,
    items: intent.items.map((item) => item.id),
    // Invoices of tests have their number for an id.
    numbers: [...intent.items.map((item) => item.id), ...(intent.settled ?? []).map((one) => one.number)],
    amount: intent.amount,
    on: decision.today,
    state,
  };
}

/** `06-12 courtesy FA-1+FA-2`, one line per intent, on the day it leaves. */
export function diary(steps: readonly Step[]): string[] {
  return steps.flatMap(({ day: on, decision }) =>
    decision.intents
      .filter((intent) => intent.actOn === on)
      .map((intent) => `${on.slice(5)} ${intent.step} ${intent.items.map((item) => item.id).join("+")}`.trim()),
  );
}

/** Reasons as they follow each other: `05-01 nothing_due`, one line per change. */
export function reasons(steps: readonly Step[]): string[] {
  const lines: string[] = [];
  let last = "";
  for (const { day: on, decision } of steps) {
    if (decision.reason.code !== last) lines.push(`${on.slice(5)} ${decision.reason.code}`);
    last = decision.reason.code;
  }
  return lines;
}
