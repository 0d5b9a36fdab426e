import { expect, it } from "vitest";
import { facts, invoice } from "../../rules/builder.ts";
import { arrived, history, live, paid, shippedWith } from "./live.ts";
/** The transfer arrives two days before the second reminder and waits a week to be matched. */
it("a payment that crosses the reminder stops it at once, and opens one task", () => {
  const diary = live({
    rulebook: shippedWith(),
    cast: [
      facts("2026-04-01", {
        items: [invoice("FA-111", "2026-04-01", 640), invoice("FA-112", "2026-04-02", 360)],
        payments: history(["2025-10-01", "2025-11-03", "2025-12-01", "2026-01-05"], 6),
      }),
    ],
    from: "2026-04-01",
    to: "2026-05-31",
    happens: {
      "2026-04-14": arrived("VIR-1", 1000, "VIR GARAGE TEMOIN"),
      "2026-04-21": { ...paid("FA-111", "FA-112", "VIR-1"), says: "matched with FA-111 and FA-112" },
    },
  });
  expect(diary).toEqual([
    "2026-04-01 = nothing_due",
    "2026-04-07 e-mail courtesy FA-111+FA-112 1000.00",
    "2026-04-14 » 1000 arrived: VIR GARAGE TEMOIN",
    "2026-04-14 = payment_may_cover",
    "2026-04-14 task match-payment FA-111+FA-112 1000.00",
    "2026-04-21 » matched with FA-111 and FA-112",
    "2026-04-21 = nothing_due",
  ]);
});
