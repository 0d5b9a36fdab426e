import { z } from "zod";
import type { Decision } from "../rules/decision.ts";
import { claimedBy, type RulesDiff } from "../rules/diff.ts";
import { factsByName } from "../rules/facts.ts";
import type { ReplayReport } from "../rules/replay-report.ts";
import type { Problem } from "../rules/problem.ts";
import type { Language } from "../text/format.ts";
import { sayReason } from "../text/reasons.ts";
import { sayClauses } from "../text/rules-clauses.ts";
import { sayFact } from "../text/rules-facts.ts";
import type { ExplainedSegment } from "./rules-explain.ts";
import type { DocumentedFact } from "./rules-facts.ts";
import type { GoldenReport } from "./rules-test.ts";

/** What the commands `relance rules …` answer with `--json`. The schemas are published; members may be added, not changed. */
const amount = z.int().describe("Minor units of the currency beside it.");
const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);
const params = z.record(z.string(), z.union([z.string(), z.number()]));
const kind = z.enum(["email", "task", "letter", "note"]);
const value = z.union([z.string(), z.number(), z.boolean()]);
const reason = z.strictObject({ code: z.string(), params, sentence: z.string() });

export const ProblemJson = z.strictObject({
  file: z.string(),
  line: z.int(),
  column: z.int(),
  path: z.string(),
  level: z.enum(["error", "warning"]),
  code: z.string(),
  params,
  value: z.string().optional(),
});

export const RulesCheckJson = z.strictObject({ ok: z.boolean(), problems: z.array(ProblemJson) });

export const RulesFactsJson = z.strictObject({
  workspace: z.string(),
  facts: z.array(
    z.strictObject({
      name: z.string(),
      type: z.enum(["text", "texts", "count", "decimal", "amount", "boolean"]),
      unit: z.string().optional(),
      doc: z.strictObject({ fr: z.string(), en: z.string() }),
      example: z
        .strictObject({
          debtor: z.string(),
          reference: z.string(),
          name: z.string(),
          currency: z.string(),
          value: z.union([value, z.array(z.string())]).describe("Amounts in minor units of `currency`."),
        })
        .optional()
        .describe("A debtor of the current book, when one says something."),
    }),
  ),
});

export const RulesExplainJson = z.strictObject({
  segment: z.string(),
  description: z.string(),
  priority: z.int(),
  version: z.string(),
  when: z.string(),
  words: z.strictObject({ fr: z.array(z.string()), en: z.array(z.string()) }).describe("The condition, one line for each part."),
  facts: z.array(z.string()),
  before: z.array(z.string()).describe("Segments that are tried before it."),
  stay: z.int(),
  ladder: z.array(z.looseObject({ step: z.string(), at: z.int(), do: kind })),
  per: z.enum(["debtor", "invoice"]).describe("What climbs the ladder."),
  limits: z.looseObject({}),
  thanks: z.looseObject({ template: z.string(), within: z.int() }).optional().describe("The mail that thanks for a payment."),
  plan: z.looseObject({ instalments: z.int(), first: z.int() }).optional().describe("The instalment plan that may be granted."),
  origins: z
    .record(z.string(), z.strictObject({ file: z.string(), line: z.int(), level: z.enum(["shipped", "integrator", "own"]) }))
    .describe("Where each key was written."),
});

export const RulesTestJson = z.strictObject({
  ok: z.boolean(),
  problems: z.array(ProblemJson),
  cases: z.array(
    z.strictObject({
      case: z.string(),
      file: z.string(),
      line: z.int(),
      ok: z.boolean(),
      currency: z.string(),
      differences: z.array(
        z.strictObject({ what: z.string(), expected: z.union([z.string(), z.int()]), found: z.union([z.string(), z.int()]) }),
      ),
      segment: z.string(),
      reason,
    }),
  ),
});

const DiffSideJson = z.strictObject({
  segment: z.string(),
  reason,
  steps: z.array(z.strictObject({ step: z.string(), do: kind, actOn: day, amount, claimed: amount.describe("Penalties and fees.") })),
});
const StepSideJson = z.strictObject({ count: z.int(), amount, claimed: amount });

export const RulesDiffJson = z.strictObject({
  workspace: z.string(),
  today: day,
  before: z.string().describe("The folder or git revision that today's rules are compared with."),
  versions: z.strictObject({ before: z.string(), after: z.string() }),
  dossiers: z.int(),
  segments: z.array(z.string()).describe("Of either side, hardest first."),
  cells: z
    .array(z.strictObject({ from: z.string(), to: z.string(), dossiers: z.int(), exposure: z.record(z.string(), z.int()) }))
    .describe("From segment to segment, those that stay included."),
  steps: z.array(z.strictObject({ step: z.string(), do: kind, currency: z.string(), before: StepSideJson, after: StepSideJson })),
  changes: z.array(
    z.strictObject({
      debtor: z.string(),
      reference: z.string(),
      name: z.string(),
      currency: z.string(),
      exposure: amount,
      overdue: amount,
      before: DiffSideJson,
      after: DiffSideJson,
    }),
  ),
});

const load = { emails: z.int(), calls: z.int(), letters: z.int(), tasks: z.int().describe("Tasks of the team that are no call.") };

