import { describe, expect, it } from "vitest";
import type { DossierFacts } from "../../src/ledger/dossier.ts";
import { action, contact, credit, debtor, decideOn, facts, invoice, on, plain, plainWith, signal } from "./builder.ts";
import { decide } from "../../src/rules/decide.ts";
import { addDays, day } from "../../src/ledger/day.ts";
import { dossier } from "../../src/ledger/dossier.ts";

// 2026-06-15 is a Monday; its next public holiday is 14 July.
const today = "2026-06-15";
const late = invoice("FA-1", "2026-06-05", 1000); // 10 days late
const old = invoice("FA-0", "2026-05-20", 500); // 26 days late
const young = invoice("FA-2", "2026-06-12", 300); // 3 days late
const future = invoice("FA-9", "2026-07-31", 700);

interface Row {
  readonly name: string;
  readonly facts: Partial<DossierFacts>;
  readonly reason: string;
  readonly intents?: readonly string[];
  readonly reviewOn?: string;
}

/** `courtesy FA-1+FA-2 1300.00`. */
function told(
  of: Partial<DossierFacts>,
  at = today,
  rulebook = plain,
): { reason: string; intents: string[]; reviewOn: string | undefined } {
  const decision = decideOn(at, of, rulebook);
  return {
    reason: decision.reason.code,
    intents: decision.intents.map((one) => `${one.step} ${one.items.map((item) => item.id).join("+")} ${(one.amount / 100).toFixed(2)}`),
    reviewOn: decision.reviewOn,
  };
}

function check({ facts: of, reason, intents = [], reviewOn }: Row): void {
  const decision = told(of);
  expect(decision.reason).toBe(reason);
  expect(decision.intents).toEqual(intents);
  if (reviewOn !== undefined) expect(decision.reviewOn).toBe(reviewOn);
}

describe("a row that could not be read", () => {
  const unreadable = ["2026.txt:2875"];

  it("holds the debtor whose payment it may be, and is given to the team once", () => {
    expect(told({ items: [late], unreadable })).toMatchObject({ reason: "row_unreadable", intents: ["mend-row FA-1 1000.00"] });
    const [intent] = decideOn(today, { items: [late], unreadable }).intents;
    const asked = action("2026-06-12", "mend-row", ["FA-1"], { kind: "task", state: "sent", cycle: intent?.cycle ?? "" });
    expect(told({ items: [late], unreadable, actions: [asked] })).toMatchObject({ reason: "row_unreadable", intents: [] });
    expect(told({ items: [late], unreadable: [...unreadable, "2026.txt:2900"], actions: [asked] }).intents).toHaveLength(1);
  });

  it("asks nothing while nothing is due", () => {
    expect(told({ items: [future], unreadable })).toMatchObject({ reason: "nothing_due", intents: [] });
  });
});

describe("who is never chased", () => {
  it.each<Row>([
    {
      name: "an insolvent debtor, before anything else",
      facts: { debtor: debtor({ insolvent: true, handedOver: true }), items: [late] },
      reason: "insolvent",
    },
    {
      name: "a debtor handed over",
      facts: { debtor: debtor({ handedOver: true, noFollowUp: true }), items: [late] },
      reason: "handed_over",
    },
    { name: "a debtor marked in the host", facts: { debtor: debtor({ noFollowUp: true }), items: [late] }, reason: "no_follow_up" },
    { name: "a debtor whose every due invoice is marked", facts: { items: [{ ...late, noFollowUp: true }] }, reason: "no_follow_up" },
    {
      name: "a debtor on hold, until the day after",
      facts: { items: [late], signals: [signal("2026-06-10", { what: "hold", until: day("2026-06-20") })] },
      reason: "hold",
      reviewOn: "2026-06-21",
    },
    { name: "a debtor who owes nothing", facts: {}, reason: "nothing_due" },
    {
      name: "a debtor whose invoice is due today: late begins tomorrow",
      facts: { items: [invoice("FA-3", today, 100)], actions: [action("2026-06-10", "before", ["FA-3"])] },
      reason: "contacted_recently",
    },
  ])("$name", check);

  it("ends a hold without an end after a year", () => {
    const signals = [signal("2026-06-10", { what: "hold", until: day("2099-12-31") })];
    expect(decideOn(today, { items: [late], signals })).toMatchObject({
      reason: { params: { until: "2027-06-11" } },
      reviewOn: "2027-06-12",
    });
    expect(told({ items: [late], signals }, "2027-06-12").reason).toBe("step_due");
  });

  it("goes on when the hold was released, or is over", () => {
    const hold = signal("2026-06-10", { what: "hold", until: day("2026-06-20") });
    expect(told({ items: [late], signals: [hold, signal("2026-06-11", { what: "release", of: "hold" })] }).reason).toBe("step_due");
    expect(told({ items: [late], signals: [signal("2026-06-01", { what: "hold", until: day("2026-06-14") })] }).reason).toBe("step_due");
  });

  it("leaves out held, marked and disputed items, and chases the others", () => {
    const hold = signal("2026-06-10", { what: "hold", until: day("2026-06-20"), items: ["FA-0"] });
    expect(told({ items: [old, late, { ...young, noFollowUp: true }], signals: [hold] }).intents).toEqual(["courtesy FA-1 1000.00"]);
  });
});

