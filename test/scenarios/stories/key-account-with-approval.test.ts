import { expect, it } from "vitest";
import { debtor, facts, invoice } from "../../rules/builder.ts";
import { live, paid, shippedWith } from "./live.ts";
/** The salesperson calls; what is written waits for a person, who takes three days to agree. */
it("nothing is written to a key account that a person has not agreed to", () => {
  const asked = new Map<string, number>();
  const diary = live({
    rulebook: shippedWith(),
    cast: [
      facts("2026-03-02", {
        debtor: debtor({ tags: ["key-account"], salesperson: "Camille" }),
        items: [invoice("FA-51", "2026-03-02", 48_000)],
      }),
    ],
    from: "2026-03-02",
    to: "2026-05-15",
    happens: { "2026-04-20": paid("FA-51") },
    person(intent) {
      if (intent.do === "task") return "done";
      expect(intent.approval).toBe("always");
      const days = (asked.get(intent.step) ?? 0) + 1;
      asked.set(intent.step, days);
      return days > 3 ? "sent" : undefined;
    },
  });
  expect(diary).toEqual([
    "2026-03-02 = nothing_due",
    "2026-03-09 task salesperson-call FA-51 48000.00",
    "2026-03-24 e-mail courtesy FA-51 48000.00",
    "2026-04-09 e-mail firm FA-51 48000.00",
    "2026-04-20 » paid FA-51",
    "2026-04-20 = nothing_due",
  ]);
});
