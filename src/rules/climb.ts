import { addDays, type Day, daysBetween } from "../ledger/day.ts";
import { isWritable } from "../ledger/contacts.ts";
import { isContact } from "../ledger/dossier.ts";
import type { Action } from "../ledger/effect.ts";
import type { Params } from "../ledger/message.ts";
import { agreementOn } from "./approval.ts";
import { claimsFor } from "./claims-for.ts";
import { type Case, earliest, isForDebtor, ladderActions, openDay, type Outcome, stop } from "./case.ts";
import { type Claim, totalOf } from "./claim.ts";
import type { Intent } from "./decision.ts";
import { type End, endOf, repeatOf } from "./ending.ts";
import { insteadOf, stepIntent, teamTask } from "./intents.ts";
import { ownSteps } from "./own-steps.ts";
import { carried, counted, cycleOf, type Position, standingOf } from "./ladder.ts";
import { quietUntil } from "./quiet.ts";
import type { SignalOf } from "./signals.ts";
import type { Rulebook } from "./rulebook.ts";

/** Deliveries that may fail for one step before somebody has to look at the addresses. */
const attemptLimit = 3;

/** Once nothing stops the debt itself: is it time, is it enough, which step, can it be done. */
export function climb(c: Case, claim: Claim, rulebook: Rulebook): Outcome {
  const tooSoon = pending(c, claim) ?? undelivered(c, claim) ?? contacted(c) ?? alreadyDone(c) ?? belowThreshold(c, claim);
  if (tooSoon) return tooSoon;
  if (c.rule.ladder.length === 0) return stop("no_ladder", { segment: c.rule.name });
  const { position, finished } = standingOf(c, claim, rulebook);
  const end = endOf(c, finished);
  const repeat = position ? undefined : repeatOf(c, finished, end);
  const outcome = position ? take(c, claim, position) : repeat ? take(c, claim, repeat.position, repeat.run) : finishedAll(c, claim, end);
  if (end.on === undefined) return outcome;
  const endsOn = end.on > c.today ? end.on : undefined;
  return { ...outcome, intents: [...end.intents, ...outcome.intents], reviewOn: earliest(outcome.reviewOn, endsOn) };
}

/** `run` counts how often the step was taken for its carrier, when it is repeated. */
function take(c: Case, claim: Claim, position: Position, run?: number): Outcome {
  const { carrier, next } = position;
  const failed = c.actions.filter((action) => action.state === "failed" && action.step === next.step && carried(action, carrier.item));
  const attempts = failed.length;
  const intent = stepIntent(c, position, cycleOf(carrier.item.id, run ?? attempts + 1));
  return (
    beforeNext(c, claim, position) ??
    quietWeeks(c, claim, position, intent) ??
    withoutAddress(c, position, intent, attempts) ??
    withClaims(c, position, intent)
  );
}

/** In these weeks nobody gets a first reminder; what has begun goes on. */
function quietWeeks(c: Case, claim: Claim, position: Position, { actOn, do: kind }: Intent): Outcome | undefined {
  const until = position.first && kind !== "note" ? quietUntil(actOn, c.settings.quiet) : undefined;
  if (until === undefined) return undefined;
  return stop("quiet_weeks", paramsOf(position, { until }), earliest(firstAfter(c, until), claim.changesOn));
}

/** The first day on which something is proposed to leave after `until`: the week-end before already speaks of Monday. */
function firstAfter(c: Case, until: Day): Day {
  let first = addDays(until, 1);
  for (let before = until; before > c.today && openDay(c, before) > until; before = addDays(before, -1)) first = before;
  return first;
}

/**
 * The last step is not done: agreed and not yet gone, gone and only the carrier knows, or a call about these items that
 * nobody has noted as made. Nothing harsher follows what did not happen. Tasks of our own do not hold a ladder up.
 */
function pending(c: Case, claim: Claim): Outcome | undefined {
  const action = ladderActions(c).find((one) => one.state === "approved" || one.state === "uncertain" || isOpenTask(one, claim));
  return action && stop("action_pending", { step: action.step, state: action.state, on: action.on });
}

/** Its carrier still has it and may yet send it: written once more, it would arrive twice. */
function undelivered(c: Case, claim: Claim): Outcome | undefined {
  const stuck = c.of.signals.filter((signal): signal is SignalOf<"undelivered"> => signal.what === "undelivered" && signal.on <= c.today);
  if (stuck.length === 0) return undefined;
  const action = ladderActions(c).find(
    ({ key, items }) => stuck.some(({ effect }) => effect === key) && claim.items.some(({ item }) => items.includes(item.id)),
  );
  if (!action) return undefined;
  const why = stuck.find(({ effect }) => effect === action.key)?.note;
  return stop("undelivered", { step: action.step, on: action.on, ...(why !== undefined && { why }) });
}

