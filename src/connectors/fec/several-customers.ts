import { groupBy } from "../../ledger/group-by.ts";
import type { Minor } from "../../ledger/money.ts";
import type { Customer, FileBook, Line, Scope } from "./book.ts";
import { lettersOf } from "./groups.ts";
import { numberOf } from "./numbers.ts";
import { fileOf, scopeOf, unpack } from "./packed.ts";
import type { Reading } from "./reader.ts";
import { linesIn } from "./spool.ts";
import type { Files } from "./years.ts";

/** What Business Central writes for the customer when one transaction has several. */
export const severalCustomers = "*";

/** The lines of "several customers", each with the customer it belongs to. */
export interface Dealt {
  /** The number of "several customers", if there is one: what the spool has of it stands here instead. */
  readonly customer: number | undefined;
  /** By the number of their customer now. */
  readonly lines: ReadonlyMap<number, readonly FileLine[]>;
  /** What changed hands, by file. */
  readonly moved: ReadonlyMap<number, ReadonlyMap<Scope, Minor>>;
}

/** A line, and the number of its file. */
interface FileLine {
  readonly file: number;
  readonly line: Line;
}

/**
 * Gives lines of "several customers" to the one customer whose documents they are applied to, with their part of the
 * balance. Those that lead to nobody, or to more than one, stay where they are. Of all lines, these and those they are
 * applied to stand in memory.
 */
export function dealShared(files: Files, reading: Reading): Dealt {
  const { scopes } = reading;
  const customer = scopes.customers[scopes.list.findIndex((scope) => scope.customer.key === severalCustomers)];
  const lines = new Map<number, FileLine[]>();
  const moved = new Map<number, Map<Scope, Minor>>();
  if (customer === undefined) return { customer, lines, moved };
  const shared = sharedLines(files, reading, customer);
  const owners = ownersOf([...appliedLines(files, reading, shared)], shared);

  function move(file: number, scope: Scope, amount: Minor) {
    const its = moved.get(file) ?? new Map<Scope, Minor>();
    moved.set(file, its.set(scope, (its.get(scope) ?? 0) + amount));
  }

  for (const [line, file] of shared) {
    const owner = owners.get(line);
    if (owner === undefined) add(lines, customer, { file, line });
    else {
      const { index } = scopes.find(line.scope.account, owner.key, "", "", "");
      const scope = scopes.list[index] as Scope;
      add(lines, scopes.customers[index] as number, { file, line: { ...line, scope } });
      move(file, line.scope, -line.amount);
      move(file, scope, line.amount);
    }
  }
  return { customer, lines, moved };
}

function sharedLines(files: Files, reading: Reading, customer: number): ReadonlyMap<Line, number> {
  const shared = new Map<Line, number>();
  for (const [buffer, start] of usedLines(files, reading))
    if (reading.scopes.customers[scopeOf(buffer, start)] === customer) shared.set(unpack(buffer, start, reading), fileOf(buffer, start));
  return shared;
}

/** Lines of one customer that shared lines name, or that name shared lines. */
function* appliedLines(files: Files, reading: Reading, shared: ReadonlyMap<Line, number>): Generator<Line> {
  const letters = new Set([...shared.keys()].flatMap(lettersOf));
  const documents = new Set([...shared.keys()].map(documentOf));
  for (const [buffer, start] of usedLines(files, reading)) {
    const line = unpack(buffer, start, reading);
    if (isShared(line)) continue;
    if (letters.has(documentOf(line)) || lettersOf(line).some((letter) => documents.has(letter))) yield line;
  }
}

/** Not those of files that a newer one covers. */
function* usedLines({ years, books }: Files, { spool }: Reading): Generator<readonly [Buffer, number]> {
  const used = new Set<FileBook>(years.flatMap((year) => year.books));
  const isUsed = books.map((book) => used.has(book));
  for (const at of linesIn(spool)) if (isUsed[fileOf(...at)]) yield at;
}

/** Applications are followed both ways, and through other shared lines. */
function ownersOf(applied: readonly Line[], shared: ReadonlyMap<Line, number>): ReadonlyMap<Line, Customer> {
  const lines = [...applied, ...shared.keys()];
  const byNumber = groupBy(lines, documentOf);
  const byLetter = new Map<string, Line[]>();
  for (const line of lines) for (const letter of lettersOf(line)) add(byLetter, letter, line);
  const owners = new Map<Line, Customer>();
  const ownerOf = (line: Line) => (isShared(line) ? owners.get(line) : line.scope.customer);
  for (let waiting = [...shared.keys()], found = true; found;) {
    const still: Line[] = [];
    for (const line of waiting) {
      const its = lettersOf(line).flatMap((number) => byNumber.get(number) ?? []);
      const near = its.length > 0 ? its : (byLetter.get(documentOf(line)) ?? []);
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

function isShared({ scope }: Line): boolean {
  return scope.customer.key === severalCustomers;
}

function documentOf(line: Line): string {
  return line.document || numberOf(line);
}

function add<Key, Value>(groups: Map<Key, Value[]>, key: Key, value: Value): void {
  const group = groups.get(key);
  if (group) group.push(value);
  else groups.set(key, [value]);
}
