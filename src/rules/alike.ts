import { groupBy } from "../ledger/group-by.ts";
import { type Minor, sumMinor } from "../ledger/money.ts";
import type { Intent } from "./decision.ts";
import { claimedBy } from "./diff.ts";

/** The same thing done several times, as a ladder per invoice does. */
export interface Alike extends Pick<Intent, "step" | "do" | "activity"> {
  readonly count: number;
  /** Asked in all, penalties and fees included. */
  readonly total: Minor;
}

/** What is done, each step once, in the order in which they come. */
export function alike(intents: readonly Intent[]): readonly Alike[] {
  const groups = groupBy(intents, (one) => `${one.step} ${one.do} ${one.activity ?? ""}`);
  return [...groups.values()].map((some) => {
    const { step, do: kind, activity } = some[0] as Intent;
    const total = sumMinor(some.map((one) => one.amount + claimedBy(one)));
    return { step, do: kind, ...(activity !== undefined && { activity }), count: some.length, total };
  });
}
