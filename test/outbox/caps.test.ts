import { describe, expect, it } from "vitest";
import { brokenCaps, type Caps, type Departure } from "../../src/outbox/caps.ts";

const mail = (debtor: string, amount = 100_00, currency = "EUR"): Departure => ({ kind: "email", debtor, currency, amount });
const call = (debtor: string): Departure => ({ kind: "task", debtor, currency: "EUR", amount: 100_00 });

describe("caps on one run", () => {
  const cases: readonly [string, readonly Departure[], Caps, readonly unknown[]][] = [
    ["none set", [mail("A"), mail("B")], {}, []],
    ["as many as allowed", [mail("A"), mail("B")], { messages: 2 }, []],
    ["one too many", [mail("A"), mail("B")], { messages: 1 }, [{ code: "outbox.cap_messages", params: { messages: 2, cap: 1 } }]],
    ["tasks and notes stay in the house", [call("A"), { ...call("B"), kind: "note" }], { messages: 0, amount: { EUR: 0 } }, []],
    [
      "letters count",
      [{ ...mail("A"), kind: "letter" }],
      { messages: 0 },
      [{ code: "outbox.cap_messages", params: { messages: 1, cap: 0 } }],
    ],
    [
      "one cent too much",
      [mail("A", 60_00), mail("B", 40_01)],
      { amount: { EUR: 100_00 } },
      [{ code: "outbox.cap_amount", params: { amount: 100_01, cap: 100_00, currency: "EUR" } }],
    ],
    ["each currency by itself", [mail("A", 90_00), mail("B", 90_00, "CHF")], { amount: { EUR: 100_00, CHF: 100_00 } }, []],
    ["half of the debtors", [mail("A"), mail("A"), mail("B")], { shareOfDebtors: { share: 0.5, of: 4 } }, []],
    [
      "more than half",
      [mail("A"), mail("B"), mail("C")],
      { shareOfDebtors: { share: 0.5, of: 4 } },
      [{ code: "outbox.cap_debtors", params: { debtors: 3, of: 4, percent: 50 } }],
    ],
  ];

  it.each(cases)("%s", (_title, departures, caps, broken) => {
    expect(brokenCaps(departures, caps)).toEqual(broken);
  });

  it("are all told at once", () => {
    const caps = { messages: 1, amount: { EUR: 1 }, shareOfDebtors: { share: 0.1, of: 2 } };
    expect(brokenCaps([mail("A"), mail("B")], caps).map(({ code }) => code)).toEqual([
      "outbox.cap_messages",
      "outbox.cap_amount",
      "outbox.cap_debtors",
    ]);
  });
});