describe("disputes leave the amount", () => {
  const dispute = (of: object) => signal("2026-06-10", { what: "dispute", currency: "EUR", ...of });
  it.each<Row>([
    { name: "all of it", facts: { items: [late], signals: [dispute({})] }, reason: "all_disputed" },
    {
      name: "an invoice",
      facts: { items: [old, late], signals: [dispute({ items: ["FA-0"] })] },
      reason: "step_due",
      intents: ["courtesy FA-1 1000.00"],
    },
    {
      name: "a part of an invoice",
      facts: { items: [late], signals: [dispute({ items: ["FA-1"], amount: 40_000 })] },
      reason: "step_due",
      intents: ["courtesy FA-1 600.00"],
    },
    {
      name: "an amount, from the oldest",
      facts: { items: [old, late], signals: [dispute({ amount: 60_000 })] },
      reason: "step_due",
      intents: ["courtesy FA-1 900.00"],
    },
    {
      name: "what the host marks",
      facts: { items: [{ ...late, disputed: 25_000 }] },
      reason: "step_due",
      intents: ["courtesy FA-1 750.00"],
    },
    {
      name: "once, when the host and a person say the same",
      facts: { items: [{ ...late, disputed: 25_000 }], signals: [dispute({ items: ["FA-1"], amount: 25_000 })] },
      reason: "step_due",
      intents: ["courtesy FA-1 750.00"],
    },
    {
      name: "not in another currency",
      facts: { items: [late], signals: [dispute({ currency: "CHF" })] },
      reason: "step_due",
      intents: ["courtesy FA-1 1000.00"],
    },
    {
      name: "until it is released",
      facts: { items: [late], signals: [dispute({}), signal("2026-06-12", { what: "release", of: "dispute" })] },
      reason: "step_due",
      intents: ["courtesy FA-1 1000.00"],
    },
    {
      name: "for the items of the release only",
      facts: { items: [old, late], signals: [dispute({}), signal("2026-06-12", { what: "release", of: "dispute", items: ["FA-1"] })] },
      reason: "step_due",
      intents: ["courtesy FA-1 1000.00"],
    },
  ])("$name", check);
});

