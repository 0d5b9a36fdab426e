import { addDays, type Day } from "../ledger/day.ts";
import type { Board, Proposal, ProposalState, Standing } from "../ledger/board.ts";
import type { Action, Effect } from "../ledger/effect.ts";
import type { Signal } from "../ledger/facts.ts";
import type { Message } from "../ledger/message.ts";
import type { OutboxState } from "../ledger/store/schema.ts";
import { listOutbox, type OutboxEntry } from "../outbox/rows.ts";
import { catalogues } from "../text/all.ts";
import type { Decision } from "../rules/decision.ts";
import { stepOrder } from "../rules/step-order.ts";
import type { Language } from "../text/format.ts";
import { saySegment, sayStep } from "../text/names.ts";
import { say } from "../text/sentences.ts";
import { sayWarning } from "../text/warnings.ts";
import type { Workspace } from "./open.ts";
import type { Plan, PlanLine } from "./plan.ts";

/** Days for which the host goes on showing what has come to its end. */
const shownFor = 30;

const states: Readonly<Record<OutboxState, ProposalState>> = {
  waiting: "proposed",
  approved: "approved",
  claimed: "approved",
  handing_over: "uncertain",
  uncertain: "uncertain",
  sent: "sent",
  refused: "refused",
  cancelled: "cancelled",
  parked: "failed",
};

const settled: ReadonlySet<OutboxState> = new Set(["sent", "refused", "cancelled"]);

/** What the host should show after this plan: how every debtor stands, and the outbox as it is now. */
export async function makeBoard(workspace: Workspace, plan: Plan): Promise<Board> {
  const { today, lines } = plan;
  const since = addDays(today, -shownFor);
  const told = new Map(lines.flatMap((line) => line.dossier.actions).map((action) => [action.key, action.state]));
  const order = stepOrder(workspace.rulebook);
  const lost = new Map(lines.flatMap((line) => line.dossier.signals).flatMap((signal) => lostBy(signal)));
  const listed = await listOutbox(workspace.store, { kinds: ["email", "letter", "task"] });
  const letters = new Set(listed.flatMap(({ effect }) => (effect.kind === "letter" ? [actionOf(effect)] : [])));
  const entries = listed.filter(
    ({ effect, state, leftOn, plannedOn }) =>
      (!settled.has(state) || (leftOn ?? plannedOn) >= since) && !(isPosting(effect) && letters.has(actionOf(effect))),
  );
  return {
    today,
    standings: lines.map((line) => standingOf(line, workspace.settings.language)),
    proposals: entries.map((entry) => proposalOf(workspace, entry, told, lost, order)),
  };
}

/** Asks somebody to post a letter: answered with the letter. */
function isPosting(effect: Effect): boolean {
  return effect.kind === "task" && effect.activity === "letter";
}

function actionOf({ debtor, currency, step, cycle, items }: Effect): string {
  return JSON.stringify([debtor, currency, step, cycle, items]);
}

function standingOf({ decision, dossier, because }: PlanLine, language: Language): Standing {
  const { exposure, overdue, oldestDaysLate } = dossier.figures;
  const { segment, score, reviewOn } = decision;
  const next = nextOf(decision, language);
  return {
    debtor: decision.debtor,
    currency: decision.currency,
    segment: segment.name,
    segmentTitle: saySegment(segment.name, language),
    score: score.total,
    priority: decision.priority,
    warnings: decision.warnings.map((warning) => sayWarning(warning, decision.currency, language)),
    exposure,
    overdue,
    oldestDaysLate,
    because,
    rule: `${segment.file}:${segment.line}`,
    ruleVersion: segment.version,
    ...(next && { next }),
    ...(reviewOn !== undefined && { reviewOn }),
  };
}

/** What is due, else the step that time will bring. */
function nextOf({ intents, reason: { code, params } }: Decision, language: Language): Standing["next"] {
  const [intent] = intents;
  if (intent) return { step: sayStep(intent.step, language), on: intent.actOn };
  return code === "before_next_step" ? { step: sayStep(String(params.step), language), on: params.on as Day } : undefined;
}

/** Why a mail that had left did not arrive. */
function lostBy(signal: Signal): readonly (readonly [key: string, why: Message])[] {
  if ((signal.what !== "bounce" && signal.what !== "undelivered") || signal.effect === undefined) return [];
  return [[signal.effect, { code: "outbox.undelivered", params: { ...(signal.note !== undefined && { why: signal.note }) } }]];
}

function proposalOf(
  workspace: Workspace,
  entry: OutboxEntry,
  told: ReadonlyMap<string, Action["state"]>,
  lost: ReadonlyMap<string, Message>,
  order: readonly string[],
): Proposal {
  const { effect, leftOn } = entry;
  const outcome = told.get(entry.key);
  const state = entry.state === "sent" && (outcome === "done" || outcome === "failed") ? outcome : states[entry.state];
  const why = state === "failed" ? (lost.get(entry.key) ?? entry.why) : entry.why;
  const stepTitle = sayStep(effect.step, workspace.settings.language);
  const place = order.indexOf(effect.step) + 1;
  return {
    effect,
    stepTitle,
    // As many digits for each, since they are sorted as text. Tasks outside of any ladder come after it.
    ...(place > 0 && { stage: `${String(place).padStart(String(order.length).length, "0")}. ${stepTitle}` }),
    state,
    numbers: effect.numbers ?? [],
    needsManager: effect.kind === "letter",
    ...(why && { why: say(why, workspace.settings.language, ...catalogues) }),
    ...(leftOn !== undefined && { leftOn }),
  };
}
