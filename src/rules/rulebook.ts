import { digest } from "../ledger/digest.ts";
import type { Money } from "../ledger/money.ts";
import { claimProblems } from "./claim-problems.ts";
import { type Condition, compileCondition } from "./conditions.ts";
import type { Move } from "./facts.ts";
import { ladderProblems } from "./ladder-problems.ts";
import type { ClaimKind } from "./law/claims.ts";
import { loadRates, type Rates } from "./law/rates.ts";
import { mergeCommons } from "./levels.ts";
import { perInvoiceProblems } from "./per-invoice-problems.ts";
import type { Reactions } from "./reactions.ts";
import { byPlace, type Problem, problemAt } from "./problem.ts";
import { isCommon, presetProblems, readCommons } from "./common.ts";
import { type Origins, type ResolvedSegment, resolveSegments } from "./resolve.ts";
import { orderProblems } from "./rulebook-problems.ts";
import { noScores, readScoreTable, type ScoreTable } from "./score-table.ts";
import { type Limits, type Settings, settingsOf } from "./settings.ts";
import { thanksProblems } from "./thanks-problems.ts";

/** Everything that decides, read and checked: what `decide` needs beside a dossier and a day. */
export interface Rulebook {
  /** In the order in which they are tried: highest priority first. The last one takes everybody. */
  readonly segments: readonly SegmentRule[];
  readonly settings: Settings;
  /** Rates of the law, by half-year. */
  readonly rates: Rates;
  readonly scores: ScoreTable;
  /** What can move a debtor to another segment while nothing happens. */
  readonly moves: ReadonlySet<Move>;
  /** Digest of everything above: the same text gives the same version everywhere. */
  readonly version: string;
}

export interface SegmentRule {
  readonly name: string;
  readonly description: string;
  readonly priority: number;
  readonly condition: Condition;
  /** The file and line of the condition, which may be a preset's. */
  readonly file: string;
  readonly line: number;
  readonly ladder: readonly LadderStep[];
  /** What climbs the ladder: all that a debtor owes, at the level of its oldest item, or each invoice by itself. */
  readonly per: "debtor" | "invoice";
  readonly limits: Limits;
  readonly end?: Ending;
  /** The mail that thanks for a payment, where there is one. */
  readonly thanks?: Thanks;
  /** The instalment plan that a person may grant, where there is one. */
  readonly plan?: PlanRule;
  /** What answers to what happens, beside the ladder. */
  readonly reactions: Reactions;
  /** Days for which a debtor stays before it may go to a softer segment. */
  readonly stay: number;
  /** Where each key was written. */
  readonly origins: Origins;
  readonly version: string;
}

/** A step of a ladder; `at` is in days after the due date of the item that carries it, negative before. */
export interface LadderStep {
  readonly step: string;
  readonly at: number;
  readonly do: "email" | "task" | "letter" | "note";
  readonly template?: string;
  readonly activity?: "call" | "letter" | "check_item" | "handover" | "other";
  /** `salesperson` and `collector` are the debtor's own. */
  readonly assignee?: string | readonly string[];
  readonly registered?: boolean;
  /** Instead of an e-mail to nobody: the first that can be done. */
  readonly otherwise?: readonly Alternative[];
  /** What is asked on top of the debt, as far as the law gives it. */
  readonly claim?: readonly ClaimKind[];
  readonly approval: "never" | "first-time" | "always" | { readonly above: Money };
}

export interface Alternative extends Pick<LadderStep, "template" | "activity" | "assignee"> {
  readonly do: "letter" | "task";
}

/** What becomes of an item whose ladder is finished, so many days after the last action. */
export interface Ending {
  readonly do: "handover" | "repeat";
  readonly after: number;
}

/** A word of thanks, up to so many days after the payment that settled what the debtor was reminded of. */
export interface Thanks extends Pick<LadderStep, "approval"> {
  readonly template: string;
  readonly within: number;
  /** Total paid below which nobody is thanked. */
  readonly minimumAmount?: Money;
}

/** How a plan is made: so many equal instalments at most, the first after so many days, then every month or so many days. */
export interface PlanRule {
  readonly instalments: number;
  readonly first: number;
  readonly every: "month" | number;
  readonly minimum?: Money;
  readonly of: "overdue" | "open";
}

