import type { Day } from "./day.ts";
import type { Effect } from "./effect.ts";
import type { Currency, Minor } from "./money.ts";

/** What people see of Relance inside their host on one day: how each debtor stands, and what is proposed for whom. */
export interface Board {
  readonly today: Day;
  /** Every debtor that was decided on, by debtor id, then currency. */
  readonly standings: readonly Standing[];
  /** What waits for an answer, and what became of what was answered. Notes are not here: they go with what they tell of. */
  readonly proposals: readonly Proposal[];
}

/** How a debtor stands in one currency, in the team's words. Amounts in minor units of `currency`. */
export interface Standing {
  readonly debtor: string;
  readonly currency: Currency;
  readonly segment: string;
  /** The segment as people call it. */
  readonly segmentTitle?: string;
  /** 0 to 100. */
  readonly score: number;
  /** 1 first to 5 last. */
  readonly priority: number;
  /** What somebody should know early, one sentence each, in the team's language. */
  readonly warnings: readonly string[];
  readonly exposure: Minor;
  readonly overdue: Minor;
  readonly oldestDaysLate: number;
  /** One sentence: why chased, or why not. */
  readonly because: string;
  /** `rules/recurrent-late.yaml:4`. */
  readonly rule: string;
  readonly ruleVersion: string;
  /** The next action as people call it, and its day. */
  readonly next?: { readonly step: string; readonly on: Day };
  /** Day on which time alone could change the decision. */
  readonly reviewOn?: Day;
}

/** One effect as the outbox has it. */
export interface Proposal {
  readonly effect: Effect;
  /** Its step as people call it. */
  readonly stepTitle?: string;
  /** The same with its place among the steps of all ladders before it, `2. Relance ferme`: sorted, they are in that order. */
  readonly stage?: string;
  readonly state: ProposalState;
  /** Numbers of the invoices it speaks of, for people. */
  readonly numbers: readonly string[];
  /** Whether a manager has to agree. */
  readonly needsManager: boolean;
  /** Why it was cancelled, refused, parked or is uncertain, in the team's language. */
  readonly why?: string;
  /** Day on which it left. */
  readonly leftOn?: Day;
}

export type ProposalState = "proposed" | "approved" | "sent" | "done" | "refused" | "cancelled" | "uncertain" | "failed";
