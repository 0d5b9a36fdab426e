import { type Commons, levelOf } from "./levels.ts";
import { type Problem, problemAt } from "./problem.ts";
import type { CommonSources } from "./resolve.ts";
import type { RuleText } from "./rulebook.ts";
import { CommonFile } from "./schema.ts";
import { suggest } from "./suggest.ts";
import { readYaml } from "./yaml.ts";

export function isCommon(file: RuleText): boolean {
  return /(^|[/:])_common\.ya?ml$/.test(file.name);
}

/** What holds for every segment, as each level says it. */
export function readCommons(files: readonly RuleText[]): {
  readonly commons: Commons;
  readonly commonSources: CommonSources;
  readonly problems: readonly Problem[];
} {
  const problems: Problem[] = [];
  const commons: { -readonly [K in keyof Commons]: Commons[K] } = {};
  const commonSources: { -readonly [K in keyof CommonSources]: CommonSources[K] } = {};
  for (const file of files.filter(isCommon)) {
    const level = levelOf(file);
    const yaml = readYaml(file.name, file.text, CommonFile);
    problems.push(...yaml.problems);
    if (!yaml.value) continue;
    commons[level] = yaml.value;
    commonSources[level] = { file: file.name, yaml };
    const { integrator } = yaml.value;
    if (integrator === undefined) continue;
    const code =
      level === "integrator"
        ? "rules.integrator_nested"
        : files.some((one) => one.integrator === true)
          ? undefined
          : "rules.integrator_missing";
    if (code)
      problems.push(
        problemAt(file.name, yaml.placeOf(["integrator"]), ["integrator"], { code, params: { integrator }, value: integrator }),
      );
  }
  return { commons, commonSources, problems };
}

/** Names in `presets` that neither Relance nor the integrator has. */
export function presetProblems(commons: Commons, sources: CommonSources, known: readonly string[]): readonly Problem[] {
  return (["integrator", "own"] as const).flatMap((level) => {
    const source = sources[level];
    if (!source) return [];
    return (commons[level]?.presets ?? []).flatMap((name, index) => {
      if (known.includes(name)) return [];
      const path = ["presets", index];
      const suggestion = suggest(name, known);
      const params = { name, known: known.join(", "), ...(suggestion !== undefined && { suggestion }) };
      return [problemAt(source.file, source.yaml.placeOf(path), path, { code: "rules.unknown_preset", params, value: name })];
    });
  });
}
