import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Account } from "../../../src/connectors/memory/account.ts";
import { factsOf, makeBook } from "../../../src/connectors/memory/book.ts";
import { companyName } from "../../../src/connectors/memory/names.ts";
import { inventedSiren } from "../../../src/connectors/memory/siren.ts";
import { addMonths, day } from "../../../src/ledger/day.ts";
import type { Fact, Payment } from "../../../src/ledger/facts.ts";
import { historyOf } from "../../../src/ledger/history.ts";
import { bookOf, problemsOf } from "../../contracts/fact-problems.ts";

const today = day("2026-11-21");
const sixty = makeBook({ seed: 1, debtors: 60, today });
const many = [...makeBook({ seed: 1, debtors: 1_480, today }).accounts()];

const options = fc.record({
  seed: fc.nat(),
  debtors: fc.integer({ min: 1, max: 40 }),
  today: fc.integer({ min: 2020, max: 2034 }).map((year) => day(`${year}-02-28`)),
});

describe("any book", () => {
  it("is the same for the same seed, size and day", () => {
    fc.assert(
      fc.property(options, (of) => {
        expect(JSON.stringify([...makeBook(of).accounts()])).toBe(JSON.stringify([...makeBook(of).accounts()]));
      }),
      { numRuns: 20 },
    );
  });

  it("gives a customer the same facts whatever the size of the book", () => {
    fc.assert(
      fc.property(options, fc.integer({ min: 0, max: 99_999 }), (of, index) => {
        expect(makeBook({ ...of, debtors: 100_000 }).account(index)).toEqual(makeBook(of).account(index));
      }),
      { numRuns: 50 },
    );
  });

  it("is sound, has every id once, and equals its balances to the cent", () => {
    fc.assert(
      fc.property(options, (of) => {
        const book = makeBook(of);
        const facts = [...[...book.accounts()].flatMap(factsOf), ...book.balances()];
        expect(facts.flatMap(problemsOf)).toEqual([]);
        expect(new Set(facts.map((fact) => `${fact.kind} ${fact.id}`)).size).toBe(facts.length);
        const { owed, balance } = bookOf(facts);
        expect(owed).toEqual(balance);
      }),
      { numRuns: 50 },
    );
  });

  it("knows nothing of tomorrow", () => {
    fc.assert(
      fc.property(options, (of) => {
        for (const account of makeBook(of).accounts()) {
          expect(account.items.filter((item) => item.issuedOn > of.today || item.issuedOn > item.dueOn)).toEqual([]);
          expect(account.payments.filter((payment) => payment.paidOn > of.today)).toEqual([]);
          expect(account.credits.filter((credit) => credit.on > of.today)).toEqual([]);
          expect(account.signals.filter((signal) => signal.on > of.today)).toEqual([]);
        }
      }),
      { numRuns: 30 },
    );
  });
});

describe("a book of sixty", () => {
  const accounts = [...sixty.accounts()];

  it.each([
    "punctual",
    "new",
    "occasional-late",
    "recurrent-late",
    "in-difficulty",
    "bad-faith",
    "key-account",
    "public-sector",
    "consumer",
    "small-balance",
  ])("has a customer who is %s", (profile) => {
    expect(accounts.filter((account) => account.profile === profile).length).toBeGreaterThanOrEqual(2);
  });

  it.each<[string, (account: Account) => boolean]>([
    ["has no e-mail address", ({ contacts }) => contacts.every((contact) => contact.email === undefined)],
    ["has an address that bounced", ({ contacts }) => contacts.some((contact) => contact.unusable === "bounced")],
    ["is insolvent", ({ debtor }) => debtor.insolvent === true],
    ["is handed over", ({ debtor }) => debtor.handedOver === true],
    ["reads English", ({ debtor }) => debtor.language === "en"],
    ["owes in another currency", ({ items }) => items.some((item) => item.currency !== "EUR")],
    ["paid a part", ({ items }) => items.some((item) => item.open < item.amount)],
    ["has a credit note", ({ credits }) => credits.some((credit) => credit.what === "credit_note")],
    [
      "paid an item to the cent, unmatched",
      ({ items, credits }) => credits.some((credit) => items.some((item) => item.open === credit.open)),
    ],
    ["is on hold", ({ signals }) => signals.some((signal) => signal.what === "hold" && signal.until > today)],
    ["promised", ({ signals }) => signals.some((signal) => signal.what === "promise")],
    ["buys from both companies", ({ debtor }) => debtor.company === "Montclar Services"],
  ])("has a customer who %s", (_title, holds) => {
    expect(accounts.filter(holds).length).toBeGreaterThanOrEqual(1);
  });

  it("shows every situation to whoever reads on", () => {
    const whats = new Set(many.flatMap(({ signals }) => signals.map((signal) => signal.what)));
    expect([...whats].toSorted()).toEqual(["bounce", "dispute", "hold", "plan", "promise", "release", "reply"]);
    expect(new Set(many.map((account) => account.situation)).size).toBe(19);
    expect(new Set(many.flatMap(({ items }) => items.map((item) => item.what)))).toEqual(
      new Set(["invoice", "rejected_payment", "opening"]),
    );
    expect(many.some(({ items }) => items.some((item) => item.disputed !== undefined))).toBe(true);
    expect(many.some(({ items }) => items.some((item) => item.doubtful))).toBe(true);
  });

  it("gives a legal person who buys from both companies one SIREN and two references", () => {
    const [first, second] = [sixty.account(3).debtor, sixty.account(4).debtor];
    expect(second).toMatchObject({ name: first.name, siren: first.siren });
    expect([second.company, second.reference]).not.toEqual([first.company, first.reference]);
  });
});

