import fc from "fast-check";
import { expect, it } from "vitest";
import type { Clue } from "../../src/ledger/bank-lines.ts";
import { addDays, type Day, daysBetween } from "../../src/ledger/day.ts";
import { dossier, type DossierFacts } from "../../src/ledger/dossier.ts";
import { decide } from "../../src/rules/decide.ts";
import type { Decision } from "../../src/rules/decision.ts";
import type { Rulebook } from "../../src/rules/rulebook.ts";
import { anyFacts, items, origin } from "./arbitrary.ts";
import { clue, facts, plain, plainText, presets, rulebookOf, several } from "./builder.ts";
import { walk } from "./walk.ts";

const shipped = rulebookOf(presets);
/** Conditions that move with each day, each due date and each payment. */
const restless = rulebookOf([
  ...presets,
  {
    name: "rules/hard.yaml",
    text: `
segment: hard
description: Moves into another ladder by time alone.
priority: 90
when: oldestDaysLate > 35 && history.lateShare6m < 0.5 || overdueItems >= 4
ladder:
  - { step: last, at: +20, do: email, template: reminder-last }
  - { step: formal-notice, at: +30, do: letter, template: formal-notice, registered: true, approval: always }
limits: { daysBetweenContacts: 3 }
`,
  },
]);

/** Every option of a ladder, and quiet weeks that begin soon. */
const optionedText = `
segment: all
description: Everyone.
priority: 0
when: true
end: { do: handover, after: 15 }
on: { broken-promise: { task: call, pause: 3 }, partial-payment: { pause: 10 }, dispute: { task: other, pause: 9 }, reply: { pause: 25 } }
ladder:
  - { step: before, at: -5, do: email, template: reminder-courteous, approval: first-time }
  - { step: courtesy, at: +5, do: email, template: reminder-courteous, otherwise: [{ do: letter, template: formal-notice }, { do: task }] }
  - { step: firm, at: +15, do: email, template: reminder-firm, approval: { above: 500 EUR }, claim: [penalties] }
  - { step: last, at: +25, do: email, template: reminder-last }
limits: { remindersWithoutPerson: 2 }
`;
const common = {
  name: "rules/_common.yaml",
  text: "quiet: [{ from: 05-16, to: 05-24 }, { from: 06-01, to: 06-10 }]\ndisputes: [{ reason: price, days: 10 }]",
};
const optioned = rulebookOf([{ name: "rules/all.yaml", text: optionedText }, common]);
const optionedEach = rulebookOf([{ name: "rules/all.yaml", text: `${optionedText}per: invoice\n` }, common]);

/** Time moves a debtor between a ladder of all that is due and one per invoice. */
const mixed = rulebookOf([
  { name: "rules/all.yaml", text: optionedText },
  {
    name: "rules/hard.yaml",
    text: `
extends: all
segment: hard
priority: 90
when: oldestDaysLate > 35 || overdueItems >= 3
per: invoice
end: { do: repeat, after: 20 }
`,
  },
  common,
]);

const rulebooks: readonly [string, Rulebook][] = [
  ["plain", plain],
  ["shipped", shipped],
  ["restless", restless],
  ["optioned", optioned],
  ["per invoice", several],
  ["optioned, per invoice", optionedEach],
  ["mixed", mixed],
];

/** As if pulls went on: the data is as old as it was. */
function decidedOn(of: DossierFacts, rulebook: Rulebook, today: Day): Decision {
  return decide(dossier({ ...of, freshness: { pulledOn: today, lastBankEntryOn: today } }, today), rulebook, today);
}

function gist({ reason, invoices, intents }: Decision): string {
  return JSON.stringify([
    reason.code,
    invoices?.map((one) => [one.id, one.reason.code]),
    intents.map(({ step, cycle, items: about, amount }) => [step, cycle, about.map((item) => [item.id, item.amount]), amount]),
  ]);
}

it.each(rulebooks)("before reviewOn, time alone changes nothing (%s)", (_, rulebook) => {
  fc.assert(
    fc.property(anyFacts, (of) => {
      const now = decidedOn(of, rulebook, origin);
      const last = now.reviewOn ?? addDays(origin, 60);
      expect(last > origin).toBe(true);
      for (let at = addDays(origin, 1); at < last; at = addDays(at, 1))
        expect(gist(decidedOn(of, rulebook, at)), `on ${at}, review on ${now.reviewOn}`).toBe(gist(now));
    }),
    { numRuns: 400 },
  );
});