function isOpenTask({ kind, state, items }: Action, claim: Claim): boolean {
  return kind === "task" && state === "sent" && claim.items.some(({ item }) => items.includes(item.id));
}

function contacted(c: Case): Outcome | undefined {
  const limit = c.rule.limits.daysBetweenContacts;
  const action = c.actions.findLast((one) => one.on <= c.today && isContact(one) && isForDebtor(one));
  const group = c.of.groupContactOn;
  const elsewhere = group !== undefined && (action === undefined || group > action.on);
  const on = elsewhere ? group : action?.on;
  if (on === undefined || daysBetween(on, c.today) >= limit) return undefined;
  const params = { on, days: daysBetween(on, c.today), limit, ...(elsewhere ? { elsewhere: 1 } : action && { step: action.step }) };
  return stop("contacted_recently", params, addDays(on, limit));
}

function belowThreshold(c: Case, claim: Claim): Outcome | undefined {
  const { amount: limit, currency } = c.rule.limits.minimumAmount;
  const amount = totalOf(claim.items);
  return currency === c.of.currency && amount < limit ? stop("below_threshold", { amount, limit }, claim.changesOn) : undefined;
}

function finishedAll(c: Case, claim: Claim, { on }: End): Outcome {
  const last = ladderActions(c).findLast((action) => counted.has(action.state));
  const params = { items: claim.items.length, ...(last && { step: last.step, on: last.on }), ...(on !== undefined && { handoverOn: on }) };
  return stop("ladder_finished", params, claim.changesOn);
}

function beforeNext(c: Case, claim: Claim, position: Position): Outcome | undefined {
  if (position.on <= c.today) return undefined;
  const params = paramsOf(position, { on: openDay(c, position.on) });
  return stop("before_next_step", params, claim.overdue ? position.on : earliest(position.on, claim.changesOn));
}

/** `more` is spread last: keys that follow a spread cost the engine as much as all the rest of the step. */
function paramsOf({ next, carrier }: Position, more: Params): Params {
  return { step: next.step, at: next.at, number: carrier.item.number, daysLate: carrier.daysLate, ...more };
}

function withoutAddress(c: Case, position: Position, intent: Intent, attempts: number): Outcome | undefined {
  if (intent.do !== "email" || (attempts < attemptLimit && isWritable(c.of))) return undefined;
  const instead = insteadOf(c, position, intent);
  if (instead) return withClaims(c, position, instead);
  const { carrier, items } = position;
  const task = {
    step: ownSteps.address,
    activity: "find_address",
    items,
    carriedBy: carrier.item.id,
    cycle: `${intent.cycle}:${intent.step}`,
  } as const;
  return stop("no_address", { step: intent.step, contacts: c.of.contacts.length, attempts }, tomorrow(c), teamTask(c, task));
}

/** A task that was handed out is no contact, and a refused proposal neither: the next step keeps its distance all the same. */
function alreadyDone(c: Case): Outcome | undefined {
  const last = ladderActions(c).findLast((action) => counted.has(action.state) && action.on <= c.today);
  const distance = Math.max(1, c.rule.limits.daysBetweenContacts);
  if (!last || daysBetween(last.on, c.today) >= distance) return undefined;
  return stop("already_done", { step: last.step, state: last.state, on: last.on, limit: distance }, addDays(last.on, distance));
}

/** Without the rate of a half-year nothing that asks for penalties can be written: somebody adds it first. */
function withClaims(c: Case, position: Position, intent: Intent): Outcome {
  const claims = claimsFor(c, position, intent.actOn);
  if (claims === undefined) return due(c, position, intent);
  if ("rateMissing" in claims) return stop("rate_missing", { half: claims.rateMissing, step: intent.step }, tomorrow(c));
  return due(c, position, { ...intent, claims });
}

function due(c: Case, position: Position, intent: Intent): Outcome {
  const { carrier } = position;
  const { by } = agreementOn(c, position.next, intent.do, intent.amount);
  const before = ladderActions(c).findLast((action) => counted.has(action.state) && action.items.includes(carrier.item.id));
  const params = paramsOf(position, {
    items: intent.items.length,
    amount: intent.amount,
    ...(intent.actOn > c.today && { leavesOn: intent.actOn }),
    ...(before && { before: before.step, beforeOn: before.on }),
    ...(intent.do !== position.next.do && { instead: intent.do }),
    ...(by && { agreement: by }),
  });
  return stop("step_due", params, tomorrow(c), [intent]);
}

function tomorrow(c: Case): Day {
  return addDays(c.today, 1);
}
