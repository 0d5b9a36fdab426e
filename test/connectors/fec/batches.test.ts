import { readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect, it } from "vitest";
import { accountTest } from "../../../src/connectors/fec/accounts.ts";
import { yearsByCustomers } from "../../../src/connectors/fec/batches.ts";
import { findBroughtOver } from "../../../src/connectors/fec/brought-over.ts";
import { joinYears } from "../../../src/connectors/fec/opening.ts";
import { bookReader } from "../../../src/connectors/fec/reader.ts";
import { arrangeYears } from "../../../src/connectors/fec/years.ts";
import { startReading } from "./read-book.ts";

const golden = join(import.meta.dirname, "golden");
const isBook = /FEC\d{8}.*\.txt$/;

/** The accounts of a folder, and how many batches they came in. */
function accountsOf(folder: string, memory: number | undefined) {
  const reading = { ...startReading(memory), accounts: accountTest({ receivable: ["41"], retention: [], suspense: [] }) };
  const names = readdirSync(folder).filter((name) => isBook.test(name));
  const books = names.toSorted().map((name) => {
    const reader = bookReader(name, reading);
    reader.feed(readFileSync(join(folder, name)));
    return reader.end();
  });
  const files = { years: arrangeYears(books).years, books };
  const brought = findBroughtOver(files, reading);
  const joined = [...yearsByCustomers(files, reading)].map((years) => joinYears(years, "EUR", brought));
  reading.spool.close();
  const accounts = joined.flatMap((some) => some.accounts);
  return {
    batches: joined.length,
    customers: new Set(accounts.map(({ scope }) => scope.customer)).size,
    accounts: new Map(accounts.map(({ scope, ...rest }) => [`${scope.account} ${scope.customer.key}`, rest])),
    setAside: new Set(joined.flatMap(({ setAside }) => setAside)),
  };
}

const books = [
  ...new Set(
    readdirSync(golden, { recursive: true, encoding: "utf8" })
      .filter((name) => isBook.test(name))
      .map(dirname),
  ),
];

it.each(books)("%s: customers read apart are the same as together", (name) => {
  const together = accountsOf(join(golden, name), undefined);
  const apart = accountsOf(join(golden, name), 0);
  expect(together.batches).toBe(1);
  expect(apart.accounts).toEqual(together.accounts);
  expect(apart.setAside).toEqual(together.setAside);
  if (together.customers > 1) expect(apart.batches).toBeGreaterThan(1);
});
