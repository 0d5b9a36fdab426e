import { expect, it } from "vitest";
import { debtor, facts, invoice } from "../../rules/builder.ts";
import { history, live, shippedWith } from "./live.ts";
/** Strasbourg, at the turn of the year: 25 and 26 December are holidays there, Good Friday too. */
it("year end in Alsace: nothing leaves on its holidays, and nothing is lost", () => {
  const diary = live({
    rulebook: shippedWith(),
    cast: [
      facts("2025-12-15", {
        debtor: debtor({ postcode: "67000" }),
        items: [invoice("FA-151", "2025-12-21", 1800)],
        payments: history(["2025-06-02", "2025-07-01", "2025-08-01", "2025-09-01"], 6),
      }),
      facts("2025-12-15", {
        debtor: debtor({ id: "D2", postcode: "75001" }),
        items: [invoice("FA-152", "2025-12-21", 1800, { debtor: "D2" })],
        payments: history(["2025-06-02", "2025-07-01", "2025-08-01", "2025-09-01"], 6),
      }),
    ],
    from: "2025-12-15",
    to: "2026-02-15",
  });
  expect(diary).toEqual([
    "2025-12-15 = D1 nothing_due",
    "2025-12-15 = D2 nothing_due",
    "2025-12-26 D2 e-mail courtesy FA-152 1800.00",
    "2025-12-29 D1 e-mail courtesy FA-151 1800.00",
    "2026-01-05 D1 e-mail firm FA-151 1800.00",
    "2026-01-05 D2 e-mail firm FA-152 1800.00",
    "2026-01-12 D1 task call FA-151 1800.00",
    "2026-01-12 D2 task call FA-152 1800.00",
    "2026-01-20 D1 e-mail last FA-151 1800.00",
    "2026-01-20 D2 e-mail last FA-152 1800.00",
    "2026-02-04 D1 letter formal-notice FA-151 1800.00",
    "2026-02-04 D2 letter formal-notice FA-152 1800.00",
    "2026-02-11 = D1 ladder_finished",
    "2026-02-11 = D2 ladder_finished",
  ]);
});
