import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { beforeAll, describe, expect, it } from "vitest";
import { makeFecExample } from "../../../scripts/make-fec-example.ts";
import { type Pulled, readAll } from "./read-all.ts";

const folder = fileURLToPath(new URL("../../../examples/fec/", import.meta.url));

describe("the files of examples/fec", () => {
  it.each(Object.entries(makeFecExample()))("%s is what its generator makes", async (name, content) => {
    expect(content.equals(await readFile(folder + name))).toBe(true);
  });

  it("hold entries that balance, but for the two lines that were spoiled", async () => {
    for (const [name, separator, unbalanced] of [
      ["book/812345676FEC20251231.txt", "\t", 0],
      ["book/812345676FEC20261120.txt", "|", 1],
    ] as const) {
      const sums = new Map<string, number>();
      for (const line of (await readFile(folder + name, "latin1")).trim().split(/\r?\n/).slice(1)) {
        const cells = line.split(separator);
        const [debit, credit] = [cells[11], cells[12]].map((cell) => Number((cell ?? "").replace(",", "")));
        sums.set(cells[2] ?? "", (sums.get(cells[2] ?? "") ?? 0) + debit! - credit!);
      }
      expect([...sums.values()].filter((sum) => sum !== 0)).toHaveLength(unbalanced);
    }
  });
});

describe("what is read from them", () => {
  let book: Pulled;
  beforeAll(async () => {
    book = await readAll(folder, { files: ["book/*.txt"], customers: "customers.csv", paymentTerm: "30" });
  });

  const of = (name: string) => {
    const { id } = book.debtors.find((debtor) => debtor.name === name)!;
    return {
      items: book.items.filter((item) => item.debtor === id),
      credits: book.credits.filter((credit) => credit.debtor === id),
    };
  };

  it("is sixty customers of every nature, whose balances are proved", () => {
    expect(book.debtors).toHaveLength(60);
    expect(new Set(book.debtors.map((debtor) => debtor.nature))).toEqual(new Set(["company", "public", "consumer", "unknown"]));
    for (const { debtor, amount } of book.balances) {
      const mine = (fact: { debtor: string }) => debtor === undefined || fact.debtor === debtor;
      const owed = book.items.filter(mine).reduce((sum, item) => sum + item.open, 0);
      expect(owed - book.credits.filter(mine).reduce((sum, credit) => sum + credit.open, 0)).toBe(amount);
    }
    expect(book.balances.find((balance) => balance.debtor === undefined)?.lastBankEntryOn).toBe("2026-11-20");
  });

  it("sets two lines aside", () => {
    expect(book.setAside.map(({ code, params }) => [code, params.customer])).toEqual([
      ["fec.amount_unreadable", "C0020"],
      ["fec.date_unreadable", "C0034"],
    ]);
  });

  it("brings nothing over twice", () => {
    const numbers = book.items.map((item) => item.number);
    expect(new Set(numbers).size).toBe(numbers.length);
    expect(book.items.every((item) => item.what !== "opening")).toBe(true);
  });

  it("has the situations that its README names", () => {
    const garage = of("Garage Lefèvre-Marin");
    expect(garage.items.map((item) => item.open)).toContain(garage.credits[0]?.open);
    expect(of("Chaudronnerie Vésigneul").credits).toMatchObject([{ what: "payment" }]);
    expect(of("Transports Mistral Bleu").credits).toMatchObject([{ what: "payment", open: 100000 }]);
    expect(of("Salon Cœur de Ville").items.map((item) => item.what)).toContain("rejected_payment");
    expect(of("Sports & Cimes").credits).toMatchObject([{ what: "credit_note" }]);
    expect(of("Studio Pampre").credits).toMatchObject([{ what: "advance", open: 50000 }]);
    expect(of("Négoce Bois Sauvage").items.filter((item) => item.doubtful)).toHaveLength(1);
    expect(of("Ameublement Rivoire").items.some((item) => item.open < item.amount)).toBe(true);
    expect(of("Fleurs Capucine").items.filter((item) => item.open < 1000).length).toBeGreaterThan(2);
    expect(new Set(book.items.map((item) => item.dueFrom))).toEqual(new Set(["label", "terms", "company_default"]));
  });
});
