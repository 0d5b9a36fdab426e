import { templateParams, tones } from "./ladder-problems.ts";
import { type Path, type Problem, problemAt } from "./problem.ts";
import type { ResolvedSegment } from "./resolve.ts";

/** The shipped template that thanks. */
const thankYou = "thank-you";

/** A template that is not there, asks for money that has come, or thanks for money that has not. */
export function thanksProblems(segment: ResolvedSegment, templates: readonly string[] | undefined): readonly Problem[] {
  const { thanks, thanksSource, ladder, ladderSource } = segment;
  const problems: Problem[] = [];
  const add = ({ file, yaml }: ResolvedSegment["source"], path: Path, code: string, params: Problem["params"]) => {
    const value = yaml.textOf(path);
    problems.push(problemAt(file, yaml.placeOf(path), path, { code, params, ...(value !== undefined && { value }) }));
  };
  if (thanks && thanksSource) {
    const { template } = thanks;
    const path = ["thanks", "template"];
    if (template in tones || template === "formal-notice")
      add(thanksSource, path, "rules.thanks_that_ask", { template, instead: thankYou });
    else if (templates && !templates.includes(template)) {
      add(thanksSource, path, "rules.unknown_template", templateParams(template, templates));
    }
  }
  for (const [index, { step, template }] of ladder.entries()) {
    if (template === thankYou) add(ladderSource, ["ladder", index, "template"], "rules.step_that_thanks", { step, template });
  }
  return problems;
}
