import { bankLineCycle } from "../ledger/bank-lines.ts";
import { addDays, type Day, daysBetween } from "../ledger/day.ts";
import { digest } from "../ledger/digest.ts";
import { sumMinor } from "../ledger/money.ts";
import { addBusinessDays } from "./calendar.ts";
import { type Case, type Outcome, stop } from "./case.ts";
import { type Claim, totalOf } from "./claim.ts";
import type { Intent } from "./decision.ts";
import { teamTask } from "./intents.ts";
import { ownSteps } from "./own-steps.ts";
import type { SignalOf } from "./signals.ts";
import type { Coverage, Held } from "./truth.ts";

/** What stops everything about the debtor, whatever is owed. */
export function debtorStop(c: Case): Outcome | undefined {
  const { insolvent, handedOver, noFollowUp } = c.of.debtor;
  if (insolvent) return stop("insolvent");
  if (handedOver) return stop("handed_over");
  if (noFollowUp) return stop("no_follow_up");
  const [until] = c.said.holds
    .filter((hold) => hold.items === undefined && hold.until >= c.today)
    .map((hold) => hold.until)
    .toSorted()
    .toReversed();
  return until === undefined ? undefined : stop("hold", { until }, addDays(until, 1));
}

/** Everything due is marked, held or disputed. */
export function emptied(c: Case, claim: Claim): Outcome | undefined {
  if (!claim.emptiedBy) return undefined;
  const { code, items } = claim.emptiedBy;
  const params = { items: items.length, amount: totalOf(items) };
  if (code !== "hold") return stop(code, params, claim.changesOn);
  const [until] = c.said.holds
    .map((hold) => hold.until)
    .filter((day) => day >= c.today)
    .toSorted();
  return stop(code, { ...params, ...(until && { until }) }, claim.changesOn);
}

/** Money that is not matched yet plausibly pays everything that would be asked: the team matches it first. */
export function coveredByPayment(c: Case, claim: Claim, coverage: Coverage): Outcome | undefined {
  if (claim.items.length === 0 || coverage.rest.length > 0) return undefined;
  const [credit] = coverage.credits;
  const [first] = coverage.held;
  const asked = totalOf(claim.items);
  const tasks = matchTasks(c, coverage);
  if (!first) {
    const received = sumMinor(coverage.credits.map((one) => one.open));
    const params = { credits: coverage.credits.length, received, asked };
    const only = credit && { on: credit.on, credit: credit.number ?? credit.label ?? credit.id };
    return stop("payment_may_cover", { ...params, ...only }, claim.changesOn, tasks);
  }
  const { on, label, account } = first.clue.line;
  const received = sumMinor([...coverage.held.map(({ clue }) => clue.line.amount), ...coverage.credits.map((one) => one.open)]);
  const payments = coverage.held.length + coverage.credits.length;
  return stop("bank_line_may_cover", { payments, received, asked, on, label, account }, claim.changesOn, tasks);
}

/** "Match this": asked once for the credits together, and once for each bank line. */
export function matchTasks(c: Case, coverage: Coverage): readonly Intent[] {
  return [...creditTask(c, coverage), ...coverage.held.flatMap((held) => bankLineTask(c, held))];
}

function creditTask(c: Case, coverage: Coverage): readonly Intent[] {
  const [first] = coverage.covered;
  if (!first) return [];
  const credits = coverage.credits.map((credit) => credit.id);
  const cycle = digest(...credits);
  return teamTask(c, {
    step: ownSteps.match,
    activity: "match_payment",
    items: coverage.covered,
    carriedBy: first.item.id,
    credits,
    cycle,
  });
}

/** One debtor's task, when the line fits several. */
function bankLineTask(c: Case, { clue: { line, givenTo }, items }: Held): readonly Intent[] {
  if (givenTo !== undefined) return [];
  const carriedBy = items[0]?.item.id ?? "";
  return teamTask(c, {
    step: ownSteps.bankLine,
    activity: "match_payment",
    items,
    carriedBy,
    bankLine: line.id,
    cycle: bankLineCycle(line),
  });
}

/** A row of this debtor could not be read, and may be a payment: the team mends it first, once for these rows. */
export function unreadableRow(c: Case, claim: Claim): Outcome | undefined {
  const rows = c.of.unreadable ?? [];
  const [first] = claim.items;
  if (!first || rows[0] === undefined) return undefined;
  const { row: step } = ownSteps;
  const task = teamTask(c, { step, activity: "check_item", items: claim.items, carriedBy: first.item.id, cycle: digest(...rows) });
  return stop("row_unreadable", { rows: rows.length, place: rows[0] }, claim.changesOn, task);
}

export function bankStale(c: Case, claim: Claim): Outcome | undefined {
  const { lastBankEntryOn } = c.of.freshness;
  const { bankDays } = c.settings.paymentTruth;
  if (claim.items.length === 0 || lastBankEntryOn === undefined || !isOlder(c, lastBankEntryOn, bankDays)) return undefined;
  return stop("bank_data_stale", { on: lastBankEntryOn, days: daysBetween(lastBankEntryOn, c.today), limit: bankDays });
}

export function syncStale(c: Case, claim: Claim): Outcome | undefined {
  const { pulledOn } = c.of.freshness;
  const { syncDays } = c.settings.paymentTruth;
  if (claim.items.length === 0 || !isOlder(c, pulledOn, syncDays)) return undefined;
  return stop("sync_stale", { on: pulledOn, days: daysBetween(pulledOn, c.today), limit: syncDays });
}

/** More business days than `limit` have passed: a week-end does not make data old. */
function isOlder(c: Case, on: Day, limit: number): boolean {
  // Counting is for data whose age is in doubt: `limit` business days are never fewer days.
  return daysBetween(on, c.today) > limit && addBusinessDays(on, limit, c.settings.region) < c.today;
}

export function nothingDue(c: Case, claim: Claim): Outcome | undefined {
  if (claim.items.length > 0) return undefined;
  const next = c.of.items.find((item) => item.dueOn >= c.today);
  return stop("nothing_due", { exposure: c.of.figures.exposure, ...(next && { dueOn: next.dueOn }) }, claim.changesOn);
}

/**
 * The debtor wrote: a person answers before anything else is sent. It is dealt with when it was released, when the task
 * was done, or when what it led to was said: a promise, a plan, a dispute, a hold.
 */
export function repliedTo(c: Case, claim: Claim): Outcome | undefined {
  const reply = unanswered(c);
  if (!reply) return undefined;
  const carriedBy = claim.items[0]?.item.id ?? "";
  const task = teamTask(c, { step: ownSteps.answer, activity: "answer", items: [], carriedBy, cycle: reply.id });
  return stop("debtor_replied", { on: reply.on }, undefined, task);
}

/** The last reply that nobody has dealt with. */
export function unanswered(c: Case): SignalOf<"reply"> | undefined {
  const reply = c.said.replies.at(-1);
  if (!reply) return undefined;
  const { promises, plans, disputes, holds } = c.said;
  if ([...promises, ...plans, ...disputes, ...holds].some((word) => word.on >= reply.on)) return undefined;
  const answered = c.actions.some((action) => action.step === ownSteps.answer && action.cycle === reply.id && action.state === "done");
  return answered ? undefined : reply;
}
