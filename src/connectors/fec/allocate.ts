import { groupBy } from "../../ledger/group-by.ts";
import type { Minor } from "../../ledger/money.ts";
import type { Line } from "./book.ts";
import { numberOf, wordsWithDigits } from "./numbers.ts";
import type { Match } from "./settle.ts";

/** Within one lettered group, credits pay the invoice they name, else the oldest: what is left stays on the youngest. */
export function allocate(lines: readonly Line[]): { matches: readonly Match[]; used: ReadonlyMap<Line, Minor> } {
  const used = new Map<Line, Minor>();
  const matches: Match[] = [];
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
  const byNumber = groupBy(debits, numberOf);
  for (const credit of credits) {
    const named = new Set([numberOf(credit), credit.document, ...wordsWithDigits(credit.label)]);
    for (const number of named) if (number !== "") for (const debit of byNumber.get(number) ?? []) pay(credit, debit);
  }
  let oldest = 0;
  for (const credit of credits) {
    for (let at = oldest; at < debits.length && left(credit) > 0; at++) {
      pay(credit, debits[at] as Line);
      if (at === oldest && left(debits[at] as Line) === 0) oldest++;
    }
  }
  return { matches, used };
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
