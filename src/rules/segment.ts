import type { Dossier } from "../ledger/dossier.ts";
import { celView } from "./cel.ts";
import { valuesOf } from "./conditions.ts";
import type { SegmentChoice } from "./decision.ts";
import type { Rulebook, SegmentRule } from "./rulebook.ts";

/** The first segment, by priority, whose condition holds. The last one of a rulebook always does. */
export function ruleFor(of: Dossier, rulebook: Rulebook): SegmentRule {
  const view = celView(of);
  const rule = rulebook.segments.find((segment) => holds(segment, view));
  if (!rule) throw new RangeError("a rulebook without a segment for everyone");
  return rule;
}

export function choiceOf(rule: SegmentRule, of: Dossier): SegmentChoice {
  const { name, file, line, version } = rule;
  return { name, file, line, version, because: valuesOf(rule.condition, of) };
}

/**
 * A condition can still fail on a debtor that no sample resembles (a list that is shorter, a division by zero). It then
 * does not hold, as for any debtor without what it asks: the next segments are tried, down to the one for everyone.
 */
function holds(segment: SegmentRule, view: object): boolean {
  try {
    return segment.condition.holds(view);
  } catch {
    return false;
  }
}
