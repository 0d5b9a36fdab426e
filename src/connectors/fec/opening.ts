import type { Currency, Minor } from "../../ledger/money.ts";
import type { SetAside } from "../port.ts";
import type { Line, Scope } from "./book.ts";
import { groupBy } from "./groups.ts";
import { isOpening } from "./journals.ts";
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
export function joinYears(years: readonly Year[], currency: Currency): { accounts: readonly Account[]; setAside: readonly SetAside[] } {
  const drafts = new Map<Scope, Draft>();
  const setAside: SetAside[] = [];
  for (const [index, year] of years.entries()) {
    const linesOf = groupBy(
      year.books.flatMap((book) => book.lines),
      (line) => line.scope,
    );
    const openings = new Set(year.books.flatMap((book) => book.lines.filter((line) => isOpening(line, year.from))));
    const scopes = new Set([...drafts.keys(), ...year.books.flatMap((book) => [...book.balances.keys()])]);
    for (const scope of scopes) {
      const draft: Draft = drafts.get(scope) ?? { scope, lines: [], standFor: new Map(), openings: new Set(), balance: 0 };
      drafts.set(scope, draft);
      const lines = linesOf.get(scope) ?? [];
      const opening = lines.filter((line) => openings.has(line));
      const moved = lines.filter((line) => !openings.has(line));
      const total = sum(year.books.map((book) => book.balances.get(scope) ?? 0));
      // A year that is not closed yet may come without any opening: then it simply goes on.
      if (openings.size === 0) draft.balance += total;
      else {
        const opened = sum(opening.map((line) => line.amount));
        if (index > 0 && opened === draft.balance) repeat(draft, opening);
        else {
          if (index > 0) setAside.push(differs(scope, draft.balance, opened, opening[0], year, currency));
          draft.lines = settledAlone(draft.lines);
          draft.lines.push(...opening);
          draft.openings = new Set(opening);
        }
        draft.balance = total;
      }
      draft.lines.push(...moved);
    }
  }
  return { accounts: [...drafts.values()], setAside };
}

/** Finds which earlier lines each lettered opening stands for. */
function repeat(draft: Draft, opening: readonly Line[]): void {
  const taken = new Set<Line>();
  for (const line of opening) {
    if (line.letter === "") continue;
    const free = draft.lines.filter((earlier) => !taken.has(earlier));
    const found =
      free.find((earlier) => earlier.number === line.number && earlier.amount === line.amount) ??
      free.find((earlier) => earlier.number === line.number && earlier.amount > 0 === line.amount > 0) ??
      free.find((earlier) => earlier.documentOn === line.documentOn && earlier.amount === line.amount);
    // One line for the whole balance stands for all that was open.
    const lines: readonly Line[] = found ? [found] : opening.length === 1 ? without(free, settledAlone(free)) : [];
    for (const each of lines) taken.add(each);
    draft.standFor.set(line, lines);
  }
}

/** Lines whose lettering group comes to zero within these lines. */
function settledAlone(lines: readonly Line[]): Line[] {
  const sums = new Map<string, Minor>();
  for (const line of lines) sums.set(line.letter, (sums.get(line.letter) ?? 0) + line.amount);
  return lines.filter((line) => line.letter !== "" && sums.get(line.letter) === 0);
}

function without(lines: readonly Line[], others: readonly Line[]): Line[] {
  const left = new Set(others);
  return lines.filter((line) => !left.has(line));
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
