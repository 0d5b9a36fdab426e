import { day } from "../../../src/ledger/day.ts";
import { expect, it } from "vitest";
import { facts, invoice } from "../../rules/builder.ts";
import { hears, history, live, shippedWith } from "./live.ts";
/** Two promises broken within the year. A short ladder, and a person decides on what comes after the formal notice. */
it("bad faith climbs fast, up to the handover", () => {
  const promise = (payOn: string) => ({ what: "promise" as const, payOn: day(payOn), currency: "EUR", amount: 500_000 });
  const diary = live({
    rulebook: shippedWith(),
    cast: [
      facts("2026-03-02", {
        items: [invoice("FA-41", "2026-02-02", 5000)],
        payments: history(["2025-10-01", "2025-11-03", "2025-12-01"], 5),
      }),
    ],
    from: "2026-03-02",
    to: "2026-06-15",
    happens: {
      "2026-03-03": hears("“you will have it on the 10th”", promise("2026-03-10")),
      "2026-03-16": hears("“you will have it on the 20th”", promise("2026-03-20")),
    },
  });
  expect(diary).toEqual([
    "2026-03-02 e-mail courtesy FA-41 5000.00",
    "2026-03-03 » “you will have it on the 10th”",
    "2026-03-03 = promise_running",
    "2026-03-13 e-mail firm FA-41 5000.00",
    "2026-03-16 » “you will have it on the 20th”",
    "2026-03-16 = promise_running",
    "2026-03-25 e-mail last FA-41 5000.00",
    "2026-04-01 letter formal-notice FA-41 5000.00",
    "2026-04-08 = ladder_finished",
    "2026-04-16 task propose-handover FA-41 5000.00",
  ]);
});
