import { expect, it } from "vitest";
import { facts, invoice } from "../../rules/builder.ts";
import { history, live, paid, shippedWith } from "./live.ts";
/** Pays in the end, some three weeks late, every time: called first, then written to with what the law adds. */
it("a habitual late payer is called first and pays before the formal notice", () => {
  const diary = live({
    rulebook: shippedWith(),
    cast: [
      facts("2026-03-02", {
        items: [invoice("FA-21", "2026-03-02", 4100), invoice("FA-22", "2026-03-16", 900)],
        payments: history(["2025-09-01", "2025-10-01", "2025-11-03", "2025-12-01", "2026-01-05"], 22),
      }),
    ],
    from: "2026-03-02",
    to: "2026-05-15",
    happens: { "2026-03-31": paid("FA-21"), "2026-04-27": paid("FA-22") },
  });
  expect(diary).toEqual([
    "2026-03-02 = nothing_due",
    "2026-03-10 task call FA-21 4100.00",
    "2026-03-17 e-mail firm FA-21+FA-22 5000.00",
    "2026-03-27 e-mail last FA-21+FA-22 5000.00",
    "2026-03-31 » paid FA-21",
    "2026-04-03 e-mail firm FA-22 900.00",
    "2026-04-10 e-mail last FA-22 900.00",
    "2026-04-27 » paid FA-22",
    "2026-04-27 = nothing_due",
  ]);
});
