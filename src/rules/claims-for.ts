import { addDays, type Day } from "../ledger/day.ts";
import type { Case } from "./case.ts";
import type { Position } from "./ladder.ts";
import { type Claims, claimsOf } from "./law/claims.ts";
import { commitmentsOf } from "./promise.ts";

/** What the step asks on top of the debt; undefined when it asks for nothing. Amounts of the law are in euros. */
export function claimsFor(c: Case, { next, items }: Position, on: Day): Claims | { readonly rateMissing: string } | undefined {
  if (!next.claim || c.of.currency !== "EUR") return undefined;
  const basis = {
    debtor: c.of.debtor,
    items: items.filter(({ item }) => item.dueOn < on).map(({ item, amount }) => ({ item, amount, freeUntil: freeUntil(c, item.id) })),
    payments: c.of.payments,
    noticeOn: noticeOn(c),
    contractRate: c.settings.contractRate,
  };
  return claimsOf(next.claim, basis, on, c.rates);
}

/** The day on which the first registered letter was reported as delivered. */
function noticeOn({ of, actions }: Case): Day | undefined {
  const letters = new Set(actions.filter((action) => action.kind === "letter").map((action) => action.key));
  return of.signals.find((signal) => signal.what === "delivered" && letters.has(signal.effect) && signal.on <= of.today)?.on;
}

/** Last day of the time that the plans about an item give or gave, their notice included. */
function freeUntil(c: Case, item: string): Day | undefined {
  if (c.said.plans.length === 0) return undefined;
  const plans = commitmentsOf(c.of, c.said, c.settings).filter(({ signal }) => signal.what === "plan" && c.said.concerns(signal, item));
  return plans
    .map(({ until, state }) => (state === "broken" ? addDays(until, c.settings.planNotice) : until))
    .toSorted()
    .at(-1);
}
