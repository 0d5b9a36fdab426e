import type { Credit } from "../ledger/facts.ts";
import type { Minor } from "../ledger/money.ts";
import type { Case } from "./case.ts";
import type { ClaimItem } from "./claim.ts";

/** What unmatched money does to a claim. */
export interface Coverage {
  /** Items that received money plausibly pays: nobody is chased for them, the team matches the credits. */
  readonly covered: readonly ClaimItem[];
  /** The credits that cover them, oldest first. */
  readonly credits: readonly Credit[];
  /** What may still be asked, less the money that covers nothing in full. */
  readonly rest: readonly ClaimItem[];
}

/**
 * Sets unmatched credits against the claim. Each goes where it points: to the invoice whose number it quotes, to the one
 * whose amount it has, to those whose sum it has, the oldest ones first. What points nowhere pays the oldest first, as the civil code
 * has it (art. 1342-10). Money that quotes an open item outside the claim is that item's. In total, nothing is asked that
 * has arrived, and credits that reach the claim cover it whole.
 */
export function coverageOf(c: Case, items: readonly ClaimItem[]): Coverage {
  const { credits } = c.of;
  if (credits.length === 0 || items.length === 0) return { covered: [], credits: [], rest: items };
  const tolerance = toleranceIn(c);
  const owed = new Map(items.map((one) => [one.item.id, one.amount]));
  const elsewhere = new Map(c.of.items.filter((item) => !owed.has(item.id)).map((item) => [item.id, item.open]));
  const payers = new Map<string, Credit[]>();
  const pay = (id: string, credit: Credit, money: Minor): Minor => {
    const due = owed.get(id) ?? 0;
    if (due <= 0 || money <= 0) return money;
    const paid = Math.min(due, money);
    owed.set(id, due - paid <= tolerance ? 0 : due - paid);
    payers.set(id, [...(payers.get(id) ?? []), credit]);
    return money - paid;
  };
  const unpointed: { readonly credit: Credit; readonly money: Minor }[] = [];
  for (const credit of credits) {
    let money = credit.open;
    for (const item of c.of.items) {
      if (!quotes(credit, item.number)) continue;
      const outside = Math.min(money, elsewhere.get(item.id) ?? 0);
      elsewhere.set(item.id, (elsewhere.get(item.id) ?? 0) - outside);
      money = pay(item.id, credit, money - outside);
    }
    if (money <= 0) continue;
    const exact = exactly(items, owed, money, tolerance);
    if (exact.length === 0) unpointed.push({ credit, money });
    for (const one of exact) money = pay(one.item.id, credit, money);
  }
  for (const { credit, money } of unpointed) {
    let left = money;
    for (const { item } of items) left = pay(item.id, credit, left);
  }
  const covered = items.filter((one) => owed.get(one.item.id) === 0);
  const rest = items.flatMap((one) => {
    const amount = owed.get(one.item.id) as Minor;
    return amount > 0 ? [{ ...one, amount }] : [];
  });
  const used = new Set(covered.flatMap((one) => payers.get(one.item.id) ?? []));
  return { covered, credits: credits.filter((credit) => used.has(credit)), rest };
}

/** The oldest item that is worth this money, else the oldest ones that are worth it together, else some that are. */
function exactly(items: readonly ClaimItem[], owed: ReadonlyMap<string, Minor>, money: Minor, tolerance: Minor): readonly ClaimItem[] {
  const open = items.filter((one) => (owed.get(one.item.id) ?? 0) > 0);
  const one = open.find(({ item }) => Math.abs((owed.get(item.id) as Minor) - money) <= tolerance);
  if (one) return [one];
  let sum = 0;
  for (const [index, { item }] of open.entries()) {
    sum += owed.get(item.id) as Minor;
    if (Math.abs(sum - money) <= tolerance) return open.slice(0, index + 1);
    if (sum > money) break;
  }
  return someOf(open.slice(0, triedTogether.items), owed, money, tolerance);
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

/** `VIR FA 2026/0042 merci` quotes FA-2026-0042; it does not quote FA-2026-004. Numbers without digits, or of two, quote nothing. */
function quotes(credit: Credit, number: string): boolean {
  const wanted = bare(number);
  if (wanted.length < 3 || !/\d/.test(wanted)) return false;
  const written = bare(`${credit.label ?? ""} ${credit.number ?? ""}`);
  for (let at = written.indexOf(wanted); at >= 0; at = written.indexOf(wanted, at + 1)) {
    const before = written[at - 1] ?? "";
    const after = written[at + wanted.length] ?? "";
    if (!(isDigit(wanted[0] ?? "") && isDigit(before)) && !(isDigit(wanted.at(-1) ?? "") && isDigit(after))) return true;
  }
  return false;
}

function bare(text: string): string {
  return text.toUpperCase().replace(/[^A-Z0-9]/g, "");
}

function isDigit(character: string): boolean {
  return character >= "0" && character <= "9";
}

/** The tolerance is an amount of one currency; in another one, money covers only to the last unit. */
function toleranceIn(c: Case): Minor {
  const { amount, currency } = c.settings.paymentTruth.tolerance;
  return currency === c.of.currency ? amount : 0;
}
