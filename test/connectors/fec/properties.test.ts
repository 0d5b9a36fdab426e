import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { OpenItem } from "../../../src/ledger/facts.ts";
import { bookText } from "./book-text.ts";
import { withFolder } from "./folder.ts";
import { randomBook } from "./random-book.ts";
import { readAll } from "./read-all.ts";
import { readBook } from "./read-book.ts";

describe("whatever was lettered, rejected or brought over", () => {
  it("open items less credits are what each customer owes, and what the books say", async () => {
    await fc.assert(
      fc.asyncProperty(randomBook, async ({ files, truth }) => {
        const { items, credits, balances, debtors, setAside } = await withFolder(files, (folder) => readAll(folder));
        expect(setAside).toEqual([]);
        for (const debtor of debtors) {
          const owed =
            sum(items.filter((item) => item.debtor === debtor.id)) - sum(credits.filter((credit) => credit.debtor === debtor.id));
          expect(owed).toBe(truth.get(debtor.reference));
          expect(balances.find((balance) => balance.debtor === debtor.id)?.amount).toBe(owed);
        }
        expect(debtors).toHaveLength(truth.size);
        expect(balances.find((balance) => balance.debtor === undefined)?.amount).toBe([...truth.values()].reduce((a, b) => a + b, 0));
      }),
      { numRuns: 200 },
    );
  });

  it("nothing is open for more than it was, and ids are unique", async () => {
    await fc.assert(
      fc.asyncProperty(randomBook, async ({ files }) => {
        const { items, credits, payments, facts } = await withFolder(files, (folder) => readAll(folder));
        for (const { open, amount } of [...items, ...credits]) {
          expect(open).toBeGreaterThan(0);
          expect(open).toBeLessThanOrEqual(amount);
        }
        for (const payment of payments) expect(payment.amount).toBeGreaterThan(0);
        const ids = facts.map((fact) => `${fact.kind} ${fact.id}`);
        expect(new Set(ids).size).toBe(ids.length);
      }),
      { numRuns: 60 },
    );
  });

  it("an open item keeps its id when the books grow", async () => {
    await fc.assert(
      fc.asyncProperty(randomBook, fc.nat(80), async ({ files }, cut) => {
        const lines = files["FEC20271231.txt"]!.split("\n");
        const shorter = lines.slice(0, Math.max(3, lines.length - 1 - 2 * cut)).join("\n");
        const before = await withFolder({ ...files, "FEC20271231.txt": shorter }, (folder) => readAll(folder));
        const after = await withFolder(files, (folder) => readAll(folder));
        const later = new Map(after.items.map((item) => [item.id, item]));
        const kept = before.items.filter((item) => later.has(item.id));
        expect(kept.map((item) => documentOf(later.get(item.id)!))).toEqual(kept.map(documentOf));
      }),
      { numRuns: 40 },
    );
  });
});

describe("a file cut anywhere", () => {
  const files = [
    bookText("|", "\r\n").invoice("20260105", "C01", "FA-é€", 120000).payment("20260205", "C01", "V1", 20000).text(),
    bookText("\t", "\n").invoice("20260105", "C01", "FA-1", 120000).text().trimEnd(),
    bookText("\t", "\r").invoice("20260105", "C01", "FA-1", 120000).payment("20260205", "C01", "V1", 20000).text(),
    bookText("|", "\r\n").invoice("20260105", "C01", "FA-1", 120000, { label: "Porte|vitrée\nà deux battants" }).text(),
    bookText("\t", "\r\r\n").invoice("20260105", "C01", "FA-1", 120000).rejection("20260205", "C02", "V1", 20000).text(),
  ];

  it("is the same book", () => {
    fc.assert(
      fc.property(fc.constantFrom(...files), fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1 }), (text, sizes) => {
        const bytes = Buffer.from(text);
        expect(readBook(bytes, sizes)).toEqual(readBook(bytes));
      }),
    );
  });
});

/** The label has the number as it was booked; which cell is shown as the number is the whole journal's matter. */
function documentOf({ debtor, label, issuedOn, amount }: OpenItem) {
  return { debtor, label, issuedOn, amount };
}

function sum(facts: readonly { readonly open: number }[]): number {
  return facts.reduce((total, fact) => total + fact.open, 0);
}
