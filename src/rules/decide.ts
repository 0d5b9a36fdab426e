import type { Day } from "../ledger/day.ts";
import type { Dossier } from "../ledger/dossier.ts";
import { earliest, makeCase } from "./case.ts";
import type { Decision } from "./decision.ts";
import { outcomeOf } from "./outcome.ts";
import { commitmentsOf } from "./promise.ts";
import { nextSegmentOn } from "./review.ts";
import type { Rulebook } from "./rulebook.ts";
import { priorityOf, scoreOf } from "./score.ts";
import { choiceOf, placeOf } from "./segment.ts";
import { said } from "./signals.ts";
import { warningsOf } from "./warnings.ts";

/**
 * What should happen with one debtor in one currency today, and why. Pure: the same dossier and rulebook give the same
 * decision. `reviewOn` takes it that pulls and bank entries keep coming: data that would grow old is not a change.
 * @throws RangeError when `today` is not the day the dossier was made for
 */
export function decide(of: Dossier, rulebook: Rulebook, today: Day): Decision {
  if (of.today !== today) throw new RangeError(`a dossier of ${of.today} cannot be decided on ${today}`);
  const heard = said(of);
  const commitments = commitmentsOf(of, heard, rulebook.settings);
  const place = placeOf(of, rulebook, commitments);
  const c = makeCase(of, place.rule, heard, rulebook);
  const outcome = outcomeOf(c, commitments, rulebook);
  const soonest = earliest(outcome.reviewOn, c.said.nextOn);
  const reviewOn = outcome.bySegment ? nextSegmentOn(c, rulebook, earliest(soonest, place.staysUntil)) : soonest;
  const score = scoreOf(of, commitments, rulebook.scores);
  return {
    debtor: of.debtor.id,
    currency: of.currency,
    today,
    segment: choiceOf(place, of, commitments),
    score,
    priority: priorityOf(of, score, rulebook.scores.matrix),
    warnings: warningsOf(of, commitments),
    intents: outcome.intents,
    reason: { code: outcome.code, params: { currency: of.currency, ...outcome.params } },
    ...(outcome.invoices && { invoices: outcome.invoices }),
    ...(reviewOn !== undefined && { reviewOn }),
  };
}
