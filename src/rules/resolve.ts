import { type Problem, problemAt } from "./problem.ts";
import type { LadderStep, RuleText } from "./rulebook.ts";
import { type CommonFile, SegmentFile } from "./schema.ts";
import { type Limits, limitsOf } from "./settings.ts";
import { suggest } from "./suggest.ts";
import { readYaml, type YamlFile } from "./yaml.ts";

/** A segment file with what it says. */
export interface SegmentSource {
  readonly file: string;
  readonly yaml: YamlFile<SegmentFile>;
  readonly data: SegmentFile;
  readonly shipped: boolean;
}

/** A segment with its preset's keys filled in. */
export interface ResolvedSegment {
  readonly name: string;
  readonly description: string;
  readonly priority: number;
  /** The condition and the file it is written in, which may be the preset's. */
  readonly when: { readonly text: string; readonly source: SegmentSource };
  readonly ladder: readonly LadderStep[];
  readonly limits: Limits;
  readonly stay: number;
  readonly source: SegmentSource;
}

interface Resolved {
  readonly segments: readonly ResolvedSegment[];
  readonly problems: readonly Problem[];
  /** Names in `_common.yaml` that no preset has. */
  readonly unknownPresets: readonly {
    readonly index: number;
    readonly name: string;
    readonly suggestion: string | undefined;
    readonly known: readonly string[];
  }[];
}

/** The segments in use: those of the workspace, then the shipped presets that it keeps and does not write itself. */
export function resolveSegments(files: readonly RuleText[], common: CommonFile): Resolved {
  const problems: Problem[] = [];
  const sources: SegmentSource[] = [];
  for (const file of files) {
    const yaml = readYaml(file.name, file.text, SegmentFile);
    problems.push(...yaml.problems);
    if (yaml.value) sources.push({ file: file.name, yaml, data: yaml.value, shipped: file.shipped === true });
  }
  const presets = new Map(sources.filter((one) => one.shipped).map((one) => [one.data.segment, one]));
  const own = sources.filter((one) => !one.shipped);
  const names = new Set(own.map((one) => one.data.segment));
  const kept = [...presets.values()].filter(({ data }) => (common.presets?.includes(data.segment) ?? true) && !names.has(data.segment));
  const segments: ResolvedSegment[] = [];
  for (const source of [...own, ...kept]) {
    const result = resolveOne(source, presets, common);
    if (Array.isArray(result)) problems.push(...result);
    else segments.push(result);
  }
  const known = [...presets.keys()];
  const unknownPresets = (common.presets ?? []).flatMap((name, index) =>
    presets.has(name) ? [] : [{ index, name, suggestion: suggest(name, known), known }],
  );
  return { segments, problems, unknownPresets };
}

function resolveOne(source: SegmentSource, presets: ReadonlyMap<string, SegmentSource>, common: CommonFile): ResolvedSegment | Problem[] {
  const { data, yaml, file } = source;
  const preset = data.extends === undefined ? undefined : presets.get(data.extends);
  if (data.extends !== undefined && !preset) {
    const suggestion = suggest(data.extends, presets.keys());
    const params = { name: data.extends, known: [...presets.keys()].join(", "), ...(suggestion !== undefined && { suggestion }) };
    return [problemAt(file, yaml.placeOf(["extends"]), ["extends"], { code: "rules.unknown_preset", params, value: data.extends })];
  }
  const base = preset?.data;
  const description = data.description ?? base?.description;
  const priority = data.priority ?? base?.priority;
  const when = data.when ?? base?.when;
  const ladder = data.ladder ?? base?.ladder;
  if (description === undefined || priority === undefined || when === undefined || ladder === undefined) {
    const missing = Object.entries({ description, priority, when, ladder }).filter(([, value]) => value === undefined);
    return missing.map(([key]) =>
      problemAt(file, yaml.placeOf([]), [key], { code: "rules.missing_key", params: { key, example: examples[key] ?? "" } }),
    );
  }
  return {
    name: data.segment,
    description,
    priority,
    when: { text: when.trim(), source: data.when === undefined && preset ? preset : source },
    ladder: ladder.map(stepOf),
    limits: limitsOf(base?.limits, source.shipped ? data.limits : undefined, common.limits, source.shipped ? undefined : data.limits),
    stay: data.stay ?? base?.stay ?? 0,
    source,
  };
}

const examples: Readonly<Record<string, string>> = {
  description: "description: Pays in the end, but habitually late.",
  priority: "priority: 40",
  when: "when: history.lateShare12m >= 0.5",
  ladder: "ladder: [{ step: courtesy, at: +8, do: email, template: reminder-courteous }]",
};

function stepOf(given: NonNullable<SegmentFile["ladder"]>[number]): LadderStep {
  const { step, at, template, activity, assignee, registered, claim, approval = "never" } = given;
  return {
    step,
    at,
    do: given.do,
    ...(template !== undefined && { template }),
    ...(given.do === "task" && { activity: activity ?? "call" }),
    ...(assignee !== undefined && { assignee }),
    ...(registered !== undefined && { registered }),
    ...(claim !== undefined && { claim: [...new Set(claim)] }),
    approval,
  };
}