it.each(rulebooks)("nothing is asked beyond what is open, undisputed and not received (%s)", (_, rulebook) => {
  fc.assert(
    fc.property(anyFacts, (of) => {
      const { intents, reason } = decidedOn(of, rulebook, origin);
      const open = new Map(of.items.map((item) => [item.id, item.open - (item.disputed ?? 0)]));
      const waiting = (of.bankLines ?? []).filter(({ by }) => by !== "hint");
      const received = [...of.credits.map((one) => one.open), ...waiting.map(({ line }) => line.amount)].reduce((sum, one) => sum + one, 0);
      const owed = of.items.reduce((sum, item) => sum + item.open, 0);
      for (const intent of intents) {
        expect(intent.amount).toBe(intent.items.reduce((sum, item) => sum + item.amount, 0));
        // A dispute to settle is about what is disputed: nobody is asked for it.
        if (intent.step === "settle-dispute") continue;
        for (const item of intent.items) expect(item.amount).toBeLessThanOrEqual(open.get(item.id) ?? 0);
        if (reason.code === "step_due" && intent.activity !== "match_payment")
          expect(intent.amount).toBeLessThanOrEqual(Math.max(0, owed - received) + 6);
      }
    }),
    { numRuns: 400 },
  );
});

it("nobody whose unmatched money reaches the debt is chased", () => {
  fc.assert(
    fc.property(anyFacts, (of) => {
      const owed = of.items.reduce((sum, item) => sum + item.open, 0);
      const credit = {
        ...of.credits[0],
        kind: "credit",
        id: "P",
        debtor: "D1",
        company: "ACME",
        on: origin,
        currency: "EUR",
        amount: owed,
        open: owed,
        what: "payment",
      } as const;
      fc.pre(owed > 0);
      const decision = decidedOn({ ...of, credits: [{ ...credit, source: { host: "memory", place: "" } }] }, plain, origin);
      expect(decision.reason.code).not.toBe("step_due");
    }),
  );
});

it.each(rulebooks)("nobody is chased for money that waits on the bank (%s)", (_, rulebook) => {
  const by = fc.constantFrom<Clue["by"]>("host", "number", "name", "hint");
  fc.assert(
    fc.property(anyFacts, by, fc.nat(5), fc.boolean(), (of, sign, index, all) => {
      const item = of.items[index % Math.max(1, of.items.length)];
      fc.pre(item !== undefined);
      const amount = all && sign !== "hint" ? of.items.reduce((sum, one) => sum + one.open, 0) : item.open;
      const line = clue(sign, origin, amount / 100, { label: sign === "number" ? item.number : "" });
      const { intents } = decidedOn({ ...of, credits: [], bankLines: [line] }, rulebook, origin);
      const others = intents.filter(({ activity, step }) => activity !== "match_payment" && step !== "settle-dispute");
      const asked = new Map(others.flatMap((one) => one.items.map(({ id, amount: part }) => [id, part])));
      if (all && sign !== "hint") expect([...asked.keys()]).toEqual([]);
      if (sign === "number") expect([...asked.keys()]).not.toContain(item.id);
      const open = of.items.reduce((sum, one) => sum + one.open, 0);
      expect([...asked.values()].reduce((sum, part) => sum + part, 0)).toBeLessThanOrEqual(open - amount);
    }),
  );
});

it.each(rulebooks)("the same plan, whatever the order of the facts (%s)", (_, rulebook) => {
  fc.assert(
    fc.property(anyFacts, fc.integer(), (of, seed) => {
      const shuffled = <T>(list: readonly T[]): T[] =>
        list
          .map((one, at) => ({ one, by: (at * 7919 + seed) % 13 }))
          .toSorted((a, b) => a.by - b.by)
          .map(({ one }) => one);
      const turned = {
        ...of,
        items: shuffled(of.items),
        credits: shuffled(of.credits),
        bankLines: shuffled(of.bankLines ?? []),
        payments: shuffled(of.payments),
        signals: shuffled(of.signals),
        actions: shuffled(of.actions),
      };
      expect(JSON.stringify(decidedOn(turned, rulebook, origin))).toBe(JSON.stringify(decidedOn(of, rulebook, origin)));
    }),
  );
});

const ladder = ["before", "courtesy", "firm", "last", "notice"];

/** What becomes of one message after the other; undefined is not gone yet. */
const deliveries = fc.array(fc.constantFrom("sent" as const, "sent" as const, "failed" as const, undefined), {
  minLength: 1,
  maxLength: 9,
});

