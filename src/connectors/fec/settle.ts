import { groupBy } from "../../ledger/group-by.ts";
import type { Day } from "../../ledger/day.ts";
import type { Minor } from "../../ledger/money.ts";
import type { Line } from "./book.ts";
import { type Group, groupLines } from "./groups.ts";
import type { Account } from "./opening.ts";
import { findRejections } from "./rejections.ts";

/** What the lines of one account come to. */
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
  /** A payment of it came back. */
  readonly rejected: boolean;
  /** Lettered after the last day of its file: its settlement is known, only not yet here. */
  readonly settledLater: boolean;
}

/** A part of a debit settled by a credit. */
export interface Match {
  readonly debit: Line;
  readonly credit: Line;
  readonly amount: Minor;
}

/**
 * Settles an account group by group; debits less credits that are left come to its balance, whatever the lettering says.
 * `lastDays` holds the last day of each file.
 */
export function settle(account: Account, lastDays: ReadonlyMap<string, Day>): Settlement {
  const groups = chargeOpenings(groupLines(account), account.openings);
  const rejections = findRejections(groups);
  const undone = new Set([...rejections.keys(), ...rejections.values()]);
  const debits: Left[] = [];
  const credits: Left[] = [];
  const matches: Match[] = [];
  for (const group of groups) {
    const rejected = group.lines.some((line) => line.amount < 0 && undone.has(line));
    const lines = group.lines.filter((line) => !undone.has(line));
    const result = allocate(lines, group.lettered);
    matches.push(...result.matches);
    const settledLater = lines.every((line) => line.amount > 0 && (line.letteredOn ?? "") > (lastDays.get(line.file) ?? ""));
    for (const line of lines) {
      const open = Math.abs(line.amount) - (result.used.get(line) ?? 0);
      if (open > 0) (line.amount > 0 ? debits : credits).push({ line, open, rejected, settledLater });
    }
  }
  return { debits, credits, matches };
}

/** Credits name their invoice, or pay the oldest first: what is left stays on the youngest. */
function allocate(lines: readonly Line[], lettered: boolean): { matches: Match[]; used: Map<Line, Minor> } {
  const used = new Map<Line, Minor>();
  const matches: Match[] = [];
  if (!lettered) return { matches, used };
  const debits = lines.filter((line) => line.amount > 0).toSorted((a, b) => compare(a.documentOn, b.documentOn));
  const credits = lines.filter((line) => line.amount < 0).toSorted((a, b) => compare(a.on, b.on));
  const left = (line: Line) => Math.abs(line.amount) - (used.get(line) ?? 0);
  const pay = (credit: Line, debit: Line) => {
    const amount = Math.min(left(debit), left(credit));
    if (amount <= 0) return;
    used.set(debit, (used.get(debit) ?? 0) + amount);
    used.set(credit, (used.get(credit) ?? 0) + amount);
    matches.push({ debit, credit, amount });
  };
  const byNumber = groupBy(debits, (debit) => debit.number);
  for (const credit of credits) for (const number of numbersIn(credit)) for (const debit of byNumber.get(number) ?? []) pay(credit, debit);
  let oldest = 0;
  for (const credit of credits) {
    for (let at = oldest; at < debits.length && left(credit) > 0; at++) {
      pay(credit, debits[at] as Line);
      if (at === oldest && left(debits[at] as Line) === 0) oldest++;
    }
  }
  return { matches, used };
}

/** What may be document numbers in a payment: its own reference, and the words of its label that are long enough. */
function numbersIn({ number, label }: Line): readonly string[] {
  return [number, ...label.split(/[\s,;:()]+/).filter((word) => word.length >= 4)].filter((word) => word !== "");
}

/**
 * A lettered group of credits alone settled invoices that this reading knows only as an opening balance: it joins that
 * opening line, as long as the line is large enough.
 */
function chargeOpenings(groups: readonly Group[], openings: ReadonlySet<Line>): readonly Group[] {
  if (openings.size === 0) return groups;
  const left = new Map<Group, { line: Line; open: Minor; joined: Line[] }>();
  for (const group of groups) {
    const [line] = group.lines;
    if (!group.lettered && line && line.amount > 0 && openings.has(line)) left.set(group, { line, open: line.amount, joined: [] });
  }
  const kept: Group[] = [];
  for (const group of groups) {
    if (left.has(group)) continue;
    const credit = -group.lines.reduce((sum, line) => sum + line.amount, 0);
    const creditsOnly = group.lettered && group.lines.every((line) => line.amount < 0);
    const opening = creditsOnly && [...left.values()].find(({ open }) => open >= credit);
    if (!opening) kept.push(group);
    else {
      opening.open -= credit;
      opening.joined.push(...group.lines);
    }
  }
  const charged = [...left.values()].map(({ line, joined }) => ({ lines: [line, ...joined], lettered: joined.length > 0 }));
  return [...charged, ...kept];
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
