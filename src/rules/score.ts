import type { Dossier } from "../ledger/dossier.ts";
import { sumMinor } from "../ledger/money.ts";
import type { Score } from "./decision.ts";
import type { Commitment } from "./promise.ts";
import type { Matrix, ScorePart, ScoreTable } from "./score-table.ts";

/**
 * How much the debtor needs attention: 0 safe, 100 urgent. The parts add up, so that each point can be told; what takes the
 * sum out of 0 to 100 is a part of its own, `limit`. Parts without points are left out.
 */
export function scoreOf(of: Dossier, commitments: readonly Commitment[], { parts }: ScoreTable): Score {
  const points = new Map<string, number>();
  for (const part of parts) {
    const here = pointsOf(part, of, commitments);
    if (here !== 0) points.set(part.part, (points.get(part.part) ?? 0) + here);
  }
  const sum = sumMinor(points.values());
  const total = Math.min(100, Math.max(0, sum));
  if (total !== sum) points.set("limit", total - sum);
  return { total, parts: [...points].filter(([, value]) => value !== 0).map(([name, value]) => ({ name, points: value })) };
}

function pointsOf(part: ScorePart, of: Dossier, commitments: readonly Commitment[]): number {
  if ("condition" in part) return part.condition.holds(of, commitments) ? part.points : 0;
  const value = part.fact.read(of, commitments);
  return typeof value === "number" ? Math.round(part.points * Math.min(1, Math.max(0, value / part.full))) : 0;
}

/** 1 first to 5 last. An exposure in another currency than the matrix's is taken for the smallest. */
export function priorityOf({ currency, figures }: Dossier, { total }: Score, { scores, exposures, priorities }: Matrix): number {
  const row = bandOf(total, scores);
  const amounts = exposures.map((one) => (one.currency === currency ? one.amount : Infinity));
  return priorities[row]?.[bandOf(figures.exposure, amounts)] ?? 5;
}

/** Index of the first lower end that is reached, or of the band below them all. */
function bandOf(value: number, ends: readonly number[]): number {
  const at = ends.findIndex((end) => value >= end);
  return at < 0 ? ends.length : at;
}
