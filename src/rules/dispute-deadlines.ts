import { addDays, type Day } from "../ledger/day.ts";
import { daysLate } from "../ledger/dossier.ts";
import { addBusinessDays } from "./calendar.ts";
import { type Case, earliest } from "./case.ts";
import type { ClaimItem } from "./claim.ts";
import type { Intent } from "./decision.ts";
import { disputedParts } from "./disputes.ts";
import { teamTask } from "./intents.ts";
import { ownSteps } from "./own-steps.ts";
import type { SignalOf } from "./signals.ts";

/** Disputes that somebody should have settled by now. */
export interface Overdue {
  /** One task for each dispute, given once. */
  readonly intents: readonly Intent[];
  /** Of the oldest one. */
  readonly params: { readonly disputeOn?: Day; readonly disputeDueOn?: Day };
  /** First day on which another deadline has passed. */
  readonly nextOn?: Day | undefined;
}

/**
 * The deadline of each dispute comes from its reason in the catalogue; a reason that is not listed has the first one's.
 * Undefined without a dispute or a catalogue.
 */
export function overdueDisputes(c: Case): Overdue | undefined {
  const { disputes: catalogue } = c.settings;
  if (catalogue.length === 0 || c.said.disputes.length === 0) return undefined;
  const parts = disputedParts(c.of, c.said);
  let overdue: Overdue = { intents: [], params: {} };
  for (const dispute of c.said.disputes) {
    const about = itemsOf(c, dispute, parts);
    const rule = catalogue.find((one) => one.reason === dispute.reason) ?? catalogue[0];
    const [first] = about;
    if (!first || !rule) continue;
    const dueOn = addBusinessDays(dispute.on, rule.days, c.settings.region);
    if (dueOn >= c.today) {
      overdue = { ...overdue, nextOn: earliest(overdue.nextOn, addDays(dueOn, 1)) };
      continue;
    }
    const task = { step: ownSteps.dispute, activity: "check_item", items: about, carriedBy: first.item.id, cycle: dispute.id } as const;
    const intents = [...overdue.intents, ...teamTask(c, task, rule.owner)];
    overdue = { ...overdue, intents, params: overdue.params.disputeOn ? overdue.params : { disputeOn: dispute.on, disputeDueOn: dueOn } };
  }
  return overdue;
}

function itemsOf(c: Case, dispute: SignalOf<"dispute">, parts: ReadonlyMap<string, number>): readonly ClaimItem[] {
  return c.of.items.flatMap((item) => {
    const amount = c.said.concerns(dispute, item.id) ? (parts.get(item.id) ?? 0) : 0;
    return amount > 0 ? [{ item, amount, daysLate: daysLate(item, c.today) }] : [];
  });
}
