/** Names that `decide` gives to what it asks of the team outside any ladder. No ladder step may be called so. */
export const ownSteps = {
  match: "match-payment",
  answer: "answer",
  row: "mend-row",
  address: "find-address",
  ending: "propose-handover",
  dispute: "settle-dispute",
  plan: "plan-broken",
} as const;
