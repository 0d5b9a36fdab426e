import { expect, it } from "vitest";
import { debtor, facts, invoice } from "../../rules/builder.ts";
import { live, paid, shippedWith } from "./live.ts";
/** Pays after 50 days and often later. Interest is due of right; nobody threatens a hospital with a bailiff. */
it("a public hospital is reminded and called, and never gets a formal notice", () => {
  const diary = live({
    rulebook: shippedWith(),
    cast: [
      facts("2026-03-02", {
        debtor: debtor({ name: "Centre hospitalier de Valmont", nature: "public", collector: "Dominique" }),
        items: [invoice("FA-61", "2026-03-02", 10_000), invoice("FA-62", "2026-04-01", 3000)],
      }),
    ],
    from: "2026-03-02",
    to: "2026-07-31",
    happens: { "2026-06-09": paid("FA-61") },
  });
  expect(diary).toEqual([
    "2026-03-02 = nothing_due",
    "2026-03-12 e-mail courtesy FA-61 10000.00",
    "2026-03-27 task call FA-61 10000.00",
    "2026-04-13 e-mail firm FA-61+FA-62 13000.00",
    "2026-05-04 e-mail last FA-61+FA-62 13000.00",
    "2026-05-11 e-mail firm FA-62 3000.00",
    "2026-06-01 e-mail last FA-62 3000.00",
    "2026-06-08 = ladder_finished",
    "2026-06-09 » paid FA-61",
    "2026-07-01 task propose-handover FA-62 3000.00",
  ]);
  expect(diary.join()).not.toContain("letter");
});
