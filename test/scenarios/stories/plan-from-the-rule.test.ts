import { expect, it } from "vitest";
import { dossier } from "../../../src/ledger/dossier.ts";
import { planFor } from "../../../src/rules/instalments.ts";
import { debtor, facts, invoice, signal } from "../../rules/builder.ts";
import { type Happening, live, paid, shippedWith } from "./live.ts";

const spreading = `segment: spreading
description: Everyone may pay in three goes.
priority: 1000
when: true
ladder:
  - { step: courtesy, at: +8, do: email, template: reminder-courteous }
  - { step: firm, at: +20, do: email, template: reminder-firm }
plan: { instalments: 3, first: +10, every: month, minimum: 100 EUR }
`;
const rulebook = shippedWith(spreading);

/** Somebody grants the plan that the rule gives. */
const granted: Happening = {
  says: "a plan is granted",
  change(known, today) {
    const plan = planFor(dossier(known, today), rulebook);
    if ("refused" in plan) throw new Error(plan.refused.code);
    const items = plan.shares.map(({ item }) => item);
    return { ...known, signals: [...known.signals, signal(today, { what: "plan", currency: "EUR", ...plan, items }, "PLAN")] };
  },
};

/** A transfer for an instalment, matched with an invoice, part of which stays open. */
function transfer(number: string, euros: number): Happening {
  return {
    says: `${euros} for ${number}`,
    change: (known) => ({
      ...known,
      items: known.items.flatMap((item) => {
        const open = item.id === number ? item.open - Math.round(euros * 100) : item.open;
        return open > 0 ? [{ ...item, open }] : [];
      }),
    }),
  };
}

/** 1 000.01 € in three instalments, each paid in time. An invoice that falls due meanwhile is reminded of by itself. */
it("a plan that is kept", () => {
  const diary = live({
    rulebook,
    cast: [facts("2026-05-01", { items: [invoice("FA-1", "2026-05-04", 1000.01), invoice("FA-2", "2026-06-04", 200)] })],
    from: "2026-05-12",
    to: "2026-08-20",
    happens: {
      "2026-05-18": granted,
      "2026-05-28": transfer("FA-1", 333.35),
      "2026-06-29": transfer("FA-1", 333.33),
      "2026-07-01": paid("FA-2"),
      "2026-07-28": paid("FA-1"),
    },
  });
  expect(diary).toEqual([
    "2026-05-12 e-mail courtesy FA-1 1000.01",
    "2026-05-18 » a plan is granted",
    "2026-05-18 = plan_running",
    "2026-05-18 note plan-agreed FA-1 1000.01",
    "2026-05-28 » 333.35 for FA-1",
    "2026-06-12 e-mail courtesy FA-2 200.00",
    "2026-06-24 e-mail firm FA-2 200.00",
    "2026-06-29 » 333.33 for FA-1",
    "2026-07-01 » paid FA-2",
    "2026-07-01 = plan_running",
    "2026-07-28 » paid FA-1",
    "2026-07-28 = nothing_due",
  ]);
});

/** A consumer pays once and no more. Somebody calls, eight days pass, and the ladder goes on where it stood, without a fee. */
it("a consumer's plan, broken at the second instalment", () => {
  const diary = live({
    rulebook,
    cast: [facts("2026-05-01", { debtor: debtor({ nature: "consumer" }), items: [invoice("FA-1", "2026-05-04", 1000.01)] })],
    from: "2026-05-12",
    to: "2026-08-20",
    happens: { "2026-05-18": granted, "2026-05-28": transfer("FA-1", 333.35) },
  });
  expect(diary).toEqual([
    "2026-05-12 e-mail courtesy FA-1 1000.01",
    "2026-05-18 » a plan is granted",
    "2026-05-18 = plan_running",
    "2026-05-18 note plan-agreed FA-1 1000.01",
    "2026-05-28 » 333.35 for FA-1",
    "2026-07-02 = plan_broken",
    "2026-07-02 task plan-broken FA-1 666.66",
    "2026-07-10 e-mail firm FA-1 666.66",
    "2026-07-17 = ladder_finished",
  ]);
});