/** A rule file as read from somewhere: this folder reads no file. */
export interface RuleText {
  /** As people see it in problems and explanations: `rules/recurrent-late.yaml`. */
  readonly name: string;
  readonly text: string;
  /** Comes with Relance: a preset. */
  readonly shipped?: boolean;
  /** Of the folder that the workspace's `integrator` names. */
  readonly integrator?: boolean;
}

/**
 * Reads every rule file at once. All problems are reported together; the rulebook is there only when none is an error.
 * `templates` are the names that steps may use; not checked when absent.
 */
export function loadRulebook(
  files: readonly RuleText[],
  options: { readonly templates?: readonly string[] } = {},
): { readonly rulebook?: Rulebook; readonly problems: readonly Problem[] } {
  const problems: Problem[] = [];
  const { commons, commonSources, problems: commonProblems } = readCommons(files);
  const resolved = resolveSegments(
    files.filter((file) => !isCommon(file) && !isRates(file) && !isScores(file)),
    commons,
    commonSources,
  );
  problems.push(...commonProblems, ...resolved.problems, ...presetProblems(commons, commonSources, resolved.presets));
  const { rates, problems: rateProblems } = loadRates(files.filter(isRates));
  problems.push(...rateProblems);
  // The workspace's own table, when it has one, takes the place of the shipped one.
  const scoreFile = files.findLast(isScores);
  const scores = scoreFile ? readScoreTable(scoreFile) : { table: noScores, problems: [] };
  problems.push(...scores.problems);
  const settings = settingsOf(mergeCommons(commons));
  const segments: SegmentRule[] = [];
  for (const segment of resolved.segments) {
    problems.push(...ladderProblems(segment, options.templates), ...thanksProblems(segment, options.templates));
    const condition = compileCondition(segment.when.text);
    if ("code" in condition) {
      problems.push(conditionProblem(segment, condition));
      continue;
    }
    problems.push(...claimProblems(segment, condition), ...perInvoiceProblems(segment, condition));
    segments.push(ruleOf(segment, condition, settings));
  }
  const { own } = commonSources;
  const presets = own && { file: own.file, place: own.yaml.placeOf(["presets"], "key") };
  problems.push(...orderProblems(resolved.segments, presets));
  // Segments that start from one file would tell its problems one time each.
  const sorted = [...new Map(problems.map((problem) => [JSON.stringify(problem), problem])).values()].toSorted(byPlace);
  if (sorted.some((problem) => problem.level === "error")) return { problems: sorted };
  segments.sort((a, b) => b.priority - a.priority);
  const moves = new Set(segments.flatMap((segment) => [...segment.condition.moves]));
  const version = digest(
    JSON.stringify([settings, ...rates.values()]),
    scoreFile?.text ?? "",
    ...segments.map((segment) => segment.version),
  );
  return { rulebook: { segments, settings, rates, scores: scores.table ?? noScores, moves, version }, problems: sorted };
}

function isRates(file: RuleText): boolean {
  return /(^|[/:])rates\.ya?ml$/.test(file.name);
}

function isScores(file: RuleText): boolean {
  return /(^|[/:])score\.ya?ml$/.test(file.name);
}

function conditionProblem(
  segment: ResolvedSegment,
  { code, params, offset }: { code: string; params: Problem["params"]; offset: number },
): Problem {
  const { source, text } = segment.when;
  return problemAt(source.file, source.yaml.placeIn(["when"], offset), ["when"], { code, params, value: text });
}

function ruleOf(segment: ResolvedSegment, condition: Condition, settings: Settings): SegmentRule {
  const { name, description, priority, ladder, per, limits, end, thanks, plan, reactions, stay, origins, when } = segment;
  // What is as it always was keeps its version.
  const unusual = per === "debtor" ? {} : { per };
  const text = JSON.stringify({
    name,
    description,
    priority,
    when: when.text,
    ladder,
    ...unusual,
    limits,
    end,
    thanks,
    reactions,
    stay,
    settings,
  });
  return {
    name,
    description,
    priority,
    condition,
    file: when.source.file,
    line: when.source.yaml.placeOf(["when"]).line,
    ladder,
    per,
    limits,
    ...(end && { end }),
    ...(thanks && { thanks }),
    ...(plan && { plan }),
    reactions,
    stay,
    origins,
    version: digest(text),
  };
}
