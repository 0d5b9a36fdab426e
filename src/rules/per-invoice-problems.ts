import { takesOnlyConsumers } from "./claim-problems.ts";
import type { Condition } from "./conditions.ts";
import { type Problem, problemAt } from "./problem.ts";
import type { ResolvedSegment } from "./resolve.ts";

/** What makes no sense, or is not what it seems, where each invoice climbs by itself. */
export function perInvoiceProblems({ per, ladder, source }: ResolvedSegment, condition: Condition): readonly Problem[] {
  if (per !== "invoice") return [];
  const { file, yaml, data } = source;
  // The segment's own file, whatever it starts from: that is where it can be mended.
  const path = [data.per === undefined ? "ladder" : "per"];
  const value = yaml.textOf(path);
  const problem = (code: string, level: Problem["level"], params: Problem["params"] = {}) =>
    problemAt(file, yaml.placeOf(path), path, { code, level, params, ...(value !== undefined && { value }) });
  if (ladder.length === 0) return [problem("rules.per_without_ladder", "error")];
  const call = ladder.find(({ activity }) => activity === "call");
  return [
    ...(call ? [problem("rules.call_per_invoice", "warning", { step: call.step })] : []),
    ...(takesOnlyConsumers(condition) ? [problem("rules.per_invoice_consumers", "warning")] : []),
  ];
}
