import { expect, it } from "vitest";
import { facts, invoice } from "../../rules/builder.ts";
import { history, live, paid, shippedWith } from "./live.ts";

const courteous = `segment: courteous
description: Everyone, with a word of thanks.
priority: 1000
when: true
ladder:
  - { step: courtesy, at: +8, do: email, template: reminder-courteous }
  - { step: firm, at: +20, do: email, template: reminder-firm }
thanks: { template: thank-you, within: 5 }
`;
const payments = history(["2026-01-05", "2026-02-05"], 3);

/** The reminder leaves, the transfer comes two days later, a short mail thanks: once. */
it("paid after a reminder, thanked once", () => {
  const diary = live({
    rulebook: shippedWith(courteous),
    cast: [facts("2026-05-01", { items: [invoice("FA-1", "2026-05-04", 1200), invoice("FA-2", "2026-06-30", 800)], payments })],
    from: "2026-05-04",
    to: "2026-06-10",
    happens: { "2026-05-15": paid("FA-1") },
  });
  expect(diary).toEqual([
    "2026-05-04 = nothing_due",
    "2026-05-12 e-mail courtesy FA-1 1200.00",
    "2026-05-15 » paid FA-1",
    "2026-05-15 = thanks_due",
    "2026-05-15 e-mail thanks FA-1",
    "2026-05-16 = nothing_due",
  ]);
});

/** Two invoices are late and one is paid: no thanks beside a debt. When the second is paid in time, one mail thanks for both. */
it("paid while another is overdue: thanked for both once all is paid", () => {
  const diary = live({
    rulebook: shippedWith(courteous),
    cast: [facts("2026-05-01", { items: [invoice("FA-1", "2026-05-04", 1200), invoice("FA-2", "2026-05-05", 800)], payments })],
    from: "2026-05-12",
    to: "2026-06-10",
    happens: { "2026-05-15": paid("FA-1"), "2026-05-19": paid("FA-2") },
  });
  expect(diary).toEqual([
    "2026-05-12 e-mail courtesy FA-1+FA-2 2000.00",
    "2026-05-15 » paid FA-1",
    "2026-05-19 » paid FA-2",
    "2026-05-19 = thanks_due",
    "2026-05-19 e-mail thanks FA-1+FA-2",
    "2026-05-20 = nothing_due",
  ]);
});

/** Paid on a Friday evening, read on Saturday: the mail leaves on Monday. A debtor who pays before any reminder hears nothing. */
it("thanks keep to open days, and to those who were reminded", () => {
  const diary = live({
    rulebook: shippedWith(courteous),
    cast: [facts("2026-05-01", { items: [invoice("FA-1", "2026-05-04", 1200), invoice("FA-2", "2026-05-28", 800)], payments })],
    from: "2026-05-12",
    to: "2026-06-10",
    happens: { "2026-05-16": paid("FA-1"), "2026-06-01": paid("FA-2") },
  });
  expect(diary).toEqual([
    "2026-05-12 e-mail courtesy FA-1 1200.00",
    "2026-05-16 » paid FA-1",
    "2026-05-16 = thanks_due",
    "2026-05-18 e-mail thanks FA-1",
    "2026-05-19 = nothing_due",
    "2026-06-01 » paid FA-2",
    "2026-06-01 = nothing_due",
  ]);
});
