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
 * Groups the lines of one customer by lettering. A code means something inside one account only; one that comes to zero
 * inside one file is a group of that file, because programs reuse codes every year, and what does not is joined over the
 * years. A code may also be a list of document numbers (Business Central), of any account. An opening that was dropped
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
  const sums = new Map<string, number>();
  for (const line of lettered) sums.set(inFile(line), (sums.get(inFile(line)) ?? 0) + line.amount);
  const first = new Map<string, Line>();
  for (const line of lettered) {
    const key = sums.get(inFile(line)) === 0 ? inFile(line) : inAccount(line);
    const other = first.get(key);
    if (other === undefined) first.set(key, line);
    else join(other, line);
  }
}

function inAccount(line: Line): string {
  return `${line.scope.account}\u0000${line.letter}`;
}

function inFile(line: Line): string {
  return `${line.file}\u0000${inAccount(line)}`;
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
