import { chainOf, type SegmentSource } from "./extend.ts";
import { type Commons, levelOf, type Level, levels } from "./levels.ts";
import { type Problem, problemAt } from "./problem.ts";
import type { Reactions } from "./reactions.ts";
import type { Alternative, Ending, LadderStep, PlanRule, RuleText, SegmentRule, Thanks } from "./rulebook.ts";
import { SegmentFile } from "./schema.ts";
import { type Limits, limitsOf } from "./settings.ts";
import { readYaml } from "./yaml.ts";

/** A segment with the keys filled in of those it starts from. */
export interface ResolvedSegment {
  readonly name: string;
  readonly description: string;
  readonly priority: number;
  /** The condition and the file it is written in, which may be a preset's. */
  readonly when: { readonly text: string; readonly source: SegmentSource };
  readonly ladder: readonly LadderStep[];
  /** The file that the ladder is written in. */
  readonly ladderSource: SegmentSource;
  readonly per: SegmentRule["per"];
  readonly limits: Limits;
  readonly end?: Ending;
  readonly plan?: PlanRule;
  readonly thanks?: Thanks;
  /** The file that the thanks are written in. */
  readonly thanksSource?: SegmentSource;
  readonly reactions: Reactions;
  readonly stay: number;
  readonly source: SegmentSource;
  readonly origins: Origins;
}

/** Where each key of a segment was written; `limits.minimumAmount` and its like one by one. Absent: nobody wrote it. */
export type Origins = Readonly<Record<string, Origin>>;

export interface Origin {
  readonly file: string;
  readonly line: number;
  readonly level: Level;
}

interface Resolved {
  readonly segments: readonly ResolvedSegment[];
  /** Names that `presets` may choose from: the shipped segments and the integrator's. */
  readonly presets: readonly string[];
  readonly problems: readonly Problem[];
}

/** Common parts with the places of their keys. */
export type CommonSources = Readonly<
  Partial<Record<Level, { readonly file: string; readonly yaml: Pick<SegmentSource["yaml"], "placeOf"> }>>
>;

/** The segments in use: those of the workspace, then the integrator's and the shipped ones that it keeps and does not write itself. */
export function resolveSegments(files: readonly RuleText[], commons: Commons, commonSources: CommonSources): Resolved {
  const problems: Problem[] = [];
  const sources: SegmentSource[] = [];
  for (const file of files) {
    const yaml = readYaml(file.name, file.text, SegmentFile);
    problems.push(...yaml.problems);
    if (yaml.value) sources.push({ file: file.name, yaml, data: yaml.value, level: levelOf(file) });
  }
  const chosen = commons.own?.presets ?? commons.integrator?.presets;
  const above = (source: SegmentSource) => levels.slice(levels.indexOf(source.level) + 1);
  const hidden = (source: SegmentSource) =>
    sources.some((other) => other.data.segment === source.data.segment && above(source).includes(other.level));
  const presets = sources.filter((one) => one.level !== "own");
  const kept = presets.filter((one) => (chosen?.includes(one.data.segment) ?? true) && !hidden(one));
  const segments: ResolvedSegment[] = [];
  for (const source of [...sources.filter((one) => one.level === "own"), ...kept]) {
    const chain = chainOf(source, sources);
    const result = "problem" in chain ? [chain.problem] : resolveOne(chain, commons, commonSources);
    if (Array.isArray(result)) problems.push(...result);
    else segments.push(result);
  }
  return { segments, presets: [...new Set(presets.map((one) => one.data.segment))], problems };
}

