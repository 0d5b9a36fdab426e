import { day } from "../../../src/ledger/day.ts";
import { expect, it } from "vitest";
import { debtor, facts, invoice } from "../../rules/builder.ts";
import { hears, live, paid, shippedWith } from "./live.ts";
/** Wants to pay and cannot. The call ends in a plan of three instalments; the second one never comes. After a call and the
 * days of notice the ladder goes on. */
it("a company in difficulty agrees on a plan, breaks it, and the ladder goes on where it was", () => {
  const diary = live({
    rulebook: shippedWith(),
    cast: [
      facts("2026-04-01", {
        debtor: debtor({ tags: ["in-difficulty"] }),
        items: [invoice("FA-31", "2026-01-15", 2000), invoice("FA-32", "2026-02-16", 2000), invoice("FA-33", "2026-03-16", 2000)],
      }),
    ],
    from: "2026-04-01",
    to: "2026-08-14",
    happens: {
      "2026-04-02": hears("a plan: 2000 on 30 April, 29 May and 30 June", {
        what: "plan",
        currency: "EUR",
        instalments: ["2026-04-30", "2026-05-29", "2026-06-30"].map((payOn) => ({ payOn: day(payOn), amount: 200_000 })),
      }),
      "2026-04-29": paid("FA-31"),
    },
  });
  expect(diary).toEqual([
    "2026-04-01 task plan-call FA-31+FA-32+FA-33 6000.00",
    "2026-04-02 » a plan: 2000 on 30 April, 29 May and 30 June",
    "2026-04-02 = plan_running",
    "2026-04-29 » paid FA-31",
    "2026-06-03 = plan_broken",
    "2026-06-03 task plan-broken FA-32+FA-33 4000.00",
    "2026-06-11 e-mail courtesy FA-32+FA-33 4000.00",
    "2026-06-18 task second-call FA-32+FA-33 4000.00",
    "2026-06-25 e-mail last FA-32+FA-33 4000.00",
    "2026-07-02 letter formal-notice FA-32+FA-33 4000.00",
    "2026-07-09 = ladder_finished",
  ]);
});