describe("nobody is chased for money that has arrived", () => {
  it.each<Row>([
    {
      name: "the exact amount",
      facts: { items: [late], credits: [credit("P1", "2026-06-12", 1000)] },
      reason: "payment_may_cover",
      intents: ["match-payment FA-1 1000.00"],
    },
    {
      name: "one cent away",
      facts: { items: [late], credits: [credit("P1", "2026-06-12", 999.99)] },
      reason: "payment_may_cover",
      intents: ["match-payment FA-1 1000.00"],
    },
    {
      name: "more than is due",
      facts: { items: [late], credits: [credit("P1", "2026-06-12", 5000)] },
      reason: "payment_may_cover",
      intents: ["match-payment FA-1 1000.00"],
    },
    {
      name: "two credits together",
      facts: { items: [late], credits: [credit("P1", "2026-06-11", 400), credit("P2", "2026-06-12", 600, { what: "credit_note" })] },
      reason: "payment_may_cover",
      intents: ["match-payment FA-1 1000.00"],
    },
    {
      name: "the amount of one invoice: the rest goes on",
      facts: { items: [old, late], credits: [credit("P1", "2026-06-12", 1000)] },
      reason: "step_due",
      intents: ["match-payment FA-1 1000.00", "courtesy FA-0 500.00"],
    },
    {
      name: "the sum of the oldest ones",
      facts: { items: [old, late, young], credits: [credit("P1", "2026-06-12", 1500)] },
      reason: "before_next_step",
      intents: ["match-payment FA-0+FA-1 1500.00"],
    },
    {
      name: "the sum of some that are not the oldest: the oldest goes on",
      facts: { items: [old, late, young], credits: [credit("P1", "2026-06-12", 1300)] },
      reason: "step_due",
      intents: ["match-payment FA-1+FA-2 1300.00", "courtesy FA-0 500.00"],
    },
    {
      name: "a number quoted in the label, whatever its punctuation",
      facts: { items: [old, late], credits: [credit("P1", "2026-06-12", 900, { label: "VIR GARAGE TEMOIN fa 1 acompte" })] },
      reason: "step_due",
      intents: ["courtesy FA-0+FA-1 600.00"],
    },
    {
      name: "money without any sign pays the oldest first",
      facts: { items: [old, late], credits: [credit("P1", "2026-06-12", 620)] },
      reason: "step_due",
      intents: ["match-payment FA-0 500.00", "courtesy FA-1 880.00"],
    },
    {
      name: "money for an invoice that is not due stays with it",
      facts: { items: [late, future], credits: [credit("P1", "2026-06-12", 700, { label: "FA-9" })] },
      reason: "step_due",
      intents: ["courtesy FA-1 1000.00"],
    },
  ])("$name", check);

  it("does not take FA-10 for FA-1", () => {
    const items = [invoice("FA-10", "2026-06-05", 800), invoice("FA-1", "2026-05-20", 500)];
    expect(told({ items, credits: [credit("P1", "2026-06-12", 300, { label: "FA-10" })] }).intents).toEqual([
      "courtesy FA-1+FA-10 1000.00",
    ]);
  });

  it("names the credits to match, and asks for it once", () => {
    const of = { items: [late], credits: [credit("P1", "2026-06-12", 1000)] };
    const [task] = decideOn(today, of).intents;
    expect(task).toMatchObject({ do: "task", activity: "match_payment", credits: ["P1"], carriedBy: "FA-1" });
    const asked = action("2026-06-14", "match-payment", ["FA-1"], { kind: "task", cycle: task?.cycle ?? "" });
    expect(told({ ...of, actions: [asked] })).toMatchObject({ reason: "payment_may_cover", intents: [] });
    expect(told({ ...of, actions: [{ ...asked, state: "waiting" }] }).intents).toHaveLength(1);
  });

  it.each([
    [
      "the last bank entry is ten days old, seven business days at most",
      { pulledOn: day(today), lastBankEntryOn: day("2026-06-03") },
      "bank_data_stale",
    ],
    ["seven business days: a week-end does not count", { pulledOn: day(today), lastBankEntryOn: day("2026-06-04") }, "step_due"],
    ["nobody knows when the bank was last entered", { pulledOn: day(today) }, "step_due"],
    ["the books were read four business days ago", { pulledOn: day("2026-06-09") }, "sync_stale"],
    ["the books were read on Wednesday", { pulledOn: day("2026-06-10") }, "step_due"],
  ])("%s", (_, freshness, reason) => {
    expect(told({ items: [late], freshness }).reason).toBe(reason);
  });

  it("does not ask for fresh data when nothing is due", () => {
    expect(told({ items: [future], freshness: { pulledOn: day("2026-01-01") } }).reason).toBe("nothing_due");
  });
});

