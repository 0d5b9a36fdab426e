import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addDays, day, daysBetween } from "../../src/ledger/day.ts";
import type { DossierFacts } from "../../src/ledger/dossier.ts";
import { type Diary, replay } from "../../src/rules/replay.ts";
import { knownOn, pastOf } from "../../src/rules/replay-book.ts";
import { contactsOf, replayer } from "../../src/rules/replay-report.ts";
import { anyFacts, origin } from "./arbitrary.ts";
import { credit, debtor, facts, invoice, payment, plain, presets, rulebookOf, several, signal } from "./builder.ts";
import { diary as walked, walk } from "./walk.ts";

const shipped = rulebookOf(presets);
const year = { from: day("2026-01-01"), to: day("2026-06-30") };

/** `02-06 courtesy FA-1`, one line per thing done. */
function lines({ played }: Diary): string[] {
  return played.map(({ on, intent, numbers }) => `${on.slice(5)} ${intent.step} ${numbers.join("+")}`.trim());
}

describe("what was known", () => {
  const past = pastOf(
    facts("2026-06-30", {
      items: [{ ...invoice("FA-1", "2026-02-01", 1000), issuedOn: day("2026-01-05"), open: 40_000 }],
      payments: [payment("FA-1", "2026-02-01", "2026-03-10", 600), payment("FA-2", "2026-02-15", "2026-04-01", 500)],
      credits: [credit("P1", "2026-05-02", 50)],
      signals: [signal("2026-04-15", { what: "promise", payOn: day("2026-05-01"), currency: "EUR" })],
    }),
  );
  const open = (on: string) => knownOn(past, day(on)).items.map((item) => `${item.number} ${item.open / 100}`);

  it.each([
    ["2026-01-04", "the day before anything", []],
    ["2026-01-15", "one invoice issued", ["FA-1 1000"]],
    ["2026-01-16", "thirty days before its due date, the other one", ["FA-1 1000", "FA-2 500"]],
    ["2026-03-09", "the day before the payment", ["FA-1 1000", "FA-2 500"]],
    ["2026-03-10", "the day of the payment: it is known", ["FA-1 400", "FA-2 500"]],
    ["2026-04-01", "settled", ["FA-1 400"]],
  ])("%s, %s", (on, _, expected) => {
    expect(open(on).toSorted()).toEqual(expected);
  });

  it("credits and words come on their day", () => {
    const known = (on: string) => knownOn(past, day(on));
    expect(["2026-04-14", "2026-04-15", "2026-05-02"].map((on) => [known(on).signals.length, known(on).credits.length])).toEqual([
      [0, 0],
      [1, 0],
      [1, 1],
    ]);
  });
});

describe("a replay", () => {
  it("climbs while an invoice was open, and stops on the day it was paid", () => {
    const past = facts("2026-06-30", { payments: [payment("FA-1", "2026-02-01", "2026-02-20", 1000)] });
    expect(lines(replay([past], plain, year))).toEqual(["01-27 before FA-1", "02-06 courtesy FA-1", "02-16 firm FA-1"]);
  });

  it("waits while a promise was running", () => {
    const past = facts("2026-06-30", {
      items: [invoice("FA-1", "2026-02-01", 1000)],
      signals: [signal("2026-02-10", { what: "promise", payOn: day("2026-03-31"), currency: "EUR" })],
    });
    expect(lines(replay([past], plain, year)).slice(0, 3)).toEqual(["02-06 courtesy FA-1", "04-03 firm FA-1", "04-10 last FA-1"]);
  });

  it("speaks for one company at a time to one legal person", () => {
    const one = facts("2026-06-30", { debtor: debtor({ id: "D1", siren: "812345676" }), items: [invoice("FA-1", "2026-02-01", 1000)] });
    const two = facts("2026-06-30", { debtor: debtor({ id: "D2", siren: "812345676" }), items: [invoice("FB-1", "2026-02-01", 1000)] });
    const { played } = replay([one, two], plain, year);
    const days = played.map(({ on }) => on);
    expect(days.slice(1).every((on, at) => daysBetween(days[at] ?? on, on) >= 7)).toBe(true);
    expect(new Set(played.map(({ debtor: of }) => of.id)).size).toBe(2);
  });

  it("never asks for what had been paid", () => {
    fc.assert(
      fc.property(anyFacts, (of) => {
        const settled = of.payments.map((one, at) => ({ ...one, invoice: `P-${at}` }));
        const diary = replay([{ ...of, payments: settled }], shipped, { from: addDays(origin, -400), to: origin });
        for (const { on, intent, afterPayment } of diary.played) {
          expect(afterPayment).toEqual([]);
          for (const item of intent.items) {
            const paidOn = settled.find((one) => item.id.includes(one.invoice))?.paidOn;
            if (paidOn !== undefined) expect(on < paidOn).toBe(true);
          }
        }
      }),
      { numRuns: 200 },
    );
  });

  it.each([
    ["shipped", shipped],
    ["per invoice", several],
  ])("is what deciding on every single day comes to (%s)", (_, rulebook) => {
    fc.assert(
      fc.property(anyFacts, (of) => {
        const bare: DossierFacts = { ...of, payments: [], actions: [], signals: [], credits: [] };
        const span = { from: addDays(origin, -150), to: origin };
        const events = Object.fromEntries(
          Array.from({ length: 151 }, (_, at) => addDays(span.from, at)).map((on) => [
            on,
            (now: DossierFacts) => ({ ...knownOn(pastOf(bare), on), actions: now.actions }),
          ]),
        );
        const every = walk({ ...bare, items: [] }, rulebook, span, events);
        expect(lines(replay([bare], rulebook, span)).map((line) => line.split(" ").slice(0, 2).join(" "))).toEqual(
          walked(every).map((line) => line.split(" ").slice(0, 2).join(" ")),
        );
      }),
      { numRuns: 60 },
    );
  });
});

it("adds up: weeks, steps and debtors tell the same number of contacts", () => {
  const all = replayer(shipped, year);
  all.add([facts("2026-06-30", { payments: [payment("FA-1", "2026-02-01", "2026-04-20", 1000)] })]);
  all.add([facts("2026-06-30", { debtor: debtor({ id: "D2" }), items: [invoice("FA-2", "2026-01-15", 300)] })]);
  all.add([facts("2026-06-30", { debtor: debtor({ id: "D3" }), unreadable: ["2026.txt:4"] })]);
  const report = all.report();
  const sum = (numbers: readonly number[]) => numbers.reduce((total, one) => total + one, 0);
  const contacts = sum(report.weeks.map(contactsOf));
  expect(contacts).toBeGreaterThan(5);
  expect(sum(report.lines.map(contactsOf))).toBe(contacts);
  expect(sum(report.steps.map((step) => step.count))).toBe(contacts + sum(report.weeks.map((week) => week.tasks)));
  expect(report).toMatchObject({ debtors: 2, afterPayment: [], gaps: { settledInvoices: 1, leftOut: 1 } });
  expect(report.weeks[0]?.monday).toBe("2025-12-29");
});
