import { describe, expect, it } from "vitest";
import { touchedBy } from "../../../src/connectors/fec/accounts.ts";
import type { Line } from "../../../src/connectors/fec/book.ts";
import { countEntry, countLine, journalKind, lineKind, newJournal } from "../../../src/connectors/fec/journals.ts";

/** A journal of these entries, each the accounts it touches. */
function journalOf(...entries: readonly string[]) {
  const journal = newJournal("J1", "Journal");
  for (const entry of entries) {
    for (const account of entry.split(" ")) countLine(journal, bitsOf(account));
    countEntry(journal, bitsOf(entry));
  }
  return journal;
}

function bitsOf(entry: string): number {
  return entry.split(" ").reduce((bits, account) => bits | touchedBy(Buffer.from(`${account}00`), 0), 0);
}

const sale = "411 706 708 4457";
const receipt = "512 411";
const sundry = "411 401";

describe("the kind of a journal", () => {
  it.each<[kind: string, entries: readonly string[]]>([
    ["sales", [sale, sale, sale]],
    ["sales", [sale, sale, sundry]],
    ["sales", ["411", "706", "4457", "411", "706"]],
    ["mixed", [sale, sundry, sundry]],
    ["mixed", [sale, receipt, receipt, "411 416"]],
    ["bank", [receipt, receipt, receipt]],
    ["bank", [receipt, receipt, receipt, receipt, receipt, receipt, "411 706"]],
    ["other", [sundry, "607 401"]],
  ])("%s: %j", (kind, entries) => {
    expect(journalKind(journalOf(...entries))).toBe(kind);
  });
});

describe("what a line of a customer is", () => {
  const sales = journalOf(sale, sale);
  const mixed = journalOf(sale, sundry, sundry);
  const bank = journalOf(receipt);
  const other = journalOf(sundry);
  it.each<[entry: string, journal: typeof sales, debit: string, credit: string]>([
    [sale, other, "invoice", "credit_note"],
    [receipt, sales, "money_back", "payment"],
    ["411", sales, "invoice", "credit_note"],
    ["411", mixed, "other", "other"],
    ["411", bank, "money_back", "payment"],
    ["411 416", sales, "other", "other"],
    ["411 416 654 4457", other, "difference", "difference"],
    ["411 658", mixed, "difference", "difference"],
    [sundry, mixed, "other", "other"],
    ["411 4191 4457", mixed, "invoice", "credit_note"],
    ["411 487 4457", other, "invoice", "credit_note"],
    ["411 487", sales, "invoice", "credit_note"],
    ["411 512 706", bank, "money_back", "payment"],
  ])("%s", (entry, journal, debit, credit) => {
    const line = (amount: number) => ({ amount, touched: bitsOf(entry), journal }) as Line;
    expect([lineKind(line(100)), lineKind(line(-100))]).toEqual([debit, credit]);
  });
});
