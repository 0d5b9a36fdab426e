import type { Condition } from "./conditions.ts";
import { type Problem, problemAt } from "./problem.ts";
import type { ResolvedSegment } from "./resolve.ts";
import { consumerOnly } from "./samples.ts";

/** A ladder that would ask consumers for the 40 EUR of the law on professionals: the law does not give it, so no file may ask. */
export function claimProblems({ ladderSource: source }: ResolvedSegment, condition: Condition): readonly Problem[] {
  const { ladder } = source.data;
  if (!ladder || !takesOnlyConsumers(condition)) return [];
  return ladder.flatMap((step, index) => {
    const at = step.claim?.indexOf("flat-fee") ?? -1;
    if (at < 0) return [];
    const path = ["ladder", index, "claim", at];
    return [
      problemAt(source.file, source.yaml.placeOf(path), path, {
        code: "rules.fee_from_consumers",
        params: { step: step.step },
        value: "flat-fee",
      }),
    ];
  });
}

/** Whether whoever the condition takes is a consumer, as far as samples tell. */
export function takesOnlyConsumers(condition: Condition): boolean {
  return consumerOnly((of) => condition.holds(of, []) === true);
}
