import { addDays, addMonths, type Day } from "../ledger/day.ts";
import { onDay } from "../ledger/dossier.ts";
import { type Case, earliest } from "./case.ts";
import type { Rulebook } from "./rulebook.ts";
import { ruleFor } from "./segment.ts";

/** How far ahead each single day is tried, for conditions that move every day: the review comes at the latest then. */
const daysAhead = 31;

/**
 * The first day, up to `before`, on which time alone puts the debtor into another segment: an item falls due, a payment
 * leaves the months that count. Only days on which a fact in some condition moves are tried.
 */
export function nextSegmentOn(c: Case, rulebook: Rulebook, before: Day | undefined): Day | undefined {
  const { moves } = rulebook;
  if (moves.size === 0 || before === addDays(c.today, 1)) return before;
  const days = new Set<Day>();
  const last = moves.has("daily") ? earliest(before, addDays(c.today, daysAhead)) : before;
  const add = (day: Day) => {
    if (day > c.today && (last === undefined || day < last)) days.add(day);
  };
  if (moves.has("daily")) for (let ahead = 1; ahead < daysAhead; ahead++) add(addDays(c.today, ahead));
  else if (moves.has("due")) for (const item of c.of.items) add(addDays(item.dueOn, 1));
  const windows = [3, 6, 12].filter((months) => moves.has(months as 3 | 6 | 12));
  for (const { paidOn, by } of c.of.payments) {
    if (by !== "money") continue;
    add(paidOn);
    for (const months of windows) {
      const leaves = addMonths(paidOn, months);
      add(leaves);
      // After a short month the window moves by more than a day at once.
      add(addDays(leaves, 1));
    }
  }
  for (const day of [...days].toSorted()) if (ruleFor(onDay(c.of, day), rulebook).name !== c.rule.name) return day;
  return last;
}
