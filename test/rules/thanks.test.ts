import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addDays, type Day, day, daysBetween } from "../../src/ledger/day.ts";
import { dossier, type DossierFacts } from "../../src/ledger/dossier.ts";
import type { Action } from "../../src/ledger/effect.ts";
import { decide } from "../../src/rules/decide.ts";
import { sayReason } from "../../src/text/reasons.ts";
import { anyFacts, origin } from "./arbitrary.ts";
import { action, contact, credit, debtor, decideOn, facts, invoice, payment, plainText, rulebookOf, signal } from "./builder.ts";
import { actionOf, walk } from "./walk.ts";

function thankful(thanks: string, limits = ""): ReturnType<typeof rulebookOf> {
  return rulebookOf([{ name: "rules/test.yaml", text: `${plainText}thanks: { ${thanks} }\nlimits: { ${limits} }\n` }]);
}
const rulebook = thankful("template: thank-you, within: 5");

/** Reminded on Monday 11 May of FA-1, due on 20 April; paid on Wednesday 13. */
const reminder = action("2026-05-11", "courtesy", ["FA-1"], { numbers: ["FA-1"] });
const paid = { ...payment("FA-1", "2026-04-20", "2026-05-13", 1200) };
const settled: Partial<DossierFacts> = { actions: [reminder], payments: [paid] };

function on(today: string, of: Partial<DossierFacts> = {}, rules = rulebook) {
  const { reason, intents } = decideOn(today, { ...settled, ...of }, rules);
  return [reason.code, ...intents.map((intent) => `${intent.step} ${(intent.settled ?? []).map(({ number }) => number).join("+")}`.trim())];
}

