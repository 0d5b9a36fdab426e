import { addDays, type Day } from "../ledger/day.ts";
import type { Dossier } from "../ledger/dossier.ts";
import { valuesOf } from "./conditions.ts";
import type { SegmentChoice } from "./decision.ts";
import { type Commitment, commitmentsOf } from "./promise.ts";
import type { Rulebook, SegmentRule } from "./rulebook.ts";
import { said } from "./signals.ts";

/** The segment of a debtor, and how it came to it. */
export interface Place {
  readonly rule: SegmentRule;
  /** It stays in its segment although a softer one would take it now: until this day, not included. */
  readonly staysUntil?: Day;
}

/**
 * The first segment, by priority, whose condition holds; the last one of a rulebook always does. Whoever would go to a
 * softer segment stays in its own for as long as that one's `stay` says; to a harder one it goes at once.
 */
export function placeOf(of: Dossier, rulebook: Rulebook, commitments: readonly Commitment[]): Place {
  const rule = rulebook.segments.find((segment) => segment.condition.holds(of, commitments));
  if (!rule) throw new RangeError("a rulebook without a segment for everyone");
  const { segmentBefore: before } = of;
  if (!before || before.name === rule.name) return { rule };
  const own = rulebook.segments.find((segment) => segment.name === before.name);
  if (!own || own.stay === 0 || own.priority <= rule.priority) return { rule };
  const until = addDays(before.since, own.stay);
  return until > of.today ? { rule: own, staysUntil: until } : { rule };
}

/** `placeOf` where nothing else about the dossier is known yet. */
export function ruleFor(of: Dossier, rulebook: Rulebook): SegmentRule {
  return placeOf(of, rulebook, commitmentsOf(of, said(of), rulebook.settings)).rule;
}

export function choiceOf({ rule, staysUntil }: Place, of: Dossier, commitments: readonly Commitment[]): SegmentChoice {
  const { name, file, line, version } = rule;
  return { name, file, line, version, because: valuesOf(rule.condition, of, commitments), ...(staysUntil && { staysUntil }) };
}
