import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addDays, type Day, day } from "../../src/ledger/day.ts";
import type { DossierFacts } from "../../src/ledger/dossier.ts";
import type { OpenItem, Signal } from "../../src/ledger/facts.ts";
import { sumMinor } from "../../src/ledger/money.ts";
import { partsOf, type PlanTerms } from "../../src/ledger/plan-terms.ts";
import { isBusinessDay } from "../../src/rules/calendar.ts";
import { makeCase } from "../../src/rules/case.ts";
import { wholeOf } from "../../src/rules/claim.ts";
import { claimsFor } from "../../src/rules/claims-for.ts";
import { decide } from "../../src/rules/decide.ts";
import { planFor } from "../../src/rules/instalments.ts";
import { commitmentsOf } from "../../src/rules/promise.ts";
import type { LadderStep, SegmentRule } from "../../src/rules/rulebook.ts";
import { said } from "../../src/rules/signals.ts";
import { sayReason } from "../../src/text/reasons.ts";
import { anyFacts, origin } from "./arbitrary.ts";
import { action, credit, debtor, decideOn, facts, invoice, on, plainText, rulebookOf, signal } from "./builder.ts";

function granting(plan: string, more = "") {
  return rulebookOf([{ name: "rules/test.yaml", text: `${plainText}plan: { ${plan} }\n${more}` }]);
}
const monthly = granting("instalments: 3, first: +10, every: month, minimum: 100 EUR");

function offered(today: string, of: Partial<DossierFacts>, rulebook = monthly): PlanTerms {
  const offer = planFor(on(today, of), rulebook);
  if ("refused" in offer) throw new Error(JSON.stringify(offer.refused));
  return offer;
}

const said3 = ({ instalments }: PlanTerms) => instalments.map(({ payOn, amount }) => `${payOn} ${(amount / 100).toFixed(2)}`);

