import { addDays, type Day, daysBetween } from "../ledger/day.ts";
import type { Action } from "../ledger/effect.ts";
import type { OpenItem } from "../ledger/facts.ts";
import type { Case } from "./case.ts";
import type { Claim, ClaimItem } from "./claim.ts";
import type { LadderStep, Rulebook } from "./rulebook.ts";

/** The item that sets the level, and the step that comes next for it. */
export interface Position {
  readonly carrier: ClaimItem;
  readonly next: LadderStep;
  /** The day the next step is reached, which may be long past. */
  readonly on: Day;
  /** What the step would speak of, oldest first. */
  readonly items: readonly ClaimItem[];
  /** Nothing about the carrier has been asked since it is overdue. */
  readonly first: boolean;
}

/** Where each item of a claim stands. */
export interface Standing {
  readonly position?: Position | undefined;
  /** Items without a next step, oldest first. */
  readonly finished: readonly ClaimItem[];
}

/**
 * Where a debtor stands on the ladder. Reminders are consolidated: one action speaks of every overdue item that it can.
 *
 * - The level is carried by the oldest overdue item whose ladder is not finished; undefined when there is none left.
 * - After an action, an item's level is the hardest step, up to the action's, whose `at` the item had reached on that day:
 *   a young invoice listed in a hard reminder does not inherit its tone. The item that carried the action has its step
 *   for good, whatever becomes of its due date or of the ladder's days.
 * - The next step is the one right after that level, never a later one: a step missed is caught up once, and old debts of
 *   the first day begin with the first step.
 * - A level counts when the action left or was done. One that failed does not count; one that a person refused does.
 * - Steps before the due date are for debtors who owe nothing overdue, and speak of the items that have reached them.
 * - An action is about the items that have not had its step or a harder one: nobody reads a kind word about what was
 *   already put on formal notice. A registered letter is only about items that have reached it, and leaves out those whose
 *   due date is only the legal default; their own ladder ends before it.
 */
export function standingOf(c: Case, claim: Claim, rulebook: Rulebook): Standing {
  const levels = levelsOf(c, rulebook);
  return claim.overdue ? overdueStanding(c, claim, levels) : { position: earlyPosition(c, claim, levels), finished: [] };
}

function overdueStanding(c: Case, claim: Claim, levels: Levels): Standing {
  const { ladder } = c.rule;
  let position: Position | undefined;
  const finished: ClaimItem[] = [];
  const notice = ladder.findIndex((step) => step.registered === true);
  for (const carrier of claim.items) {
    const index = ladder.findIndex((step, at) => at > levels.of(carrier.item) && step.at > 0);
    const next = ladder[index];
    if (!next || (notice >= 0 && index >= notice && !provenDueDate(carrier.item))) {
      finished.push(carrier);
      continue;
    }
    // The oldest one carries the level; the others are only looked at for the end of their ladder.
    if (position) continue;
    const items = claim.items.filter(
      (one) =>
        one === carrier || (levels.of(one.item) < index && (!next.registered || (provenDueDate(one.item) && one.daysLate >= next.at))),
    );
    const first = (ladder[levels.of(carrier.item)]?.at ?? 0) <= 0;
    position = { carrier, next, on: addDays(carrier.item.dueOn, next.at), items, first };
    if (!c.rule.end) break;
  }
  return { position, finished };
}

function earlyPosition(c: Case, claim: Claim, levels: Levels): Position | undefined {
  let first: Position | undefined;
  for (const carrier of claim.items) {
    const next = c.rule.ladder[levels.of(carrier.item) + 1];
    if (!next) continue;
    const on = addDays(carrier.item.dueOn, next.at);
    if (first && first.on <= on) continue;
    const items = claim.items.filter((one) => next.at <= one.daysLate && c.rule.ladder[levels.of(one.item) + 1] === next);
    first = { carrier, next, on, items, first: true };
  }
  return first;
}

function provenDueDate(item: OpenItem): boolean {
  return item.dueFrom !== "legal_default";
}

interface Levels {
  /** Index in the ladder of the hardest step that the item has had; -1 for none. */
  of(item: OpenItem): number;
}

/** States in which a step is behind us. */
export const counted: ReadonlySet<Action["state"]> = new Set(["sent", "done", "refused"]);

function levelsOf(c: Case, rulebook: Rulebook): Levels {
  const past = c.actions.flatMap((action) => {
    if (!counted.has(action.state) || action.on > c.today || action.items.length === 0) return [];
    const index = indexOf(c.rule.ladder, action, rulebook);
    return index < 0 ? [] : [{ action, index }];
  });
  return {
    of(item) {
      let level = -1;
      for (const { action, index } of past) {
        if (index <= level || !action.items.includes(item.id)) continue;
        if (carried(action, item)) {
          level = index;
          continue;
        }
        const late = daysBetween(item.dueOn, action.on);
        for (let at = index; at > level; at--) {
          if ((c.rule.ladder[at] as LadderStep).at > late) continue;
          level = at;
          break;
        }
      }
      return level;
    },
  };
}

/** The run of a ladder is named after the item that carries it, with a number from the second attempt on. */
export function cycleOf(carrier: string, attempt: number): string {
  return attempt === 1 ? carrier : `${carrier}#${attempt}`;
}

/** Whether the item set the level of an action. */
export function carried(action: Action, item: OpenItem): boolean {
  return action.cycle === item.id || action.cycle.startsWith(`${item.id}#`);
}

/**
 * The step of this ladder that a past action amounts to. After a change of segment the names differ: it then counts as the
 * hardest step that is not later than the one it was, so that nobody falls back to a tone that was already passed.
 */
function indexOf(ladder: readonly LadderStep[], action: Action, rulebook: Rulebook): number {
  const same = ladder.findIndex((step) => step.step === action.step);
  if (same >= 0) return same;
  const was = rulebook.segments.find((segment) => segment.name === action.segment)?.ladder.find((step) => step.step === action.step);
  return was === undefined ? -1 : ladder.findLastIndex((step) => step.at <= was.at);
}