describe("a person's word wins", () => {
  const promise = (of: object = {}) => signal("2026-06-10", { what: "promise", payOn: day("2026-06-12"), currency: "EUR", ...of });
  const brokenLongAgo = signal("2026-06-01", {
    what: "plan",
    currency: "EUR",
    instalments: [{ payOn: day("2026-06-02"), amount: 50_000 }],
  });
  const plan = signal("2026-06-01", {
    what: "plan",
    currency: "EUR",
    instalments: [
      { payOn: day("2026-06-10"), amount: 50_000 },
      { payOn: day("2026-07-10"), amount: 50_000 },
    ],
  });
  const reply = signal("2026-06-13", { what: "reply" });
  it.each<Row>([
    {
      name: "a promise runs through its grace of two business days",
      facts: { items: [late], signals: [promise()] },
      reason: "promise_running",
      reviewOn: "2026-06-17",
    },
    {
      name: "a promise of one invoice leaves the others",
      facts: { items: [old, late], signals: [promise({ items: ["FA-0"] })] },
      reason: "step_due",
      intents: ["courtesy FA-1 1000.00"],
    },
    {
      name: "a promise of every invoice due stops",
      facts: { items: [late], signals: [promise({ items: ["FA-1"] })] },
      reason: "promise_running",
      reviewOn: "2026-06-17",
    },
    {
      name: "a released promise is over",
      facts: { items: [late], signals: [promise(), signal("2026-06-12", { what: "release", of: "promise" })] },
      reason: "step_due",
      intents: ["courtesy FA-1 1000.00"],
    },
    {
      name: "a promise kept in part only is still running",
      facts: { items: [late], credits: [credit("P1", "2026-06-11", 200)], signals: [promise({ amount: 50_000 })] },
      reason: "promise_running",
    },
    {
      name: "a promise of an amount that came is over: the rest is asked",
      facts: { items: [late], credits: [credit("P1", "2026-06-11", 500)], signals: [promise({ amount: 50_000 })] },
      reason: "step_due",
      intents: ["courtesy FA-1 500.00"],
    },
    {
      name: "a plan whose first instalment came",
      facts: { items: [late], signals: [plan], payments: [{ ...paid(500, "2026-06-09") }] },
      reason: "plan_running",
      reviewOn: "2026-07-16",
    },
    {
      name: "a plan whose first instalment did not come: a call, and eight days of notice before the ladder",
      facts: { items: [late], signals: [plan] },
      reason: "plan_broken",
      intents: ["plan-broken FA-1 1000.00"],
      reviewOn: "2026-06-21",
    },
    {
      name: "a plan that stays broken after its notice",
      facts: { items: [late], signals: [brokenLongAgo] },
      reason: "step_due",
      intents: ["courtesy FA-1 1000.00"],
    },
    {
      name: "a reply waits for an answer",
      facts: { items: [late], signals: [reply] },
      reason: "debtor_replied",
      intents: ["answer  0.00"],
    },
    {
      name: "a reply that was released",
      facts: { items: [late], signals: [reply, signal("2026-06-14", { what: "release", of: "reply" })] },
      reason: "step_due",
      intents: ["courtesy FA-1 1000.00"],
    },
    {
      name: "a reply that led to a promise",
      facts: { items: [late], signals: [reply, signal("2026-06-14", { what: "promise", payOn: day("2026-06-30"), currency: "EUR" })] },
      reason: "promise_running",
    },
    {
      name: "a reply whose task was given: asked once",
      facts: { items: [late], signals: [reply], actions: [action("2026-06-13", "answer", [], { kind: "task", cycle: reply.id })] },
      reason: "debtor_replied",
      intents: [],
    },
    {
      name: "a reply whose task is done, two days ago",
      facts: {
        items: [late],
        signals: [reply],
        actions: [action("2026-06-13", "answer", [], { kind: "task", cycle: reply.id, state: "done" })],
      },
      reason: "contacted_recently",
    },
  ])("$name", check);

  it("counts a broken promise in the score", () => {
    const decision = decideOn(today, {
      items: [late],
      signals: [signal("2026-05-01", { what: "promise", payOn: day("2026-05-10"), currency: "EUR", amount: 100_000 })],
    });
    expect(decision.score.parts).toContainEqual({ name: "broken-promise", points: 5 });
    expect(decision.score.total).toBe(decision.score.parts.reduce((sum, part) => sum + part.points, 0));
  });

  it("lets a new promise replace the old one", () => {
    const signals = [promise(), signal("2026-06-12", { what: "promise", payOn: day("2026-06-30"), currency: "EUR" })];
    expect(told({ items: [late], signals }, "2026-06-20")).toMatchObject({ reason: "promise_running", reviewOn: "2026-07-03" });
  });

  function paid(euros: number, when: string) {
    return {
      kind: "payment" as const,
      id: "R1",
      debtor: "D1",
      company: "ACME",
      invoice: "FA-X",
      dueOn: day("2026-06-01"),
      paidOn: day(when),
      currency: "EUR",
      amount: euros * 100,
      by: "money" as const,
      source: { host: "memory" as const, place: "" },
    };
  }
});

