import type { Day } from "../ledger/day.ts";
import { type Dossier, dossier } from "../ledger/dossier.ts";
import type { Effect } from "../ledger/effect.ts";
import { readDecisions } from "../ledger/store/decisions.ts";
import { decide } from "../rules/decide.ts";
import { type Decision, type Reason, reasonFor } from "../rules/decision.ts";
import { render } from "../templates/render.ts";
import { sayReason } from "../text/reasons.ts";
import { type Book, readBook } from "./book.ts";
import { makeBreather } from "./breather.ts";
import { dossiersToDecide } from "./dossiers.ts";
import { oneVoice } from "./one-voice.ts";
import type { Workspace } from "./open.ts";
import { renderContext } from "./render-context.ts";

/** What should happen today, for everyone, with the reasons. Nothing in it depends on the clock. */
export interface Plan {
  readonly workspace: string;
  readonly today: Day;
  readonly book: Book;
  /** By debtor id, then currency. */
  readonly lines: readonly PlanLine[];
  /** Debtors whose segment is not that of the last run, when there was one before today. */
  readonly moved: readonly {
    readonly debtor: string;
    readonly currency: string;
    readonly from: string;
    readonly to: string;
    readonly since: Day;
  }[];
}

export interface PlanLine {
  readonly dossier: Dossier;
  readonly decision: Decision;
  readonly effects: readonly Effect[];
  /** The decision's reason, in the team's language. */
  readonly because: string;
  /** Of a ladder per invoice, the same for each one. */
  readonly invoices?: readonly { readonly id: string; readonly number: string; readonly reason: Reason; readonly because: string }[];
}

/**
 * The whole dry run on the facts as stored: decides and renders everything, writes nothing. Who owes in two currencies, or
 * to two companies of the group, hears from one of them at a time.
 */
export async function makePlan(workspace: Workspace, today: Day, onLine?: (done: number) => void): Promise<Plan> {
  const lines: PlanLine[] = [];
  const voice = oneVoice(today);
  const breathe = makeBreather();
  const before = new Map((await readDecisions(workspace.store, { before: today })).map((row) => [`${row.debtor} ${row.currency}`, row]));
  const moved: Plan["moved"][number][] = [];
  for await (const facts of dossiersToDecide(workspace, today)) {
    const line = planOne(workspace, dossier(voice.hear(facts), today), today);
    voice.speak(facts, line.decision);
    lines.push(line);
    await breathe();
    onLine?.(lines.length);
    const last = before.get(`${line.decision.debtor} ${line.decision.currency}`);
    if (last && last.segment !== line.decision.segment.name) {
      moved.push({
        debtor: line.decision.debtor,
        currency: line.decision.currency,
        from: last.segment,
        to: line.decision.segment.name,
        since: last.day,
      });
    }
  }
  return { workspace: workspace.settings.name, today, book: await readBook(workspace), lines, moved };
}

/** The plan with these debtors decided anew, on what has become of their actions since. */
export async function planAgain(workspace: Workspace, plan: Plan, debtors: ReadonlySet<string>): Promise<Plan> {
  if (debtors.size === 0) return plan;
  const anew = new Map<string, PlanLine>();
  const keyOf = (debtor: string, currency: string) => `${debtor} ${currency}`;
  for await (const facts of dossiersToDecide(workspace, plan.today)) {
    if (!debtors.has(facts.debtor.id)) continue;
    anew.set(keyOf(facts.debtor.id, facts.currency), planOne(workspace, dossier(facts, plan.today), plan.today));
  }
  return { ...plan, lines: plan.lines.map((line) => anew.get(keyOf(line.decision.debtor, line.decision.currency)) ?? line) };
}

/** One debtor in one currency: the decision and what it would write. */
export function planOne(workspace: Workspace, of: Dossier, today: Day): PlanLine {
  const decision = decide(of, workspace.rulebook, today);
  const say = (reason: Reason) => sayReason({ ...decision, reason }, workspace.settings.language);
  const effects = decision.intents.flatMap((intent) => {
    const why = say(reasonFor(decision, intent));
    return render(intent, of, renderContext(workspace, of.debtor.company, decision, why));
  });
  const invoices = decision.invoices?.map((one) => ({ ...one, because: say(one.reason) }));
  return { dossier: of, decision, because: say(decision.reason), effects, ...(invoices && { invoices }) };
}
