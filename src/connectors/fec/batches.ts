import { groupBy } from "../../ledger/group-by.ts";
import type { Minor } from "../../ledger/money.ts";
import type { FileBook, Line, Scope } from "./book.ts";
import { fileOf, lengthOf, scopeOf, unpack } from "./packed.ts";
import type { Reading } from "./reader.ts";
import { dealShared } from "./several-customers.ts";
import type { Part } from "./spool.ts";
import type { Files, Year } from "./years.ts";

/** How many lines stand unpacked in memory, unless one customer has more. */
const linesInBatch = 1024;

/** The years again and again, each time with the lines and balances of some more customers, in order of their keys part by part. */
export function* yearsByCustomers({ years, books }: Files, reading: Reading): Generator<readonly Year[]> {
  const { spool, scopes } = reading;
  const dealt = dealShared({ years, books }, reading);
  const scopesOf = groupBy(scopes.list.keys(), (scope) => scopes.customers[scope] as number);
  const keyOf = (customer: number) => scopes.list[scopesOf.get(customer)?.[0] as number]?.customer.key as string;
  const customers = [...scopesOf.keys()].toSorted((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));

  function yearsOf(its: readonly number[], lines: readonly (readonly Line[])[]): readonly Year[] {
    const some = its.toSorted((a, b) => a - b).map((scope) => scopes.list[scope] as Scope);
    const withLines = (book: FileBook) => {
      const file = books.indexOf(book);
      return { ...book, lines: lines[file] ?? [], balances: balancesOf(book, some, dealt.moved.get(file)) };
    };
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
      const given = dealt.lines.get(customer);
      for (let at = sorted.first(customer); at < sorted.first(customer + 1) && customer !== dealt.customer; at++, count++) {
        const [buffer, start] = sorted.line(at);
        lines[fileOf(buffer, start)]?.push(unpack(buffer, start, reading));
      }
      for (const { file, line } of given ?? []) lines[file]?.push(line);
      count += given?.length ?? 0;
      if (given) lines = lines.map((its) => its.toSorted((a, b) => a.place - b.place));
      if (count < linesInBatch) continue;
      yield yearsOf(its, lines);
      [its, lines, count] = [[], books.map(() => []), 0];
    }
    if (its.length > 0) yield yearsOf(its, lines);
  }
}

function balancesOf(
  { balances }: FileBook,
  scopes: readonly Scope[],
  moved: ReadonlyMap<Scope, Minor> = new Map(),
): ReadonlyMap<Scope, Minor> {
  const its = scopes.filter((scope) => balances.has(scope) || moved.has(scope));
  return new Map(its.map((scope) => [scope, (balances.get(scope) ?? 0) + (moved.get(scope) ?? 0)]));
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
