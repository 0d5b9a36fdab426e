import { describe, expect, it } from "vitest";
import { day } from "../../src/ledger/day.ts";
import { contact, credit, facts, invoice, payment, plain, plainWith, presets, rulebookOf, signal } from "./builder.ts";
import { diary, reasons, walk } from "./walk.ts";

const shipped = rulebookOf(presets);

describe("one invoice, never paid", () => {
  const start = facts("2026-05-25", { items: [invoice("FA-1", "2026-06-01", 1000)] });
  const year = walk(start, plain, { from: "2026-05-20", to: "2026-08-01" });

  it("climbs the ladder step by step, on business days", () => {
    // 2026-07-11 is a Saturday and the 14th a holiday; the 6th, 16th and 26th of June are weekdays.
    expect(diary(year)).toEqual(["05-27 before FA-1", "06-08 courtesy FA-1", "06-16 firm FA-1", "06-26 last FA-1", "07-13 notice FA-1"]);
  });

  it("says why on every other day", () => {
    expect(reasons(year)).toEqual([
      "05-20 nothing_due",
      "05-27 step_due",
      "05-28 contacted_recently",
      "06-03 before_next_step",
      "06-06 step_due",
      "06-09 contacted_recently",
      "06-15 before_next_step",
      "06-16 step_due",
      "06-17 contacted_recently",
      "06-23 before_next_step",
      "06-26 step_due",
      "06-27 contacted_recently",
      "07-03 before_next_step",
      "07-11 step_due",
      "07-14 contacted_recently",
      "07-20 ladder_finished",
    ]);
  });
});

it("old debts on day one begin with the first step, a week apart", () => {
  const start = facts("2026-06-15", { items: [invoice("FA-1", "2025-06-01", 1000)] });
  expect(diary(walk(start, plain, { from: "2026-06-15", to: "2026-07-31" }))).toEqual([
    "06-15 courtesy FA-1",
    "06-22 firm FA-1",
    "06-29 last FA-1",
    "07-06 notice FA-1",
  ]);
});

it("a week without service is caught up once", () => {
  const start = facts("2026-06-15", { items: [invoice("FA-1", "2026-06-01", 1000)] });
  const down = walk(start, plain, { from: "2026-06-02", to: "2026-06-30" }, {}, (_, today) => (today < "2026-06-12" ? undefined : "sent"));
  expect(diary(down).filter((line) => line >= "06-12")).toEqual(["06-12 courtesy FA-1", "06-19 firm FA-1", "06-26 last FA-1"]);
});

it("a young invoice listed in a hard reminder keeps its own level", () => {
  const start = facts("2026-06-01", { items: [invoice("FA-1", "2026-06-01", 1000), invoice("FA-2", "2026-06-20", 400)] });
  const paid = { "2026-06-28": (now: typeof start) => ({ ...now, items: now.items.filter((item) => item.id === "FA-2") }) };
  expect(diary(walk(start, plain, { from: "2026-06-08", to: "2026-08-15" }, paid))).toEqual([
    "06-08 courtesy FA-1",
    "06-16 firm FA-1",
    "06-26 last FA-1+FA-2", // FA-2 is six days late: it has had the courtesy, no more
    "07-06 firm FA-2",
    "07-15 last FA-2",
    "07-30 notice FA-2",
  ]);
});

it("a call that is not noted as done holds the ladder; once noted, the next step keeps its distance", () => {
  const start = facts("2026-06-15", {
    items: [invoice("FA-1", "2026-01-15", 1000)],
    payments: ["2025-09-01", "2025-10-01", "2025-11-01"].map((due, at) => payment(`R${at}`, due, `${due.slice(0, 8)}25`, 900)),
  });
  const noted = {
    "2026-06-24": (now: typeof start) => ({
      ...now,
      signals: [...now.signals, signal("2026-06-24", { what: "done", effect: now.actions[0]?.key ?? "" })],
    }),
  };
  const days = walk(start, shipped, { from: "2026-06-15", to: "2026-07-10" }, noted, () => "sent");
  expect(days[0]?.decision.segment.name).toBe("recurrent-late");
  expect(reasons(days).slice(0, 4)).toEqual(["06-15 step_due", "06-16 action_pending", "06-24 contacted_recently", "07-01 step_due"]);
  expect(diary(days)).toEqual(["06-15 call FA-1", "07-01 firm FA-1", "07-08 last FA-1"]);
});

it("a bounce gives the step back: the next address, then somebody looks for one", () => {
  const start = facts("2026-06-15", {
    items: [invoice("FA-1", "2026-06-01", 1000)],
    contacts: [contact("K1", "a@x.example"), contact("K2", "b@x.example", { role: "main" })],
  });
  const bounced = (id: string, on: string, effect: string) => (now: typeof start) => ({
    ...now,
    signals: [...now.signals, signal(on, { what: "bounce", contact: id, effect })],
  });
  const events = {
    "2026-06-16": bounced("K1", "2026-06-16", "courtesy FA-1 FA-1"),
    "2026-06-17": bounced("K2", "2026-06-17", "courtesy FA-1#2 FA-1"),
    "2026-06-19": (now: typeof start) => ({ ...now, contacts: [contact("K3", "c@x.example")] }),
  };
  const days = walk(start, plain, { from: "2026-06-15", to: "2026-06-20" }, events);
  expect(diary(days)).toEqual(["06-15 courtesy FA-1", "06-16 courtesy FA-1", "06-17 find-address FA-1", "06-19 courtesy FA-1"]);
  expect(days.map((one) => one.decision.intents[0]?.cycle).filter(Boolean)).toEqual(["FA-1", "FA-1#2", "FA-1#3:courtesy", "FA-1#3"]);
});

