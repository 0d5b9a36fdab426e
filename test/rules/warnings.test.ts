import { expect, it } from "vitest";
import { day } from "../../src/ledger/day.ts";
import type { DossierFacts } from "../../src/ledger/dossier.ts";
import { contact, debtor, decideOn, invoice, payment, signal } from "./builder.ts";

const today = "2026-06-15";
const issued = (number: string, issuedOn: string, dueOn: string) => invoice(number, dueOn, 100, { issuedOn: day(issuedOn) });
const monthly = ["01", "02", "03"].map((month) => issued(`FA-${month}`, `2026-${month}-01`, `2026-${month}-28`));

it.each<[string, Partial<DossierFacts>, readonly object[]]>([
  ["nothing to say", { items: [issued("FA-1", "2026-05-01", "2026-06-01")] }, []],
  [
    "payments that come ten days later than before",
    { payments: [payment("FA-1", "2025-12-01", "2025-12-01", 100), payment("FA-2", "2026-05-01", "2026-05-11", 100)] },
    [{ code: "paying_later", params: { days: 10 } }],
  ],
  [
    "two invoices paid in several goes",
    {
      payments: ["FA-1", "FA-2"].flatMap((number) =>
        ["2026-04-01", "2026-05-01"].map((on) => ({ ...payment(number, "2026-04-01", on, 50), id: `${number} ${on}` })),
      ),
    },
    [{ code: "partial_payments", params: { count: 2 } }],
  ],
  [
    "a promise that was not kept",
    {
      items: [issued("FA-1", "2026-04-01", "2026-05-01")],
      signals: [signal("2026-05-02", { what: "promise", payOn: day("2026-05-20"), currency: "EUR", amount: 10_000 })],
    },
    [{ code: "promise_broken", params: { payOn: "2026-05-20" } }],
  ],
  [
    "an address from which mail came back",
    { contacts: [contact("K1", "ancien@temoin.example", { unusable: "bounced" })] },
    [{ code: "bounced", params: { address: "ancien@temoin.example" } }],
  ],
  [
    "an exposure above the credit limit",
    { debtor: debtor({ creditLimit: 5_000 }), items: [issued("FA-1", "2026-06-01", "2026-07-01")] },
    [{ code: "over_credit_limit", params: { exposure: 10_000, limit: 5_000 } }],
  ],
  [
    "a term twice as long as usual",
    { items: [...monthly, issued("FA-9", "2026-06-01", "2026-07-25")] },
    [{ code: "terms_longer", params: { number: "FA-9", days: 54, usual: 27 } }],
  ],
  [
    "terms of 90 days between companies",
    { items: [issued("FA-1", "2026-05-01", "2026-07-30")] },
    [{ code: "term_above_cap", params: { number: "FA-1", days: 90, count: 1 } }],
  ],
  ["terms of 90 days to a consumer", { debtor: debtor({ nature: "consumer" }), items: [issued("FA-1", "2026-05-01", "2026-07-30")] }, []],
  [
    "an invoice of a consumer that is eighteen months old",
    {
      debtor: debtor({ nature: "consumer" }),
      items: [issued("FA-1", "2024-12-20", "2025-01-20"), issued("FA-2", "2026-05-01", "2026-06-01")],
    },
    [{ code: "limitation_near", params: { number: "FA-1", on: "2026-12-20", months: 12 } }],
  ],
  [
    "an invoice whose limitation date is reached",
    { debtor: debtor({ nature: "unknown" }), items: [issued("FA-1", "2024-06-15", "2024-07-15")] },
    [{ code: "limitation_near", params: { number: "FA-1", on: "2026-06-15", months: 0 } }],
  ],
])("%s", (_title, of, expected) => {
  expect(decideOn(today, of).warnings).toEqual(expected);
});
