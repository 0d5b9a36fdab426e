import { expect, it } from "vitest";
import { facts, invoice } from "../../rules/builder.ts";
import { history, live, shippedWith } from "./live.ts";
/** Relance is installed on a book with old debts that nobody chased: they begin with the softest step, one a week. */
it("a backlog on day one starts with the first step and never bursts", () => {
  const diary = live({
    rulebook: shippedWith(),
    cast: [
      facts("2026-05-04", {
        items: [invoice("FA-121", "2025-03-03", 900), invoice("FA-122", "2025-11-17", 1500), invoice("FA-123", "2026-04-27", 300)],
        payments: history(["2025-10-01", "2025-11-03", "2025-12-01", "2026-01-05"], 6),
      }),
    ],
    from: "2026-05-04",
    to: "2026-07-31",
  });
  expect(diary).toEqual([
    "2026-05-04 e-mail courtesy FA-121+FA-122+FA-123 2700.00",
    "2026-05-11 e-mail firm FA-121+FA-122+FA-123 2700.00",
    "2026-05-18 task call FA-121+FA-122+FA-123 2700.00",
    "2026-05-26 e-mail last FA-121+FA-122+FA-123 2700.00",
    "2026-06-02 letter formal-notice FA-121+FA-122 2400.00",
    "2026-06-09 e-mail last FA-123 300.00",
    "2026-06-16 letter formal-notice FA-123 300.00",
    "2026-06-23 = ladder_finished",
  ]);
});
