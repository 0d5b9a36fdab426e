import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { withFolder } from "./folder.ts";
import { letteredBook } from "./lettered-book.ts";
import { readAll } from "./read-all.ts";

const lastTwo = ["FEC20261231.txt", "FEC20271231.txt"];

describe("books that are lettered in full", () => {
  it("every open invoice and all money on account are exact", async () => {
    await fc.assert(
      fc.asyncProperty(letteredBook, async ({ files, open, onAccount }) => {
        const { items, credits, setAside } = await withFolder(files, (folder) => readAll(folder));
        expect(setAside).toEqual([]);
        expect(new Map(items.map((item) => [item.number, item.open]))).toEqual(open);
        expect(new Map(credits.map((credit) => [credit.number, credit.open]))).toEqual(onAccount);
      }),
      { numRuns: 200 },
    );
  });

  it("nothing counts twice: one, two or three years come to the same balances, and no document is there twice", async () => {
    await fc.assert(
      fc.asyncProperty(letteredBook, fc.constantFrom(1, 2, 3), async ({ files, balances }, years) => {
        const some = Object.fromEntries(Object.entries(files).filter(([name]) => years === 3 || lastTwo.slice(-years).includes(name)));
        const read = await withFolder(some, (folder) => readAll(folder));
        const given = new Map(read.balances.filter(({ debtor }) => debtor).map(({ debtor, amount }) => [debtor?.split("/")[1], amount]));
        for (const [customer, cents] of balances) expect(given.get(customer) ?? 0).toBe(cents);
        const documents = [...read.items, ...read.credits].map(({ debtor, number }) => `${debtor} ${number}`);
        expect(new Set(documents).size).toBe(documents.length);
      }),
      { numRuns: 150 },
    );
  });
});
