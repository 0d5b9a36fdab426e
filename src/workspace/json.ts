import { z } from "zod";
import type { Signal } from "../ledger/facts.ts";
import type { JournalEntry } from "../ledger/store/journal.ts";
import type { Reason } from "../rules/decision.ts";
import type { PlanLine, Plan } from "./plan.ts";
import type { Language } from "../text/format.ts";
import { sayReason } from "../text/reasons.ts";
import type { PastDecision } from "./past-decisions.ts";
import { summarise } from "./summary.ts";
import type { PullReport } from "./pull.ts";
import type { Book } from "./book.ts";

/**
 * What `--json` answers. The schemas are published in `schemas/`; adding a member is allowed, changing one is not.
 * Amounts are integers in minor units of the currency beside them, days are `YYYY-MM-DD`.
 */
const amount = z.int().describe("Minor units of the currency beside it.");
const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);
const params = z.record(z.string(), z.union([z.string(), z.number()]));

const BookJson = z.strictObject({
  proofs: z.array(
    z.strictObject({
      company: z.string(),
      currency: z.string(),
      debtors: z.int(),
      openItems: z.int(),
      open: amount,
      credits: z.int(),
      unapplied: amount,
      net: amount.describe("open - unapplied"),
      balance: amount.nullable().describe("The host's receivable balance; null when the host gives none."),
      difference: amount,
      differences: z.array(z.strictObject({ debtor: z.string(), reference: z.string(), name: z.string(), book: amount, host: amount })),
    }),
  ),
  setAside: z.array(z.strictObject({ place: z.string(), code: z.string(), params })),
});

const ReasonJson = z.strictObject({ code: z.string(), params, sentence: z.string() });

const IntentJson = z.strictObject({
  step: z.string(),
  do: z.enum(["email", "task", "letter", "note"]),
  actOn: day,
  amount,
  approval: z.enum(["never", "always"]),
  items: z.array(z.strictObject({ id: z.string(), number: z.string(), amount, daysLate: z.int() })),
});

export const LineJson = z.strictObject({
  debtor: z.string(),
  reference: z.string(),
  name: z.string(),
  company: z.string(),
  currency: z.string(),
  segment: z.strictObject({
    name: z.string(),
    file: z.string(),
    line: z.int(),
    version: z.string(),
    because: z.array(z.strictObject({ fact: z.string(), value: z.union([z.string(), z.number(), z.boolean()]) })),
    staysUntil: day.optional().describe("The condition no longer holds; the rule keeps the debtor until this day."),
  }),
  score: z.strictObject({ total: z.number(), parts: z.array(z.strictObject({ name: z.string(), points: z.number() })) }),
  priority: z.int().describe("1 first to 5 last."),
  warnings: z.array(z.strictObject({ code: z.string(), params })),
  exposure: amount,
  overdue: amount,
  unapplied: amount,
  oldestDaysLate: z.int(),
  reason: ReasonJson,
  invoices: z
    .array(z.strictObject({ id: z.string(), number: z.string(), reason: ReasonJson }))
    .optional()
    .describe("With `per: invoice`: what came of each invoice that could be asked for."),
  reviewOn: day.optional(),
  intents: z.array(IntentJson),
  effects: z.array(z.strictObject({ key: z.string(), kind: z.string(), title: z.string(), to: z.array(z.string()) })),
});

export const PlanJson = z.strictObject({
  workspace: z.string(),
  today: day,
  book: BookJson,
  summary: z.strictObject({
    steps: z.array(
      z.strictObject({
        step: z.string(),
        currency: z.string(),
        emails: z.int(),
        tasks: z.int(),
        letters: z.int(),
        debtors: z.int(),
        amount,
        waits: z.boolean(),
      }),
    ),
    segments: z.array(
      z.strictObject({ segment: z.string(), currency: z.string(), debtors: z.int(), exposure: amount, overdue: amount, actions: z.int() }),
    ),
    notChased: z.array(z.strictObject({ reason: z.string(), debtors: z.int(), tasks: z.int() })),
    notices: z.array(z.strictObject({ code: z.string(), params })).describe("What stands in the way of chasing anybody of a company."),
  }),
  debtors: z.array(LineJson),
  moved: z.array(z.strictObject({ debtor: z.string(), currency: z.string(), from: z.string(), to: z.string(), since: day })),
});

/** A person's word, as it was noted. */
export const SignalJson = z.strictObject({
  id: z.string(),
  what: z.string(),
  debtor: z.string(),
  on: day,
  by: z.string().optional(),
  note: z.string().optional(),
  items: z.array(z.string()).optional(),
});

const PastDecisionJson = z.strictObject({
  day: day.describe("Of the decision: the last one on or before the day that was asked for."),
  currency: z.string(),
  segment: LineJson.shape.segment,
  score: LineJson.shape.score,
  reason: LineJson.shape.reason,
  steps: z.array(z.strictObject({ step: z.string(), do: IntentJson.shape.do, actOn: day, amount })),
  rulebook: z.string().optional().describe("Version of the rules that made it."),
  rules: z.array(z.strictObject({ name: z.string(), text: z.string() })).describe("The segment's files as they were."),
});

