import { type Clue, textOf } from "../ledger/bank-lines.ts";
import type { BankLine, Credit, OpenItem } from "../ledger/facts.ts";
import type { Minor } from "../ledger/money.ts";
import { quotes } from "../ledger/quotes.ts";
import type { Case } from "./case.ts";
import type { ClaimItem } from "./claim.ts";

/** Of a case, what money is counted with. */
type Counted = Pick<Case, "of" | "settings">;

/** What unmatched money does to a claim. */
export interface Coverage {
  /** Items that received money plausibly pays: nobody is chased for them, the team matches the credits. */
  readonly covered: readonly ClaimItem[];
  /** The credits that cover them, oldest first. */
  readonly credits: readonly Credit[];
  /** Items for which nobody is chased before the team has matched a bank line, oldest line first. */
  readonly held: readonly Held[];
  /** What may still be asked, less the money that covers nothing in full. */
  readonly rest: readonly ClaimItem[];
}

export interface Held {
  readonly clue: Clue;
  readonly items: readonly ClaimItem[];
}

/** Money to set against a claim. */
interface Money<Of> {
  readonly of: Of;
  readonly amount: Minor;
  /** What was written about it. */
  readonly text: string;
  /** It counts only where the amount fits: the text does not say enough. */
  readonly isHint?: boolean;
}

/**
 * Sets unmatched money against the claim. Each goes where it points: to the invoice whose number it quotes, to the one
 * whose amount it has, to those whose sum it has, the oldest ones first. What points nowhere pays the oldest first, as the
 * civil code has it (art. 1342-10). Money that quotes an open item outside the claim is that item's. In total, nothing is
 * asked that has arrived, and money that reaches the claim covers it whole. Credits are the debtor's and lower what is
 * asked; a bank line only may be, so an item of which it pays a part waits in full.
 */
export function coverageOf(c: Counted, items: readonly ClaimItem[]): Coverage {
  const { credits, bankLines = [] } = c.of;
  if (credits.length + bankLines.length === 0 || items.length === 0) return { covered: [], credits: [], held: [], rest: items };
  const tolerance = toleranceIn(c);
  const owed = new Map(items.map((one) => [one.item.id, one.amount]));
  const elsewhere = new Map(c.of.items.filter((item) => !owed.has(item.id)).map((item) => [item.id, item.open]));
  const debts = { all: c.of.items, items, owed, elsewhere, tolerance };
  const payers = new Map<string, Credit[]>();
  const holders = new Map<string, BankLine[]>();
  const received = credits.map((of) => ({ of, amount: of.open, text: `${of.label ?? ""} ${of.number ?? ""}` }));
  spread(received, debts, (id, credit, left) => {
    owed.set(id, left <= tolerance ? 0 : left);
    payers.set(id, [...(payers.get(id) ?? []), credit]);
  });
  const waiting = bankLines.map(({ line, by }) => ({ of: line, amount: line.amount, text: textOf(line), isHint: by === "hint" }));
  spread(waiting, debts, (id, line) => {
    owed.set(id, 0);
    holders.set(id, [...(holders.get(id) ?? []), line]);
  });
  const covered = items.filter(({ item }) => owed.get(item.id) === 0 && payers.has(item.id));
  const rest = items.flatMap((one) => {
    const amount = owed.get(one.item.id) as Minor;
    return amount > 0 ? [{ ...one, amount }] : [];
  });
  const used = new Set(covered.flatMap((one) => payers.get(one.item.id) ?? []));
  const held = bankLines.map((clue) => ({ clue, items: items.filter(({ item }) => holders.get(item.id)?.includes(clue.line)) }));
  return { covered, credits: credits.filter((credit) => used.has(credit)), held: held.filter((one) => one.items.length > 0), rest };
}