describe("a plan made from the rule", () => {
  it("1 000.01 € in three: the cents that do not divide are on the first, days are open ones, the oldest is paid first", () => {
    const plan = offered("2026-05-13", { items: [invoice("FA-2", "2026-04-20", 600), invoice("FA-1", "2026-03-20", 400.01)] });
    expect(said3(plan)).toEqual(["2026-05-26 333.35", "2026-06-23 333.33", "2026-07-23 333.33"]);
    expect(plan.shares.map(({ number, amount }) => `${number} ${amount}`)).toEqual(["FA-1 40001", "FA-2 60000"]);
    expect(partsOf(plan).map((parts) => parts.map(({ number, amount }) => `${number} ${amount}`).join(" "))).toEqual([
      "FA-1 33335",
      "FA-1 6666 FA-2 26667",
      "FA-2 33333",
    ]);
  });

  it.each<[string, string, Partial<DossierFacts>, readonly string[]]>([
    [
      "fewer where the minimum asks for it",
      "instalments: 6, first: +10, every: month, minimum: 400 EUR",
      {},
      ["2026-05-26 500.01", "2026-06-23 500.00"],
    ],
    ["every fifteen days", "instalments: 3, first: +5, every: 15", {}, ["2026-05-18 333.35", "2026-06-02 333.33", "2026-06-17 333.33"]],
    [
      "a minimum of another currency is none",
      "instalments: 2, first: 0, every: month, minimum: 900 USD",
      {},
      ["2026-05-13 500.01", "2026-06-15 500.00"],
    ],
    [
      "everything open",
      "instalments: 2, first: +10, every: month, of: open",
      { items: [invoice("FA-1", "2026-03-20", 100), invoice("FA-3", "2026-09-30", 100)] },
      ["2026-05-26 100.00", "2026-06-23 100.00"],
    ],
    [
      "what is disputed, marked, not due or received is no part of it",
      "instalments: 2, first: +10, every: month",
      {
        items: [
          invoice("FA-1", "2026-03-20", 400, { disputed: 10_000 }),
          invoice("FA-2", "2026-03-20", 77, { noFollowUp: true }),
          invoice("FA-3", "2026-09-30", 100),
        ],
        credits: [credit("P", "2026-05-10", 100)],
      },
      ["2026-05-26 100.00", "2026-06-23 100.00"],
    ],
    [
      "it ends before the limitation date",
      "instalments: 12, first: +10, every: month",
      { debtor: debtor({ nature: "consumer" }), items: [invoice("FA-1", "2024-08-10", 300, { issuedOn: day("2024-07-10") })] },
      ["2026-05-26 150.00", "2026-06-23 150.00"],
    ],
    [
      "a date that has passed binds nobody",
      "instalments: 2, first: +10, every: month",
      { debtor: debtor({ nature: "consumer" }), items: [invoice("FA-1", "2023-08-10", 300)] },
      ["2026-05-26 150.00", "2026-06-23 150.00"],
    ],
  ])("%s", (_, plan, of, expected) => {
    const items = [invoice("FA-1", "2026-03-20", 1000.01)];
    expect(said3(offered("2026-05-13", { items, ...of }, granting(plan)))).toEqual(expected);
  });

  it.each<[string, Partial<DossierFacts>, string]>([
    ["less than the least instalment", { items: [invoice("FA-1", "2026-03-20", 99.99)] }, "plan.below_minimum"],
    ["nothing overdue", { items: [invoice("FA-1", "2026-09-20", 500)] }, "plan.nothing_overdue"],
    ["all of it received", { credits: [credit("P", "2026-05-10", 500)] }, "plan.nothing_overdue"],
    ["an insolvent debtor", { debtor: debtor({ insolvent: true }) }, "plan.insolvent"],
    ["one handed over", { debtor: debtor({ handedOver: true }) }, "plan.handed_over"],
    [
      "the limitation date before the first instalment",
      { debtor: debtor({ nature: "consumer" }), items: [invoice("FA-1", "2024-06-10", 300, { issuedOn: day("2024-05-20") })] },
      "plan.limitation",
    ],
    [
      "another plan that runs",
      { signals: [signal("2026-05-01", { what: "plan", currency: "EUR", instalments: [{ payOn: day("2026-06-01"), amount: 50_000 }] })] },
      "plan.running",
    ],
  ])("none for %s", (_, of, code) => {
    const offer = planFor(on("2026-05-13", { items: [invoice("FA-1", "2026-03-20", 500)], ...of }), monthly);
    expect("refused" in offer && offer.refused.code).toBe(code);
  });

  it("none without a rule", () => {
    const offer = planFor(
      on("2026-05-13", { items: [invoice("FA-1", "2026-03-20", 500)] }),
      rulebookOf([{ name: "rules/test.yaml", text: plainText }]),
    );
    expect(offer).toEqual({ refused: { code: "plan.no_rule", params: { segment: "test" } } });
  });
});

/** The plan as the command writes it down. */
function granted(today: string, plan: PlanTerms): Signal {
  return signal(today, { what: "plan", currency: "EUR", ...plan, items: plan.shares.map(({ item }) => item) }, "PLAN");
}

