import { day } from "../../../src/ledger/day.ts";
import { expect, it } from "vitest";
import { facts, invoice } from "../../rules/builder.ts";
import { hears, history, live, paid, shippedWith } from "./live.ts";
/** Promised on the phone for the 30th. The two days of grace pass over a week-end; then the ladder goes on. */
it("a broken promise lets the ladder go on where it stood", () => {
  const diary = live({
    rulebook: shippedWith(),
    cast: [
      facts("2026-04-01", {
        items: [invoice("FA-81", "2026-04-01", 1500)],
        payments: history(["2025-10-01", "2025-11-03", "2025-12-01", "2026-01-05"], 6),
      }),
    ],
    from: "2026-04-01",
    to: "2026-06-15",
    happens: {
      "2026-04-08": hears("“we pay on the 30th”", { what: "promise", payOn: day("2026-04-30"), currency: "EUR", amount: 150_000 }),
      "2026-05-28": paid("FA-81"),
    },
  });
  expect(diary).toEqual([
    "2026-04-01 = nothing_due",
    "2026-04-07 e-mail courtesy FA-81 1500.00",
    "2026-04-08 » “we pay on the 30th”",
    "2026-04-08 = promise_running",
    "2026-05-06 e-mail firm FA-81 1500.00",
    "2026-05-13 task call FA-81 1500.00",
    "2026-05-20 e-mail last FA-81 1500.00",
    "2026-05-27 letter formal-notice FA-81 1500.00",
    "2026-05-28 » paid FA-81",
    "2026-05-28 = nothing_due",
  ]);
});
