import { addDays, type Day } from "../ledger/day.ts";
import { type Case, ladderActions } from "./case.ts";
import type { ClaimItem } from "./claim.ts";
import type { Intent } from "./decision.ts";
import { teamTask } from "./intents.ts";
import { carried, counted, type Position } from "./ladder.ts";
import { ownSteps } from "./own-steps.ts";

/** What becomes of the items whose ladder is finished. */
export interface End {
  /** The task that proposes to hand them over, once the days for it have passed. */
  readonly intents: readonly Intent[];
  /** The day on which the rule's ending comes, when it has one. */
  readonly on?: Day;
}

/** `finished` are the items without a next step, oldest first. */
export function endOf(c: Case, finished: readonly ClaimItem[]): End {
  const [oldest] = finished;
  const { end } = c.rule;
  if (!end || !oldest) return { intents: [] };
  const on = addDays(lastActionOn(c, finished) ?? oldest.item.dueOn, end.after);
  if (on > c.today || end.do === "repeat") return { intents: [], on };
  const task = { step: ownSteps.ending, activity: "handover", items: finished, carriedBy: oldest.item.id, cycle: oldest.item.id } as const;
  return { intents: teamTask(c, task), on };
}

/** The last step once more, where the rule repeats it: undefined where it does not. */
export function repeatOf(
  c: Case,
  finished: readonly ClaimItem[],
  { on }: End,
): { readonly position: Position; readonly run: number } | undefined {
  const [carrier] = finished;
  const next = c.rule.ladder.at(-1);
  if (c.rule.end?.do !== "repeat" || !carrier || !next || on === undefined) return undefined;
  const before = c.actions.filter(
    (one) => one.step === next.step && carried(one, carrier.item) && (counted.has(one.state) || one.state === "failed"),
  );
  return { position: { carrier, next, on, items: finished, first: false }, run: before.length + 1 };
}

function lastActionOn(c: Case, items: readonly ClaimItem[]): Day | undefined {
  return ladderActions(c).findLast((one) => counted.has(one.state) && items.some(({ item }) => one.items.includes(item.id)))?.on;
}
