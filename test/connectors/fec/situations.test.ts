import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { itReads } from "./it-reads.ts";
import { readAll } from "./read-all.ts";

describe("accounts", () => {
  itReads([
    [
      "customers-in-410",
      "Customers in 410, the opening booked among sundry entries: read as any other",
      ["C01 OUV 500.00 due 2026-01-31 by law (opening)", "C01 FA-1 900.00 of 1200.00 due 2026-02-04 by law"],
      [],
    ],
    [
      "retention-apart-and-to-be-invoiced-out",
      "Retention money (4117) is not due yet and 418 is not invoiced: neither is chased",
      ["C01 FA-1 1140.00 of 1200.00 due 2026-02-04 by law"],
      [],
    ],
    [
      "retention-kept-by-choice",
      "The accounts are the company's choice: retention money counted with the rest keeps its invoice",
      ["C01 FA-1 1140.00 of 1200.00 due 2026-02-04 by law", "C01 FA-1 60.00 due 2026-02-04 by law"],
      [],
    ],
  ]);
});

describe("who the customer is", () => {
  itReads([
    ["customers-by-sub-account", "No auxiliary, one sub-account per customer", ["41100001 FA-1 1200.00 due 2026-02-04 by law"], []],
    ["customers-by-name", "No number, only CompAuxLib", ["Menuiserie Aubépine FA-1 1200.00 due 2026-02-04 by law"], []],
    [
      "customers-by-label",
      "Nothing but the label: nobody is chased under a guessed name until the customer file has it",
      ["MENUISERIE AUBEPINE FA-1 1200.00 due 2026-02-04 by law"],
      ["411000 VIR2 50.00 (payment)"],
    ],
    [
      "business-central-several-customers",
      "One remittance of several customers (*): each line goes to the customer whose invoice it is applied to",
      ["C02 103002 300.00 of 600.00 due 2026-02-05 by law", "C02 103003 450.00 due 2026-02-06 by law"],
      ["* 108002 99.00 (payment)"],
    ],
  ]);
});

describe("what is settled", () => {
  itReads([
    ["business-central", "The lettering is a list of document numbers", ["C02 FV-1003 300.00 due 2026-02-14 by law"], []],
    [
      "codes-used-again-every-year",
      "Code A of last year and code A of this year are two settlements",
      ["C01 FA-3 900.00 due 2026-03-12 by law"],
      [],
    ],
    [
      "one-opening-for-all-customers",
      "Last year's customers come back as one balance for the whole account: it repeats them, it adds nothing",
      ["C02 FA-2 500.00 of 700.00 due 2025-12-20 by law"],
      [],
    ],
    [
      "openings-in-detail-paid",
      "A lettered payment settles the opening of its exact amount; one that equals none stays unapplied",
      ["C01 FA-8 400.00 due 2025-12-10 by law"],
      ["C01 V2 110.00 (payment)"],
    ],
    [
      "opening-in-one-line-paid-in-part",
      "Lettered payments alone are charged to the opening balance, which stays one item",
      ["C01 AN 500.00 of 900.00 due 2026-01-31 by law (opening)", "C01 FA-1 100.00 due 2026-03-31 by law"],
      [],
    ],
    [
      "two-years-before-closing",
      "Last year was exported before this year's lettering: the lettered payment settles the invoice that it equals",
      [
        "C01 FA-160 240.00 due 2026-01-02 by law",
        "C02 FA-155 500.00 of 900.00 due 2025-12-20 by law",
        "C02 FA-201 330.00 due 2026-03-03 by law",
      ],
      [],
    ],
    [
      "settled-after-closing",
      "Lettered after the closing day of the only file: open at closing, never chased",
      ["C01 FA-150 600.00 due 2025-12-05 by law (never chased)", "C01 FA-160 240.00 due 2026-01-02 by law"],
      ["C02 VIR 50.00 (payment)"],
    ],
    [
      "lettered-without-a-payment",
      "No payment and no date of lettering: believed, never chased. A date inside the file, or a rejected payment: owed",
      [
        "C01 FA-1 1200.00 due 2026-02-04 by law (never chased)",
        "C01 FA-2 600.00 due 2026-02-05 by law",
        "C02 FA-3 240.00 due 2026-02-06 by law (rejected payment)",
        "C02 FA-4 60.00 due 2026-04-19 by law",
      ],
      [],
    ],
    ["exchange-differences", "A gain and a loss of exchange settle with the invoice they name", [], []],
    [
      "exchange-differences-unnamed",
      "A loss and a gain without a name belong to the invoice that was paid in part that day; not where two were",
      [
        "C01 FAC/2026/00001 2375.00 of 3800.00 due 2026-02-04 by law",
        "C02 FAC/2026/00002 2375.00 of 3800.00 due 2026-02-05 by law",
        "C03 FAC/2026/00003 600.00 of 1000.00 due 2026-02-06 by law",
        "C03 FAC/2026/00004 600.00 of 1000.00 due 2026-02-07 by law",
      ],
      ["C03 EXCH/2026/00003 5.00 (other)"],
    ],
    ["write-offs", "Two cents written off, and a bad debt: nothing is owed any more", [], []],
    [
      "advance-used",
      "An advance used in part pays that part of the invoice; the rest stays an advance",
      ["C01 FA-1 900.00 of 1200.00 due 2026-02-19 by law"],
      ["C01 AC1 200.00 of 500.00 (advance)"],
    ],
  ]);
});

