import type { Day } from "../ledger/day.ts";
import { type Dossier, dossier } from "../ledger/dossier.ts";
import type { Effect } from "../ledger/effect.ts";
import { type Clues, cluesIn } from "../ledger/store/bank-lines.ts";
import type { RecheckVerdict } from "../outbox/recheck.ts";
import { decide } from "../rules/decide.ts";
import { type Decision, type Intent, isAddressed, type Reason, type ReasonCode } from "../rules/decision.ts";
import { dossiersToDecide } from "./dossiers.ts";
import type { Workspace } from "./open.ts";
import { pullFacts } from "./pull.ts";
import { isStopped } from "./stop-file.ts";

/** Reasons that time or fresher data lift by themselves; every other reason cancels. */
const passing: ReadonlySet<ReasonCode> = new Set([
  "bank_data_stale",
  "sync_stale",
  "contacted_recently",
  "before_next_step",
  "quiet_weeks",
  "paused_after",
  "action_pending",
  "undelivered",
]);

/**
 * Law 3, right before a sending: pulls what changed on the host and decides again, as if the effect had never been
 * proposed. It leaves only when the same step still asks for the same items and amounts.
 */
export async function recheck(workspace: Workspace, effects: readonly Effect[], today: Day): Promise<ReadonlyMap<string, RecheckVerdict>> {
  if (await isStopped(workspace.folder)) {
    const later: RecheckVerdict = { later: { code: "workspace.stopped", params: {} } };
    return new Map(effects.map((effect) => [effect.key, later]));
  }
  const about = [...new Set(effects.flatMap((effect) => effect.items))];
  await pullFacts(workspace, today, undefined, undefined, about);
  const clues = await cluesIn(workspace.store);
  const verdicts = new Map<string, RecheckVerdict>();
  for (const effect of effects) {
    const verdict = await recheckOne(workspace, effect, today, clues);
    if (verdict) verdicts.set(effect.key, verdict);
  }
  return verdicts;
}

async function recheckOne(workspace: Workspace, effect: Effect, today: Day, clues: Clues): Promise<RecheckVerdict | undefined> {
  for await (const facts of dossiersToDecide(workspace, today, effect.debtor, clues)) {
    if (facts.currency !== effect.currency) continue;
    const others = facts.actions.filter((action) => !sameStep(action, effect));
    const of = dossier({ ...facts, actions: others }, today);
    const decision = decide(of, workspace.rulebook, today);
    const intent = decision.intents.find((one) => stillAsks(one, effect));
    if (!intent) return verdictOf(decision, of, effect);
    // Agreed on a Friday, and today is Saturday.
    return intent.actOn > today ? { later: { code: "workspace.closed_day", params: { day: intent.actOn } } } : undefined;
  }
  return { cancel: { code: "outbox.debtor_gone", params: {} } };
}

function verdictOf(decision: Decision, { items }: Dossier, effect: Effect): RecheckVerdict {
  const reason = reasonAbout(decision, effect);
  if (!reason) {
    const open = items.filter(({ id }) => effect.items.includes(id)).length;
    return { cancel: { code: "outbox.not_asked", params: { numbers: effect.numbers?.join(", ") ?? "", open } } };
  }
  const { code, params } = reason;
  if (isAddressed({ reason })) return { cancel: { code: "outbox.changed_since", params: { step: effect.step } } };
  if (passing.has(code)) return { later: { code: `reason.${code}`, params } };
  return { cancel: { code: `reason.${code}`, params: { ...params, currency: decision.currency } } };
}

/** Of a ladder per invoice, what is said of the effect's own one, whatever the others do; nothing when it is no longer asked for. */
function reasonAbout({ invoices, reason }: Decision, { items }: Effect): Reason | undefined {
  return invoices && items.length > 0 ? invoices.find(({ id }) => items.includes(id))?.reason : reason;
}

/** A mail, its note and its task share step, cycle and items: none of them makes the others pending. */
function sameStep(action: { readonly step: string; readonly cycle: string; readonly items: readonly string[] }, effect: Effect): boolean {
  return action.step === effect.step && action.cycle === effect.cycle && action.items.join() === effect.items.join();
}

function stillAsks(intent: Intent, effect: Effect): boolean {
  if (intent.step !== effect.step || intent.cycle !== effect.cycle) return false;
  const asked = new Map(intent.items.map((item) => [item.id, item.amount]));
  let amount = 0;
  for (const item of effect.items) {
    const open = asked.get(item);
    if (open === undefined) return false;
    amount += open;
  }
  return amount === effect.amount;
}
