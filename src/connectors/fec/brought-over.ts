import type { Day } from "../../ledger/day.ts";
import type { Minor } from "../../ledger/money.ts";
import type { FileBook, Scope } from "./book.ts";
import { isOpening } from "./journals.ts";
import { fileOf, scopeOf, unpack } from "./packed.ts";
import type { Reading } from "./reader.ts";
import { linesIn } from "./spool.ts";
import type { Files, Year } from "./years.ts";

/** What the openings of all customers together tell, and the lines of some alone cannot. Years by their closing day. */
export interface BroughtOver {
  /** Later years that bring balances over. */
  readonly years: ReadonlySet<Day>;
  /** Accounts whose opening is one balance for all customers together, the same as their closing balance: nothing new. */
  readonly whole: ReadonlyMap<Day, ReadonlySet<string>>;
}

/** The openings of one year: of each account that may be whole their sum, undefined once one of them names a customer. */
interface Openings {
  found: boolean;
  readonly sums: Map<string, Minor | undefined>;
}

export function findBroughtOver(files: Files, reading: Reading): BroughtOver {
  const openings = findOpenings(files, reading);
  const brought = { years: new Set<Day>(), whole: new Map<Day, Set<string>>() };
  for (const [year, { found }] of openings) if (found) brought.years.add(year.closing);
  for (const account of mixedAccounts(reading.scopes.list)) {
    let closing = 0;
    let customers = false;
    for (const year of files.years) {
      const opening = openings.get(year)?.sums.get(account);
      if (customers && opening === closing) brought.whole.set(year.closing, (brought.whole.get(year.closing) ?? new Set()).add(account));
      const { total, named } = totalOf(year, account);
      closing = brought.years.has(year.closing) ? total : closing + total;
      customers ||= named;
    }
  }
  return brought;
}

/** Looks no further than it must: most books name the customer of every opening, or bring nothing over. */
function findOpenings({ years, books }: Files, reading: Reading): ReadonlyMap<Year<FileBook>, Openings> {
  const openings = new Map(years.slice(1).map((year): [Year<FileBook>, Openings] => [year, { found: false, sums: new Map() }]));
  if (openings.size === 0) return openings;
  const mixed = mixedAccounts(reading.scopes.list);
  const yearOf = books.map((book) => [...openings.keys()].find((year) => year.books.includes(book)));
  let unknown = openings.size * (mixed.size + 1);
  for (const [buffer, start] of linesIn(reading.spool)) {
    const year = yearOf[fileOf(buffer, start)];
    const its = year && openings.get(year);
    if (its === undefined) continue;
    const { account, customer } = reading.scopes.list[scopeOf(buffer, start)] as Scope;
    const counts = mixed.has(account) && !(its.sums.has(account) && its.sums.get(account) === undefined);
    if (its.found && !counts) continue;
    const line = unpack(buffer, start, reading);
    if (!isOpening(line, year?.from)) continue;
    if (!its.found) unknown--;
    its.found = true;
    if (counts) {
      const isNamed = customer.key !== account;
      if (isNamed) unknown--;
      its.sums.set(account, isNamed ? undefined : (its.sums.get(account) ?? 0) + line.amount);
    }
    if (unknown === 0) break;
  }
  return openings;
}

/** Accounts with lines of customers and lines that name none. */
function mixedAccounts(scopes: readonly Scope[]): ReadonlySet<string> {
  const named = new Set(scopes.filter(({ account, customer }) => customer.key !== account).map(({ account }) => account));
  return new Set(scopes.filter(({ account, customer }) => customer.key === account && named.has(account)).map(({ account }) => account));
}

function totalOf(year: Year<FileBook>, account: string): { total: Minor; named: boolean } {
  let total = 0;
  let named = false;
  for (const { balances } of year.books)
    for (const [scope, balance] of balances) {
      if (scope.account !== account) continue;
      total += balance;
      named ||= scope.customer.key !== account;
    }
  return { total, named };
}