describe("what comes back", () => {
  itReads([
    [
      "rejected-direct-debit",
      "A rejected payment reopens its invoice by reference or by amount within 15 days; one that is nobody's is an item of its own",
      [
        "C01 FA-1 900.00 due 2026-02-04 by law (rejected payment)",
        "C01 FA-4 100.00 due 2026-02-11 by law",
        "C01 IMP-7 250.00 due 2026-06-01 by law (rejected payment)",
        "C02 FA-2 450.00 due 2026-02-09 by law (rejected payment)",
      ],
      [],
    ],
    [
      "rejected-in-part",
      "One of two invoices of a direct debit is rejected: that invoice is due again, at its own date",
      ["C01 FA-2 500.00 due 2026-02-05 by law (rejected payment)"],
      [],
    ],
    [
      "rejected-too-late-to-tell",
      "Nineteen days later, without a reference: what came back is due, and said not to be the invoice",
      ["C01 REJ1 1000.00 due 2026-02-20 by law (rejected payment)"],
      [],
    ],
    ["refund-of-a-credit-note", "Money paid out for a credit note is no invoice", ["C01 FA-1 50.00 due 2026-02-09 by law"], []],
    [
      "unpaid-bill",
      "A bill that was cashed and came back reopens the invoice at the bill's date",
      ["C01 FA-1 800.00 due 2026-02-28 by its label (rejected payment)"],
      [],
    ],
  ]);
});

describe("what was moved", () => {
  itReads([
    [
      "doubtful",
      "Two invoices moved to 416 keep their dates; the liquidator's money pays the older one first",
      ["C01 FA-2 500.00 of 600.00 due 2025-05-10 by law (doubtful)"],
      [],
    ],
    [
      "bills-accepted",
      "A bill is due at its own date, or else when its invoice was",
      ["C01 FA-1 800.00 due 2026-07-31 by its label", "C02 FA-2 450.00 due 2026-07-31 by the company's terms"],
      [],
    ],
  ]);
});

describe("what credits say", () => {
  itReads([
    [
      "credits-that-name-an-invoice",
      "In PieceRef or in the label, whole or in part: the invoice is settled by that much",
      ["C01 SINV-0001 400.00 of 1000.00 due 2026-02-04 by law", "C02 SINV-0003 200.00 of 300.00 due 2026-02-14 by law"],
      ["C01 ACC-7 50.00 of 450.00 (payment)"],
    ],
    [
      "a-number-of-digits-alone",
      "May be the bank journal's own counter: it settles only to the cent",
      ["C01 1001 1000.00 due 2026-02-04 by law"],
      ["C01 1001 600.00 (payment)"],
    ],
    [
      "credits-that-name-none",
      "Stay unapplied, even when the amount is right",
      ["C01 FA-1 1000.00 due 2026-02-04 by law", "C01 FA-2 400.00 due 2026-02-11 by law"],
      ["C01 V1 1000.00 (payment)", "C01 V2 123.45 (payment)"],
    ],
  ]);
});

describe("when it is due", () => {
  itReads([
    [
      "due-from-a-column",
      "An extra column, where it makes sense; else the law",
      ["C01 FA-1 100.00 due 2026-02-20 by its column", "C01 FA-2 100.00 due 2026-02-05 by law", "C01 FA-3 100.00 due 2026-02-06 by law"],
      [],
    ],
    [
      "due-from-the-label",
      "A day or terms in the label, in several usual forms",
      [
        "C01 FA-1 100.00 due 2026-03-15 by its label",
        "C01 FA-2 100.01 due 2026-03-15 by its label",
        "C01 FA-3 100.02 due 2026-02-04 by its label",
        "C01 FA-4 100.03 due 2026-02-28 by its label",
        "C01 FA-5 100.04 due 2026-03-17 by its label",
        "C01 FA-6 100.05 due 2026-03-10 by its label",
        "C01 FA-7 100.06 due 2026-02-04 by law",
      ],
      [],
    ],
    [
      "due-from-customer-terms",
      "60 days; 45 days then end of month; end of month then 45 days; the 10th; the company's for who has none",
      [
        "C01 FA-1 100.00 due 2026-03-16 by the customer's terms",
        "C02 FA-2 100.00 due 2026-03-31 by the customer's terms",
        "C03 FA-3 100.00 due 2026-03-17 by the customer's terms",
        "C04 FA-4 100.00 due 2026-03-10 by the customer's terms",
        "C05 FA-5 100.00 due 2026-01-25 by the company's terms",
      ],
      [],
    ],
    ["due-from-the-company", "45 days end of month for everybody", ["C01 FA-1 100.00 due 2026-03-31 by the company's terms"], []],
    ["due-from-the-law", "30 days when nobody says anything", ["C01 FA-1 100.00 due 2026-02-14 by law"], []],
  ]);
});

describe("money on suspense accounts", () => {
  it.each<[folder: string, words: string, lines: readonly string[]]>([
    [
      "money-on-a-suspense-account",
      "What was lettered, moved to its customer or paid back has left; an expense of the same amount takes nothing away",
      ["471000 2026-02-10 1200.00 VIREMENT SEPA MENUISERIE AUBEPINE BQ1", "472100 2026-02-20 120.00 CHQ REMISE 118 BQ7 of 000000000/C02"],
    ],
    [
      "suspense-account-over-two-years",
      "The balance brought over repeats last year's lines",
      ["471000 2025-12-11 250.00 VIR SCIERIE BORNE BQ2"],
    ],
    ["suspense-account-emptied-at-once", "As much was taken away as came: nothing waits", []],
  ])("%s: %s", async (name, _words, expected) => {
    const { facts } = await readAll(fileURLToPath(new URL(`golden/${name}`, import.meta.url)));
    const lines = facts.filter((fact) => fact.kind === "bank_line");
    expect(
      lines.map(({ account, on, amount, label, debtor }) =>
        [account, on, (amount / 100).toFixed(2), label, ...(debtor === undefined ? [] : ["of", debtor])].join(" "),
      ),
    ).toEqual(expected);
  });
});
