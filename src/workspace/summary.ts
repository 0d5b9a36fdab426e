import type { Message } from "../ledger/message.ts";
import type { Currency, Minor } from "../ledger/money.ts";
import { isAddressed, type ReasonCode } from "../rules/decision.ts";
import type { Plan, PlanLine } from "./plan.ts";
import { staleBanks } from "./stale-banks.ts";

/** A plan in figures: what people read first. */
export interface Summary {
  /** One per step and currency, in the order of the ladders: softest first. */
  readonly steps: readonly StepSummary[];
  readonly segments: readonly SegmentSummary[];
  /** Why the others are not chased, most frequent first. */
  readonly notChased: readonly { readonly reason: ReasonCode; readonly debtors: number; readonly tasks: number }[];
  /** What somebody has to see to before a whole company can be chased. */
  readonly notices: readonly Message[];
}

export interface StepSummary {
  readonly step: string;
  readonly currency: Currency;
  readonly emails: number;
  readonly tasks: number;
  readonly letters: number;
  readonly debtors: number;
  readonly amount: Minor;
  /** Some of it needs a person's word, whatever the mode. */
  readonly waits: boolean;
}

export interface SegmentSummary {
  readonly segment: string;
  readonly currency: Currency;
  readonly debtors: number;
  readonly exposure: Minor;
  readonly overdue: Minor;
  readonly actions: number;
}

export function summarise(plan: Plan): Summary {
  return {
    steps: stepsOf(plan.lines),
    segments: segmentsOf(plan.lines),
    notChased: notChasedOf(plan.lines),
    notices: staleBanks(plan.lines),
  };
}

function stepsOf(lines: readonly PlanLine[]): StepSummary[] {
  const steps = new Map<string, { -readonly [K in keyof StepSummary]: StepSummary[K] }>();
  const earliest = new Map<string, number>();
  for (const line of lines.filter(({ decision }) => isAddressed(decision))) {
    const seen = new Set<string>();
    for (const intent of line.decision.intents) {
      const id = `${intent.step} ${line.decision.currency}`;
      const step = steps.get(id) ?? {
        step: intent.step,
        currency: line.decision.currency,
        emails: 0,
        tasks: 0,
        letters: 0,
        debtors: 0,
        amount: 0,
        waits: false,
      };
      if (intent.do === "email") step.emails++;
      if (intent.do === "task") step.tasks++;
      if (intent.do === "letter") step.letters++;
      if (!seen.has(id)) step.debtors++;
      seen.add(id);
      step.amount += intent.amount;
      step.waits ||= intent.approval === "always";
      earliest.set(id, Math.min(earliest.get(id) ?? Infinity, intent.items[0]?.daysLate ?? 0));
      steps.set(id, step);
    }
  }
  return [...steps].toSorted(([a], [b]) => (earliest.get(a) ?? 0) - (earliest.get(b) ?? 0) || compare(a, b)).map(([, step]) => step);
}

function segmentsOf(lines: readonly PlanLine[]): SegmentSummary[] {
  const segments = new Map<string, { -readonly [K in keyof SegmentSummary]: SegmentSummary[K] }>();
  for (const line of lines) {
    const { segment, currency } = line.decision;
    const id = `${segment.name} ${currency}`;
    const sum = segments.get(id) ?? { segment: segment.name, currency, debtors: 0, exposure: 0, overdue: 0, actions: 0 };
    sum.debtors++;
    sum.exposure += line.dossier.figures.exposure;
    sum.overdue += line.dossier.figures.overdue;
    sum.actions += line.decision.intents.length;
    segments.set(id, sum);
  }
  return [...segments.values()].toSorted((a, b) => b.overdue - a.overdue || compare(a.segment, b.segment));
}

function notChasedOf(lines: readonly PlanLine[]): Summary["notChased"] {
  const reasons = new Map<ReasonCode, { debtors: number; tasks: number }>();
  for (const line of lines) {
    if (isAddressed(line.decision)) continue;
    const count = reasons.get(line.decision.reason.code) ?? { debtors: 0, tasks: 0 };
    count.debtors++;
    count.tasks += line.decision.intents.filter((intent) => intent.do === "task").length;
    reasons.set(line.decision.reason.code, count);
  }
  return [...reasons]
    .map(([reason, counts]) => ({ reason, ...counts }))
    .toSorted((a, b) => b.debtors - a.debtors || compare(a.reason, b.reason));
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
