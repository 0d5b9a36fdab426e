import type { Day } from "../../ledger/day.ts";
import { type Minor, sumMinor } from "../../ledger/money.ts";
import type { CustomerFacts } from "./facts.ts";

/** What Relance cannot do without: an address to write to, who the debtor is in law, an agreed due date. */
export type Missing = "email" | "nature" | "terms";

export interface CustomerGap {
  readonly reference: string;
  readonly name: string;
  readonly overdue: Minor;
  readonly balance: Minor;
  readonly missing: readonly Missing[];
}

/**
 * What is missing of customers who owe something and may be chased. First those who cannot be written to although they are
 * late, then by overdue amount. Terms are missing when a due date rests on the legal default alone.
 */
export function customerGaps(customers: readonly CustomerFacts[], today: Day): readonly CustomerGap[] {
  const gaps: CustomerGap[] = [];
  for (const facts of customers) {
    const { debtor, items, contacts } = facts;
    if (items.length === 0 || debtor.insolvent || debtor.handedOver || debtor.noFollowUp) continue;
    const missing: Missing[] = [];
    if (!contacts.some((contact) => contact.email)) missing.push("email");
    if (debtor.nature === "unknown") missing.push("nature");
    if (items.some((item) => item.what === "invoice" && item.dueFrom === "legal_default")) missing.push("terms");
    if (missing.length === 0) continue;
    gaps.push({ reference: debtor.reference, name: debtor.name, overdue: overdueOf(facts, today), balance: facts.balance.amount, missing });
  }
  return gaps.toSorted(
    (a, b) =>
      Number(isUnreachable(b)) - Number(isUnreachable(a)) ||
      b.overdue - a.overdue ||
      b.balance - a.balance ||
      (a.reference < b.reference ? -1 : 1),
  );
}

/** Late, and no address to write to. */
export function isUnreachable({ overdue, missing }: CustomerGap): boolean {
  return overdue > 0 && missing.includes("email");
}

/** What is past its due day and may be chased, before credits that are not matched. */
export function overdueOf({ items }: CustomerFacts, today: Day): Minor {
  return sumMinor(items.filter((item) => item.dueOn < today && !item.noFollowUp).map((item) => item.open));
}
