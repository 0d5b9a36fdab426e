import { expect, it } from "vitest";
import { facts, invoice } from "../../rules/builder.ts";
import { hears, history, live, paid, shippedWith } from "./live.ts";

const perInvoice = `segment: by-invoice
description: Wants to hear of each invoice by itself.
priority: 99
when: '"by-invoice" in debtor.tags'
per: invoice
ladder:
  - { step: before,        at: -5,  do: email,  template: reminder-courteous }
  - { step: courtesy,      at: +5,  do: email,  template: reminder-courteous }
  - { step: firm,          at: +15, do: email,  template: reminder-firm }
  - { step: formal-notice, at: +30, do: letter, template: formal-notice, registered: true, approval: always }
end: { do: handover, after: 15 }
limits: { daysBetweenContacts: 7, minimumAmount: 20 EUR }
`;

/** Three invoices of different age: each has its own messages, whatever becomes of the others. */
it("each invoice climbs by itself: one is paid, one is disputed, one goes to the end", () => {
  const start = facts("2026-03-30", {
    items: [invoice("FA-1", "2026-03-20", 800), invoice("FA-2", "2026-04-01", 1200), invoice("FA-3", "2026-04-27", 300)],
    payments: history(["2025-10-01", "2025-11-03"], 6),
  });
  const diary = live({
    rulebook: shippedWith(perInvoice),
    cast: [{ ...start, debtor: { ...start.debtor, tags: ["by-invoice"] } }],
    from: "2026-03-30",
    to: "2026-07-31",
    happens: {
      "2026-04-13": hears("FA-2 is disputed: broken goods", { what: "dispute", currency: "EUR", items: ["FA-2"] }),
      "2026-05-20": paid("FA-3"),
      "2026-05-26": hears("FA-2 settled: it is owed", { what: "release", of: "dispute", items: ["FA-2"] }),
      "2026-07-20": paid("FA-2"),
    },
  });
  expect(diary).toEqual([
    "2026-03-30 e-mail courtesy FA-1 800.00",
    "2026-03-30 e-mail before FA-2 1200.00",
    "2026-04-07 e-mail firm FA-1 800.00", // due on Saturday the 4th, and the 6th is Easter Monday
    "2026-04-07 e-mail courtesy FA-2 1200.00",
    "2026-04-13 » FA-2 is disputed: broken goods",
    "2026-04-20 letter formal-notice FA-1 800.00",
    "2026-04-22 e-mail before FA-3 300.00",
    "2026-05-04 e-mail courtesy FA-3 300.00",
    "2026-05-05 task propose-handover FA-1 800.00",
    "2026-05-12 e-mail firm FA-3 300.00",
    "2026-05-20 » paid FA-3",
    "2026-05-20 = ladder_finished",
    "2026-05-26 » FA-2 settled: it is owed",
    "2026-05-26 e-mail firm FA-2 1200.00", // where it stood before the dispute
    "2026-06-02 letter formal-notice FA-2 1200.00",
    "2026-06-09 = ladder_finished",
    "2026-06-17 task propose-handover FA-2 1200.00",
    "2026-07-20 » paid FA-2",
  ]);
});
