import { describe } from "vitest";
import { itReads } from "./it-reads.ts";

describe("which number is the invoice's", () => {
  itReads([
    [
      "journals-with-any-code",
      "Journals called 70, 21 and 99: what they hold says what they are",
      ["C01 FA-2 600.00 due 2026-02-05 by law", "C01 OD1 15.00 due 2026-03-03 by law (other)"],
      [],
    ],
    [
      "number-in-the-entry",
      "PieceRef is the month: the entry number is the invoice's",
      ["C01 F26-001 1200.00 due 2026-02-04 by law", "C02 F26-003 300.00 due 2026-02-18 by law"],
      [],
    ],
    [
      "number-in-the-label",
      "PieceRef is the month and every entry is number 0: the label has the invoice's number",
      ["C01 2026-0040 1200.00 due 2026-02-04 by law", "C02 2026-0042 300.00 due 2026-02-18 by law"],
      [],
    ],
    [
      "two-instalments",
      "One invoice in two instalments: a payment that names it pays the one due first",
      ["C01 FA-1 600.00 due 2026-02-28 by its label"],
      [],
    ],
  ]);
});

describe("what a journal of several kinds holds", () => {
  itReads([
    [
      "journal-mixed",
      "Sundry entries with sales among them: each entry says itself whether it is an invoice, a transfer, a write-off",
      [
        "C01 FA-1 899.00 of 1200.00 due 2026-02-04 by law",
        "C02 FA-2 600.00 due 2026-02-05 by law (doubtful)",
        "C03 AC-1 240.00 due 2026-03-12 by law",
      ],
      ["C03 AC-1 200.00 (advance)"],
    ],
    [
      "one-journal-for-everything",
      "Sales, bank, purchases in one journal: a payment is a payment, a compensation is neither that nor a credit note",
      ["C02 FA-2 480.00 of 600.00 due 2026-02-05 by law"],
      ["C01 OD8 36.00 (other)"],
    ],
  ]);
});

describe("how programs write entries", () => {
  itReads([
    [
      "entries-not-contiguous",
      "The lines of two entries by turns: the journal says what they are",
      ["C02 FA-2 400.00 of 600.00 due 2026-02-04 by law"],
      [],
    ],
    [
      "entry-numbers-restart-per-journal",
      "Entry 1 of sales and entry 1 of the bank, on one day, are two entries",
      ["C01 FA-1 1000.00 of 1200.00 due 2026-02-04 by law"],
      [],
    ],
    [
      "entry-over-several-journals",
      "The customer's line in one journal, its counterpart in the next: one entry by its number",
      ["C02 FA-2 600.00 due 2026-02-05 by law"],
      [],
    ],
    [
      "customer-on-every-line",
      "The customer stands on lines of sales and bank too",
      ["C01 FA-1 700.00 of 1200.00 due 2026-02-04 by law"],
      [],
    ],
    [
      "debit-and-credit-on-one-line",
      "Both sides filled in, neither, or a negative credit: the difference counts, nothing is no line",
      ["C01 FA-1 1200.00 due 2026-02-04 by law", "C02 FA-3 240.00 due 2026-02-06 by law"],
      [],
    ],
    [
      "documents-without-reference",
      "SANS_PIECE_REF and a counter of entries: the label has the invoice's number",
      ["C01 2026-0001 1200.00 due 2026-02-04 by law"],
      [],
    ],
    [
      "letters-starred-and-small",
      "Codes *A and a: the balance of the group decides, not how its code is written",
      ["Café de l’Écluse FA-2 400.00 of 600.00 due 2026-03-31 by law", "Café de l’Écluse FA-3 100.00 of 120.00 due 2026-04-10 by law"],
      [],
    ],
    [
      "dolibarr-shape",
      "A column of due days, and PieceDate the day of booking: the invoice is of the earlier day",
      ["C01 FA2601-0001 1200.00 due 2026-02-20 by its column"],
      [],
    ],
    [
      "odoo-openings-and-quotes",
      "One opening per customer, doubled quotes in names, padded amounts, signed currency in euros",
      ["12 OUVERTURE/2026 900.00 due 2026-01-31 by law (opening)", "12 FAC/2026/00001 600.00 due 2026-02-14 by law"],
      ["12 BNK1/2026/00001 300.00 (payment)", "13 OUVERTURE/2026 50.00 (other)"],
    ],
    ["credit-notes-to-issue-left-out", "4198 is not a credit note yet", ["C01 FA-1 1200.00 due 2026-02-04 by law"], []],
  ]);
});
