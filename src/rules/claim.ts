import { addDays, type Day, dayNumber } from "../ledger/day.ts";
import { type Dossier, daysLate } from "../ledger/dossier.ts";
import type { OpenItem } from "../ledger/facts.ts";
import { type Minor, minor } from "../ledger/money.ts";
import { type Case, earliest } from "./case.ts";
import { disputedParts } from "./disputes.ts";
import type { Said } from "./signals.ts";

/** An open item and what may be asked for it: its open amount less what is disputed or already counted as received. */
export interface ClaimItem {
  readonly item: OpenItem;
  readonly amount: Minor;
  readonly daysLate: number;
}

/** What the debtor could be asked for today. */
export interface Claim {
  /**
   * Oldest first. Overdue items; when there are none, or each climbs by itself, those that a step before the due date is
   * about.
   */
  readonly items: readonly ClaimItem[];
  /** Whether one of them is overdue. */
  readonly overdue: boolean;
  /** What took the last item away, when there were some and none is left. */
  readonly emptiedBy?: EmptiedBy | undefined;
  /** First day on which time adds an item, takes one away or turns one overdue. */
  readonly changesOn?: Day | undefined;
  /** First day on which an item that is held comes back, whatever its age. */
  readonly returnsOn?: Day | undefined;
}

export interface EmptiedBy {
  readonly code: "no_follow_up" | "hold" | "all_disputed";
  /** The items that it took, with what is open on each. */
  readonly items: readonly ClaimItem[];
}

export function claimOf(c: Case): Claim {
  const firstAt = c.rule.ladder[0]?.at ?? 1;
  const overdue: ClaimItem[] = [];
  const early: ClaimItem[] = [];
  let nextOverdueOn: Day | undefined;
  let nextEarlyOn: Day | undefined;
  const now = dayNumber(c.today);
  // By due date: the first item that is not overdue, or not early, is the next one to become so.
  for (const item of c.of.items) {
    const late = now - dayNumber(item.dueOn);
    if (late > 0) {
      overdue.push({ item, amount: item.open, daysLate: late });
      continue;
    }
    nextOverdueOn ??= addDays(item.dueOn, 1);
    if (firstAt > 0) break;
    if (late < firstAt) {
      nextEarlyOn = addDays(item.dueOn, firstAt);
      break;
    }
    early.push({ item, amount: item.open, daysLate: late });
  }
  if (c.rule.per === "invoice") {
    const all = withoutStopped(c, [...overdue, ...early]);
    return {
      ...all,
      overdue: all.items.some(({ daysLate }) => daysLate > 0),
      changesOn: earliest(nextOverdueOn, nextEarlyOn, all.returnsOn),
    };
  }
  const first = withoutStopped(c, overdue);
  if (first.items.length > 0) {
    const { items, returnsOn } = first;
    return { items, overdue: true, emptiedBy: undefined, changesOn: earliest(nextOverdueOn, returnsOn), returnsOn };
  }
  const second = withoutStopped(c, early);
  return {
    items: second.items,
    overdue: false,
    emptiedBy: second.items.length > 0 ? undefined : (first.emptiedBy ?? second.emptiedBy),
    changesOn: earliest(nextOverdueOn, nextEarlyOn, first.returnsOn, second.returnsOn),
    returnsOn: earliest(first.returnsOn, second.returnsOn),
  };
}

/** An item with all that is open of it. */
export function wholeOf(item: OpenItem, today: Day): ClaimItem {
  return { item, amount: item.open, daysLate: daysLate(item, today) };
}

export function totalOf(items: readonly ClaimItem[]): Minor {
  let total = 0;
  for (const { amount } of items) total += amount;
  return minor(total);
}

/** Takes out what is marked, held or disputed, in the order in which `decide` stops. */
function withoutStopped(c: Case, items: readonly ClaimItem[]): Pick<Claim, "items" | "emptiedBy" | "returnsOn"> {
  if (items.length === 0) return { items };
  const followed = items.some(({ item }) => item.noFollowUp) ? items.filter(({ item }) => item.noFollowUp !== true) : items;
  if (followed.length === 0) return { items: [], emptiedBy: { code: "no_follow_up", items } };
  const holds = c.said.holds.filter((hold) => hold.items !== undefined && hold.until >= c.today);
  const held = holds.length === 0 ? [] : followed.filter(({ item }) => holds.some((hold) => c.said.concerns(hold, item.id)));
  const returnsOn = held.length === 0 ? undefined : earliest(...holds.map((hold) => addDays(hold.until, 1)));
  const free = held.length === 0 ? followed : followed.filter((one) => !held.includes(one));
  if (free.length === 0) return { items: [], emptiedBy: { code: "hold", items: followed }, returnsOn };
  const undisputed = withoutDisputed(c.of, c.said, free);
  if (undisputed.length === 0) return { items: [], emptiedBy: { code: "all_disputed", items: free }, returnsOn };
  return { items: undisputed, returnsOn };
}

/** Takes off what is disputed of each item. */
export function withoutDisputed(of: Dossier, said: Said, items: readonly ClaimItem[]): readonly ClaimItem[] {
  const parts = disputedParts(of, said);
  return parts.size === 0 ? items : items.flatMap((one) => lessPart(one, parts.get(one.item.id) ?? 0));
}

function lessPart({ item, amount, daysLate: late }: ClaimItem, part: Minor): readonly ClaimItem[] {
  return amount > part ? [{ item, amount: amount - part, daysLate: late }] : [];
}
