import { type Clause, clausesOf } from "../rules/clauses.ts";
import type { Rulebook, SegmentRule } from "../rules/rulebook.ts";
import { suggest } from "../rules/suggest.ts";
import { WorkspaceError } from "./error.ts";

export interface ExplainedSegment {
  readonly rule: SegmentRule;
  readonly clause: Clause;
  /** Segments that are tried before it, first one first. */
  readonly before: readonly string[];
}

/** @throws WorkspaceError when no segment in use is called so */
export function explainSegment({ segments }: Rulebook, name: string): ExplainedSegment {
  const index = segments.findIndex((one) => one.name === name);
  const rule = segments[index];
  const names = segments.map((one) => one.name);
  if (!rule) {
    const suggestion = suggest(name, names);
    throw new WorkspaceError("rules.no_such_segment", { name, known: names.join(", "), ...(suggestion !== undefined && { suggestion }) });
  }
  return { rule, clause: clausesOf(rule.condition.text), before: names.slice(0, index) };
}
