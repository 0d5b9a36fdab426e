import { isAddressed, type ReasonCode } from "../../rules/decision.ts";
import type { Plan, PlanLine } from "../../workspace/plan.ts";
import type { Summary } from "../../workspace/summary.ts";

/** Debtors to whom the same thing happens, or who are left alone for the same reason. */
export interface Group {
  /** Anchor in the page. */
  readonly id: string;
  readonly step?: string;
  readonly reason?: ReasonCode;
  /** Largest overdue amount first. */
  readonly lines: readonly PlanLine[];
}

/** By step in the order of the ladders, then by reason, most frequent first. Every line is in exactly one group. */
export function groupsOf(plan: Plan, summary: Summary): readonly Group[] {
  const steps = [...new Set(summary.steps.map((one) => one.step))];
  const chased = steps.map((step, index) => ({
    id: `step-${index + 1}`,
    step,
    lines: inOrder(plan.lines.filter((line) => isAddressed(line.decision) && firstStep(line) === step)),
  }));
  const quiet = summary.notChased.map(({ reason }) => ({
    id: `reason-${reason}`,
    reason,
    lines: inOrder(plan.lines.filter((line) => !isAddressed(line.decision) && line.decision.reason.code === reason)),
  }));
  return [...chased, ...quiet].filter((group) => group.lines.length > 0);
}

/** A line with several steps (a mail and a task) stands under its first one. */
function firstStep(line: PlanLine): string | undefined {
  return line.decision.intents[0]?.step;
}

function inOrder(lines: readonly PlanLine[]): readonly PlanLine[] {
  return lines.toSorted(
    (a, b) =>
      compare(a.dossier.currency, b.dossier.currency) ||
      b.dossier.figures.overdue - a.dossier.figures.overdue ||
      b.dossier.figures.exposure - a.dossier.figures.exposure ||
      compare(a.dossier.debtor.id, b.dossier.debtor.id),
  );
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
