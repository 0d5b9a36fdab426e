import { expect, it } from "vitest";
import { debtor, facts, invoice } from "../../rules/builder.ts";
import { history, live, paid, shippedWith } from "./live.ts";
/** One legal person owes to two companies of the group: it hears from one of them at a time, never twice in a week. */
it("two companies of one group do not write to the same customer in one week", () => {
  const owes = (id: string, company: string, number: string, due: string) =>
    facts("2026-04-01", {
      debtor: debtor({ id, company, siren: "732829320" }),
      items: [invoice(number, due, 900, { debtor: id, company })],
      payments: history(["2025-10-01", "2025-11-03", "2025-12-01", "2026-01-05"], 6),
    });
  const diary = live({
    rulebook: shippedWith(),
    cast: [owes("north", "ACME Nord", "N-1", "2026-04-01"), owes("south", "ACME Sud", "S-1", "2026-04-03")],
    from: "2026-04-01",
    to: "2026-06-30",
    happens: { "2026-05-05": { ...paid("N-1"), debtor: "north" } },
  });
  expect(diary).toEqual([
    "2026-04-01 = north nothing_due",
    "2026-04-01 = south nothing_due",
    "2026-04-07 north e-mail courtesy N-1 900.00",
    "2026-04-14 south e-mail courtesy S-1 900.00",
    "2026-04-21 north e-mail firm N-1 900.00",
    "2026-04-28 north task call N-1 900.00",
    "2026-05-05 » paid N-1",
    "2026-05-05 = north nothing_due",
    "2026-05-05 south e-mail firm S-1 900.00",
    "2026-05-12 south task call S-1 900.00",
    "2026-05-19 south e-mail last S-1 900.00",
    "2026-05-26 south letter formal-notice S-1 900.00",
    "2026-06-02 = south ladder_finished",
  ]);
});