/** What money can pay: items of the claim, with what they owe, and open items outside it. */
interface Debts {
  readonly all: readonly OpenItem[];
  readonly items: readonly ClaimItem[];
  readonly owed: ReadonlyMap<string, Minor>;
  readonly elsewhere: Map<string, Minor>;
  readonly tolerance: Minor;
}

/** Gives each money to items that still owe something; `take` hears of each what is left to pay of the item. */
function spread<Of>(moneys: readonly Money<Of>[], debts: Debts, take: (id: string, of: Of, left: Minor) => void): void {
  const { all, items, owed, elsewhere, tolerance } = debts;
  const pay = (id: string, of: Of, money: Minor): Minor => {
    const due = owed.get(id) ?? 0;
    if (due <= 0 || money <= 0) return money;
    const paid = Math.min(due, money);
    take(id, of, due - paid);
    return money - paid;
  };
  const unpointed: { readonly of: Of; readonly money: Minor }[] = [];
  for (const { of, amount, text, isHint = false } of moneys) {
    let money = amount;
    for (const item of all) {
      if (isHint || !quotes(text, item.number)) continue;
      const outside = Math.min(money, elsewhere.get(item.id) ?? 0);
      elsewhere.set(item.id, (elsewhere.get(item.id) ?? 0) - outside);
      money = pay(item.id, of, money - outside);
    }
    if (money <= 0) continue;
    const exact = exactly(items, owed, money, tolerance, isHint);
    if (exact.length === 0 && !isHint) unpointed.push({ of, money });
    for (const one of exact) money = pay(one.item.id, of, money);
  }
  for (const { of, money } of unpointed) {
    let left = money;
    for (const { item } of items) left = pay(item.id, of, left);
  }
}

/** The oldest item that is worth this money, else the oldest ones that are worth it together, else, unless it is a hint, some that are. */
function exactly(
  items: readonly ClaimItem[],
  owed: ReadonlyMap<string, Minor>,
  money: Minor,
  tolerance: Minor,
  isHint: boolean,
): readonly ClaimItem[] {
  const open = items.filter((one) => (owed.get(one.item.id) ?? 0) > 0);
  const isWorth = (amount: Minor) => Math.abs(amount - money) <= tolerance;
  // Who pays the whole invoice pays what is disputed of it too.
  const one = open.find(({ item }) => isWorth(owed.get(item.id) as Minor)) ?? open.find(({ item }) => isWorth(item.open));
  if (one) return [one];
  let sum = 0;
  for (const [index, { item }] of open.entries()) {
    sum += owed.get(item.id) as Minor;
    if (Math.abs(sum - money) <= tolerance) return open.slice(0, index + 1);
    if (sum > money) break;
  }
  return isHint ? [] : someOf(open.slice(0, triedTogether.items), owed, money, tolerance);
}

/** Of so many of the oldest, at most so many together: more would fit by chance. */
const triedTogether = { items: 12, together: 4 } as const;

/** The fewest that are worth this money together; of several, the oldest. */
function someOf(open: readonly ClaimItem[], owed: ReadonlyMap<string, Minor>, money: Minor, tolerance: Minor): readonly ClaimItem[] {
  const pick = (from: number, size: number, left: Minor): readonly ClaimItem[] | undefined => {
    if (size === 0) return Math.abs(left) <= tolerance ? [] : undefined;
    for (let at = from; at <= open.length - size; at++) {
      const one = open[at] as ClaimItem;
      const rest = left - (owed.get(one.item.id) as Minor);
      const found = rest < -tolerance ? undefined : pick(at + 1, size - 1, rest);
      if (found) return [one, ...found];
    }
    return undefined;
  };
  for (let size = 2; size <= triedTogether.together; size++) {
    const found = pick(0, size, money);
    if (found) return found;
  }
  return [];
}

/** The tolerance is an amount of one currency; in another one, money covers only to the last unit. */
function toleranceIn(c: Counted): Minor {
  const { amount, currency } = c.settings.paymentTruth.tolerance;
  return currency === c.of.currency ? amount : 0;
}
