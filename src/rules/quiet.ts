import { type Day, dayOf, endOfMonth, partsOf } from "../ledger/day.ts";
import type { Settings } from "./settings.ts";

/** The last day of the quiet weeks that a day lies in; undefined on every other day. */
export function quietUntil(day: Day, quiet: Settings["quiet"]): Day | undefined {
  const at = day.slice(5);
  for (const { from, to } of quiet) {
    const overNewYear = from > to;
    const within = overNewYear ? at >= from || at <= to : at >= from && at <= to;
    if (within) return lastDay(partsOf(day).year + (overNewYear && at >= from ? 1 : 0), to);
  }
  return undefined;
}

/** 29 February is the last of the month in a common year. */
function lastDay(year: number, to: string): Day {
  const [month, date] = to.split("-").map(Number) as [number, number];
  return dayOf(year, month, date) ?? endOfMonth(dayOf(year, month, 1) as Day);
}
