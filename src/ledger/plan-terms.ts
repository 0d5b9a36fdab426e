import type { Instalment, Share } from "./facts.ts";

/** What a plan says: when how much comes, and what it pays. */
export interface PlanTerms {
  readonly instalments: readonly Instalment[];
  readonly shares: readonly Share[];
}

/** Which instalment pays how much of which item, oldest first: one list for each instalment. */
export function partsOf({ instalments, shares }: PlanTerms): readonly (readonly Share[])[] {
  const left = shares.map((share) => ({ ...share }));
  return instalments.map(({ amount }) => {
    let money = amount;
    return left.flatMap((share) => {
      const part = Math.min(share.amount, money);
      money -= part;
      share.amount -= part;
      return part > 0 ? [{ item: share.item, number: share.number, amount: part }] : [];
    });
  });
}