describe("a word of thanks", () => {
  it.each<[string, string, Partial<DossierFacts>]>([
    ["on the day of the payment", "2026-05-13", {}],
    ["up to five days after it", "2026-05-18", {}],
    ["while something else is not due yet", "2026-05-13", { items: [invoice("FA-2", "2026-06-30", 500)] }],
    ["on a bad month of money that nobody asked for", "2026-05-13", { credits: [credit("P", "2026-05-12", 50)] }],
    ["when a call reminded", "2026-05-13", { actions: [{ ...reminder, kind: "task", state: "done" }] }],
    [
      "when the invoice was paid in two goes",
      "2026-05-13",
      {
        payments: [payment("R1", "2026-04-20", "2026-05-12", 200), payment("R2", "2026-04-20", "2026-05-13", 1000)].map((one) => ({
          ...one,
          invoice: "FA-1",
        })),
      },
    ],
    [
      "while it waits for approval itself",
      "2026-05-14",
      { actions: [reminder, action("2026-05-13", "thanks", [], { numbers: ["FA-1"], state: "waiting" })] },
    ],
  ])("leaves %s", (_, today, of) => {
    expect(on(today, of)).toEqual(["thanks_due", "thanks FA-1"]);
  });

  it.each<[string, string, Partial<DossierFacts>, string]>([
    ["six days after the payment", "2026-05-19", {}, "nothing_due"],
    ["when nobody had reminded", "2026-05-13", { actions: [] }, "nothing_due"],
    ["when the reminder spoke of something else", "2026-05-13", { actions: [{ ...reminder, numbers: ["FA-9"] }] }, "nothing_due"],
    ["when the reminder came back", "2026-05-13", { actions: [{ ...reminder, state: "failed" }] }, "nothing_due"],
    ["when the reminder left after the payment", "2026-05-15", { actions: [{ ...reminder, on: day("2026-05-14") }] }, "nothing_due"],
    ["for a word before the due date", "2026-05-13", { actions: [{ ...reminder, on: day("2026-04-15") }] }, "nothing_due"],
    ["while a part is open", "2026-05-13", { items: [invoice("FA-1", "2026-04-20", 300)] }, "contacted_recently"],
    ["while another one is overdue", "2026-05-13", { items: [invoice("FA-2", "2026-05-12", 500)] }, "contacted_recently"],
    ["when a credit note settled it", "2026-05-13", { payments: [{ ...paid, by: "credit_note" }] }, "nothing_due"],
    ["twice", "2026-05-14", { actions: [reminder, action("2026-05-13", "thanks", [], { numbers: ["FA-1"] })] }, "nothing_due"],
    [
      "after somebody refused it",
      "2026-05-14",
      { actions: [reminder, action("2026-05-13", "thanks", [], { numbers: ["FA-1"], state: "refused" })] },
      "nothing_due",
    ],
    ["while something is disputed", "2026-05-13", { items: [invoice("FA-2", "2026-06-30", 500, { disputed: 100 })] }, "nothing_due"],
    ["while a dispute stands", "2026-05-13", { signals: [signal("2026-05-12", { what: "dispute", currency: "EUR" })] }, "nothing_due"],
    ["on hold", "2026-05-13", { signals: [signal("2026-05-12", { what: "hold", until: day("2026-05-20") })] }, "hold"],
    ["before a reply is answered", "2026-05-13", { signals: [signal("2026-05-12", { what: "reply" })] }, "nothing_due"],
    ["to an insolvent debtor", "2026-05-13", { debtor: debtor({ insolvent: true }) }, "insolvent"],
    ["to one handed over", "2026-05-13", { debtor: debtor({ handedOver: true }) }, "handed_over"],
    ["without an address", "2026-05-13", { contacts: [] }, "nothing_due"],
    ["on the day of another contact", "2026-05-13", { actions: [reminder, action("2026-05-13", "before", ["FA-3"])] }, "nothing_due"],
    ["on the day another company writes", "2026-05-13", { groupContactOn: day("2026-05-13") }, "nothing_due"],
    [
      "while a mail is on its way",
      "2026-05-13",
      { actions: [reminder, action("2026-05-12", "firm", ["FA-3"], { state: "uncertain" })] },
      "nothing_due",
    ],
    ["while a row cannot be read", "2026-05-13", { unreadable: ["2026.txt:7"] }, "nothing_due"],
  ])("does not leave %s", (_, today, of, reason) => {
    expect(on(today, of)).toEqual([reason]);
  });

  it("never leaves with a reminder: the step before a due date goes first", () => {
    const late = { actions: [{ ...reminder, on: day("2026-05-01") }], items: [invoice("FA-2", "2026-05-18", 500)] };
    expect(on("2026-05-13", late)).toEqual(["step_due", "before"]);
  });

  it.each([
    ["below the minimum", "minimumAmount: 1 500 EUR", ["nothing_due"]],
    ["at the minimum", "minimumAmount: 1 200 EUR", ["thanks_due", "thanks FA-1"]],
    ["in a currency that cannot be compared", "minimumAmount: 1 500 USD", ["thanks_due", "thanks FA-1"]],
  ])("%s", (_, minimum, expected) => {
    expect(on("2026-05-13", {}, thankful(`template: thank-you, within: 5, ${minimum}`))).toEqual(expected);
  });

  it.each([
    ["never", "never"],
    ["always", "always"],
    ["{ above: 1 000 EUR }", "always"],
    ["{ above: 2 000 EUR }", "never"],
  ])("with approval %s", (approval, expected) => {
    const { intents } = decideOn("2026-05-13", settled, thankful(`template: thank-you, within: 5, approval: ${approval}`));
    expect(intents[0]?.approval).toBe(expected);
  });

  it("counts as a contact: the next reminder keeps its distance, the next thanks too", () => {
    const thanked = action("2026-05-13", "thanks", [], { numbers: ["FA-1"] });
    const actions = [{ ...reminder, on: day("2026-05-01") }, thanked];
    expect(on("2026-05-18", { actions, items: [invoice("FA-2", "2026-05-12", 500)] })).toEqual(["contacted_recently"]);
    const next = { ...payment("FA-3", "2026-04-20", "2026-05-17", 80) };
    const both = { actions: [...actions, action("2026-05-12", "courtesy", ["FA-3"], { numbers: ["FA-3"] })], payments: [paid, next] };
    expect(on("2026-05-18", both)).toEqual(["nothing_due"]);
    expect(decideOn("2026-05-18", both, rulebook).reviewOn).toBe("2026-05-20");
    expect(on("2026-05-20", both)).toEqual(["thanks_due", "thanks FA-3"]);
  });

  it("says why, and waits for an open day", () => {
    const saturday = decideOn("2026-05-16", settled, rulebook);
    expect(saturday.intents[0]).toMatchObject({ do: "email", template: "thank-you", amount: 0, items: [], actOn: "2026-05-18" });
    expect(sayReason(saturday, "en")).toBe(
      "FA-1 was paid (€1,200.00, on 13/05/2026) after a reminder, and nothing else is overdue: a word of thanks leaves on 18/05/2026.",
    );
    expect(sayReason(saturday, "fr").replace(/[\u00a0\u202f]/g, " ")).toBe(
      "FA-1 a été réglée (1 200,00 €, le 13/05/2026) après relance, et rien d’autre n’est échu : un mot de remerciement part le 18/05/2026.",
    );
  });

  it("speaks of all that was paid, and its key is that of these invoices", () => {
    const second = payment("FA-0", "2026-04-10", "2026-05-12", 10);
    const actions = [{ ...reminder, numbers: ["FA-0", "FA-1"] }];
    const both = decideOn("2026-05-13", { actions, payments: [paid, second] }, rulebook).intents[0];
    expect(both?.settled).toEqual([
      { number: "FA-0", paidOn: "2026-05-12", amount: 1000 },
      { number: "FA-1", paidOn: "2026-05-13", amount: 120_000 },
    ]);
    expect(both?.cycle).not.toBe(decideOn("2026-05-13", settled, rulebook).intents[0]?.cycle);
  });
});

