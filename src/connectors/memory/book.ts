import { addDays, type Day, weekday } from "../../ledger/day.ts";
import type { Balance, Fact } from "../../ledger/facts.ts";
import { type Currency, type Minor, minor } from "../../ledger/money.ts";
import { type Account, type BookOptions, makeAccount } from "./account.ts";

/** An invented book: the customers of a French group, what they owe, how they paid over two years, what they said. */
export interface Book {
  readonly options: BookOptions;
  /** Customer number `index`, from 0. Made on demand, never kept: a book takes no room. */
  account(index: number): Account;
  /** All of them, one by one. */
  accounts(): Generator<Account>;
  /** The receivable balance of each company and currency. Walks the whole book. */
  balances(): readonly Balance[];
}

/** The same options give the same book, on every machine. */
export function makeBook(options: BookOptions): Book {
  const account = (index: number) => makeAccount(options, index);
  function* accounts() {
    for (let index = 0; index < options.debtors; index++) yield account(index);
  }
  return {
    options,
    account,
    accounts,
    balances() {
      const totals = new Map<string, Balance>();
      for (const { items, credits } of accounts()) {
        for (const owed of [...items, ...credits]) {
          const now = totals.get(balanceId(owed)) ?? emptyBalance(options, owed);
          totals.set(now.id, { ...now, amount: minor(now.amount + worth(owed)) });
        }
      }
      return [...totals.values()].toSorted((a, b) => (a.id < b.id ? -1 : 1));
    },
  };
}

/** An account's facts in the order of a pull: who, then what is owed, then the past. */
export function factsOf(account: Account): readonly Fact[] {
  return [account.debtor, ...account.contacts, ...account.items, ...account.credits, ...account.payments, ...account.signals];
}

/** What a fact adds to the receivable balance of its company. */
export function worth(fact: Fact): Minor {
  if (fact.kind === "open_item") return fact.open;
  return fact.kind === "credit" ? -fact.open : 0;
}

interface OfCompany {
  readonly company: string;
  readonly currency: Currency;
}

export function balanceId({ company, currency }: OfCompany): string {
  return `${company} ${currency}`;
}

export function emptyBalance(options: BookOptions, of: OfCompany): Balance {
  return {
    kind: "balance",
    id: balanceId(of),
    company: of.company,
    currency: of.currency,
    amount: 0,
    lastBankEntryOn: bankDayBefore(options.today),
    source: { host: "memory", place: `account 411 ${balanceId(of)}` },
  };
}

/** Banks book nothing on Saturdays and Sundays. */
function bankDayBefore(today: Day): Day {
  const before = addDays(today, -1);
  return weekday(before) > 5 ? bankDayBefore(before) : before;
}
