import { addDays, addMonths, type Day } from "../ledger/day.ts";
import type { Dossier } from "../ledger/dossier.ts";
import type { Message } from "../ledger/message.ts";
import type { Minor } from "../ledger/money.ts";
import type { PlanTerms } from "../ledger/plan-terms.ts";
import { nextBusinessDay } from "./calendar.ts";
import { type Case, makeCase } from "./case.ts";
import { type ClaimItem, totalOf, wholeOf, withoutDisputed } from "./claim.ts";
import { limitationOf } from "./law/limitation.ts";
import { commitmentsOf } from "./promise.ts";
import type { PlanRule, Rulebook } from "./rulebook.ts";
import { placeOf } from "./segment.ts";
import { said } from "./signals.ts";
import { coverageOf } from "./truth.ts";

/**
 * The plan that the rule of the debtor's segment gives today: what may be asked of its overdue items, in equal instalments,
 * the rest of the division on the first. Penalties and fees are no part of it. @returns why there is none, otherwise
 */
export function planFor(of: Dossier, rulebook: Rulebook): PlanTerms | { readonly refused: Message } {
  const heard = said(of);
  const commitments = commitmentsOf(of, heard, rulebook.settings);
  const { rule } = placeOf(of, rulebook, commitments);
  if (!rule.plan) return refused("plan.no_rule", { segment: rule.name });
  if (of.debtor.insolvent) return refused("plan.insolvent");
  if (of.debtor.handedOver) return refused("plan.handed_over");
  const running = commitments.find(({ signal, state }) => signal.what === "plan" && state === "running");
  if (running) return refused("plan.running", { on: running.signal.on });
  const c = makeCase(of, rule, heard, rulebook);
  const items = itemsOf(c, rule.plan);
  if (items.length === 0) return refused(rule.plan.of === "open" ? "plan.nothing_open" : "plan.nothing_overdue");
  return termsOf(c, rule.plan, items);
}

/** Undisputed, followed, and less the money that has come and is not matched. */
function itemsOf(c: Case, { of: which }: PlanRule): readonly ClaimItem[] {
  const followed = c.of.items.filter((item) => item.noFollowUp !== true && (which === "open" || item.dueOn < c.today));
  const undisputed = withoutDisputed(
    c.of,
    c.said,
    followed.map((item) => wholeOf(item, c.today)),
  );
  return coverageOf(c, undisputed).rest;
}

function termsOf(c: Case, rule: PlanRule, items: readonly ClaimItem[]): PlanTerms | { readonly refused: Message } {
  const total = totalOf(items);
  const { minimum: limit } = rule;
  const minimum = limit?.currency === c.of.currency ? limit.amount : 1;
  const most = Math.min(rule.instalments, Math.floor(total / Math.max(1, minimum)));
  if (most === 0) return refused("plan.below_minimum", { amount: total, limit: minimum, currency: c.of.currency });
  const before = firstLimitation(c, items);
  const days = daysOf(c, rule, most).filter((day) => before === undefined || day < before.on);
  if (days.length === 0 && before) return refused("plan.limitation", { number: before.number, on: before.on });
  const amounts = equalParts(total, days.length);
  return {
    instalments: days.map((payOn, at) => ({ payOn, amount: amounts[at] as Minor })),
    shares: items.map(({ item, amount }) => ({ item: item.id, number: item.number, amount })),
  };
}

/** What does not divide is on the first one. */
function equalParts(total: Minor, count: number): readonly Minor[] {
  const each = Math.floor(total / count);
  return Array.from({ length: count }, (_, at) => (at === 0 ? total - each * (count - 1) : each));
}

function daysOf(c: Case, { first, every }: PlanRule, count: number): readonly Day[] {
  const start = addDays(c.today, first);
  return Array.from({ length: count }, (_, at) => {
    const day = every === "month" ? addMonths(start, at) : addDays(start, at * every);
    return nextBusinessDay(day, ...c.regions);
  });
}

/** The earliest limitation date that is still to come: a plan by itself may not move it, so it ends before. */
function firstLimitation(c: Case, items: readonly ClaimItem[]): { readonly number: string; readonly on: Day } | undefined {
  const dates = items.map(({ item }) => ({ number: item.number, on: limitationOf(item, c.of.debtor) })).filter(({ on }) => on > c.today);
  return dates.reduce<(typeof dates)[number] | undefined>((a, b) => (a === undefined || b.on < a.on ? b : a), undefined);
}

function refused(code: string, params: Message["params"] = {}): { readonly refused: Message } {
  return { refused: { code, params } };
}
