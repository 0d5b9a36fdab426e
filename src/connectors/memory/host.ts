import type { Day } from "../../ledger/day.ts";
import type { Balance, Credit, Fact, OpenItem } from "../../ledger/facts.ts";
import { type Minor, minor } from "../../ledger/money.ts";
import { type Book, balanceId, emptyBalance, factsOf, worth } from "./book.ts";

/** The accounting tool that the memory connector pretends to read: a book, and what changed since. */
export interface MemoryHost {
  readonly book: Book;
  /** Changes in the order they were made, balances included. */
  readonly changes: readonly Fact[];
  /** Something changes in the host. The balance of the company follows. */
  record(...facts: readonly Fact[]): void;
  /** An open item is paid, in full or in part, and matched. */
  pay(item: OpenItem, paidOn: Day, amount?: Minor): void;
}

export function makeHost(book: Book): MemoryHost {
  const changes: Fact[] = [];
  const latest = new Map<string, Fact>();
  let balances: Map<string, Balance> | undefined;

  // Walking a book of 100,000 customers takes seconds: not before somebody asks.
  const currentBalances = () => (balances ??= new Map(book.balances().map((balance) => [balance.id, balance])));

  const move = (fact: OpenItem | Credit, sign: 1 | -1, was: Map<string, Minor>) => {
    const now = currentBalances().get(balanceId(fact)) ?? emptyBalance(book.options, fact);
    currentBalances().set(now.id, { ...now, amount: minor(now.amount + sign * worth(fact)) });
    if (!was.has(now.id)) was.set(now.id, now.amount);
  };

  const record = (...facts: readonly Fact[]) => {
    const was = new Map<string, Minor>();
    for (const fact of facts) {
      const key = `${fact.kind === "gone" ? fact.of : fact.kind} ${fact.id}`;
      const before = latest.get(key) ?? inBook(book, key);
      if (before && isOwed(before)) move(before, -1, was);
      if (isOwed(fact)) move(fact, 1, was);
      latest.set(key, fact);
      changes.push(fact);
    }
    for (const [id, amount] of was) {
      const balance = currentBalances().get(id);
      if (balance && balance.amount !== amount) changes.push(balance);
    }
  };

  return {
    book,
    changes,
    record,
    pay(item, paidOn, amount = item.open) {
      const { debtor, company, dueOn, currency, source } = item;
      record(amount === item.open ? { kind: "gone", of: "open_item", id: item.id, source } : { ...item, open: minor(item.open - amount) }, {
        kind: "payment",
        id: `${item.id}/paid ${paidOn}`,
        debtor,
        company,
        invoice: item.number,
        dueOn,
        paidOn,
        currency,
        amount,
        by: "money",
        source: { host: "memory", place: `payment of ${item.number}` },
      });
    },
  };
}

function isOwed(fact: Fact): fact is OpenItem | Credit {
  return fact.kind === "open_item" || fact.kind === "credit";
}

/** Every id of the book starts with its customer's reference. */
function inBook(book: Book, key: string): Fact | undefined {
  const index = Number(/ C(\d+)/.exec(key)?.[1]) - 1;
  if (!(index >= 0 && index < book.options.debtors)) return undefined;
  return factsOf(book.account(index)).find((fact) => `${fact.kind} ${fact.id}` === key);
}
