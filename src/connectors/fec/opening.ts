import { groupBy } from "../../ledger/group-by.ts";
import type { Currency, Minor } from "../../ledger/money.ts";
import type { SetAside } from "../port.ts";
import type { Line, Scope } from "./book.ts";
import type { BroughtOver } from "./brought-over.ts";
import { type Group, groupLines } from "./groups.ts";
import { isOpening } from "./journals.ts";
import { numberOf } from "./numbers.ts";
import { isGuess } from "./scopes.ts";
import { severalCustomers } from "./several-customers.ts";
import type { Year } from "./years.ts";

/** Everything about one customer in one account, years joined, oldest line first. */
export interface Account {
  readonly scope: Scope;
  readonly lines: readonly Line[];
  /** Opening lines that stand for lines of the year before: dropped, but their lettering code names those lines. */
  readonly standFor: ReadonlyMap<Line, readonly Line[]>;
  /** Opening lines that were kept, because the year before is not there. */
  readonly openings: ReadonlySet<Line>;
  /** The balance of the account by the last file, added up apart from the lines. */
  readonly balance: Minor;
}

interface Draft {
  scope: Scope;
  lines: Line[];
  standFor: Map<Line, readonly Line[]>;
  openings: Set<Line>;
  balance: Minor;
}

/**
 * Joins years customer by customer. Openings that repeat the closing balance of the year before are dropped. Where they
 * differ the later file is believed: earlier lines that are not settled leave the book, and it is said.
 */
export function joinYears(
  years: readonly Year[],
  currency: Currency,
  brought: BroughtOver,
): { accounts: readonly Account[]; setAside: readonly SetAside[] } {
  const drafts = new Map<Scope, Draft>();
  const setAside: SetAside[] = [];
  for (const [index, year] of years.entries()) {
    const linesOf = groupBy(
      year.books.flatMap((book) => book.lines),
      (line) => line.scope,
    );
    const openings = new Set(year.books.flatMap((book) => book.lines.filter((line) => isOpening(line, year.from))));
    const goesOn = openings.size === 0 && !brought.years.has(year.closing);
    const whole = brought.whole.get(year.closing);
    const scopes = new Set([...drafts.keys(), ...year.books.flatMap((book) => [...book.balances.keys()])]);
    for (const scope of scopes) {
      const draft: Draft = drafts.get(scope) ?? { scope, lines: [], standFor: new Map(), openings: new Set(), balance: 0 };
      drafts.set(scope, draft);
      const lines = linesOf.get(scope) ?? [];
      const opening = lines.filter((line) => openings.has(line));
      const moved = lines.filter((line) => !openings.has(line));
      const total = sum(year.books.map((book) => book.balances.get(scope) ?? 0));
      const opened = sum(opening.map((line) => line.amount));
      // A year that is not closed yet may come without any opening: then it simply goes on.
      if (goesOn || whole?.has(scope.account)) draft.balance += total - opened;
      else {
        if (index > 0 && opened === draft.balance) repeat(draft, opening);
        else {
          if (index > 0) setAside.push(differs(scope, draft.balance, opened, opening[0], year, currency));
          draft.lines = [...settledLines(draft), ...opening];
          draft.openings = new Set(opening);
        }
        draft.balance = total;
      }
      draft.lines.push(...moved);
    }
  }
  return { accounts: [...drafts.values()].filter((draft) => !isEmptied(draft)), setAside };
}

/** No customer ever, and nothing left under its name. */
function isEmptied({ scope, lines, balance }: Draft): boolean {
  return (isGuess(scope.customer.namedBy) || scope.customer.key === severalCustomers) && lines.length === 0 && balance === 0;
}

/** Finds which earlier lines each lettered opening stands for. */
function repeat(draft: Draft, opening: readonly Line[]): void {
  const taken = new Set<Line>();
  const byNumber = groupBy(draft.lines, numberOf);
  const byDay = groupBy(draft.lines, (line) => line.documentOn);
  for (const line of opening) {
    if (line.letter === "") continue;
    const numbered = (byNumber.get(numberOf(line)) ?? []).filter((earlier) => !taken.has(earlier));
    const dated = (byDay.get(line.documentOn) ?? []).filter((earlier) => !taken.has(earlier));
    const found =
      numbered.find((earlier) => earlier.amount === line.amount) ??
      numbered.find((earlier) => earlier.amount > 0 === line.amount > 0) ??
      dated.find((earlier) => earlier.amount === line.amount);
    if (found) taken.add(found);
    // One line for the whole balance stands for all that was open.
    draft.standFor.set(line, found ? [found] : opening.length === 1 ? openLines(draft) : []);
  }
}

function settledLines(draft: Draft): Line[] {
  return groupLines([draft])
    .filter(isSettled)
    .flatMap((group) => group.lines);
}

function openLines(draft: Draft): Line[] {
  return groupLines([draft])
    .filter((group) => !isSettled(group))
    .flatMap((group) => group.lines);
}

function isSettled({ lettered, lines }: Group): boolean {
  return lettered && sum(lines.map((line) => line.amount)) === 0;
}

function differs(scope: Scope, closing: Minor, opening: Minor, line: Line | undefined, year: Year, currency: Currency): SetAside {
  const customer = scope.customer.key;
  return {
    place: line ? `${line.file}:${line.place}` : `${year.books[0]?.file} ${scope.account} ${customer}`,
    code: "fec.opening_differs",
    params: { customer, account: scope.account, closing, opening, currency },
  };
}

function sum(amounts: readonly Minor[]): Minor {
  return amounts.reduce((total, amount) => total + amount, 0);
}
