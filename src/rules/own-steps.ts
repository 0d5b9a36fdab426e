import { bankLineStep } from "../ledger/bank-lines.ts";

/** Names that `decide` gives to what it asks of the team outside any ladder. No ladder step may be called so. */
export const ownSteps = {
  match: "match-payment",
  bankLine: bankLineStep,
  answer: "answer",
  row: "mend-row",
  address: "find-address",
  ending: "propose-handover",
  dispute: "settle-dispute",
  plan: "plan-broken",
  agreed: "plan-agreed",
  thanks: "thanks",
} as const;

/** What answers to something that happened: their names are taken too. */
export const reactionSteps = {
  reply: "after-reply",
  dispute: "after-dispute",
  promise: "after-promise",
  "broken-promise": "after-broken-promise",
  "partial-payment": "after-partial-payment",
  bounce: "after-bounce",
} as const;

export const reservedSteps: ReadonlySet<string> = new Set([...Object.values(ownSteps), ...Object.values(reactionSteps)]);
