import { expect, it } from "vitest";
import type { Line } from "../../../src/connectors/fec/book.ts";
import { lengthOf, scopeOf } from "../../../src/connectors/fec/packed.ts";
import { bookReader } from "../../../src/connectors/fec/reader.ts";
import { yearsByCustomers } from "../../../src/connectors/fec/batches.ts";
import { arrangeYears } from "../../../src/connectors/fec/years.ts";
import { bookText } from "./book-text.ts";
import { startReading } from "./read-book.ts";

function largeBook() {
  const book = bookText();
  for (let at = 0; at < 6000; at++) {
    const customer = `C${(at * 7) % 97}`;
    if (at % 3 === 0) book.payment("20260301", customer, `V${at}`, 500 + at);
    else book.invoice("20260105", customer, `FA-${at}`, 1000 + at, { label: "x".repeat(at % 120) });
  }
  return Buffer.from(book.text());
}

function linesByCustomer(memory: number | undefined) {
  const reading = startReading(memory);
  const reader = bookReader("FEC20261231.txt", reading);
  reader.feed(largeBook());
  const books = [reader.end()];
  const { years } = arrangeYears(books);
  const found = new Map<string, readonly unknown[]>();
  for (const some of yearsByCustomers({ years, books }, reading))
    for (const { lines, balances } of some.flatMap((year) => year.books))
      for (const [{ customer }, balance] of balances)
        found.set(customer.key, [balance, ...lines.filter((line) => line.scope.customer === customer).map(withoutJournal)]);
  reading.spool.close();
  return { found: new Map([...found].toSorted()), journals: books.map((book) => book.journals) };
}

/** The journal is large, and the same for all lines. */
function withoutJournal({ journal, ...line }: Line) {
  return { ...line, journal: journal.code };
}

it("gives each customer's lines once, in order, whether they stayed in memory or went to disk", () => {
  const inMemory = linesByCustomer(undefined);
  const onDisk = linesByCustomer(50_000);
  expect(inMemory.found.size).toBe(97);
  expect(onDisk).toEqual(inMemory);
});

it("deals the lines of a customer into one part", () => {
  const reading = startReading(50_000);
  const reader = bookReader("FEC20261231.txt", reading);
  reader.feed(largeBook());
  reader.end();
  const partOf = new Map<number, number>();
  for (const [index, { chunks, holds }] of [...reading.spool.parts()].entries())
    for (const chunk of chunks)
      for (let at = 0; at < chunk.length; at += lengthOf(chunk, at)) {
        const customer = reading.scopes.customers[scopeOf(chunk, at)] as number;
        expect(holds(customer)).toBe(true);
        expect(partOf.get(customer) ?? index).toBe(index);
        partOf.set(customer, index);
      }
  expect(partOf.size).toBe(97);
  reading.spool.close();
});