describe("a plan that runs", () => {
  const items = [invoice("FA-1", "2026-03-20", 400), invoice("FA-2", "2026-04-20", 600)];
  const plan = offered("2026-05-13", { items }, granting("instalments: 2, first: +10, every: month"));
  const signals = [granted("2026-05-13", plan)];
  const noted = action("2026-05-13", "plan-agreed", ["FA-1", "FA-2"], { kind: "note", cycle: "PLAN" });
  const decided = (today: string, of: Partial<DossierFacts>) => decideOn(today, { items, signals, actions: [noted], ...of }, monthly);

  it("is told in the host once, with what each instalment pays", () => {
    const { intents, reason } = decided("2026-05-13", { actions: [] });
    expect(reason.code).toBe("plan_running");
    expect(intents).toMatchObject([{ step: "plan-agreed", do: "note", amount: 100_000, plan: { instalments: plan.instalments } }]);
    expect(decided("2026-05-14", {}).intents).toEqual([]);
  });

  it.each<[string, string, Partial<DossierFacts>, string]>([
    ["nothing yet", "2026-05-20", {}, "plan_running 1/2 500.00 received 0.00"],
    [
      "a part",
      "2026-05-20",
      { items: [invoice("FA-1", "2026-03-20", 400, { open: 15_000 }), items[1] as never] },
      "plan_running 1/2 500.00 received 250.00",
    ],
    [
      "a payment of another invoice",
      "2026-05-20",
      { items: [...items, invoice("FA-9", "2026-07-10", 300, { open: 10_000 })] },
      "plan_running 1/2 500.00 received 0.00",
    ],
    [
      "money that nobody has matched yet",
      "2026-05-20",
      { credits: [credit("P", "2026-05-19", 100)] },
      "plan_running 1/2 500.00 received 100.00",
    ],
    [
      "money for an invoice outside the plan",
      "2026-05-20",
      { items: [...items, invoice("FA-900", "2026-06-10", 300)], credits: [credit("P", "2026-05-19", 300, { label: "VIR FA-900" })] },
      "plan_running 1/2 500.00 received 0.00",
    ],
    [
      "the first instalment, on the younger invoice",
      "2026-06-01",
      { items: [items[0] as never, invoice("FA-2", "2026-04-20", 600, { open: 10_000 })] },
      "plan_running 2/2 500.00 received 0.00",
    ],
    ["the grace of two business days", "2026-05-28", {}, "plan_running 1/2 500.00 received 0.00"],
    ["no first instalment", "2026-05-29", {}, "plan_broken 1/2 500.00 received 0.00"],
    [
      "a part of the second",
      "2026-06-26",
      { items: [invoice("FA-2", "2026-04-20", 600, { open: 25_000 })] },
      "plan_broken 2/2 500.00 received 250.00",
    ],
    ["all of it", "2026-06-26", { items: [] }, "nothing_due"],
  ])("%s on %s", (_, today, of, expected) => {
    const { reason } = decided(today, of);
    const { instalment, instalments, amount, received } = reason.params;
    const euros = (cents: unknown) => (Number(cents) / 100).toFixed(2);
    expect(
      [reason.code, ...(instalment ? [`${instalment}/${instalments} ${euros(amount)} received ${euros(received)}`] : [])].join(" "),
    ).toBe(expected);
  });

  it("says where it stands", () => {
    const part = decided("2026-06-10", { items: [invoice("FA-2", "2026-04-20", 600, { open: 25_000 })] });
    expect(sayReason(part, "en")).toBe(
      "Plan of 13/05/2026 running: instalment 2 of 2, €500.00 on 23/06/2026, €250.00 received. Waiting until 25/06/2026.",
    );
    expect(sayReason(part, "fr").replace(/[\u00a0\u202f]/g, " ")).toBe(
      "Échéancier du 13/05/2026 en cours : échéance 2 sur 2, 500,00 € le 23/06/2026, 250,00 € reçus. On attend jusqu’au 25/06/2026.",
    );
  });

  it("what is not in it goes on", () => {
    const other = invoice("FA-3", "2026-05-12", 80);
    expect(
      decided("2026-05-18", { items: [...items, other] }).intents.map(({ step, items: about }) => [step, about.map(({ id }) => id)]),
    ).toEqual([["courtesy", ["FA-3"]]]);
  });

  it("a new plan takes the place of one that was broken: nobody calls about the old one", () => {
    const of = { items, actions: [noted], signals };
    expect(decideOn("2026-06-01", of, monthly).reason.code).toBe("plan_broken");
    const again = { ...granted("2026-06-01", offered("2026-06-01", of, granting("instalments: 2, first: +10, every: month"))), id: "NEW" };
    const { reason, intents } = decideOn("2026-06-02", { ...of, signals: [...signals, again] }, monthly);
    expect(reason).toMatchObject({ code: "plan_running", params: { saidOn: "2026-06-01", instalment: 1 } });
    expect(intents.map(({ step }) => step)).toEqual(["plan-agreed"]);
  });

  it("takes the place of a promise about everything", () => {
    const promise = signal("2026-05-10", { what: "promise", payOn: day("2026-05-20"), currency: "EUR" });
    const of = on("2026-05-29", { items, signals: [promise, ...signals], actions: [noted] });
    expect(commitmentsOf(of, said(of), monthly.settings).map(({ state }) => state)).toEqual(["replaced", "broken"]);
  });
});

