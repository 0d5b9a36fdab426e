import type { Credit, OpenItem } from "../../../src/ledger/facts.ts";

/** `C01 FA-1 900.00 of 1200.00 due 2026-02-04 by law`: an item as its expectations are written. */
export function itemWords(item: OpenItem): string {
  return [
    customerOf(item.debtor),
    item.number,
    amountWords(item),
    `due ${item.dueOn} ${sources[item.dueFrom]}`,
    ...(item.what === "invoice" ? [] : [`(${item.what.replace("_", " ")})`]),
    ...(item.doubtful ? ["(doubtful)"] : []),
    ...(item.noFollowUp ? ["(never chased)"] : []),
  ].join(" ");
}

const sources: Readonly<Record<OpenItem["dueFrom"], string>> = {
  host: "by its column",
  label: "by its label",
  terms: "by the customer's terms",
  company_default: "by the company's terms",
  legal_default: "by law",
};

/** `C01 V1 50.00 of 450.00 (payment)`. */
export function creditWords(credit: Credit): string {
  return `${customerOf(credit.debtor)} ${credit.number ?? ""} ${amountWords(credit)} (${credit.what.replace("_", " ")})`;
}

function customerOf(debtor: string): string {
  return debtor.slice(debtor.indexOf("/") + 1);
}

function amountWords({ open, amount }: { readonly open: number; readonly amount: number }): string {
  return open === amount ? euros(open) : `${euros(open)} of ${euros(amount)}`;
}

function euros(cents: number): string {
  return (cents / 100).toFixed(2);
}
