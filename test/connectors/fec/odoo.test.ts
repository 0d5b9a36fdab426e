import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { withFolder } from "./folder.ts";
import { odooBook } from "./odoo-book.ts";
import { readAll } from "./read-all.ts";

const at = (customer: string) => `000000000/P${customer}`;

describe("books as Odoo's wizard exports them", () => {
  it("both years: every open invoice is its residual, every balance exact", async () => {
    await fc.assert(
      fc.asyncProperty(odooBook, async ({ files, residuals, balances }) => {
        const read = await withFolder(files, (folder) => readAll(folder));
        expect(read.setAside).toEqual([]);
        expect(new Map(read.items.map((item) => [item.number, item.open]))).toEqual(residuals);
        for (const [customer, cents] of balances) expect(read.balances.find(({ debtor }) => debtor === at(customer))?.amount).toBe(cents);
      }),
      { numRuns: 150 },
    );
  });

  it("this year alone: its own invoices are their residuals, what was brought forward is one item at most", async () => {
    await fc.assert(
      fc.asyncProperty(odooBook, async ({ files, residuals, balances }) => {
        const read = await withFolder({ "FEC20261231.txt": files["FEC20261231.txt"]! }, (folder) => readAll(folder));
        const [openings, invoices] = [
          read.items.filter(({ what }) => what === "opening"),
          read.items.filter(({ what }) => what !== "opening"),
        ];
        const ofThisYear = new Map([...residuals].filter(([number]) => number.includes("/2026/")));
        expect(new Map(invoices.map((item) => [item.number, item.open]))).toEqual(ofThisYear);
        expect(new Set(openings.map(({ debtor }) => debtor)).size).toBe(openings.length);
        for (const { debtor, amount } of read.balances) {
          if (debtor !== undefined) expect(amount).toBe(balances.get(debtor.split("/P")[1]!));
        }
      }),
      { numRuns: 150 },
    );
  });
});
