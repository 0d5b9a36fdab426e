import type { Day } from "../ledger/day.ts";
import type { Currency, Minor } from "../ledger/money.ts";
import type { PlanTerms } from "../ledger/plan-terms.ts";
import type { Claims } from "./law/claims.ts";
import type { Params } from "../ledger/message.ts";

/** What should happen with one debtor in one currency today, and why. */
export interface Decision {
  readonly debtor: string;
  readonly currency: Currency;
  readonly today: Day;
  readonly segment: SegmentChoice;
  readonly score: Score;
  /** 1 first to 5 last: by score and by exposure. */
  readonly priority: number;
  /** What somebody should know early: paying later and later, a limit near, a term above the legal cap. */
  readonly warnings: readonly Warning[];
  /** Empty when nothing should happen; the reason says why. */
  readonly intents: readonly Intent[];
  readonly reason: Reason;
  /**
   * Of a ladder per invoice, why each one is chased or not, oldest first: the invoices that could be asked for. Absent where
   * something stopped the debtor as a whole. `reason` is then that of the invoice to tell first.
   */
  readonly invoices?: readonly InvoiceReason[];
  /** First day on which time alone could change the decision. */
  readonly reviewOn?: Day;
}

/** The rule that matched, with the values of the facts in its condition. */
export interface SegmentChoice {
  readonly name: string;
  /** `rules/recurrent-late.yaml` and the line of its condition. */
  readonly file: string;
  readonly line: number;
  readonly version: string;
  readonly because: readonly { readonly fact: string; readonly value: string | number | boolean }[];
  /** The condition no longer holds: the rule keeps the debtor until this day, not included. */
  readonly staysUntil?: Day;
}

/** 0 (safe) to 100, the sum of its parts. */
export interface Score {
  readonly total: number;
  readonly parts: readonly { readonly name: string; readonly points: number }[];
}

/** A warning without its sentence; `text/warnings` has one per code. Amounts in `params` are in the decision's currency. */
export interface Warning {
  readonly code: WarningCode;
  readonly params: Params;
}

export type WarningCode =
  | "paying_later"
  | "partial_payments"
  | "promise_broken"
  | "bounced"
  | "over_credit_limit"
  | "terms_longer"
  | "term_above_cap"
  | "limitation_near";

/** A reason without its sentence; `text/reasons` has one per code. Amounts in `params` are in the decision's currency. */
export interface Reason {
  readonly code: ReasonCode;
  readonly params: Params;
}

export interface InvoiceReason {
  /** Of the open item. */
  readonly id: string;
  readonly number: string;
  readonly reason: Reason;
}

/** Why this is done: of a ladder per invoice, what came of its own one. */
export function reasonFor({ reason, invoices = [] }: Pick<Decision, "reason" | "invoices">, { carriedBy }: Intent): Reason {
  return invoices.find(({ id }) => id === carriedBy)?.reason ?? reason;
}

/** In the order in which `decide` stops. The first eleven and the last are why a debtor is not chased. */
export const reasonCodes = [
  "insolvent",
  "handed_over",
  "no_follow_up",
  "hold",
  "all_disputed",
  "payment_may_cover",
  "bank_line_may_cover",
  "row_unreadable",
  "bank_data_stale",
  "sync_stale",
  "nothing_due",
  "promise_running",
  "plan_running",
  "plan_broken",
  "debtor_replied",
  "action_pending",
  "undelivered",
  "paused_after",
  "contacted_recently",
  "already_done",
  "below_threshold",
  "no_ladder",
  "before_next_step",
  "ladder_finished",
  "quiet_weeks",
  "no_address",
  "rate_missing",
  "thanks_due",
  "step_due",
] as const;
export type ReasonCode = (typeof reasonCodes)[number];

/** Whether the debtor hears from us today: a step of its ladder, or a word of thanks. */
export function isAddressed({ reason }: Pick<Decision, "reason">): boolean {
  return reason.code === "step_due" || reason.code === "thanks_due";
}

/** An invoice that money has settled. */
export interface Settled {
  readonly number: string;
  /** The day of the last payment, and the sum of all of them. */
  readonly paidOn: Day;
  readonly amount: Minor;
}

/** What should happen, before it has words. */
export interface Intent {
  readonly step: string;
  readonly do: "email" | "task" | "letter" | "note";
  /** Name of the mail or letter template. */
  readonly template?: string;
  readonly activity?: "call" | "match_payment" | "answer" | "letter" | "check_item" | "find_address" | "handover" | "other";
  readonly registered?: boolean;
  readonly approval: "never" | "always";
  readonly assignee?: string;
  /** What it speaks of, oldest first, with what is asked for each (disputed part left out). */
  readonly items: readonly { readonly id: string; readonly amount: Minor; readonly daysLate: number }[];
  readonly amount: Minor;
  /** Penalties and fees asked on top of `amount`, as the law gives them on `actOn`. */
  readonly claims?: Claims;
  /** What was paid, for a word of thanks: it asks for nothing and has no items. */
  readonly settled?: readonly Settled[];
  /** The instalment plan that a note tells of. */
  readonly plan?: PlanTerms;
  /** Unmatched credits that the team should match, for `match_payment`. */
  readonly credits?: readonly string[];
  /** The bank line that the team should match, for `match_payment`. */
  readonly bankLine?: string;
  /** The oldest item that counts: it sets the level. */
  readonly carriedBy: string;
  /** Names the run of the ladder: the same step of another run is another action. */
  readonly cycle: string;
  /** Business day on which it should leave: today, or later. */
  readonly actOn: Day;
}
