import fc from "fast-check";
import type { Clue } from "../../src/ledger/bank-lines.ts";
import { addDays, type Day, day } from "../../src/ledger/day.ts";
import type { DossierFacts } from "../../src/ledger/dossier.ts";
import type { Action } from "../../src/ledger/effect.ts";
import type { Credit, OpenItem, Payment, Signal } from "../../src/ledger/facts.ts";
import { clue, contact, credit, debtor, facts, invoice, payment, signal } from "./builder.ts";

/** The day around which everything is drawn: a Wednesday in front of a long week-end. */
export const origin: Day = day("2026-05-13");

const dayAround = (from: number, to: number) => fc.integer({ min: from, max: to }).map((days) => addDays(origin, days));
const euros = fc.integer({ min: 1, max: 300 }).map((tens) => tens * 10);

export const items: fc.Arbitrary<readonly OpenItem[]> = fc
  .array(
    fc.record({
      due: dayAround(-120, 40),
      euros,
      noFollowUp: fc.boolean(),
      disputed: fc.constantFrom(0, 0, 0, 0.5, 1),
      legal: fc.boolean(),
    }),
    { maxLength: 6 },
  )
  .map((list) =>
    list.map((one, index) =>
      invoice(`FA-${100 + index}`, one.due, one.euros, {
        dueFrom: one.legal ? "legal_default" : "terms",
        ...(one.noFollowUp && index === 0 && { noFollowUp: true }),
        ...(one.disputed > 0 && { disputed: Math.round(one.euros * 100 * one.disputed) }),
      }),
    ),
  );

export const credits: fc.Arbitrary<readonly Credit[]> = fc
  .array(fc.record({ on: dayAround(-30, 0), euros, quotes: fc.option(fc.integer({ min: 100, max: 105 })) }), { maxLength: 2 })
  .map((list) =>
    list.map((one, index) => credit(`P${index}`, one.on, one.euros, one.quotes === null ? {} : { label: `VIR FA-${one.quotes}` })),
  );

/** Money on the bank that may be the debtor's. */
export const bankLines: fc.Arbitrary<readonly Clue[]> = fc
  .array(
    fc.record({
      on: dayAround(-30, 0),
      euros,
      by: fc.constantFrom<Clue["by"]>("host", "number", "name", "hint"),
      quotes: fc.integer({ min: 100, max: 105 }),
    }),
    { maxLength: 2 },
  )
  .map((list) =>
    list.map(({ on, euros: money, by, quotes }, index) =>
      clue(by, on, money, { id: `L${index}`, label: by === "number" ? `FA-${quotes}` : "" }),
    ),
  );

export const payments: fc.Arbitrary<readonly Payment[]> = fc
  .array(fc.record({ paid: dayAround(-400, 0), late: fc.integer({ min: -10, max: 60 }), euros }), { maxLength: 6 })
  .map((list) => list.map((one, index) => payment(`R${index}`, addDays(one.paid, -one.late), one.paid, one.euros)));

const item = fc.option(fc.constantFrom("FA-100", "FA-101"), { nil: undefined });

export const signals: fc.Arbitrary<readonly Signal[]> = fc
  .array(
    fc.record({
      on: dayAround(-40, 0),
      what: fc.constantFrom("hold", "promise", "plan", "dispute", "reply", "release"),
      days: fc.integer({ min: 0, max: 30 }),
      item,
      euros,
    }),
    { maxLength: 3 },
  )
  .map((list) =>
    list.map(({ on, what, days, item: about, euros: money }, index) => {
      const scope = about === undefined ? {} : { items: [about] };
      const id = `S${index}`;
      const later = addDays(on, days);
      if (what === "hold") return signal(on, { what, until: later, ...scope }, id);
      if (what === "promise")
        return signal(on, { what, payOn: later, currency: "EUR", ...(days % 2 === 0 && { amount: money * 100 }), ...scope }, id);
      if (what === "plan") return signal(on, { what, currency: "EUR", instalments: [{ payOn: later, amount: money * 100 }] }, id);
      if (what === "dispute") return signal(on, { what, currency: "EUR", ...(days % 2 === 0 && { amount: money * 100 }), ...scope }, id);
      if (what === "reply") return signal(on, { what }, id);
      return signal(on, { what: "release", of: days % 2 === 0 ? "dispute" : "hold", ...scope }, id);
    }),
  );

const actions: fc.Arbitrary<readonly Action[]> = fc
  .array(
    fc.record({
      on: dayAround(-40, 0),
      step: fc.constantFrom("courtesy", "firm", "last"),
      about: fc.constantFrom("FA-100", "FA-101", "FA-102"),
      state: fc.constantFrom<Action["state"]>("sent", "sent", "sent", "done", "failed", "refused", "waiting", "approved", "uncertain"),
    }),
    { maxLength: 3 },
  )
  .map((list) =>
    list.map((one, index) => ({
      key: `A${index}`,
      debtor: "D1",
      currency: "EUR",
      kind: "email" as const,
      segment: "occasional-late",
      step: one.step,
      cycle: one.about,
      items: [one.about],
      amount: 0,
      on: one.on,
      state: one.state,
    })),
  );

/** Everything there can be about a debtor, as of the origin. */
export const anyFacts: fc.Arbitrary<DossierFacts> = fc
  .record({
    items,
    credits,
    bankLines,
    payments,
    signals,
    actions,
    postcode: fc.constantFrom("75001", "67000"),
    email: fc.constantFrom("a@x.example", "a@x.example", undefined),
  })
  .map(({ postcode, email, ...of }) => facts(origin, { ...of, debtor: debtor({ postcode }), contacts: [contact("K1", email)] }));
