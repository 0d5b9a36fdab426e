import { addDays, daysBetween } from "../ledger/day.ts";
import { isContact } from "../ledger/dossier.ts";
import type { Action } from "../ledger/effect.ts";
import type { Payment } from "../ledger/facts.ts";
import { isWritable } from "../ledger/contacts.ts";
import { digest } from "../ledger/digest.ts";
import { groupBy } from "../ledger/group-by.ts";
import { sumMinor } from "../ledger/money.ts";
import { agreementOn } from "./approval.ts";
import { type Case, earliest, isForDebtor, ladderActions, openDay, type Outcome } from "./case.ts";
import type { Intent, ReasonCode, Settled } from "./decision.ts";
import { ownSteps } from "./own-steps.ts";
import type { Rulebook, Thanks } from "./rulebook.ts";
import { unanswered } from "./stops.ts";

/** Days after a payment beyond which a word of thanks would seem odd. */
export const longestThanks = 30;

/** What may be said of a debtor who is thanked: nothing is asked of it today, and nobody has to look at it first. */
const calm: ReadonlySet<ReasonCode> = new Set([
  "nothing_due",
  "contacted_recently",
  "already_done",
  "below_threshold",
  "no_ladder",
  "before_next_step",
  "quiet_weeks",
]);

/**
 * Thanks for what was paid after a reminder, where the segment does so and all is well: nothing is overdue, disputed, held
 * or unanswered. It answers what the debtor did, so it does not wait for the delay between contacts, but it never leaves
 * on the day of another contact, nor within the delay after other thanks.
 */
export function orThanks(c: Case, outcome: Outcome, rulebook: Rulebook): Outcome {
  if (c.actions.length === 0 || !rulebook.segments.some((segment) => segment.thanks)) return outcome;
  const settled = settledAfterReminder(c);
  const nextPaidOn = c.of.payments.find((one) => one.paidOn > c.today)?.paidOn;
  const seen: Outcome = {
    ...outcome,
    reviewOn: earliest(outcome.reviewOn, nextPaidOn),
    bySegment: outcome.bySegment || settled.length > 0,
  };
  const { thanks } = c.rule;
  const recent = thanks ? settled.filter(({ paidOn }) => daysBetween(paidOn, c.today) <= thanks.within) : [];
  if (!thanks || recent.length === 0 || !isCalm(c, outcome) || isBelow(c, thanks, recent)) return seen;
  const until = freeOn(c);
  if (until !== undefined) return { ...seen, reviewOn: earliest(seen.reviewOn, until) };
  const intent = thanksIntent(c, thanks, recent);
  const params = { step: ownSteps.thanks, count: recent.length, number: recent[0]?.number ?? "", amount: sumOf(recent) };
  const leaves = intent.actOn > c.today && { leavesOn: intent.actOn };
  return {
    ...seen,
    code: "thanks_due",
    params: { ...params, on: lastPaidOn(recent), ...leaves },
    intents: [intent, ...outcome.intents],
    reviewOn: addDays(c.today, 1),
  };
}

/** Invoices of which a reminder spoke after their due date, that money has settled since, and that nobody was thanked for. By number. */
function settledAfterReminder(c: Case): readonly Settled[] {
  const reminders = c.actions.filter((one) => one.currency === c.of.currency && isContact(one) && isForDebtor(one));
  if (!reminders.some((one) => one.step !== ownSteps.thanks)) return [];
  const thanked = new Set(c.actions.flatMap((one) => (one.step === ownSteps.thanks && one.state !== "waiting" ? (one.numbers ?? []) : [])));
  const open = new Set(c.of.items.map((item) => item.number));
  const paid = c.of.payments.filter((one) => one.by === "money" && one.paidOn <= c.today);
  return [...groupBy(paid, (one) => one.invoice)]
    .flatMap(([number, payments]) => {
      const last = payments.at(-1) as Payment;
      if (open.has(number) || thanked.has(number) || daysBetween(last.paidOn, c.today) > longestThanks) return [];
      if (!reminders.some((one) => spokeOf(one, number, payments))) return [];
      return [{ number, paidOn: last.paidOn, amount: sumMinor(payments.map((one) => one.amount)) }];
    })
    .toSorted((a, b) => (a.number < b.number ? -1 : 1));
}

/** `payments` are those of the invoice, the last one last. */
function spokeOf({ step, numbers, on }: Action, number: string, payments: readonly Payment[]): boolean {
  if (step === ownSteps.thanks || !numbers?.includes(number)) return false;
  return payments.some(({ dueOn }) => dueOn < on) && on <= (payments.at(-1) as Payment).paidOn;
}

function isCalm(c: Case, { code }: Outcome): boolean {
  const { items, unreadable = [] } = c.of;
  if (!calm.has(code) || unreadable.length > 0 || !isWritable(c.of) || unanswered(c)) return false;
  if (items.some((item) => item.dueOn < c.today || (item.disputed ?? 0) > 0) || c.said.disputes.length > 0) return false;
  return !ladderActions(c).some(({ state }) => state === "approved" || state === "uncertain");
}

function isBelow(c: Case, { minimumAmount: limit }: Thanks, settled: readonly Settled[]): boolean {
  return limit !== undefined && limit.currency === c.of.currency && sumOf(settled) < limit.amount;
}

/** The first day on which thanks may leave, when that is not today. */
function freeOn(c: Case) {
  const tomorrow = addDays(c.today, 1);
  const holds = c.said.holds.filter((hold) => hold.until >= c.today).map((hold) => addDays(hold.until, 1));
  if (holds.length > 0) return earliest(...holds);
  const contacts = c.actions.filter((one) => one.on <= c.today && isContact(one) && isForDebtor(one));
  if (c.of.groupContactOn === c.today || contacts.some((one) => one.on === c.today)) return tomorrow;
  const last = contacts.findLast((one) => one.step === ownSteps.thanks);
  const next = last && addDays(last.on, c.rule.limits.daysBetweenContacts);
  return next !== undefined && next > c.today ? next : undefined;
}

function thanksIntent(c: Case, { template, approval }: Thanks, settled: readonly Settled[]): Intent {
  const step = { step: ownSteps.thanks, at: 0, do: "email", approval } as const;
  return {
    step: step.step,
    do: step.do,
    template,
    approval: agreementOn(c, step, step.do, sumOf(settled)).approval,
    items: [],
    amount: 0,
    settled,
    carriedBy: "",
    cycle: digest(...settled.map((one) => one.number)),
    actOn: openDay(c, c.today),
  };
}

function sumOf(settled: readonly Settled[]) {
  return sumMinor(settled.map((one) => one.amount));
}

function lastPaidOn(settled: readonly Settled[]) {
  return settled.map((one) => one.paidOn).reduce((a, b) => (a > b ? a : b));
}
