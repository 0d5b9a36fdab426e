import type { RuleText } from "./rulebook.ts";
import type { CommonFile } from "./schema.ts";

/** Whose file it is, from the least specific to the most: what comes with Relance, the integrator's, the workspace's own. */
export const levels = ["shipped", "integrator", "own"] as const;
export type Level = (typeof levels)[number];

export function levelOf({ shipped, integrator }: Pick<RuleText, "shipped" | "integrator">): Level {
  return shipped === true ? "shipped" : integrator === true ? "integrator" : "own";
}

/** What holds for all segments, by level. */
export type Commons = Readonly<Partial<Record<Level, CommonFile>>>;

/** The common parts as one, key by key: the workspace's own word goes before its integrator's. Limits have levels of their own. */
export function mergeCommons({ integrator = {}, own = {} }: Commons): CommonFile {
  return {
    ...integrator,
    ...own,
    ...((integrator.paymentTruth ?? own.paymentTruth) && { paymentTruth: { ...integrator.paymentTruth, ...own.paymentTruth } }),
    ...((integrator.law ?? own.law) && { law: { ...integrator.law, ...own.law } }),
  };
}
