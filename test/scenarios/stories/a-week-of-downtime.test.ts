import { expect, it } from "vitest";
import { facts, invoice } from "../../rules/builder.ts";
import { history, live, shippedWith } from "./live.ts";
/** The service was down when the second step was reached: it is caught up once, and the next one keeps its distance. */
it("a week of downtime is caught up once", () => {
  const diary = live({
    rulebook: shippedWith(),
    cast: [
      facts("2026-04-01", {
        items: [invoice("FA-131", "2026-04-01", 700)],
        payments: history(["2025-10-01", "2025-11-03", "2025-12-01", "2026-01-05"], 6),
      }),
    ],
    from: "2026-04-01",
    to: "2026-05-31",
    down: (today) => today >= "2026-04-14" && today <= "2026-04-26",
  });
  expect(diary).toEqual([
    "2026-04-01 = nothing_due",
    "2026-04-07 e-mail courtesy FA-131 700.00",
    "2026-04-27 e-mail firm FA-131 700.00",
    "2026-05-04 task call FA-131 700.00",
    "2026-05-11 e-mail last FA-131 700.00",
    "2026-05-18 letter formal-notice FA-131 700.00",
    "2026-05-25 = ladder_finished",
  ]);
});
