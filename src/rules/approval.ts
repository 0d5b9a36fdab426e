import type { Minor } from "../ledger/money.ts";
import type { Case } from "./case.ts";
import type { Intent } from "./decision.ts";
import type { LadderStep } from "./rulebook.ts";

/** Whether a person agrees first, and what asked for it when that is not plain from the step itself. */
export interface Agreement {
  readonly approval: Intent["approval"];
  readonly by?: "first" | "amount" | "level";
}

/** @param does what the step does today, which may be an alternative */
export function agreementOn(c: Case, step: LadderStep, does: Intent["do"], amount: Minor): Agreement {
  if (does === "letter" || step.approval === "always") return { approval: "always" };
  if (step.approval === "first-time" && !c.contacted) return { approval: "always", by: "first" };
  if (typeof step.approval === "object" && isAbove(c, step.approval.above, amount)) return { approval: "always", by: "amount" };
  return does === "email" && isBeyondLimit(c, step) ? { approval: "always", by: "level" } : { approval: "never" };
}

/** An amount that cannot be compared is for a person to look at. */
function isAbove(c: Case, limit: { readonly amount: Minor; readonly currency: string }, amount: Minor): boolean {
  return limit.currency !== c.of.currency || amount > limit.amount;
}

function isBeyondLimit({ rule: { ladder, limits } }: Case, step: LadderStep): boolean {
  const { remindersWithoutPerson: limit } = limits;
  if (limit === undefined || step.at <= 0) return false;
  return ladder.filter((one) => one.at > 0 && one.at <= step.at && (one.do === "email" || one.do === "letter")).length > limit;
}
