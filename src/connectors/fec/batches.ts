import type { Day } from "../../ledger/day.ts";
import { groupBy } from "../../ledger/group-by.ts";
import type { Minor } from "../../ledger/money.ts";
import type { FileBook, Line, Scope } from "./book.ts";
import { isOpening } from "./journals.ts";
import { fileOf, lengthOf, scopeOf, unpack } from "./packed.ts";
import type { Reading } from "./reader.ts";
import type { Part } from "./spool.ts";
import type { Year } from "./years.ts";

/** How many lines stand unpacked in memory, unless one customer has more. */
const linesInBatch = 1024;

/** Files in order of time, and in the order in which they were read. */
interface Files {
  readonly years: readonly Year<FileBook>[];
  readonly books: readonly FileBook[];
}

/** The years again and again, each time with the lines and balances of some more customers, in order of their keys part by part. */
export function* yearsByCustomers({ years, books }: Files, reading: Reading): Generator<readonly Year[]> {
  const { spool, scopes } = reading;
  const scopesOf = groupBy(scopes.list.keys(), (scope) => scopes.customers[scope] as number);
  const keyOf = (customer: number) => scopes.list[scopesOf.get(customer)?.[0] as number]?.customer.key as string;
  const customers = [...scopesOf.keys()].toSorted((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));

  function yearsOf(its: readonly number[], lines: readonly (readonly Line[])[]): readonly Year[] {
    const some = its.toSorted((a, b) => a - b).map((scope) => scopes.list[scope] as Scope);
    const withLines = (book: FileBook) => ({ ...book, lines: lines[books.indexOf(book)] ?? [], balances: balancesOf(book, some) });
    return years.map((year) => ({ ...year, books: year.books.map(withLines) }));
  }

  for (const part of spool.parts()) {
    const sorted = sortByCustomer(part, scopes.customers, customers.length);
    let its: number[] = [];
    let lines: Line[][] = books.map(() => []);
    let count = 0;
    for (const customer of customers) {
      if (!part.holds(customer)) continue;
      its.push(...(scopesOf.get(customer) ?? []));
      for (let at = sorted.first(customer); at < sorted.first(customer + 1); at++, count++) {
        const [buffer, start] = sorted.line(at);
        lines[fileOf(buffer, start)]?.push(unpack(buffer, start, reading));
      }
      if (count < linesInBatch) continue;
      yield yearsOf(its, lines);
      [its, lines, count] = [[], books.map(() => []), 0];
    }
    if (its.length > 0) yield yearsOf(its, lines);
  }
}

/** Closing days of the later years that bring balances over: what one customer's lines alone cannot tell. */
export function findOpened({ years, books }: Files, reading: Reading): ReadonlySet<Day> {
  const opened = new Set<Day>();
  const later = years.slice(1);
  if (later.length === 0) return opened;
  const yearOf = books.map((book) => later.find((year) => year.books.includes(book)));
  for (const { chunks } of reading.spool.parts())
    for (const chunk of chunks)
      for (let at = 0; at < chunk.length; at += lengthOf(chunk, at)) {
        const year = yearOf[fileOf(chunk, at)];
        if (year === undefined || opened.has(year.closing)) continue;
        if (isOpening(unpack(chunk, at, reading), year.from)) opened.add(year.closing);
        if (opened.size === later.length) return opened;
      }
  return opened;
}

function balancesOf({ balances }: FileBook, scopes: readonly Scope[]): ReadonlyMap<Scope, Minor> {
  return new Map(scopes.flatMap((scope) => (balances.has(scope) ? [[scope, balances.get(scope) as Minor] as const] : [])));
}

/** The lines of a part by customer, in the order in which they were read: a counting sort of where they stand. */
function sortByCustomer({ chunks }: Part, customerOf: readonly number[], customers: number) {
  const firsts = new Uint32Array(customers + 2);
  for (const chunk of chunks)
    for (let at = 0; at < chunk.length; at += lengthOf(chunk, at)) (firsts[(customerOf[scopeOf(chunk, at)] as number) + 2] as number)++;
  for (let customer = 2; customer < firsts.length; customer++) (firsts[customer] as number) += firsts[customer - 1] as number;
  const chunkOf = new Uint32Array(firsts.at(-1) as number);
  const starts = new Uint32Array(chunkOf.length);
  for (const [index, chunk] of chunks.entries())
    for (let at = 0; at < chunk.length; at += lengthOf(chunk, at)) {
      const place = (firsts[(customerOf[scopeOf(chunk, at)] as number) + 1] as number)++;
      chunkOf[place] = index;
      starts[place] = at;
    }
  return {
    first: (customer: number) => firsts[customer] as number,
    line: (at: number): readonly [Buffer, number] => [chunks[chunkOf[at] as number] as Buffer, starts[at] as number],
  };
}