describe("time, amount and channel", () => {
  it.each<Row>([
    {
      name: "a step that is approved and not gone",
      facts: { items: [late], actions: [action("2026-06-14", "courtesy", ["FA-1"], { state: "approved" })] },
      reason: "action_pending",
    },
    {
      name: "a step of which only the carrier knows",
      facts: { items: [late], actions: [action("2026-06-14", "courtesy", ["FA-1"], { state: "uncertain" })] },
      reason: "action_pending",
    },
    {
      name: "a mail that its carrier could not send, and may yet",
      facts: {
        items: [late],
        actions: [action("2026-06-12", "courtesy", ["FA-1"], { state: "failed" })],
        signals: [signal("2026-06-12", { what: "undelivered", effect: "2026-06-12 courtesy FA-1" })],
      },
      reason: "undelivered",
    },
    {
      name: "such a mail about another invoice",
      facts: {
        items: [late],
        actions: [action("2026-06-12", "courtesy", ["FA-0"])],
        signals: [signal("2026-06-12", { what: "undelivered", effect: "2026-06-12 courtesy FA-0" })],
      },
      reason: "step_due",
      intents: ["courtesy FA-1 1000.00"],
    },
    {
      name: "a proposal that waits is made again, the same",
      facts: { items: [late], actions: [action("2026-06-14", "courtesy", ["FA-1"], { state: "waiting" })] },
      reason: "step_due",
      intents: ["courtesy FA-1 1000.00"],
    },
    {
      name: "a proposal that waits is replaced when an item joined",
      facts: { items: [late, young], actions: [action("2026-06-14", "courtesy", ["FA-1"], { state: "waiting" })] },
      reason: "step_due",
      intents: ["courtesy FA-1+FA-2 1300.00"],
    },
    {
      name: "six days after a contact",
      facts: { items: [old], actions: [action("2026-06-09", "courtesy", ["FA-0"])] },
      reason: "contacted_recently",
      reviewOn: "2026-06-16",
    },
    {
      name: "six days after a contact in another currency",
      facts: { items: [old], actions: [action("2026-06-09", "x", ["US-1"], { currency: "USD" })] },
      reason: "contacted_recently",
      reviewOn: "2026-06-16",
    },
    {
      name: "two days after a contact by another company of the group",
      facts: { items: [old], groupContactOn: day("2026-06-13") },
      reason: "contacted_recently",
      reviewOn: "2026-06-20",
    },
    {
      name: "a mail that bounced is no contact",
      facts: {
        items: [old],
        contacts: [contact("K1", "a@x.example"), contact("K2", "b@x.example")],
        actions: [action("2026-06-09", "courtesy", ["FA-0"])],
        signals: [signal("2026-06-10", { what: "bounce", contact: "K1", effect: "2026-06-09 courtesy FA-0" })],
      },
      reason: "step_due",
      intents: ["courtesy FA-0 500.00"],
    },
    {
      name: "a mail that bounced, and the note that told of it: the note is no evidence of the step",
      facts: {
        items: [old],
        contacts: [contact("K1", "a@x.example"), contact("K2", "b@x.example")],
        actions: [
          action("2026-06-09", "courtesy", ["FA-0"], { cycle: "1" }),
          action("2026-06-09", "courtesy", ["FA-0"], { cycle: "1", kind: "note", key: "the note" }),
        ],
        signals: [signal("2026-06-10", { what: "bounce", contact: "K1", effect: "2026-06-09 courtesy FA-0" })],
      },
      reason: "step_due",
      intents: ["courtesy FA-0 500.00"],
    },
    {
      name: "a step that is a note and nothing else: it was done",
      facts: { items: [old], actions: [action("2026-06-09", "courtesy", ["FA-0"], { kind: "note" })] },
      reason: "already_done",
      reviewOn: "2026-06-16",
    },
    { name: "less than the minimum", facts: { items: [invoice("FA-4", "2026-06-01", 19.99)] }, reason: "below_threshold" },
    {
      name: "less than the minimum of another currency",
      facts: { currency: "CHF", items: [invoice("FA-4", "2026-06-01", 5, { currency: "CHF" })] },
      reason: "step_due",
      intents: ["courtesy FA-4 5.00"],
    },
    { name: "two days before the first step", facts: { items: [young] }, reason: "before_next_step", reviewOn: "2026-06-17" },
    { name: "no address at all", facts: { items: [late], contacts: [] }, reason: "no_address", intents: ["find-address FA-1 1000.00"] },
    {
      name: "only an address that bounced",
      facts: { items: [late], contacts: [contact("K1", "a@x.example", { unusable: "bounced" })] },
      reason: "no_address",
      intents: ["find-address FA-1 1000.00"],
    },
    {
      name: "an address corrected since it bounced",
      facts: {
        items: [late],
        contacts: [contact("K1", "new@x.example")],
        signals: [signal("2026-06-01", { what: "bounce", contact: "K1", address: "old@x.example" })],
      },
      reason: "step_due",
      intents: ["courtesy FA-1 1000.00"],
    },
    {
      name: "every step behind",
      facts: { items: [invoice("FA-5", "2026-04-01", 900)], actions: [action("2026-05-11", "notice", ["FA-5"], { kind: "letter" })] },
      reason: "ladder_finished",
    },
  ])("$name", check);

  it.each([
    ["2026-06-13", {}, "a Saturday", "2026-06-15"],
    ["2026-07-14", {}, "the national holiday", "2026-07-15"],
    ["2026-04-03", { postcode: "67000" }, "Good Friday in Alsace", "2026-04-07"],
    ["2026-04-03", { postcode: "75001" }, "Good Friday in Paris", "2026-04-03"],
    ["2026-12-26", { postcode: "67000" }, "Saint Stephen in Alsace, a Saturday", "2026-12-28"],
  ])("on %s, %j (%s), the step is proposed to leave on %s", (at, more, _, actOn) => {
    const issued = addDays(day(at), -30);
    const decision = decideOn(at, { debtor: debtor(more), items: [invoice("FA-6", addDays(issued, 20), 100)] });
    expect(decision.reason.code).toBe("step_due");
    expect(decision.intents.map((intent) => intent.actOn)).toEqual([actOn]);
    expect(decision.reason.params.leavesOn).toBe(actOn === at ? undefined : actOn);
  });

  it("a call that was handed out holds the ladder until it is noted as done, or its invoices are paid", () => {
    const call = action("2026-06-01", "courtesy", ["FA-0"], { kind: "task", state: "sent" });
    expect(told({ items: [old], actions: [call] })).toMatchObject({ reason: "action_pending", intents: [] });
    expect(told({ items: [old], actions: [{ ...call, state: "done" }] }).reason).toBe("step_due");
    expect(told({ items: [late], actions: [call] }).reason).toBe("step_due");
  });

  it("has a segment that chases nobody", () => {
    const rulebook = plainWith("minimumAmount: 1 EUR");
    const silent = { ...rulebook, segments: rulebook.segments.map((one) => ({ ...one, ladder: [] })) };
    expect(told({ items: [late] }, today, silent)).toMatchObject({ reason: "no_ladder", intents: [], reviewOn: undefined });
  });
});

it("refuses a dossier of another day", () => {
  expect(() => decide(on(today), plain, day("2026-06-16"))).toThrow(RangeError);
});

it("comes to the same bytes whatever the order of the facts", () => {
  const of = facts(today, {
    items: [old, late, young],
    credits: [credit("P2", "2026-06-12", 1), credit("P1", "2026-06-12", 2)],
    contacts: [contact("K2", "b@x.example"), contact("K1", "a@x.example")],
  });
  const turned = { ...of, items: of.items.toReversed(), credits: of.credits.toReversed(), contacts: of.contacts.toReversed() };
  expect(JSON.stringify(decide(dossier(turned, day(today)), plain, day(today)))).toBe(
    JSON.stringify(decide(dossier(of, day(today)), plain, day(today))),
  );
});