export const RulesReplayJson = z.strictObject({
  workspace: z.string(),
  from: day,
  to: day,
  version: z.string().describe("Of the rulebook."),
  debtors: z.int(),
  decisions: z.int(),
  weeks: z.array(z.strictObject({ monday: day, ...load })),
  steps: z.array(z.strictObject({ step: z.string(), do: kind, currency: z.string(), count: z.int(), debtors: z.int(), amount })),
  lines: z.array(
    z.strictObject({
      debtor: z.string(),
      reference: z.string(),
      name: z.string(),
      currency: z.string(),
      segments: z.array(z.string()),
      ...load,
      first: day,
      last: day,
      lastStep: z.string(),
      lastAmount: amount,
    }),
  ),
  afterPayment: z
    .array(z.strictObject({ on: day, debtor: z.string(), name: z.string(), step: z.string(), numbers: z.array(z.string()) }))
    .describe("Asked although paid by then: none."),
  gaps: z
    .strictObject({
      settledInvoices: z.int(),
      returned: z.int(),
      undatedDisputes: z.int(),
      markedDebtors: z.int(),
      signalsOfRealMessages: z.int(),
      leftOut: z.int(),
    })
    .describe("What of the past cannot be rebuilt."),
});

export function problemJson({ params: of, ...problem }: Problem): z.infer<typeof ProblemJson> {
  return { ...problem, params: { ...of } };
}

export function reasonJson(decision: Decision, language: Language): z.infer<typeof reason> {
  const { code, params: of } = decision.reason;
  return { code, params: { ...of }, sentence: sayReason(decision, language) };
}

export function rulesFactsJson(workspace: string, facts: readonly DocumentedFact[]): z.infer<typeof RulesFactsJson> {
  return {
    workspace,
    facts: facts.map(({ fact: { name, type, unit }, example }) => ({
      name,
      type,
      ...(unit !== undefined && { unit }),
      doc: { fr: sayFact(name, "fr"), en: sayFact(name, "en") },
      ...(example && {
        example: {
          debtor: example.debtor.id,
          reference: example.debtor.reference,
          name: example.debtor.name,
          currency: example.currency,
          value: typeof example.value === "object" ? [...example.value] : example.value,
        },
      }),
    })),
  };
}

export function rulesExplainJson({ rule, clause, before }: ExplainedSegment): z.infer<typeof RulesExplainJson> {
  const words = (language: Language) => [...sayClauses(clause, factsByName, language)];
  return {
    segment: rule.name,
    description: rule.description,
    priority: rule.priority,
    version: rule.version,
    when: rule.condition.text,
    words: { fr: words("fr"), en: words("en") },
    facts: rule.condition.facts.map((fact) => fact.name),
    before: [...before],
    stay: rule.stay,
    ladder: rule.ladder.map((step) => ({ ...step })),
    per: rule.per,
    limits: { ...rule.limits },
    ...(rule.thanks && { thanks: { ...rule.thanks } }),
    ...(rule.plan && { plan: { ...rule.plan } }),
    origins: { ...rule.origins },
  };
}

export function rulesTestJson({ results, problems }: GoldenReport, language: Language): z.infer<typeof RulesTestJson> {
  return {
    ok: problems.length === 0 && results.every(({ differences }) => differences.length === 0),
    problems: problems.map(problemJson),
    cases: results.map(({ given, file, line, differences, decision }) => ({
      case: given.case,
      file,
      line,
      ok: differences.length === 0,
      currency: decision.currency,
      differences: differences.map((one) => ({ ...one })),
      segment: decision.segment.name,
      reason: reasonJson(decision, language),
    })),
  };
}

export function rulesDiffJson(workspace: string, before: string, diff: RulesDiff, language: Language): z.infer<typeof RulesDiffJson> {
  const side = (decision: Decision) => ({
    segment: decision.segment.name,
    reason: reasonJson(decision, language),
    steps: decision.intents.map((intent) => ({
      step: intent.step,
      do: intent.do,
      actOn: intent.actOn,
      amount: intent.amount,
      claimed: claimedBy(intent),
    })),
  });
  return {
    workspace,
    today: diff.today,
    before,
    versions: { ...diff.versions },
    dossiers: diff.dossiers,
    segments: [...diff.segments],
    cells: diff.cells.map((cell) => ({ ...cell, exposure: { ...cell.exposure } })),
    steps: diff.steps.map((step) => ({ ...step, before: { ...step.before }, after: { ...step.after } })),
    changes: diff.changes.map(({ dossier: { debtor, ...of }, before: was, after }) => ({
      debtor: debtor.id,
      reference: debtor.reference,
      name: debtor.name,
      currency: of.currency,
      exposure: of.exposure,
      overdue: of.overdue,
      before: side(was),
      after: side(after),
    })),
  };
}

export function rulesReplayJson(workspace: string, report: ReplayReport): z.infer<typeof RulesReplayJson> {
  const { from, to, version, debtors, decisions, weeks, steps, lines, afterPayment, gaps } = report;
  return {
    workspace,
    from,
    to,
    version,
    debtors,
    decisions,
    weeks: weeks.map((one) => ({ ...one })),
    steps: steps.map((one) => ({ ...one })),
    lines: lines.map((one) => ({ ...one, segments: [...one.segments] })),
    afterPayment: afterPayment.map((one) => ({ ...one, numbers: [...one.numbers] })),
    gaps: { ...gaps },
  };
}
