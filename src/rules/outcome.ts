import { type Case, earliest, type Outcome } from "./case.ts";
import { type Claim, claimOf } from "./claim.ts";
import { bankStale, coveredByPayment, debtorStop, emptied, matchTasks, nothingDue, repliedTo, syncStale, unreadableRow } from "./stops.ts";
import { climb } from "./climb.ts";
import { climbEach } from "./per-invoice.ts";
import { overdueDisputes } from "./dispute-deadlines.ts";
import { withPlanNotes } from "./plan-note.ts";
import { promisedAway, promiseStop } from "./promise-stop.ts";
import type { Commitment } from "./promise.ts";
import type { Rulebook } from "./rulebook.ts";
import { happenedOf, pausedAfter, reactionTasks } from "./reactions.ts";
import { orThanks } from "./thanks.ts";
import { type Coverage, coverageOf } from "./truth.ts";

/** Every reason to stop, hardest first, then the ladder. Each line returns or lets the next one look. */
export function outcomeOf(c: Case, commitments: readonly Commitment[], rulebook: Rulebook): Outcome {
  const marked = debtorStop(c);
  if (marked) return marked;
  const outcome = withPlanNotes(c, orThanks(c, debtOutcome(c, commitments, rulebook), rulebook));
  const overdue = overdueDisputes(c);
  if (!overdue) return outcome;
  return {
    ...outcome,
    params: { ...outcome.params, ...overdue.params },
    intents: [...overdue.intents, ...outcome.intents],
    reviewOn: earliest(outcome.reviewOn, overdue.nextOn),
  };
}

function debtOutcome(c: Case, commitments: readonly Commitment[], rulebook: Rulebook): Outcome {
  const claim = claimOf(c);
  const coverage = coverageOf(c, claim.items);
  // Unmatched money may turn out to be that of an item which is not due yet.
  const recountOn = c.of.credits.length + (c.of.bankLines?.length ?? 0) > 0 ? claim.changesOn : claim.returnsOn;
  const stopped = debtStop(c, claim, coverage, commitments);
  if (stopped) {
    return { ...stopped, reviewOn: earliest(stopped.reviewOn, recountOn), bySegment: asksEarly(rulebook, claim) };
  }
  const asked = promisedAway(c, coverage.rest, commitments);
  const happened = happenedOf(c, commitments);
  const left = { ...claim, items: asked.items, changesOn: earliest(claim.changesOn, asked.returnsOn) };
  const outcome = pausedAfter(c, happened) ?? (c.rule.per === "invoice" ? climbEach : climb)(c, left, rulebook);
  const reactions = reactionTasks(c, left, happened);
  return {
    ...outcome,
    intents: [...matchTasks(c, coverage), ...reactions, ...outcome.intents],
    reviewOn: earliest(outcome.reviewOn, reactions.length > 0 ? left.changesOn : undefined, asked.returnsOn, recountOn),
    bySegment: true,
  };
}

/** Items that are not due are claimed only where a ladder has steps for them; beside overdue ones, only where each climbs alone. */
function asksEarly({ segments }: Rulebook, { overdue }: Claim): boolean {
  return segments.some(({ ladder, per }) => (ladder[0]?.at ?? 1) <= 0 && (!overdue || per === "invoice"));
}

function debtStop(c: Case, claim: Claim, coverage: Coverage, commitments: readonly Commitment[]): Outcome | undefined {
  return (
    emptied(c, claim) ??
    coveredByPayment(c, claim, coverage) ??
    unreadableRow(c, claim) ??
    bankStale(c, claim) ??
    syncStale(c, claim) ??
    nothingDue(c, claim) ??
    promiseStop(c, claim, coverage.rest, commitments) ??
    repliedTo(c, claim)
  );
}
