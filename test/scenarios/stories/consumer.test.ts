import { expect, it } from "vitest";
import { debtor, facts, invoice } from "../../rules/builder.ts";
import { live, shippedWith } from "./live.ts";
/** A private customer: time, soft words, never a fee. */
it("a consumer is asked for the debt and nothing else", () => {
  const diary = live({
    rulebook: shippedWith(),
    cast: [facts("2026-03-02", { debtor: debtor({ nature: "consumer" }), items: [invoice("FA-71", "2026-03-02", 260)] })],
    from: "2026-03-02",
    to: "2026-06-15",
    person(intent) {
      expect(intent.claims).toBeUndefined();
      expect(intent.amount).toBe(26_000);
      return "sent";
    },
  });
  expect(diary).toEqual([
    "2026-03-02 = nothing_due",
    "2026-03-09 e-mail courtesy FA-71 260.00",
    "2026-03-23 e-mail firm FA-71 260.00",
    "2026-04-13 e-mail last FA-71 260.00",
    "2026-05-04 letter formal-notice FA-71 260.00",
    "2026-05-14 = ladder_finished",
  ]);
});