function paymentsOf(profile: string): readonly Payment[] {
  return many.filter((account) => account.profile === profile).flatMap((account) => account.payments);
}

describe("customers pay as their profile says", () => {
  it.each([
    { profile: "punctual", lateShare: [0, 0.1], averageDaysLate: [-5, 0] },
    { profile: "occasional-late", lateShare: [0.1, 0.4], averageDaysLate: [-2, 8] },
    { profile: "recurrent-late", lateShare: [0.7, 0.95], averageDaysLate: [15, 40] },
    { profile: "bad-faith", lateShare: [0.85, 1], averageDaysLate: [70, 140] },
  ])("$profile", ({ profile, lateShare, averageDaysLate }) => {
    const { months12 } = historyOf(paymentsOf(profile), today);
    expect(months12.lateShare).toBeGreaterThanOrEqual(lateShare[0] as number);
    expect(months12.lateShare).toBeLessThanOrEqual(lateShare[1] as number);
    expect(months12.averageDaysLate).toBeGreaterThanOrEqual(averageDaysLate[0] as number);
    expect(months12.averageDaysLate).toBeLessThanOrEqual(averageDaysLate[1] as number);
  });

  it("later and later when they are in difficulty", () => {
    expect(historyOf(paymentsOf("in-difficulty"), today).trendDays).toBeGreaterThan(5);
  });

  it("over two years, except the new ones", () => {
    const [punctual] = paymentsOf("punctual")
      .map((payment) => payment.paidOn)
      .toSorted();
    const [recent] = paymentsOf("new")
      .map((payment) => payment.paidOn)
      .toSorted();
    expect(punctual?.slice(0, 7)).toBe(addMonths(today, -24).slice(0, 7));
    expect(recent! >= addMonths(today, -3)).toBe(true);
  });
});

describe("what is invented", () => {
  it("has right SIREN check digits, of companies that do not exist, each once", () => {
    const sirens = Array.from({ length: 5_000 }, (_, index) => inventedSiren(7, index));
    expect(new Set(sirens).size).toBe(sirens.length);
    expect(sirens.filter((siren) => !/^0\d{8}$/.test(siren) || luhnSum(siren) % 10 !== 0)).toEqual([]);
  });

  it("gives 100,000 companies 100,000 names", () => {
    expect(new Set(Array.from({ length: 100_000 }, (_, index) => companyName(3, index))).size).toBe(100_000);
  });

  it("writes to addresses that cannot exist", () => {
    const emails = many.flatMap(({ contacts }) => contacts.flatMap((contact) => contact.email ?? []));
    expect(emails.filter((email) => !/^[a-z.-]+@[a-z-]+\.example$/.test(email))).toEqual([]);
  });
});

describe("a book of any size", () => {
  it("comes customer by customer, without a list of all", () => {
    const accounts = makeBook({ seed: 1, debtors: 1_000_000_000, today }).accounts();
    expect([accounts.next().value?.debtor.reference, accounts.next().value?.debtor.reference]).toEqual(["C00001", "C00002"]);
  });

  it("has as many open items each as it is told to", () => {
    const book = makeBook({ seed: 1, debtors: 50, today, itemsEach: 10 });
    expect([...book.accounts()].map((account) => account.items.length)).toEqual(Array.from({ length: 50 }, () => 10));
  });

  it("lists a customer as who, then what is owed, then the past", () => {
    const kinds = factsOf(sixty.account(5)).map((fact: Fact) => fact.kind);
    expect(kinds.filter((kind, at) => kind !== kinds[at - 1])).toEqual(["debtor", "contact", "open_item", "payment"]);
  });
});

function luhnSum(digits: string): number {
  return Array.from(digits)
    .toReversed()
    .reduce((sum, digit, place) => {
      const counted = Number(digit) * (place % 2 === 1 ? 2 : 1);
      return sum + (counted > 9 ? counted - 9 : counted);
    }, 0);
}
