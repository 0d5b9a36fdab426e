import { levels } from "./levels.ts";
import { type Place, type Problem, problemAt } from "./problem.ts";
import type { ResolvedSegment } from "./resolve.ts";

/**
 * What is wrong between the segments: names, priorities, who is never reached, who is left out.
 * `presets` is where the workspace chooses its presets, when it does.
 */
export function orderProblems(
  segments: readonly ResolvedSegment[],
  presets: { readonly file: string; readonly place: Place } | undefined,
): readonly Problem[] {
  const problems: Problem[] = [];
  const add = (segment: ResolvedSegment, key: string, code: string, params: Problem["params"], level: Problem["level"] = "error") => {
    const { yaml, file } = segment.source;
    const value = yaml.textOf([key]);
    problems.push(problemAt(file, yaml.placeOf([key]), [key], { code, params, level, ...(value !== undefined && { value }) }));
  };
  // Own files come first, so that a clash with a preset is told where it can be mended.
  const ordered = segments.toSorted((a, b) => b.priority - a.priority || levels.indexOf(a.source.level) - levels.indexOf(b.source.level));
  const byName = new Map<string, ResolvedSegment>();
  for (const segment of segments) {
    const other = byName.get(segment.name);
    if (other) add(segment, "segment", "rules.duplicate_segment", { segment: segment.name, file: other.source.file });
    else byName.set(segment.name, segment);
  }
  let all: ResolvedSegment | undefined;
  for (const [index, segment] of ordered.entries()) {
    const before = ordered[index - 1];
    if (before && before.priority === segment.priority && before.name !== segment.name) {
      add(segment, "priority", "rules.priority_tie", { priority: segment.priority, other: before.name, file: before.source.file });
    }
    // A preset that an own segment makes useless is no mistake of the person who wrote it.
    if (all && segment.source.level === "own")
      add(segment, "priority", "rules.unreachable", { segment: segment.name, all: all.name, file: all.source.file });
    all ??= segment.when.text === "true" ? segment : undefined;
  }
  const last = ordered.at(-1);
  if (last && !all) {
    if (last.source.level !== "own" && presets)
      problems.push(problemAt(presets.file, presets.place, ["presets"], { code: "rules.no_catch_all_preset" }));
    else add(last, "when", "rules.no_catch_all", { segment: last.name });
  }
  if (!last) problems.push(problemAt("rules/", { line: 1, column: 1 }, [], { code: "rules.no_segment" }));
  return problems;
}
