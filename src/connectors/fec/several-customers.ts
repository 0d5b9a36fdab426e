import { groupBy } from "../../ledger/group-by.ts";
import type { Book, Customer, Line, Scope } from "./book.ts";
import { lettersOf } from "./groups.ts";
import { numberOf } from "./numbers.ts";
import type { Year } from "./years.ts";

/** What Business Central writes for the customer when one transaction has several. */
export const severalCustomers = "*";

/**
 * Gives lines of "several customers" to the one customer whose documents they are applied to, with their part of the
 * balance. Those that lead to nobody, or to more than one, stay where they are.
 */
export function giveToCustomers(years: readonly Year[]): readonly Year[] {
  const lines = years.flatMap((year) => year.books.flatMap((book) => book.lines));
  const shared = lines.filter((line) => line.scope.customer.key === severalCustomers);
  if (shared.length === 0) return years;
  const owners = ownersOf(lines, shared);
  const scopes = new Map(lines.map(({ scope }) => [`${scope.account}\u0000${scope.customer.key}`, scope]));
  const scopeFor = (line: Line, customer: Customer): Scope => {
    const id = `${line.scope.account}\u0000${customer.key}`;
    const scope = scopes.get(id) ?? { account: line.scope.account, customer };
    scopes.set(id, scope);
    return scope;
  };
  return years.map((year) => ({ ...year, books: year.books.map((book) => give(book, owners, scopeFor)) }));
}

/** Applications are followed both ways, and through other shared lines. */
function ownersOf(lines: readonly Line[], shared: readonly Line[]): ReadonlyMap<Line, Customer> {
  const byNumber = groupBy(lines, documentOf);
  const byLetter = new Map<string, Line[]>();
  for (const line of lines) {
    for (const letter of lettersOf(line)) {
      const same = byLetter.get(letter);
      if (same) same.push(line);
      else byLetter.set(letter, [line]);
    }
  }
  const owners = new Map<Line, Customer>();
  const ownerOf = (line: Line) => (line.scope.customer.key === severalCustomers ? owners.get(line) : line.scope.customer);
  for (let waiting = shared, found = true; found;) {
    const still: Line[] = [];
    for (const line of waiting) {
      const applied = lettersOf(line).flatMap((number) => byNumber.get(number) ?? []);
      const near = applied.length > 0 ? applied : (byLetter.get(documentOf(line)) ?? []);
      const customers = new Set(near.map(ownerOf).filter((customer) => customer !== undefined));
      const [customer] = customers;
      if (customer !== undefined && customers.size === 1) owners.set(line, customer);
      else still.push(line);
    }
    found = still.length < waiting.length;
    waiting = still;
  }
  return owners;
}

function give(book: Book, owners: ReadonlyMap<Line, Customer>, scopeFor: (line: Line, customer: Customer) => Scope): Book {
  const balances = new Map(book.balances);
  const lines = book.lines.map((line) => {
    const customer = owners.get(line);
    if (customer === undefined) return line;
    const scope = scopeFor(line, customer);
    balances.set(line.scope, (balances.get(line.scope) ?? 0) - line.amount);
    balances.set(scope, (balances.get(scope) ?? 0) + line.amount);
    return { ...line, scope };
  });
  return { ...book, lines, balances };
}

function documentOf(line: Line): string {
  return line.document || numberOf(line);
}