export const ExplainJson = z.strictObject({
  workspace: z.string(),
  dossiers: z.array(LineJson),
  past: z.array(PastDecisionJson).optional().describe("With `--on`: what was decided then, as it was kept."),
  journal: z
    .array(
      z.strictObject({ at: z.string(), day, currency: z.string(), key: z.string(), kind: z.string(), step: z.string(), event: z.string() }),
    )
    .describe("What was said to the debtor and what became of it, oldest first."),
});

export const PullJson = z.strictObject({
  workspace: z.string(),
  today: day,
  added: z.int(),
  changed: z.int(),
  gone: z.int(),
  setAside: z.int(),
  book: BookJson,
});

export function planJson(plan: Plan): z.infer<typeof PlanJson> {
  const summary = summarise(plan);
  return {
    workspace: plan.workspace,
    today: plan.today,
    book: bookJson(plan.book),
    summary: {
      steps: [...summary.steps],
      segments: [...summary.segments],
      notChased: [...summary.notChased],
      notices: summary.notices.map(({ code, params: of }) => ({ code, params: { ...of } })),
    },
    debtors: plan.lines.map(lineJson),
    moved: [...plan.moved],
  };
}

export function explainJson(
  workspace: string,
  lines: readonly PlanLine[],
  journal: readonly (JournalEntry & { readonly at: string })[],
  past?: { readonly decisions: readonly PastDecision[]; readonly language: Language },
): z.infer<typeof ExplainJson> {
  const entries = journal.map(({ at, day: on, currency, key, kind, step, event }) => ({ at, day: on, currency, key, kind, step, event }));
  const told = past && { past: past.decisions.map((one) => pastJson(one, past.language)) };
  return { workspace, dossiers: lines.map(lineJson), ...told, journal: entries };
}

function pastJson({ day: on, rulebook, files, decision }: PastDecision, language: Language): z.infer<typeof PastDecisionJson> {
  const { currency, segment, score, reason, intents } = decision;
  return {
    day: on,
    currency,
    segment: { ...segment, because: segment.because.map((one) => ({ ...one })) },
    score: { total: score.total, parts: score.parts.map((one) => ({ ...one })) },
    reason: reasonJson(reason, sayReason(decision, language)),
    steps: intents.map((intent) => ({ step: intent.step, do: intent.do, actOn: intent.actOn, amount: intent.amount })),
    ...(rulebook !== undefined && { rulebook }),
    rules: files.map((file) => ({ ...file })),
  };
}

export function signalJson({ id, what, debtor, on, by, note, items }: Signal): z.infer<typeof SignalJson> {
  return {
    id,
    what,
    debtor,
    on,
    ...(by !== undefined && { by }),
    ...(note !== undefined && { note }),
    ...(items && { items: [...items] }),
  };
}

export function pullJson(workspace: string, today: string, report: PullReport): z.infer<typeof PullJson> {
  return { workspace, today, ...report, book: bookJson(report.book) };
}

function bookJson(book: Book): z.infer<typeof BookJson> {
  return {
    proofs: book.proofs.map((proof) => ({ ...proof, differences: [...proof.differences] })),
    setAside: book.setAside.map(({ place, code, params: of }) => ({ place, code, params: { ...of } })),
  };
}

function reasonJson({ code, params: of }: Reason, sentence: string): z.infer<typeof ReasonJson> {
  return { code, params: { ...of }, sentence };
}

function lineJson({ dossier: of, decision, effects, because, invoices }: PlanLine): z.infer<typeof LineJson> {
  const numbers = new Map(of.items.map((item) => [item.id, item.number]));
  const { debtor, figures } = of;
  return {
    debtor: debtor.id,
    reference: debtor.reference,
    name: debtor.name,
    company: debtor.company,
    currency: of.currency,
    segment: { ...decision.segment, because: decision.segment.because.map((one) => ({ ...one })) },
    priority: decision.priority,
    warnings: decision.warnings.map(({ code, params: of }) => ({ code, params: { ...of } })),
    score: { total: decision.score.total, parts: decision.score.parts.map((one) => ({ ...one })) },
    exposure: figures.exposure,
    overdue: figures.overdue,
    unapplied: figures.unapplied,
    oldestDaysLate: figures.oldestDaysLate,
    reason: reasonJson(decision.reason, because),
    ...(invoices && {
      invoices: invoices.map(({ id, number, ...told }) => ({ id, number, reason: reasonJson(told.reason, told.because) })),
    }),
    ...(decision.reviewOn !== undefined && { reviewOn: decision.reviewOn }),
    intents: decision.intents.map((intent) => ({
      step: intent.step,
      do: intent.do,
      actOn: intent.actOn,
      amount: intent.amount,
      approval: intent.approval,
      items: intent.items.map((item) => ({ ...item, number: numbers.get(item.id) ?? item.id })),
    })),
    effects: effects.map((effect) => ({
      key: effect.key,
      kind: effect.kind,
      title: effect.kind === "task" ? effect.title : effect.kind === "note" ? effect.body : effect.subject,
      to: effect.kind === "email" ? effect.to.map((to) => to.email) : [],
    })),
  };
}
