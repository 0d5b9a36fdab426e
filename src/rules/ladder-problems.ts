import type { Params } from "../ledger/message.ts";
import { reservedSteps } from "./own-steps.ts";
import { type Path, type Problem, problemAt } from "./problem.ts";
import type { ResolvedSegment } from "./resolve.ts";
import type { LadderStep } from "./rulebook.ts";
import { suggest } from "./suggest.ts";

/** What only some kinds of step understand. */
const keysOf = {
  template: ["email", "letter"],
  activity: ["task"],
  assignee: ["task"],
  registered: ["letter"],
  claim: ["email", "letter"],
  otherwise: ["email"],
} as const satisfies Partial<Record<keyof LadderStep, readonly LadderStep["do"][]>>;

/** Shipped templates that ask for money, and how hard. */
export const tones: Readonly<Record<string, number>> = { "reminder-courteous": 1, "reminder-firm": 2, "reminder-last": 3 };

/** Everything that is wrong with a segment's ladder, in the file that wrote it. Those of shipped presets were checked. */
export function ladderProblems(segment: ResolvedSegment, templates: readonly string[] | undefined): readonly Problem[] {
  const { ladderSource: source, ladder, limits } = segment;
  const given = source.data.ladder ?? [];
  if (source.level === "shipped" && segment.source !== source) return [];
  const problems: Problem[] = [];
  const add = (path: Path, code: string, params: Params = {}, level: Problem["level"] = "error") => {
    const at = ["ladder", ...path];
    const value = source.yaml.textOf(at);
    problems.push(problemAt(source.file, source.yaml.placeOf(at), at, { code, params, level, ...(value !== undefined && { value }) }));
  };
  const seen = new Map<string, number>();
  for (const [index, step] of ladder.entries()) {
    const before = ladder[index - 1];
    const { step: name } = step;
    if (seen.has(name)) add([index, "step"], "rules.duplicate_step", { step: name });
    seen.set(name, index);
    if (reservedSteps.has(name)) add([index, "step"], "rules.reserved_step", { step: name });
    if (before && step.at <= before.at)
      add([index, "at"], "rules.ladder_order", { step: name, at: step.at, before: before.step, beforeAt: before.at });
    else if (before && step.at - before.at < limits.daysBetweenContacts && before.at > 0) {
      const params = { step: name, before: before.step, days: step.at - before.at, limit: limits.daysBetweenContacts };
      add([index, "at"], "rules.steps_too_close", params, "warning");
    }
    const harder = ladder.slice(0, index).find((earlier) => hardness(earlier) > hardness(step));
    if (harder && hardness(step) > 0) add([index], "rules.softer_after_harder", { step: name, before: harder.step }, "warning");
    if ((step.do === "email" || step.do === "letter") && step.template === undefined)
      add([index], "rules.template_missing", { step: name, do: step.do });
    if (step.template !== undefined && templates && !templates.includes(step.template)) {
      add([index, "template"], "rules.unknown_template", templateParams(step.template, templates));
    }
    for (const [at, one] of (step.otherwise ?? []).entries()) {
      const path = [index, "otherwise", at];
      if (one.do === "letter" && one.template === undefined) add(path, "rules.template_missing", { step: name, do: one.do });
      if (one.template !== undefined && templates && !templates.includes(one.template)) {
        add([...path, "template"], "rules.unknown_template", templateParams(one.template, templates));
      }
    }
    if (step.do === "letter" && step.approval !== "always") add([index], "rules.letter_without_approval", { step: name });
    if (step.do === "letter" && step.at <= 0) add([index, "at"], "rules.letter_before_due", { step: name, at: step.at });
    for (const [key, kinds] of Object.entries(keysOf)) {
      const written = given[index]?.[key as keyof typeof keysOf];
      if (written !== undefined && !kinds.some((kind) => kind === step.do)) {
        add([index, key], "rules.key_without_effect", { key, do: step.do, kinds: kinds.join(", ") });
      }
    }
  }
  if (segment.end?.do === "repeat" && ladder.at(-1)?.do === "letter") {
    add([ladder.length - 1], "rules.repeat_of_letter", { step: ladder.at(-1)?.step ?? "" });
  }
  return problems;
}

export function templateParams(template: string, templates: readonly string[]): Params {
  const suggestion = suggest(template, templates);
  return { template, known: templates.join(", "), ...(suggestion !== undefined && { suggestion }) };
}

/** Only what can be told: an own template has no known tone, and a task may be anything. */
function hardness(step: LadderStep): number {
  return step.do === "letter" ? 4 : (tones[step.template ?? ""] ?? 0);
}
