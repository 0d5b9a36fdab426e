import { takesOnlyConsumers } from "./claim-problems.ts";
import type { Condition } from "./conditions.ts";
import { type Path, type Problem, problemAt } from "./problem.ts";
import type { ResolvedSegment } from "./resolve.ts";

/** What makes no sense, or less than it seems to, where each invoice climbs by itself. */
export function perInvoiceProblems(segment: ResolvedSegment, condition: Condition): readonly Problem[] {
  const { source, ladderSource, ladder } = segment;
  if (segment.per !== "invoice") return [];
  const problem = ({ file, yaml }: typeof source, path: Path, of: Pick<Problem, "code" | "level"> & Partial<Problem>) => {
    const value = yaml.textOf(path);
    return problemAt(file, yaml.placeOf(path), path, { ...of, ...(value !== undefined && { value }) });
  };
  const here = source.data.per === undefined ? "ladder" : "per";
  if (ladder.length === 0) return [problem(source, [here], { code: "rules.per_without_ladder", level: "error" })];
  const calls = ladder.flatMap(({ step, activity }, index) =>
    activity === "call"
      ? [problem(ladderSource, ["ladder", index], { code: "rules.call_per_invoice", params: { step }, level: "warning" })]
      : [],
  );
  const consumers = takesOnlyConsumers(condition)
    ? [problem(source, [here], { code: "rules.per_invoice_consumers", level: "warning" })]
    : [];
  return [...calls, ...consumers];
}
