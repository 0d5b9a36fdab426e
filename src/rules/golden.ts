import type { Minor } from "../ledger/money.ts";
import { decide } from "./decide.ts";
import { type Decision, isAddressed } from "./decision.ts";
import { amountsOf, dossierOf } from "./golden-dossier.ts";
import { type GoldenCase, GoldenFile } from "./golden-schema.ts";
import { ownSteps } from "./own-steps.ts";
import { byPlace, type Path, type Place, type Problem, problemAt } from "./problem.ts";
import type { Rulebook, RuleText } from "./rulebook.ts";
import { suggest } from "./suggest.ts";
import { readYaml, type YamlFile } from "./yaml.ts";

/** A case as written, and where. */
export interface PlacedCase extends Place {
  readonly file: string;
  readonly given: GoldenCase;
}

export interface GoldenResult extends PlacedCase {
  readonly decision: Decision;
  /** Empty when the case is kept. */
  readonly differences: readonly Difference[];
}

/** What was expected beside what came out. Amounts are in minor units of the decision's currency. */
export interface Difference {
  readonly what: keyof GoldenCase["expect"];
  readonly expected: string | Minor;
  readonly found: string | Minor;
}

/** Written for "no step": `expect: { step: none }`. */
const noStep = "none";

/** Reads every file of cases at once. Names of segments, steps and invoices that nobody knows are problems too. */
export function readGoldenCases(
  files: readonly RuleText[],
  rulebook: Rulebook | undefined,
): { readonly cases: readonly PlacedCase[]; readonly problems: readonly Problem[] } {
  const cases: PlacedCase[] = [];
  const problems: Problem[] = [];
  for (const { name, text } of files) {
    const yaml = readYaml(name, text, GoldenFile);
    problems.push(...yaml.problems);
    for (const [index, given] of (yaml.value ?? []).entries()) {
      cases.push({ file: name, ...yaml.placeOf([index]), given });
      problems.push(...problemsOf(name, yaml, index, given, rulebook));
    }
  }
  return { cases, problems: problems.toSorted(byPlace) };
}

/** Decides on every case. */
export function runGoldenCases(cases: readonly PlacedCase[], rulebook: Rulebook): readonly GoldenResult[] {
  return cases.map((one) => {
    const decision = decide(dossierOf(one.given), rulebook, one.given.today);
    return { ...one, decision, differences: differencesOf(one.given.expect, decision) };
  });
}

function differencesOf(expected: GoldenCase["expect"], decision: Decision): readonly Difference[] {
  const { segment, reason, score } = decision;
  const [intent] = isAddressed(decision) ? decision.intents.filter((one) => one.step === reason.params.step) : decision.intents;
  const found: Readonly<Record<Exclude<Difference["what"], "steps">, string | Minor>> = {
    segment: segment.name,
    step: intent?.step ?? noStep,
    reason: reason.code,
    amount: intent?.amount ?? 0,
    penalties: intent?.claims?.penalties?.amount ?? 0,
    fees: intent?.claims?.fees?.amount ?? 0,
    score: score.total,
  };
  const { steps = {}, ...others } = expected;
  const ofInvoices = Object.entries(steps).flatMap(([number, wanted]) => {
    const step = stepAbout(number, decision);
    return step === wanted ? [] : [{ what: "steps" as const, expected: `${number} ${wanted}`, found: `${number} ${step}` }];
  });
  const differences = Object.entries(others).flatMap(([key, value]) => {
    const what = key as keyof typeof found;
    const wanted = typeof value === "object" ? value.amount : value;
    return wanted === undefined || wanted === found[what] ? [] : [{ what, expected: wanted, found: found[what] }];
  });
  return [...differences, ...ofInvoices];
}

/** A case's invoices have their numbers for ids. What the ladder does comes after the tasks beside it. */
function stepAbout(number: string, { intents }: Decision): string {
  return intents.findLast(({ items }) => items.some(({ id }) => id === number))?.step ?? noStep;
}

function problemsOf(
  file: string,
  yaml: YamlFile<unknown>,
  index: number,
  given: GoldenCase,
  rulebook: Rulebook | undefined,
): readonly Problem[] {
  const problems: Problem[] = [];
  const add = (path: Path, code: string, params: Problem["params"]) => {
    const at = [index, ...path];
    const value = yaml.textOf(at);
    problems.push(problemAt(file, yaml.placeOf(at), at, { code, params, ...(value !== undefined && { value }) }));
  };
  const unknown = (path: Path, name: string, known: readonly string[], code: string) => {
    if (known.includes(name)) return;
    const suggestion = suggest(name, known);
    add(path, code, { name, known: known.join(", "), ...(suggestion !== undefined && { suggestion }) });
  };
  const numbers = (given.invoices ?? []).map((one) => one.number);
  for (const [at, number] of numbers.entries())
    if (numbers.indexOf(number) < at) add(["invoices", at, "number"], "rules.case_number_twice", { number });
  for (const key of ["promises", "disputes", "holds"] as const)
    for (const [at, { invoices = [] }] of (given[key] ?? []).entries())
      for (const [nth, number] of invoices.entries()) unknown([key, at, "invoices", nth], number, numbers, "rules.case_unknown_invoice");
  for (const [at, one] of (given.invoices ?? []).entries())
    if (one.open && one.open.amount > one.amount.amount) add(["invoices", at, "open"], "rules.case_open_above_amount", {});
  const [first, ...others] = amountsOf(given);
  const other = others.find((one) => one.currency !== first?.currency);
  if (first && other) add(other.path, "rules.case_currencies", { first: first.currency, other: other.currency });
  if (Object.keys(given.expect).length === 0) add(["expect"], "rules.case_expects_nothing", {});
  const { segment, step, steps: ofInvoices = {} } = given.expect;
  for (const number of Object.keys(ofInvoices)) unknown(["expect", "steps", number], number, numbers, "rules.case_unknown_invoice");
  if (!rulebook) return problems;
  const names = rulebook.segments.map((one) => one.name);
  const ladders = new Set(rulebook.segments.flatMap(({ ladder }) => ladder.map((one) => one.step)));
  const steps = [...ladders, ...Object.values(ownSteps), noStep];
  if (segment !== undefined) unknown(["expect", "segment"], segment, names, "rules.case_unknown_segment");
  if (step !== undefined) unknown(["expect", "step"], step, steps, "rules.case_unknown_step");
  for (const [number, name] of Object.entries(ofInvoices)) unknown(["expect", "steps", number], name, steps, "rules.case_unknown_step");
  return problems;
}