it("never two contacts within the delay, never a harsher step before the softer one was delivered", () => {
  fc.assert(
    fc.property(items, deliveries, (given, outcomes) => {
      let turn = 0;
      const contacts: { on: Day; step: string; cycle: string; state: string }[] = [];
      walk(facts(origin, { items: given }), plain, { from: origin, to: addDays(origin, 120) }, {}, (intent, on) => {
        const state = outcomes[turn++ % outcomes.length];
        if (intent.do === "task") return "done";
        if (state === "sent") contacts.push({ on, step: intent.step, cycle: intent.cycle.split("#")[0] as string, state });
        return state;
      });
      for (const [index, { on }] of contacts.entries()) {
        const before = contacts[index - 1];
        if (before) expect(daysBetween(before.on, on)).toBeGreaterThanOrEqual(7);
      }
      const carried = new Map<string, number>();
      for (const { step, cycle } of contacts) {
        const level = ladder.indexOf(step);
        const known = carried.get(cycle) ?? -1;
        expect(level).toBeGreaterThan(known);
        carried.set(cycle, level);
      }
      // The first overdue step that anyone hears is the softest.
      const first = contacts.find((one) => one.step !== "before");
      if (first) expect(first.step).toBe("courtesy");
    }),
    { numRuns: 150 },
  );
});

it("per invoice, each climbs as if it were the only one", () => {
  const ladderOnly = ({ intents }: Decision, id: string) => intents.filter((one) => one.carriedBy === id && ladder.includes(one.step));
  const quiet = fc.record({ given: items, had: anyFacts.map((of) => of.actions) });
  fc.assert(
    fc.property(quiet, ({ given, had }) => {
      const actions = had.filter((one) => given.some((item) => one.items.includes(item.id)));
      const together = decidedOn(facts(origin, { items: given, actions }), several, origin);
      for (const item of given) {
        const own = actions.filter((one) => one.items.includes(item.id));
        const alone = decidedOn(facts(origin, { items: [item], actions: own }), several, origin);
        expect(ladderOnly(together, item.id)).toEqual(ladderOnly(alone, item.id));
        const told = together.invoices?.find((one) => one.id === item.id);
        expect(told?.reason.code).toBe(alone.invoices?.[0]?.reason.code);
      }
    }),
    { numRuns: 400 },
  );
});

it("per invoice, each message speaks of one, keeps its delay, and follows what was delivered about it", () => {
  fc.assert(
    fc.property(items, deliveries, (given, outcomes) => {
      let turn = 0;
      const heard = new Map<string, { on: Day; step: string }[]>();
      walk(facts(origin, { items: given }), several, { from: origin, to: addDays(origin, 120) }, {}, (intent, on) => {
        const state = outcomes[turn++ % outcomes.length];
        if (intent.do === "task") return "done";
        expect(intent.items.map((item) => item.id)).toEqual([intent.carriedBy]);
        if (state === "sent") heard.set(intent.carriedBy, [...(heard.get(intent.carriedBy) ?? []), { on, step: intent.step }]);
        return state;
      });
      for (const contacts of heard.values()) {
        const overdue = contacts.filter((one) => one.step !== "before");
        // Step by step, from the softest: none is passed over.
        expect(overdue.map((one) => one.step)).toEqual(ladder.slice(1, 1 + overdue.length));
        for (const [index, { on }] of contacts.entries()) {
          const before = contacts[index - 1];
          if (before) expect(daysBetween(before.on, on)).toBeGreaterThanOrEqual(7);
        }
      }
    }),
    { numRuns: 150 },
  );
});

it("more days late never means a softer step, all else equal", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 60 }),
      fc.integer({ min: 1, max: 60 }),
      fc.constantFrom("", "courtesy", "firm", "last"),
      (a, b, had) => {
        const [less, more] = a < b ? [a, b] : [b, a];
        const level = (late: number): number => {
          const due = addDays(origin, -late);
          const item = { ...facts(origin).debtor, id: "FA-100" };
          const of = facts(origin, {
            items: [
              {
                kind: "open_item",
                id: item.id,
                debtor: "D1",
                company: "ACME",
                number: item.id,
                issuedOn: due,
                dueOn: due,
                dueFrom: "host",
                currency: "EUR",
                amount: 90_000,
                open: 90_000,
                what: "invoice",
                source: item.source,
              },
            ],
            actions:
              had === ""
                ? []
                : [
                    {
                      key: "A",
                      debtor: "D1",
                      currency: "EUR",
                      kind: "email",
                      segment: "test",
                      step: had,
                      cycle: "FA-100",
                      items: ["FA-100"],
                      amount: 0,
                      on: addDays(origin, -10),
                      state: "sent",
                    },
                  ],
          });
          const { intents } = decidedOn(of, plain, origin);
          return intents[0] ? ladder.indexOf(intents[0].step) : -1;
        };
        const [soft, hard] = [level(less), level(more)];
        if (soft >= 0) expect(hard).toBeGreaterThanOrEqual(soft);
      },
    ),
  );
  expect(plainText).toContain("step: courtesy");
});
