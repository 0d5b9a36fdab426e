import type { Day } from "../ledger/day.ts";
import { type Case, earliest, type Outcome, stop } from "./case.ts";
import type { Claim, ClaimItem } from "./claim.ts";
import { breaksOn, type Commitment } from "./promise.ts";

/** A promise or a plan about everything, or about every item that is left, is running. */
export function promiseStop(c: Case, claim: Claim, items: readonly ClaimItem[], commitments: readonly Commitment[]): Outcome | undefined {
  const running = commitments.filter((one) => one.state === "running");
  const whole = running.find((one) => one.signal.items === undefined);
  if (whole) return stopFor(whole, breaksOn(whole));
  const left = promisedAway(c, items, commitments);
  const [first] = running;
  return left.items.length === 0 && first ? stopFor(first, earliest(left.returnsOn, claim.changesOn)) : undefined;
}

/** Leaves out the items that somebody promised to pay by a day that has not passed. */
export function promisedAway(
  c: Case,
  items: readonly ClaimItem[],
  commitments: readonly Commitment[],
): { readonly items: readonly ClaimItem[]; readonly returnsOn?: Day | undefined } {
  const running = commitments.filter((one) => one.state === "running" && one.signal.items !== undefined);
  if (running.length === 0) return { items };
  const left = items.filter(({ item }) => !running.some((one) => c.said.concerns(one.signal, item.id)));
  return { items: left, returnsOn: earliest(...running.map(breaksOn)) };
}

function stopFor(commitment: Commitment, reviewOn: Day | undefined): Outcome {
  const { signal, payOn, until, due, paid } = commitment;
  const params = { saidOn: signal.on, payOn, until, paid, ...(due !== undefined && { due }) };
  return stop(signal.what === "promise" ? "promise_running" : "plan_running", params, reviewOn);
}
