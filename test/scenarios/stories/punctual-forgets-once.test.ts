import { expect, it } from "vitest";
import { facts, invoice } from "../../rules/builder.ts";
import { history, live, paid, shippedWith } from "./live.ts";
/** Six invoices paid on time, and one that somebody overlooked: one kind word, long after the due date, is enough. */
it("a punctual payer who forgets once hears one kind word", () => {
  const diary = live({
    rulebook: shippedWith(),
    cast: [
      facts("2026-03-02", {
        items: [invoice("FA-7", "2026-03-02", 1200)],
        payments: history(["2025-09-01", "2025-10-01", "2025-11-03", "2025-12-01", "2026-01-05", "2026-02-02"], 0),
      }),
    ],
    from: "2026-03-02",
    to: "2026-04-15",
    happens: { "2026-03-12": paid("FA-7") },
  });
  expect(diary).toEqual([
    "2026-03-02 = nothing_due",
    "2026-03-09 e-mail courtesy FA-7 1200.00",
    "2026-03-12 » paid FA-7",
    "2026-03-12 = nothing_due",
  ]);
});
