import { groupBy } from "../../ledger/group-by.ts";
import type { Minor } from "../../ledger/money.ts";
import type { Line } from "./book.ts";
import { lineKind } from "./journals.ts";
import type { Left, Match } from "./settle.ts";

/** What a line that only moves a claim to another account stands for: a document, and the part of it that was moved. */
interface Origin {
  readonly line: Line;
  readonly amount: Minor;
}

/**
 * Follows claims through the entries that move them, such as invoices that became doubtful (411 to 416) or were accepted as
 * bills (411 to 413), back to their documents. A line that moved several is cut into them, the oldest settled first.
 */
export function traceOrigins(debits: readonly Left[], matches: readonly Match[]): { debits: readonly Left[]; matches: readonly Match[] } {
  const bySettling = groupBy(matches, ({ credit }) => credit);
  const moves = groupBy(
    [...bySettling.keys()].filter((credit) => lineKind(credit) === "other"),
    entryOf,
  );
  if (moves.size === 0) return { debits, matches };

  function follow(debit: Line, path: readonly Line[]): readonly Origin[] {
    if (lineKind(debit) !== "other" || path.includes(debit)) return [];
    const others = (moves.get(entryOf(debit)) ?? []).filter((credit) => credit.scope.account !== debit.scope.account);
    const same = others.filter((credit) => -credit.amount === debit.amount);
    const movers = same.length === 1 ? same : others;
    if (-total(movers) !== debit.amount) return [];
    return movers
      .flatMap((credit) => bySettling.get(credit) ?? [])
      .flatMap(({ debit: settled, amount }) => {
        const further = follow(settled, [...path, debit]);
        return sum(further) === amount ? further : [{ line: settled, amount }];
      });
  }

  /** None unless they make up the whole line. */
  function originsOf(debit: Line): readonly Origin[] {
    const origins = follow(debit, []).toSorted((a, b) => (a.line.documentOn < b.line.documentOn ? -1 : 1));
    return sum(origins) === debit.amount ? origins : [];
  }

  const byDebit = groupBy(matches, ({ debit }) => debit);
  return {
    debits: debits.flatMap((left) => cutLeft(left, originsOf(left.line))),
    matches: [...byDebit].flatMap(([debit, its]) => cutMatches(its, originsOf(debit))),
  };
}

function cutLeft(left: Left, origins: readonly Origin[]): readonly Left[] {
  if (origins.length === 0) return [left];
  let settled = left.amount - left.open;
  return origins.flatMap(({ line: origin, amount }) => {
    const paid = Math.min(settled, amount);
    settled -= paid;
    return paid < amount ? [{ ...left, origin, amount, open: amount - paid }] : [];
  });
}

/** The matches of one debit, in the order in which they settled it. */
function cutMatches(matches: readonly Match[], origins: readonly Origin[]): readonly Match[] {
  if (origins.length === 0) return matches;
  const waiting = origins.map(({ line, amount }) => ({ line, amount }));
  return matches.flatMap((match) => {
    const parts: Match[] = [];
    for (let left = match.amount; left > 0 && waiting[0];) {
      const amount = Math.min(left, waiting[0].amount);
      parts.push({ ...match, origin: waiting[0].line, amount });
      left -= amount;
      waiting[0].amount -= amount;
      if (waiting[0].amount === 0) waiting.shift();
    }
    return parts;
  });
}

function entryOf({ file, journal, entry, on }: Line): string {
  return [file, journal.code, entry, on].join("\u0000");
}

function total(lines: readonly Line[]): Minor {
  return lines.reduce((sum, line) => sum + line.amount, 0);
}

function sum(origins: readonly Origin[]): Minor {
  return origins.reduce((total, { amount }) => total + amount, 0);
}