/** Some invoices are settled, and actions of the past spoke of them. */
const anyPast: fc.Arbitrary<DossierFacts> = fc
  .record({
    of: anyFacts,
    settled: fc.array(
      fc.record({
        late: fc.integer({ min: -5, max: 30 }),
        ago: fc.integer({ min: -3, max: 12 }),
        reminded: fc.integer({ min: 0, max: 20 }),
        thanked: fc.boolean(),
      }),
      { maxLength: 3 },
    ),
    plain: fc.boolean(),
  })
  .map(({ of, settled: some, plain }) => {
    const actions: Action[] = some.flatMap(({ ago, reminded, thanked }, at) => {
      const numbers = [`FA-20${at}`];
      const told = action(addDays(origin, -ago - reminded), "courtesy", [`FA-20${at}`], { numbers, key: `T${at}` });
      return thanked && at === 0 ? [told, action(addDays(origin, -Math.max(1, ago)), "thanks", [], { numbers, key: "TH" })] : [told];
    });
    const payments = some.map(({ late, ago }, at) => {
      const paidOn = addDays(origin, -ago);
      return { ...payment(`S${at}`, addDays(paidOn, -late), paidOn, 100 + at), invoice: `FA-20${at}` };
    });
    const quiet = plain ? { items: [], signals: [], credits: [], contacts: [contact("K1", "a@x.example")] } : {};
    return { ...of, ...quiet, payments: [...of.payments, ...payments], actions: [...(plain ? [] : of.actions), ...actions] };
  });

function decided(of: DossierFacts, today: Day, rules = rulebook) {
  return decide(dossier({ ...of, freshness: { pulledOn: today, lastBankEntryOn: today } }, today), rules, today);
}

describe("whatever the facts", () => {
  /** Others do not thank, and take in and leave debtors by time alone. */
  const restless = rulebookOf([
    { name: "rules/test.yaml", text: `${plainText}thanks: { template: thank-you, within: 9 }\n` },
    {
      name: "rules/late.yaml",
      text: plainText
        .replace("segment: test", "segment: late")
        .replace("priority: 0", "priority: 9")
        .replace("when: true", "when: history.lateShare6m > 0.5 || oldestDaysLate > 8"),
    },
  ]);

  it.each([
    ["thankful", rulebook],
    ["restless", restless],
  ])("before reviewOn, time alone thanks nobody (%s)", (_, rules) => {
    fc.assert(
      fc.property(anyPast, (of) => {
        const now = decided(of, origin, rules);
        const gist = (one: typeof now) =>
          JSON.stringify([one.reason.code, one.intents.map(({ step, cycle, settled: paidOff }) => [step, cycle, paidOff])]);
        const last = now.reviewOn ?? addDays(origin, 40);
        for (let at = addDays(origin, 1); at < last; at = addDays(at, 1)) expect(gist(decided(of, at, rules)), `on ${at}`).toBe(gist(now));
      }),
      { numRuns: 500 },
    );
  });

  it("nobody is thanked twice for an invoice, nor while anything is overdue, nor within the delay after other thanks", () => {
    let thanked = 0;
    fc.assert(
      fc.property(anyPast, (start) => {
        const seen = new Set(start.actions.filter((one) => one.step === "thanks").flatMap((one) => one.numbers ?? []));
        let last: Day | undefined;
        const steps = walk(start, rulebook, { from: origin, to: addDays(origin, 25) });
        const contacts = new Set<string>();
        for (const { day: today, decision } of steps) {
          for (const intent of decision.intents) {
            if (intent.do === "task" || intent.actOn !== today) continue;
            expect(contacts.has(today)).toBe(false);
            contacts.add(today);
            if (intent.step !== "thanks") {
              if (last) expect(daysBetween(last, today)).toBeGreaterThanOrEqual(7);
              continue;
            }
            thanked++;
            expect(start.items.some((item) => item.dueOn < today)).toBe(false);
            for (const { number } of intent.settled ?? []) {
              expect(seen.has(number)).toBe(false);
              seen.add(number);
            }
            if (last) expect(daysBetween(last, today)).toBeGreaterThanOrEqual(7);
            last = today;
            expect(actionOf(intent, decision, "sent").numbers).toEqual(intent.settled?.map(({ number }) => number));
          }
        }
      }),
      { numRuns: 300 },
    );
    expect(thanked).toBeGreaterThan(10);
  });
});

it("without `thanks` nobody is thanked", () => {
  expect(decideOn("2026-05-13", { ...settled, freshness: facts("2026-05-13").freshness }).reason.code).toBe("nothing_due");
});
