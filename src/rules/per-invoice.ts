import { addDays } from "../ledger/day.ts";
import type { Action } from "../ledger/effect.ts";
import { type Case, earliest, type Outcome } from "./case.ts";
import type { Claim, ClaimItem } from "./claim.ts";
import { climb } from "./climb.ts";
import type { Intent } from "./decision.ts";
import { spokenOf } from "./intents.ts";
import { ownSteps } from "./own-steps.ts";
import type { Rulebook } from "./rulebook.ts";

/** What came of one invoice. */
interface Climbed {
  readonly one: ClaimItem;
  readonly outcome: Outcome;
}

/**
 * A ladder per invoice: each climbs as if the debtor owed nothing else. It knows what was done about itself, about the debtor
 * as a whole and in another currency; what stops the debtor has stopped it before. The outcome tells of the oldest invoice
 * with a step due, else of the one that time changes first.
 */
export function climbEach(c: Case, claim: Claim, rulebook: Rulebook): Outcome {
  const actions = actionsByItem(c, claim.items);
  const each = claim.items.map((one) => {
    const own = { ...c, actions: actions.get(one.item.id) ?? [] };
    return { one, outcome: named(climb(own, alone(one), rulebook), one) };
  });
  const due = each.filter(({ outcome }) => outcome.code === "step_due");
  const soonest = each.reduce(sooner);
  const told = due[0] ?? soonest;
  const others = (due.length > 0 ? due : each).length - 1;
  const { code, params } = told.outcome;
  return {
    code,
    params: { ...params, ...(others > 0 && { others }) },
    intents: intentsOf(each),
    invoices: each.map(({ one: { item }, outcome }) => ({
      id: item.id,
      number: item.number,
      reason: { code: outcome.code, params: { currency: c.of.currency, ...outcome.params } },
    })),
    reviewOn: earliest(claim.changesOn, soonest.outcome.reviewOn),
    bySegment: false,
  };
}

/** A reason that does not name its invoice gets its number. */
function named(outcome: Outcome, { item }: ClaimItem): Outcome {
  const { params } = outcome;
  return params.number === undefined ? { ...outcome, params: { ...params, invoice: item.number } } : outcome;
}

function alone(one: ClaimItem): Claim {
  const overdue = one.daysLate > 0;
  return { items: [one], overdue, changesOn: overdue ? undefined : addDays(one.item.dueOn, 1) };
}

function actionsByItem(c: Case, items: readonly ClaimItem[]): ReadonlyMap<string, readonly Action[]> {
  const lists = new Map<string, Action[]>(items.map(({ item }) => [item.id, []]));
  for (const action of c.actions) {
    const forAll = action.items.length === 0 || action.currency !== c.of.currency;
    for (const id of forAll ? lists.keys() : action.items) lists.get(id)?.push(action);
  }
  return lists;
}

function sooner(a: Climbed, b: Climbed): Climbed {
  const [first, second] = [a.outcome.reviewOn, b.outcome.reviewOn];
  return second !== undefined && (first === undefined || second < first) ? b : a;
}

/** An address is missing for all of them: one task looks for it. */
function intentsOf(each: readonly Climbed[]): readonly Intent[] {
  const unreached = each.filter(({ outcome }) => outcome.code === "no_address");
  return each.flatMap((one) =>
    one.outcome.intents.flatMap((intent) => {
      if (intent.step !== ownSteps.address) return [intent];
      return one === unreached[0] ? [{ ...intent, ...spokenOf(unreached.map((other) => other.one)) }] : [];
    }),
  );
}
