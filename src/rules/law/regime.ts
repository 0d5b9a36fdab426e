import type { Debtor } from "../../ledger/facts.ts";

/**
 * Which law gives interest on a late payment:
 * - `L441-10` C. com. L441-10 II: ECB rate + 10 points of each half-year, without a reminder;
 * - `contractual` the rate of the terms of sale, at least three times the legal rate (same text);
 * - `public` CCP R2192-31 s.: ECB rate + 8 points, that of the half-year in which it began to run, for the whole delay;
 * - `consumer` C. civ. 1231-6: the legal rate, from the formal notice on;
 * - `none` nothing is claimed: what the debtor is, is not known.
 */
export type Regime = "L441-10" | "contractual" | "public" | "consumer" | "none";

export function regimeOf({ nature }: Pick<Debtor, "nature">, contractRate: number | undefined): Regime {
  switch (nature) {
    case "company":
      return contractRate === undefined ? "L441-10" : "contractual";
    case "public":
      return "public";
    case "consumer":
      return "consumer";
    case "unknown":
      return "none";
  }
}
