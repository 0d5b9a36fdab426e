import type { Day } from "../../ledger/day.ts";
import type { Minor } from "../../ledger/money.ts";
import { allocate } from "./allocate.ts";
import type { Line } from "./book.ts";
import { chargeOpenings } from "./charge-openings.ts";
import { settleDifferences } from "./differences.ts";
import { type Group, groupLines } from "./groups.ts";
import { isAdvance, settleNamed } from "./named.ts";
import type { Account } from "./opening.ts";
import { findRejections, reopenNamed } from "./rejections.ts";
import { traceOrigins } from "./transfers.ts";

/** What the lines of one customer come to. */
export interface Settlement {
  /** Debits that are not settled in full, with what is left of each. */
  readonly debits: readonly Left[];
  /** Credits that settled nothing, or not all they could. */
  readonly credits: readonly Left[];
  readonly matches: readonly Match[];
}

export interface Left {
  readonly line: Line;
  /** Positive. */
  readonly open: Minor;
  /** As booked, or the part of it that moves `origin`. Positive. */
  readonly amount: Minor;
  /** The document that an entry moved here from another account: a doubtful invoice, a bill. */
  readonly origin?: Line;
  /** A payment of it came back. */
  readonly rejected: boolean;
  /** Lettered with a settlement that is not here: one of after the last day of its file, or of no day that is known. */
  readonly settledLater: boolean;
}

/** A part of a debit settled by a credit. */
export interface Match {
  readonly debit: Line;
  readonly credit: Line;
  readonly amount: Minor;
  /** The document that an entry moved to the account of `debit`. */
  readonly origin?: Line;
}

/**
 * Settles a customer group by group; debits less credits that are left come to its balance, whatever the lettering says.
 * `lastDays` holds the last day of each file.
 */
export function settle(accounts: readonly Account[], lastDays: ReadonlyMap<string, Day>): Settlement {
  const openings = new Set(accounts.flatMap((account) => [...account.openings]));
  const groups = joinAdvances(chargeOpenings(groupLines(accounts), openings));
  const rejections = findRejections(groups);
  const undone = new Set([...rejections.keys(), ...rejections.values()]);
  const debits: Left[] = [];
  const credits: Left[] = [];
  const matches: Match[] = [];
  for (const group of groups) {
    const rejected = group.lines.some((line) => line.amount < 0 && undone.has(line));
    const lines = group.lines.filter((line) => !undone.has(line));
    const result = group.lettered ? allocate(lines) : { matches: [], used: new Map<Line, Minor>() };
    matches.push(...result.matches);
    const settledLater = group.lines.every((line) => isSettledElsewhere(line, lastDays));
    for (const line of lines) {
      const amount = Math.abs(line.amount);
      const open = amount - (result.used.get(line) ?? 0);
      if (open > 0) (line.amount > 0 ? debits : credits).push({ line, open, amount, rejected, settledLater });
    }
  }
  const named = settleNamed(debits, credits);
  const settled = settleDifferences({ ...named, matches: [...matches, ...named.matches] });
  const traced = traceOrigins(settled.debits, settled.matches);
  const reopened = reopenNamed(
    traced.debits,
    groups.flatMap((group) => group.lines),
  );
  const back = new Set(reopened.flatMap(({ rejected, origin }) => (rejected && origin ? [origin] : [])));
  return { debits: reopened, credits: settled.credits, matches: traced.matches.filter(({ debit }) => !back.has(debit)) };
}

/**
 * A debit that is lettered, with a credit that this reading does not have: it comes after the last day of the file, or is a
 * draft that no FEC holds. Many programs write no DateLet; without one the accountant's word stands that it is settled.
 */
function isSettledElsewhere({ amount, letter, letteredOn, file }: Line, lastDays: ReadonlyMap<string, Day>): boolean {
  return amount > 0 && letter !== "" && (letteredOn === undefined || letteredOn > (lastDays.get(file) ?? ""));
}

/** What was used of advances pays them back oldest first, lettered or not: an advance is never an invoice. */
function joinAdvances(groups: readonly Group[]): readonly Group[] {
  const isOfAdvance = ({ lettered, lines }: Group) => !lettered && lines.every(isAdvance);
  const advances = groups.filter(isOfAdvance).flatMap(({ lines }) => lines);
  if (!advances.some((line) => line.amount > 0)) return groups;
  return [...groups.filter((group) => !isOfAdvance(group)), { lines: advances, lettered: true }];
}
