import { addDays, type Day } from "../ledger/day.ts";
import type { Params } from "../ledger/message.ts";
import { type Case, earliest, type Outcome, stop } from "./case.ts";
import type { Claim, ClaimItem } from "./claim.ts";
import { teamTask } from "./intents.ts";
import { ownSteps } from "./own-steps.ts";
import { breaksOn, type Commitment } from "./promise.ts";

/** A promise or a plan about everything, or about every item that is left, is running, or a plan is in its notice. */
export function promiseStop(c: Case, claim: Claim, items: readonly ClaimItem[], commitments: readonly Commitment[]): Outcome | undefined {
  // A plan that was agreed upon after another one was broken is the one to speak of.
  const holding = commitments
    .filter((one) => waitsUntil(c, one) !== undefined)
    .toSorted((a, b) => Number(b.state === "running") - Number(a.state === "running"));
  const whole = holding.find((one) => one.signal.items === undefined);
  if (whole) return stopFor(c, claim, whole, items, waitsUntil(c, whole));
  const left = promisedAway(c, items, commitments);
  const [first] = holding;
  return left.items.length === 0 && first ? stopFor(c, claim, first, items, earliest(left.returnsOn, claim.changesOn)) : undefined;
}

/** Leaves out the items that somebody promised to pay by a day that has not passed, and those of a plan in its notice. */
export function promisedAway(
  c: Case,
  items: readonly ClaimItem[],
  commitments: readonly Commitment[],
): { readonly items: readonly ClaimItem[]; readonly returnsOn?: Day | undefined } {
  const holding = commitments.filter((one) => one.signal.items !== undefined && waitsUntil(c, one) !== undefined);
  if (holding.length === 0) return { items };
  const left = items.filter(({ item }) => !holding.some((one) => c.said.concerns(one.signal, item.id)));
  return { items: left, returnsOn: earliest(...holding.map((one) => waitsUntil(c, one))) };
}

/** The first day on which a commitment no longer holds the ladder up; undefined once it does not. */
function waitsUntil(c: Case, commitment: Commitment): Day | undefined {
  if (commitment.state === "running") return breaksOn(commitment);
  const ends = isBrokenPlan(commitment) ? addDays(breaksOn(commitment), c.settings.planNotice) : c.today;
  return ends > c.today ? ends : undefined;
}

function instalmentParams({ number, count, amount, received }: NonNullable<Commitment["instalment"]>): Params {
  return { instalment: number, instalments: count, amount, received };
}

function isBrokenPlan({ signal, state }: Commitment): boolean {
  return signal.what === "plan" && state === "broken";
}

function stopFor(c: Case, claim: Claim, commitment: Commitment, items: readonly ClaimItem[], reviewOn: Day | undefined): Outcome {
  const { signal, payOn, until, due, paid, instalment } = commitment;
  const params = {
    saidOn: signal.on,
    payOn,
    until,
    paid,
    ...(due !== undefined && { due }),
    ...(instalment && instalmentParams(instalment)),
  };
  if (!isBrokenPlan(commitment)) return stop(signal.what === "promise" ? "promise_running" : "plan_running", params, reviewOn);
  const task = { step: ownSteps.plan, activity: "call", items, carriedBy: items[0]?.item.id ?? "", cycle: signal.id } as const;
  const resumesOn = addDays(breaksOn(commitment), c.settings.planNotice);
  // What falls due meanwhile is spoken of in the call.
  return stop("plan_broken", { ...params, resumesOn }, earliest(reviewOn, claim.changesOn), teamTask(c, task));
}