it("three failed deliveries make a task, not a fourth attempt", () => {
  const start = facts("2026-06-15", { items: [invoice("FA-1", "2026-06-01", 1000)] });
  const days = walk(start, plain, { from: "2026-06-15", to: "2026-06-26" }, {}, (intent) => (intent.do === "email" ? "failed" : "sent"));
  expect(diary(days)).toEqual(["06-15 courtesy FA-1", "06-16 courtesy FA-1", "06-17 courtesy FA-1", "06-18 find-address FA-1"]);
});

it("what a person refused is passed without a contact and never proposed again", () => {
  const start = facts("2026-06-01", { items: [invoice("FA-1", "2026-06-01", 1000)] });
  const days = walk(start, plain, { from: "2026-06-08", to: "2026-06-30" }, {}, (intent) =>
    intent.step === "courtesy" ? "refused" : "sent",
  );
  expect(diary(days)).toEqual(["06-08 courtesy FA-1", "06-16 firm FA-1", "06-26 last FA-1"]);
});

it("a payment that crosses the reminder stops it, and the match ends it", () => {
  const start = facts("2026-06-01", { items: [invoice("FA-1", "2026-06-01", 1000)] });
  const events = {
    "2026-06-12": (now: typeof start) => ({ ...now, credits: [credit("P1", "2026-06-12", 1000)] }),
    "2026-06-18": (now: typeof start) => ({ ...now, credits: [], items: [] }),
  };
  const days = walk(start, plain, { from: "2026-06-08", to: "2026-07-15" }, events);
  expect(diary(days)).toEqual(["06-08 courtesy FA-1", "06-12 match-payment FA-1"]);
  expect(reasons(days)).toEqual(["06-08 step_due", "06-09 contacted_recently", "06-12 payment_may_cover", "06-18 nothing_due"]);
});

it("a broken promise lets the ladder go on where it was", () => {
  const start = facts("2026-06-01", { items: [invoice("FA-1", "2026-06-01", 1000)] });
  const events = {
    "2026-06-10": (now: typeof start) => ({
      ...now,
      signals: [signal("2026-06-10", { what: "promise", payOn: day("2026-06-30"), currency: "EUR" })],
    }),
  };
  const days = walk(start, plain, { from: "2026-06-08", to: "2026-07-20" }, events);
  expect(diary(days)).toEqual(["06-08 courtesy FA-1", "07-03 firm FA-1", "07-10 last FA-1", "07-17 notice FA-1"]);
  expect(reasons(days).slice(0, 4)).toEqual(["06-08 step_due", "06-09 contacted_recently", "06-10 promise_running", "07-03 step_due"]);
});

it("a reply stops the ladder until somebody has answered", () => {
  const start = facts("2026-06-01", { items: [invoice("FA-1", "2026-06-01", 1000)] });
  const reply = signal("2026-06-10", { what: "reply" });
  const events = { "2026-06-10": (now: typeof start) => ({ ...now, signals: [reply] }) };
  const days = walk(start, plain, { from: "2026-06-08", to: "2026-06-30" }, events, (_, today) => (today < "2026-06-20" ? "sent" : "done"));
  expect(diary(days)).toEqual(["06-08 courtesy FA-1", "06-10 answer"]);
  expect(reasons(days).at(-1)).toBe("06-10 debtor_replied");
});

it("a registered letter leaves out what has no proven due date, whose ladder ends before it", () => {
  const start = facts("2026-06-01", {
    items: [invoice("FA-1", "2026-06-01", 1000, { dueFrom: "legal_default" }), invoice("FA-2", "2026-06-01", 400)],
  });
  expect(diary(walk(start, plain, { from: "2026-06-08", to: "2026-08-15" }))).toEqual([
    "06-08 courtesy FA-1+FA-2",
    "06-16 firm FA-1+FA-2",
    "06-26 last FA-1+FA-2",
    "07-13 notice FA-2",
  ]);
});

it("after a change of segment nobody falls back to a softer step", () => {
  const start = facts("2026-06-15", {
    items: [invoice("FA-1", "2026-05-01", 1000)],
    payments: ["2025-09-01", "2025-10-01", "2025-11-01"].map((due, at) => payment(`R${at}`, due, `${due.slice(0, 8)}25`, 900)),
  });
  const events = {
    // Many early payments: the debtor is now only occasionally late.
    "2026-06-20": (now: typeof start) => ({ ...now, payments: [...now.payments, payment("R9", "2026-06-30", "2026-06-19", 90_000)] }),
  };
  const days = walk(start, shipped, { from: "2026-06-15", to: "2026-07-20" }, events);
  expect([...new Set(days.map((one) => one.decision.segment.name))]).toEqual(["recurrent-late", "punctual"]);
  expect(diary(days)).toEqual(["06-15 call FA-1", "06-22 firm FA-1", "06-29 last FA-1", "07-06 formal-notice FA-1"]);
});

it("without a delay between contacts, still one step a day", () => {
  const start = facts("2026-06-15", { items: [invoice("FA-1", "2025-06-01", 1000)] });
  expect(diary(walk(start, plainWith("daysBetweenContacts: 0"), { from: "2026-06-15", to: "2026-06-18" }))).toEqual([
    "06-15 courtesy FA-1",
    "06-16 firm FA-1",
    "06-17 last FA-1",
    "06-18 notice FA-1",
  ]);
});
