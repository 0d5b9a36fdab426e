import { type GoldenResult, readGoldenCases, runGoldenCases } from "../rules/golden.ts";
import type { Problem } from "../rules/problem.ts";
import type { ReadFiles } from "./open.ts";

export interface GoldenReport {
  readonly results: readonly GoldenResult[];
  /** What is wrong with the files of cases; results are there only when nothing is. */
  readonly problems: readonly Problem[];
}

/** Runs the golden cases of a workspace against its rules. */
export function testRules({ ruleFiles, rulebook }: Pick<ReadFiles, "ruleFiles" | "rulebook">): GoldenReport {
  const { cases, problems } = readGoldenCases(ruleFiles.cases, rulebook);
  return { results: rulebook && problems.length === 0 ? runGoldenCases(cases, rulebook) : [], problems };
}
