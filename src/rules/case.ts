import { addDays, type Day } from "../ledger/day.ts";
import { type Dossier, isContact } from "../ledger/dossier.ts";
import type { Action } from "../ledger/effect.ts";
import type { Params } from "../ledger/message.ts";
import { nextBusinessDay, type Region, regionOfPostcode } from "./calendar.ts";
import type { Decision, Intent, ReasonCode } from "./decision.ts";
import type { Rates } from "./law/rates.ts";
import type { Rulebook, SegmentRule } from "./rulebook.ts";
import type { Settings } from "./settings.ts";
import { ownSteps, reservedSteps } from "./own-steps.ts";
import { actionsOf, type Said } from "./signals.ts";

/** What every stop looks at: a dossier, the rule that holds for it, and what was said and done. */
export interface Case {
  readonly of: Dossier;
  readonly today: Day;
  readonly rule: SegmentRule;
  readonly settings: Settings;
  readonly rates: Rates;
  readonly said: Said;
  /** Oldest first, each in the state that the signals since have given it. */
  readonly actions: readonly Action[];
  /** Whether the debtor ever heard from us, about whatever. */
  readonly contacted: boolean;
  /** Whose public holidays count: the team's and the debtor's. */
  readonly regions: readonly Region[];
}

/** Why `decide` stopped where it did. `reviewOn` is absent when only new facts can change it. */
export interface Outcome {
  readonly code: ReasonCode;
  readonly params: Params;
  readonly intents: readonly Intent[];
  readonly reviewOn?: Day | undefined;
  /** What came of each invoice that could be asked for, oldest first, where each climbs by itself. */
  readonly invoices?: Decision["invoices"];
  /** Whether another segment could have come to something else. */
  readonly bySegment: boolean;
}

export function makeCase(of: Dossier, rule: SegmentRule, heard: Said, { settings, rates }: Pick<Rulebook, "settings" | "rates">): Case {
  const { postcode, country = "FR" } = of.debtor;
  const theirs = country === "FR" && postcode !== undefined ? regionOfPostcode(postcode) : settings.region;
  const regions = theirs === settings.region ? [theirs] : [settings.region, theirs];
  const actions = actionsOf(of);
  const contacted = actions.some(isContact);
  return { of, today: of.today, rule, settings, rates, said: withEndingHolds(heard), actions, contacted, regions };
}

/** No hold lasts longer: one that nobody remembers would hide a debt until its limitation. */
const longestHold = 366;

function withEndingHolds(heard: Said): Said {
  if (heard.holds.length === 0) return heard;
  const holds = heard.holds.map((hold) => {
    const latest = addDays(hold.on, longestHold);
    return hold.until > latest ? { ...hold, until: latest } : hold;
  });
  return { ...heard, holds };
}

export function stop(code: ReasonCode, params: Params = {}, reviewOn?: Day, intents: readonly Intent[] = []): Outcome {
  return { code, params, intents, reviewOn, bySegment: false };
}

/** The first day from `day` on which something may leave. */
export function openDay(c: Case, day: Day): Day {
  return c.rule.limits.businessDaysOnly ? nextBusinessDay(day, ...c.regions) : day;
}

/** The earliest of the days there are. */
export function earliest(...days: readonly (Day | undefined)[]): Day | undefined {
  let first: Day | undefined;
  for (const day of days) if (day !== undefined && (first === undefined || day < first)) first = day;
  return first;
}

/** Of this currency, and of a ladder: not the tasks that `decide` gives by itself. */
export function ladderActions(c: Case): readonly Action[] {
  return c.actions.filter((action) => action.currency === c.of.currency && !isOwnStep(action));
}

/** Whether `decide` asked for it outside any ladder. */
export function isOwnStep({ step }: Pick<Action, "step">): boolean {
  return reservedSteps.has(step);
}

/** Matching a payment, mending a row or looking for an address is work of ours; the debtor hears nothing of it. */
export function isForDebtor(action: Pick<Action, "step">): boolean {
  return heard.has(action.step) || !isOwnStep(action);
}

const heard: ReadonlySet<string> = new Set([ownSteps.answer, ownSteps.plan, ownSteps.thanks]);
