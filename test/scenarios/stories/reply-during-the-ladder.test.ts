import { expect, it } from "vitest";
import { facts, invoice } from "../../rules/builder.ts";
import { hears, history, live, paid, shippedWith } from "./live.ts";
/** The debtor answers the first reminder. Nothing else leaves until somebody has answered in turn, which takes ten days. */
it("a reply stops the ladder until a person has answered", () => {
  const diary = live({
    rulebook: shippedWith(),
    cast: [
      facts("2026-04-01", {
        items: [invoice("FA-101", "2026-04-01", 700)],
        payments: history(["2025-10-01", "2025-11-03", "2025-12-01", "2026-01-05"], 6),
      }),
    ],
    from: "2026-04-01",
    to: "2026-05-31",
    happens: {
      "2026-04-08": hears("“which invoice is this?”", { what: "reply" }),
      "2026-04-20": hears("somebody answered", (now) => ({
        what: "done",
        effect: now.actions.find((one) => one.step === "answer")?.key ?? "",
      })),
      "2026-05-12": paid("FA-101"),
    },
    person: () => "sent",
  });
  expect(diary).toEqual([
    "2026-04-01 = nothing_due",
    "2026-04-07 e-mail courtesy FA-101 700.00",
    "2026-04-08 » “which invoice is this?”",
    "2026-04-08 = debtor_replied",
    "2026-04-08 task answer",
    "2026-04-20 » somebody answered",
    "2026-04-27 e-mail firm FA-101 700.00",
    "2026-05-04 task call FA-101 700.00",
    "2026-05-05 = action_pending",
    "2026-05-12 » paid FA-101",
    "2026-05-12 = nothing_due",
  ]);
});
