import { expect, it } from "vitest";
import { facts, invoice } from "../../rules/builder.ts";
import { hears, history, live, paid, shippedWith } from "./live.ts";
/** Three invoices, one of them for goods that arrived broken: it leaves the reminders until the dispute is settled. */
it("a dispute on one of three invoices leaves the two others on their ladder", () => {
  const diary = live({
    rulebook: shippedWith(),
    cast: [
      facts("2026-04-01", {
        items: [invoice("FA-91", "2026-04-01", 800), invoice("FA-92", "2026-04-08", 1200), invoice("FA-93", "2026-04-10", 400)],
        payments: history(["2025-10-01", "2025-11-03", "2025-12-01", "2026-01-05"], 6),
      }),
    ],
    from: "2026-04-01",
    to: "2026-06-30",
    happens: {
      "2026-04-10": hears("FA-92 is disputed: broken goods", { what: "dispute", currency: "EUR", items: ["FA-92"] }),
      "2026-04-27": paid("FA-91", "FA-93"),
      "2026-05-18": hears("FA-92 settled: it is owed", { what: "release", of: "dispute", items: ["FA-92"] }),
      "2026-06-15": paid("FA-92"),
    },
  });
  expect(diary).toEqual([
    "2026-04-01 = nothing_due",
    "2026-04-07 e-mail courtesy FA-91 800.00",
    "2026-04-10 » FA-92 is disputed: broken goods",
    "2026-04-16 e-mail firm FA-91+FA-93 1200.00",
    "2026-04-23 task call FA-91+FA-93 1200.00",
    "2026-04-27 » paid FA-91, FA-93",
    "2026-04-27 = all_disputed",
    "2026-05-18 » FA-92 settled: it is owed",
    "2026-05-18 e-mail courtesy FA-92 1200.00",
    "2026-05-26 e-mail firm FA-92 1200.00",
    "2026-06-02 task call FA-92 1200.00",
    "2026-06-09 e-mail last FA-92 1200.00",
    "2026-06-15 » paid FA-92",
    "2026-06-15 = nothing_due",
  ]);
});
