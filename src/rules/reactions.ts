import { addDays, type Day } from "../ledger/day.ts";
import { type Case, type Outcome, stop } from "./case.ts";
import type { Claim } from "./claim.ts";
import type { Intent } from "./decision.ts";
import { teamTask } from "./intents.ts";
import { reactionSteps } from "./own-steps.ts";
import { breaksOn, type Commitment } from "./promise.ts";
import type { LadderStep } from "./rulebook.ts";

/** What a segment can answer to. */
export const happenings = ["reply", "dispute", "promise", "broken-promise", "partial-payment", "bounce"] as const;
export type Happening = (typeof happenings)[number];

/** How a segment answers: nothing is sent for some days, somebody gets a task, or both. */
export interface Reaction {
  readonly pause?: number | undefined;
  readonly task?: "call" | "check_item" | "handover" | "other" | undefined;
  readonly assignee?: LadderStep["assignee"] | undefined;
}

export type Reactions = Readonly<Partial<Record<Happening, Reaction>>>;

interface Happened {
  readonly what: Happening;
  readonly on: Day;
  readonly id: string;
}

/** The last one of each kind that the segment answers to. */
export function happenedOf(c: Case, commitments: readonly Commitment[]): readonly Happened[] {
  const answered = happenings.filter((what) => c.rule.reactions[what]);
  return answered.flatMap((what) => {
    const last = lastOf(what, c, commitments);
    return last ? [{ what, on: last.on, id: last.id }] : [];
  });
}

function lastOf(what: Happening, c: Case, commitments: readonly Commitment[]): Pick<Happened, "on" | "id"> | undefined {
  switch (what) {
    case "reply":
      return c.said.replies.at(-1);
    case "dispute":
      return c.said.disputes.at(-1);
    case "promise":
      return c.said.promises.at(-1);
    case "broken-promise": {
      const broken = commitments.findLast((one) => one.state === "broken" && one.signal.what === "promise");
      return broken && { on: breaksOn(broken), id: broken.signal.id };
    }
    case "partial-payment": {
      const open = new Set(c.of.items.map((item) => item.number));
      const paid = c.of.payments.findLast((one) => one.by === "money" && one.paidOn <= c.today && open.has(one.invoice));
      return paid && { on: paid.paidOn, id: paid.id };
    }
    case "bounce":
      return c.of.signals.findLast((signal) => signal.what === "bounce" && signal.on <= c.today);
  }
}

/** Nothing is sent for some days after what happened: the one that holds longest is told. */
export function pausedAfter(c: Case, happened: readonly Happened[]): Outcome | undefined {
  if (happened.length === 0) return undefined;
  const pauses = happened.map(({ what, on }) => ({ what, on, until: addDays(on, c.rule.reactions[what]?.pause ?? 0) }));
  const [longest] = pauses.filter(({ until }) => until > c.today).toSorted((a, b) => (a.until > b.until ? -1 : 1));
  return longest && stop("paused_after", { event: longest.what, on: longest.on, until: longest.until }, longest.until);
}

/** The tasks that answer to what happened, each given once. */
export function reactionTasks(c: Case, claim: Claim, happened: readonly Happened[]): readonly Intent[] {
  const [first] = claim.items;
  if (!first) return [];
  return happened.flatMap(({ what, id }) => {
    const { task: activity, assignee } = c.rule.reactions[what] ?? {};
    if (activity === undefined) return [];
    const task = { step: reactionSteps[what], activity, items: claim.items, carriedBy: first.item.id, cycle: id } as const;
    return teamTask(c, task, assignee);
  });
}
