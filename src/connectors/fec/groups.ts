import { groupBy } from "../../ledger/group-by.ts";
import type { Line } from "./book.ts";
import { lineKind } from "./journals.ts";
import { bare, numberOf, tellsApart, wordsWithDigits } from "./numbers.ts";
import type { Account } from "./opening.ts";
import { unionFind } from "./union-find.ts";

/** Lines of one customer that belong together by their lettering, in the order of the accounts; alone when not lettered. */
export interface Group {
  readonly lines: readonly Line[];
  readonly lettered: boolean;
}

/** One account of a customer, or what is known of it so far. */
export type LetteredAccount = Pick<Account, "lines" | "standFor">;

/**
 * Groups the lines of one customer by lettering. A code means something inside one account only, and programs use codes
 * again every year. A code may also be a list of document numbers (Business Central), of any account. An opening that was dropped
 * joins the lines it stands for, a write-off or exchange difference the document it names.
 */
export function groupLines(accounts: readonly LetteredAccount[]): readonly Group[] {
  const kept = accounts.flatMap(({ lines }) => lines);
  const all = accounts.flatMap(({ lines, standFor }) => [...lines, ...standFor.keys()]);
  const sets = unionFind<Line>();
  joinCodes(all, sets.join);
  joinDocuments(all, sets.join);
  for (const { standFor } of accounts) for (const [opening, lines] of standFor) for (const line of lines) sets.join(opening, line);
  joinDifferences(kept, sets.join);
  return [...groupBy(kept, sets.rootOf).values()].map((lines) => ({
    lines,
    lettered: lines.some((line) => line.letter !== "" || sets.isJoined(line)),
  }));
}

type Join = (one: Line, other: Line) => void;

function joinCodes(all: readonly Line[], join: Join): void {
  const lettered = all.filter((line) => line.letter !== "");
  for (const coded of groupBy(lettered, (line) => `${line.scope.account}\u0000${line.letter}`).values()) {
    for (const lines of overYears([...groupBy(coded, (line) => line.file).values()])) {
      for (const line of lines) join(lines[0] as Line, line);
    }
  }
}

/**
 * What one code groups, file by file, oldest first. It comes to zero in a file, or goes on in the next one until it does;
 * two invoices that were each paid in part under one code, in two years, are two groups all the same.
 */
function overYears(files: readonly (readonly Line[])[]): readonly (readonly Line[])[] {
  const groups: (readonly Line[])[] = files.filter((lines) => total(lines) === 0);
  const open = files.filter((lines) => total(lines) !== 0).toSorted((a, b) => (firstOn(a) < firstOn(b) ? -1 : 1));
  if (total(open.flat()) === 0) return [...groups, open.flat()];
  let group: readonly Line[] = [];
  for (const lines of open) {
    const apart = total(group) === 0 || (isMixed(group) && isMixed(lines) && total([...group, ...lines]) !== 0);
    if (apart) groups.push(group);
    group = apart ? lines : [...group, ...lines];
  }
  return [...groups, group];
}

function total(lines: readonly Line[]): number {
  return lines.reduce((sum, { amount }) => sum + amount, 0);
}

function firstOn(lines: readonly Line[]): string {
  return (lines[0] as Line).on;
}

function isMixed(lines: readonly Line[]): boolean {
  return lines.some(({ amount }) => amount > 0) && lines.some(({ amount }) => amount < 0);
}

/** Codes that name documents. One of digits alone may be a mere counter: it counts when the other line names this one back. */
function joinDocuments(all: readonly Line[], join: Join): void {
  const lettered = all.filter((line) => line.letter !== "");
  if (!lettered.some((line) => lettersOf(line).some(isNumber))) return;
  const byNumber = groupBy(all, (line) => line.document || numberOf(line));
  for (const line of lettered) {
    for (const number of lettersOf(line).filter(isNumber)) {
      for (const other of byNumber.get(number) ?? []) {
        if (other === line) continue;
        if (/[^\d]/.test(number) || lettersOf(other).includes(line.document || numberOf(line))) join(line, other);
      }
    }
  }
}

/** The document numbers of a code, separated by `;`, or the code alone. */
export function lettersOf({ letter }: Line): readonly string[] {
  return letter
    .split(";")
    .map((part) => part.trim())
    .filter((part) => part !== "");
}

function isNumber(code: string): boolean {
  return code.length >= 3 && /\d/.test(code);
}

function joinDifferences(kept: readonly Line[], join: Join): void {
  const differences = kept.filter((line) => line.letter === "" && lineKind(line) === "difference");
  if (differences.length === 0) return;
  const documents = groupBy(
    kept.filter((line) => line.amount > 0 && lineKind(line) !== "difference" && tellsApart(line.journal)),
    (line) => bare(numberOf(line)),
  );
  for (const line of differences) {
    const named = [line.document, ...wordsWithDigits(line.label)].flatMap((number) => documents.get(bare(number)) ?? []);
    if (named[0]) join(named[0], line);
  }
}
