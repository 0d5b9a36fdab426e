import { addDays, type Day } from "../ledger/day.ts";
import { firstDayOf, halfOf, type Rates } from "../rules/law/rates.ts";
import { byPlace, type Problem, problemAt } from "../rules/problem.ts";
import type { ReadFiles } from "./open.ts";
import { testRules } from "./rules-test.ts";

/** Days before a half-year begins from which its rates are asked for. */
const ratesAskedFor = 15;

/** Everything that is wrong with the rules: the files, the rates of the day, files that nothing reads, cases no longer kept. */
export function checkRules(files: Pick<ReadFiles, "ruleFiles" | "rulebook" | "problems">, today: Day): readonly Problem[] {
  const { ruleFiles, rulebook, problems } = files;
  const { results, problems: caseProblems } = testRules(files);
  const failed = results
    .filter(({ differences }) => differences.length > 0)
    .map((one) => problemAt(one.file, one, [], { code: "rules.case_failed", params: { case: one.given.case } }));
  const unused = ruleFiles.unused.map((file) => warning(file, "rules.file_unused", { file }));
  return [
    ...problems.filter((problem) => problem.file !== "relance.yaml"),
    ...caseProblems,
    ...failed,
    ...(rulebook ? ratesProblems(rulebook.rates, today) : []),
    ...unused,
  ].toSorted(byPlace);
}

function ratesProblems(rates: Rates, today: Day): readonly Problem[] {
  const halves = new Set([halfOf(today), halfOf(addDays(today, ratesAskedFor))]);
  return [...halves]
    .filter((half) => !rates.has(half))
    .map((half) => warning("rules/rates.yaml", "rules.rates_missing", { half, from: firstDayOf(half) }));
}

function warning(file: string, code: string, params: Problem["params"]): Problem {
  return problemAt(file, { line: 1, column: 1 }, [], { code, params, level: "warning" });
}
