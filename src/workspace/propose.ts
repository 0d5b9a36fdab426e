import type { Day } from "../ledger/day.ts";
import { saveDecisions } from "../ledger/store/decisions.ts";
import { keepRulebook } from "../ledger/store/rulebooks.ts";
import { approve } from "../outbox/approve.ts";
import { type Enqueued, enqueue } from "../outbox/enqueue.ts";
import { ownSteps } from "../rules/own-steps.ts";
import type { Workspace } from "./open.ts";
import { type Answers, hearAnswers } from "./answers.ts";
import { makePlan, type Plan } from "./plan.ts";

export interface Proposal {
  /** What people had answered in the host. */
  readonly answers: Answers;
  readonly plan: Plan;
  readonly enqueued: Enqueued;
}

/**
 * Does what people have answered in the host, makes today's plan and puts it into the outbox: waiting for a person, or
 * approved where the workspace and the rule allow.
 */
export async function propose(workspace: Workspace, today: Day): Promise<Proposal> {
  const { store, settings, rulebook, ruleFiles } = workspace;
  const answers = await hearAnswers(workspace, today);
  const plan = await makePlan(workspace, today);
  const enqueued = await enqueue(
    store,
    plan.lines.flatMap((line) => line.effects),
    { mode: settings.mode, today },
  );
  await agreeToPlanNotes(workspace, plan);
  await keepRulebook(store, rulebook.version, today, ruleFiles.rules);
  await saveDecisions(
    store,
    today,
    plan.lines.map(({ decision }) => ({
      debtor: decision.debtor,
      currency: decision.currency,
      segment: decision.segment.name,
      reason: decision.reason.code,
      body: decision,
      rulebook: rulebook.version,
    })),
  );
  return { answers, plan, enqueued };
}

/** Whoever granted a plan has agreed to the note that tells of it: no host shows a note for an answer. */
async function agreeToPlanNotes({ store }: Workspace, { today, lines }: Plan): Promise<void> {
  for (const { effects, dossier } of lines) {
    for (const { key, cycle } of effects.filter(({ step }) => step === ownSteps.agreed)) {
      const by = dossier.signals.find(({ id }) => id === cycle)?.by;
      if (by !== undefined) await approve(store, { keys: [key] }, by, today);
    }
  }
}
