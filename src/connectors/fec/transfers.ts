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
export function traceOrigins(debits: readonly Left[], matches: readonly Match[]): readonly Left[] {
  const bySettling = groupBy(matches, ({ credit }) => credit);
  const moves = groupBy(
    [...bySettling.keys()].filter((credit) => lineKind(credit) === "other"),
    entryOf,
  );
  if (moves.size === 0) return debits;

  function originsOf(debit: Line, path: readonly Line[]): readonly Origin[] {
    if (lineKind(debit) !== "other" || path.includes(debit)) return [];
    const others = (moves.get(entryOf(debit)) ?? []).filter((credit) => credit.scope.account !== debit.scope.account);
    const same = others.filter((credit) => -credit.amount === debit.amount);
    const movers = same.length === 1 ? same : others;
    if (-total(movers) !== debit.amount) return [];
    return movers
      .flatMap((credit) => bySettling.get(credit) ?? [])
      .flatMap(({ debit: settled, amount }) => {
        const further = originsOf(settled, [...path, debit]);
        const whole = further.reduce((sum, origin) => sum + origin.amount, 0);
        return whole === amount ? further : [{ line: settled, amount }];
      });
  }

  return debits.flatMap((left) => {
    const origins = originsOf(left.line, []).toSorted((a, b) => (a.line.documentOn < b.line.documentOn ? -1 : 1));
    return origins.reduce((sum, { amount }) => sum + amount, 0) === left.amount ? cut(left, origins) : [left];
  });
}

/** The oldest parts are settled first. */
function cut(left: Left, origins: readonly Origin[]): readonly Left[] {
  let settled = left.amount - left.open;
  return origins.flatMap(({ line: origin, amount }) => {
    const paid = Math.min(settled, amount);
    settled -= paid;
    return paid < amount ? [{ ...left, origin, amount, open: amount - paid }] : [];
  });
}

function entryOf({ file, journal, entry, on }: Line): string {
  return [file, journal.code, entry, on].join("\u0000");
}

function total(lines: readonly Line[]): Minor {
  return lines.reduce((sum, line) => sum + line.amount, 0);
}
