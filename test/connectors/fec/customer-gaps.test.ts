import { expect, it } from "vitest";
import { readBooks } from "../../../src/connectors/fec/books-read.ts";
import { customerGaps } from "../../../src/connectors/fec/customer-gaps.ts";
import { FecOptions } from "../../../src/connectors/fec/options.ts";
import { day } from "../../../src/ledger/day.ts";
import { bookText } from "./book-text.ts";
import { withFolder } from "./folder.ts";
import { company } from "./read-all.ts";

const book = bookText()
  .invoice("20260105", "C01", "FA-1", 10000)
  .invoice("20260105", "C02", "FA-2", 90000)
  .invoice("20260901", "C03", "FA-3", 500000)
  .invoice("20260105", "C04", "FA-4", 20000, { label: "FA-4 éch 01/02/2026" })
  .invoice("20260105", "C05", "FA-5", 70000, { letter: "A" })
  .payment("20260205", "C05", "V5", 70000, { letter: "A" })
  .invoice("20260105", "C06", "FA-6", 800000)
  .payment("20260910", "C07", "V7", 100);

const file = [
  "account;email;nature;terms;no follow-up",
  "C02;b@b.example;company;30;",
  "C03;;company;60;",
  "C04;;;;",
  "C06;;;;yes",
  "C01;a@a.example;;;",
].join("\n");

it("names what is missing, for whom, first those who are late and cannot be written to", async () => {
  await withFolder({ "FEC20261231.txt": book.text(), "customers.csv": file }, async (folder) => {
    const options = FecOptions.parse({ files: ["FEC*.txt"], customers: "customers.csv" });
    const { customers } = await readBooks({ ...options, folder, company }, () => undefined);
    const gaps = customerGaps(customers, day("2026-10-15"));
    // C02 has everything, C05 has paid, C06 is not to be chased, C07 owes nothing.
    expect(gaps.map(({ reference, overdue, balance, missing }) => [reference, overdue, balance, missing])).toEqual([
      ["C04", 20000, 20000, ["email", "nature"]],
      ["C01", 10000, 10000, ["nature", "terms"]],
      ["C03", 0, 500000, ["email"]],
    ]);
    expect(customerGaps(customers, day("2026-12-01"))[0]).toMatchObject({ reference: "C03", overdue: 500000 });
  });
});