describe("a consumer's plan is free of charge", () => {
  const rules = granting("instalments: 2, first: +10, every: month", "limits: { daysBetweenContacts: 1 }\n");
  const charging = rulebookOf([
    {
      name: "rules/test.yaml",
      text: `${plainText.replace("template: reminder-last }", "template: reminder-last, claim: [penalties] }")}plan: { instalments: 2, first: +10, every: month }\nlimits: { daysBetweenContacts: 1 }\n`,
    },
  ]);
  const items = [invoice("FA-1", "2026-01-20", 1000)];
  // The formal notice reached the consumer on 1 March: the legal rate runs from the day after.
  const letter = action("2026-02-27", "firm", ["FA-1"], { kind: "letter", key: "L" });
  const delivered = signal("2026-03-01", { what: "delivered", effect: "L" });
  const penalties = (today: string, nature: "consumer" | "company", signals: readonly Signal[]) => {
    const { intents, reason } = decideOn(today, { debtor: debtor({ nature }), items, actions: [letter], signals }, charging);
    expect(reason.code).toBe("step_due");
    return intents.find(({ step }) => step === "last")?.claims?.penalties?.items[0]?.lines.map(({ from, to }) => `${from} ${to}`);
  };

  it("no penalty is asked for the days of a plan that was broken, nor for its notice", () => {
    const plan = offered("2026-03-10", { items }, rules);
    const broken = granted("2026-03-10", plan);
    expect(plan.instalments[0]?.payOn).toBe("2026-03-20");
    expect(penalties("2026-05-18", "consumer", [delivered])).toEqual(["2026-03-02 2026-05-18"]);
    // Two business days of grace, eight days of notice.
    expect(penalties("2026-05-18", "consumer", [delivered, broken])).toEqual(["2026-04-02 2026-05-18"]);
    // Between professionals the law lets them run, and nobody waived them.
    expect(penalties("2026-05-18", "company", [delivered, broken])).toEqual(["2026-01-21 2026-05-18"]);
  });
});

it("while a consumer's plan runs, its items cost nothing, whoever should ask", () => {
  const items = [invoice("FA-1", "2026-01-20", 1000)];
  const rules = granting("instalments: 2, first: +10, every: month");
  const plan = granted("2026-05-10", offered("2026-05-10", { items }, rules));
  const asked = (nature: "consumer" | "company", signals: readonly Signal[]) => {
    const letter = action("2026-02-27", "firm", ["FA-1"], { kind: "letter", key: "L" });
    const delivered = signal("2026-03-01", { what: "delivered", effect: "L" });
    const of = on("2026-05-18", { debtor: debtor({ nature }), items, actions: [letter], signals: [delivered, ...signals] });
    const [rule] = rules.segments as [SegmentRule];
    const carrier = wholeOf(items[0] as OpenItem, of.today);
    const step: LadderStep = { step: "last", at: 25, do: "email", claim: ["penalties", "flat-fee"], approval: "never" };
    const position = { carrier, next: step, on: of.today, items: [carrier], first: false };
    const claims = claimsFor(makeCase(of, rule, said(of), rules), position, of.today);
    if (!claims || "rateMissing" in claims) throw new Error("no claims");
    return [claims.penalties?.amount ?? 0, claims.fees?.amount ?? 0].map((amount) => amount > 0);
  };
  expect(asked("consumer", [])).toEqual([true, false]);
  expect(asked("consumer", [plan])).toEqual([false, false]);
  expect(asked("company", [plan])).toEqual([true, true]);
});

