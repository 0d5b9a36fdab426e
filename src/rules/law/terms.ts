import { addDays, type Day, endOfMonth } from "../../ledger/day.ts";
import type { Debtor, OpenItem } from "../../ledger/facts.ts";

/**
 * Last due date that the law allows on any reading of it, or undefined where it sets none. Companies: C. com. L441-10 I,
 * 60 days, or 45 days « fin de mois » in either of its two computations. Public: CCP R2192-10 s., 60 days at the most.
 * Shorter caps of some trades (C. com. L441-11) are not known here.
 */
export function latestLawfulDue(item: Pick<OpenItem, "issuedOn">, { nature }: Pick<Debtor, "nature">): Day | undefined {
  const net = addDays(item.issuedOn, 60);
  if (nature === "public") return net;
  if (nature !== "company") return undefined;
  return [net, endOfMonth(addDays(item.issuedOn, 45)), addDays(endOfMonth(item.issuedOn), 45)].reduce((a, b) => (a > b ? a : b));
}
