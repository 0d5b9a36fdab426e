import { z } from "zod";
import type { Money } from "../ledger/money.ts";
import { type Condition, compileCondition } from "./conditions.ts";
import { factsByName, type PublishedFact } from "./facts.ts";
import { type Problem, problemAt } from "./problem.ts";
import { Amount } from "./schema-parts.ts";
import { suggest } from "./suggest.ts";
import { readYaml, type YamlFile } from "./yaml.ts";

/** Where points come from, and who comes first. */
export interface ScoreTable {
  readonly parts: readonly ScorePart[];
  readonly matrix: Matrix;
}

/** Points in proportion to a fact up to `full`, or whole where a condition holds. */
export type ScorePart = { readonly part: string; readonly points: number } & (
  | { readonly fact: PublishedFact; readonly full: number }
  | { readonly condition: Condition }
);

export interface Matrix {
  /** Lower ends of the bands, from the highest. */
  readonly scores: readonly number[];
  readonly exposures: readonly Money[];
  /** By band of the score, then by band of the exposure: one more than there are lower ends. */
  readonly priorities: readonly (readonly number[])[];
}

const Part = z.strictObject({
  part: z
    .string()
    .regex(/^[a-z][a-z0-9-]{0,47}$/)
    .meta({ description: "What the points are for.", examples: ["lateness"] }),
  points: z
    .int()
    .min(-100)
    .max(100)
    .meta({ description: "Points at most; below zero for what reassures.", examples: [20] }),
  fact: z
    .string()
    .optional()
    .meta({ description: "A published fact that is a number.", examples: ["history.lateShare12m"] }),
  full: z
    .number()
    .positive()
    .optional()
    .meta({ description: "Value of the fact that gives all the points.", examples: [30] }),
  when: z
    .string()
    .optional()
    .meta({ description: "A condition that gives all the points, instead of a fact.", examples: ["debtor.insolvent"] }),
});

export const ScoreFile = z
  .strictObject({
    parts: z.array(Part).max(50).describe("Parts of the score. They add up, from 0 to 100."),
    matrix: z
      .strictObject({
        scores: z.array(z.number().min(0).max(100)).describe("Lower ends of the bands of the score, from the highest."),
        exposures: z.array(Amount).describe("Lower ends of the bands of the exposure, from the largest."),
        priorities: z
          .array(z.array(z.int().min(1).max(5)))
          .describe("Priority of each band of score (rows) and exposure (columns): 1 first, 5 last."),
      })
      .describe("Who comes first."),
  })
  .describe("How much a debtor needs attention.");

/** Before any table was read: no points, and nobody before anybody. */
export const noScores: ScoreTable = { parts: [], matrix: { scores: [], exposures: [], priorities: [[3]] } };

/** Reads a table; everything that is wrong with it at once. */
export function readScoreTable(file: { readonly name: string; readonly text: string }): {
  readonly table?: ScoreTable;
  readonly problems: readonly Problem[];
} {
  const yaml = readYaml(file.name, file.text, ScoreFile);
  const { value } = yaml;
  if (!value) return { problems: yaml.problems };
  const problems: Problem[] = [...matrixProblems(file.name, yaml)];
  const parts: ScorePart[] = [];
  for (const [index, given] of value.parts.entries()) {
    const part = partOf(given);
    if ("code" in part) {
      const path = ["parts", index, ...(part.key === undefined ? [] : [part.key])];
      const place = part.key === "when" ? yaml.placeIn(path, part.offset ?? 0) : yaml.placeOf(path);
      const text = yaml.textOf(path);
      problems.push(
        problemAt(file.name, place, path, { code: part.code, params: part.params, ...(text !== undefined && { value: text }) }),
      );
    } else parts.push(part);
  }
  return problems.length > 0 ? { problems } : { table: { parts, matrix: value.matrix }, problems };
}

type Given = z.infer<typeof Part>;
type Wrong = { readonly code: string; readonly params: Problem["params"]; readonly key?: "fact" | "when"; readonly offset?: number };

function partOf({ part, points, fact, full, when }: Given): ScorePart | Wrong {
  if ((fact === undefined) === (when === undefined) || (fact === undefined) !== (full === undefined)) {
    return { code: "rules.score_part", params: { part } };
  }
  if (when !== undefined) {
    const condition = compileCondition(when);
    return "code" in condition ? { ...condition, key: "when" } : { part, points, condition };
  }
  const found = factsByName.get(fact as string);
  if (!found) {
    const suggestion = suggest(fact as string, factsByName.keys());
    const known = [...factsByName.keys()].join(", ");
    return {
      code: "rules.condition_unknown_fact",
      params: { fact: fact as string, known, ...(suggestion !== undefined && { suggestion }) },
      key: "fact",
    };
  }
  if (found.type !== "count" && found.type !== "decimal")
    return { code: "rules.score_fact", params: { fact: found.name, type: found.type }, key: "fact" };
  return { part, points, fact: found, full: full as number };
}

function matrixProblems(file: string, yaml: YamlFile<z.infer<typeof ScoreFile>>): readonly Problem[] {
  const { scores, exposures, priorities } = yaml.value?.matrix ?? { scores: [], exposures: [], priorities: [] };
  const falls = (values: readonly number[]) => values.every((value, index) => index === 0 || value < (values[index - 1] as number));
  const fits = priorities.length === scores.length + 1 && priorities.every((row) => row.length === exposures.length + 1);
  const sameCurrency = new Set(exposures.map((one) => one.currency)).size <= 1;
  if (fits && sameCurrency && falls(scores) && falls(exposures.map((one) => one.amount))) return [];
  const path = ["matrix"];
  const params = { rows: scores.length + 1, columns: exposures.length + 1 };
  return [problemAt(file, yaml.placeOf(path, "key"), path, { code: "rules.score_matrix", params })];
}