describe("whatever is owed", () => {
  const rule = fc.record({
    instalments: fc.integer({ min: 2, max: 36 }),
    first: fc.integer({ min: 0, max: 90 }),
    every: fc.oneof(fc.constant("month"), fc.integer({ min: 7, max: 92 })),
    minimum: fc.option(fc.integer({ min: 1, max: 400 })),
    of: fc.constantFrom("overdue", "open"),
  });

  it("instalments add up to the cent, are equal but for the first, never under the minimum, on rising open days", () => {
    let made = 0;
    fc.assert(
      fc.property(anyFacts, rule, fc.integer({ min: 0, max: 99 }), (of, { minimum, ...keys }, cents) => {
        const text = [...Object.entries(keys), ...(minimum === null ? [] : [["minimum", `${minimum} EUR`]])].map(
          ([key, value]) => `${key}: ${value}`,
        );
        const rules = granting(text.join(", "));
        const items = of.items.map((item) => ({ ...item, open: item.open + cents, amount: item.amount + cents }));
        const offer = planFor(on(origin, { ...of, items, signals: [] }), rules);
        if ("refused" in offer) return;
        made++;
        const { instalments, shares } = offer;
        const amounts = instalments.map(({ amount }) => amount);
        expect(sumMinor(amounts)).toBe(sumMinor(shares.map(({ amount }) => amount)));
        expect(amounts.length).toBeLessThanOrEqual(keys.instalments);
        for (const amount of amounts) expect(amount).toBeGreaterThanOrEqual(Math.max(1, (minimum ?? 0) * 100));
        for (const amount of amounts.slice(1)) expect(amount).toBe(amounts[1]);
        expect((amounts[0] as number) - (amounts.at(-1) as number)).toBeLessThan(amounts.length);
        for (const [at, { payOn }] of instalments.entries()) {
          expect(isBusinessDay(payOn, "metropole")).toBe(true);
          if (at > 0) expect(payOn > (instalments[at - 1]?.payOn as Day)).toBe(true);
        }
        for (const share of shares) expect(share.amount).toBeLessThanOrEqual(items.find(({ id }) => id === share.item)?.open ?? 0);
        const parts = partsOf(offer);
        for (const [at, part] of parts.entries()) expect(sumMinor(part.map(({ amount }) => amount))).toBe(amounts[at]);
        for (const { item, amount } of shares) {
          expect(sumMinor(parts.flat().flatMap((part) => (part.item === item ? [part.amount] : [])))).toBe(amount);
        }
      }),
      { numRuns: 300 },
    );
    expect(made).toBeGreaterThan(50);
  });

  it("before reviewOn time alone changes nothing, and its items are left alone while it runs", () => {
    let ran = 0;
    fc.assert(
      fc.property(anyFacts, fc.integer({ min: 0, max: 20 }), fc.integer({ min: 0, max: 20_000 }), (of, ago, paid) => {
        const start = addDays(origin, -ago);
        const offer = planFor(on(start, { ...of, credits: [], signals: [] }), monthly);
        if ("refused" in offer) return;
        const promised: PlanTerms = offer;
        const items = of.items.map((item, at) => (at === 0 ? { ...item, open: Math.max(1, item.open - paid) } : item));
        const now = { ...facts(origin), ...of, items, signals: [...of.signals, granted(start, promised)] };
        const at = (today: Day) => decide(on(today, { ...now, freshness: { pulledOn: today, lastBankEntryOn: today } }), monthly, today);
        const first = at(origin);
        const gist = ({ reason, intents }: typeof first) =>
          JSON.stringify([reason.code, intents.map(({ step, cycle, items: about }) => [step, cycle, about.map(({ id }) => id)])]);
        const last = first.reviewOn ?? addDays(origin, 60);
        for (let today = addDays(origin, 1); today < last; today = addDays(today, 1))
          expect(gist(at(today)), `on ${today}`).toBe(gist(first));
        const known = on(origin, now);
        const mine = commitmentsOf(known, said(known), monthly.settings).find(({ signal: { id } }) => id === "PLAN");
        if (mine?.state !== "running") return;
        ran++;
        const about = new Set(promised.shares.map(({ item }) => item));
        const asked = first.intents.filter((intent) => intent.do === "email" || intent.do === "letter").flatMap((intent) => intent.items);
        expect(asked.filter(({ id }) => about.has(id))).toEqual([]);
      }),
      { numRuns: 300 },
    );
    expect(ran).toBeGreaterThan(30);
  });
});
