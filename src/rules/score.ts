import type { Dossier } from "../ledger/dossier.ts";
import { sumMinor } from "../ledger/money.ts";
import type { Score } from "./decision.ts";
import type { Commitment } from "./promise.ts";

/**
 * How much the debtor needs attention: 0 safe, 100 urgent. Additive, so that each point can be told:
 * lateness up to 40 (half for the share of late payments over 12 months, half for 30 average days late),
 * exposure up to 25 (the share of it that is overdue), age up to 25 (90 days late for the oldest item),
 * broken promises 5 each, up to 10. Parts without points are left out.
 */
export function scoreOf(of: Dossier, commitments: readonly Commitment[]): Score {
  const { exposure, overdue, oldestDaysLate, history } = of.figures;
  const { lateShare, averageDaysLate } = history.months12;
  const broken = commitments.filter((one) => one.state === "broken").length;
  const parts = [
    { name: "lateness", points: Math.round(20 * lateShare + 20 * share(averageDaysLate, 30)) },
    { name: "exposure", points: Math.round(25 * share(overdue, exposure)) },
    { name: "age", points: Math.round(25 * share(oldestDaysLate, 90)) },
    { name: "broken_promise", points: Math.min(10, 5 * broken) },
  ].filter((part) => part.points > 0);
  return { total: sumMinor(parts.map((part) => part.points)), parts };
}

function share(part: number, whole: number): number {
  return whole > 0 ? Math.min(1, Math.max(0, part / whole)) : 0;
}