/** `chain` is the segment's file and those it starts from, most specific first. */
function resolveOne(chain: readonly SegmentSource[], commons: Commons, commonSources: CommonSources): ResolvedSegment | Problem[] {
  const [source] = chain as readonly [SegmentSource, ...SegmentSource[]];
  const writer = (key: keyof SegmentFile) => chain.find((one) => one.data[key] !== undefined);
  const [description, priority, when, ladder] = [writer("description"), writer("priority"), writer("when"), writer("ladder")];
  if (!description || !priority || !when || !ladder) {
    const missing = Object.entries({ description, priority, when, ladder }).filter(([, value]) => value === undefined);
    return missing.map(([key]) =>
      problemAt(source.file, source.yaml.placeOf([]), [key], { code: "rules.missing_key", params: { key, example: examples[key] ?? "" } }),
    );
  }
  const limits = limitsWritten(chain, commons, commonSources);
  const origin = (one: SegmentSource, key: string) => ({ file: one.file, line: one.yaml.placeOf([key], "key").line, level: one.level });
  const [per, stay, end, reactions] = [writer("per"), writer("stay"), writer("end"), writer("on")];
  const [thanks, plan] = [writer("thanks"), writer("plan")];
  const origins: Record<string, Origin> = {
    description: origin(description, "description"),
    priority: origin(priority, "priority"),
    when: origin(when, "when"),
    ladder: origin(ladder, "ladder"),
    ...(per && { per: origin(per, "per") }),
    ...(end && { end: origin(end, "end") }),
    ...(thanks && { thanks: origin(thanks, "thanks") }),
    ...(plan && { plan: origin(plan, "plan") }),
    ...(reactions && { on: origin(reactions, "on") }),
    ...(stay && { stay: origin(stay, "stay") }),
  };
  for (const { given, at } of limits) for (const key of Object.keys(given)) origins[`limits.${key}`] = at(key);
  return {
    name: source.data.segment,
    description: description.data.description as string,
    priority: priority.data.priority as number,
    when: { text: (when.data.when as string).trim(), source: when },
    ladder: (ladder.data.ladder ?? []).map(stepOf),
    ladderSource: ladder,
    per: per?.data.per ?? "debtor",
    limits: limitsOf(...limits.map(({ given }) => given)),
    ...(end?.data.end && { end: end.data.end }),
    ...(plan?.data.plan && { plan: planOf(plan.data.plan) }),
    ...(thanks?.data.thanks && { thanks: thanksOf(thanks.data.thanks), thanksSource: thanks }),
    reactions: reactions?.data.on ?? {},
    stay: stay?.data.stay ?? 0,
    source,
    origins,
  };
}

interface LimitsWritten {
  readonly given: NonNullable<SegmentFile["limits"]>;
  at(key: string): Origin;
}

/** Limits from the least specific to the most: level by level, what is common before what the segment's file says. */
function limitsWritten(chain: readonly SegmentSource[], commons: Commons, commonSources: CommonSources): readonly LimitsWritten[] {
  return levels.flatMap((level) => {
    const common = commonSources[level];
    const files = chain.filter((one) => one.level === level).toReversed();
    return [
      ...(common ? [{ ...common, limits: commons[level]?.limits }] : []),
      ...files.map((one) => ({ ...one, limits: one.data.limits })),
    ].flatMap(({ file, yaml, limits }) =>
      limits ? [{ given: limits, at: (key: string) => ({ file, line: yaml.placeOf(["limits", key], "key").line, level }) }] : [],
    );
  });
}

const examples: Readonly<Record<string, string>> = {
  description: "description: Pays in the end, but habitually late.",
  priority: "priority: 40",
  when: "when: history.lateShare12m >= 0.5",
  ladder: "ladder: [{ step: courtesy, at: +8, do: email, template: reminder-courteous }]",
};

type GivenStep = NonNullable<SegmentFile["ladder"]>[number];

function stepOf(given: GivenStep): LadderStep {
  const { step, at, template, activity, assignee, registered, otherwise, claim, approval = "never" } = given;
  return {
    step,
    at,
    do: given.do,
    ...(template !== undefined && { template }),
    ...(given.do === "task" && { activity: activity ?? "call" }),
    ...(assignee !== undefined && { assignee }),
    ...(registered !== undefined && { registered }),
    ...(otherwise && { otherwise: otherwise.map(alternativeOf) }),
    ...(claim !== undefined && { claim: [...new Set(claim)] }),
    approval,
  };
}

function thanksOf({ template, within, minimumAmount, approval = "never" }: NonNullable<SegmentFile["thanks"]>): Thanks {
  return { template, within, ...(minimumAmount && { minimumAmount }), approval };
}

function planOf({ minimum, of = "overdue", ...rest }: NonNullable<SegmentFile["plan"]>): PlanRule {
  return { ...rest, of, ...(minimum && { minimum }) };
}

function alternativeOf({ do: kind, template, activity, assignee }: NonNullable<GivenStep["otherwise"]>[number]): Alternative {
  return {
    do: kind,
    ...(template !== undefined && { template }),
    ...(kind === "task" && { activity: activity ?? "call" }),
    ...(assignee !== undefined && { assignee }),
  };
}
