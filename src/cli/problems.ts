import type { Problem } from "../rules/yaml.ts";
import { catalogues } from "../text/all.ts";
import { say } from "../text/sentences.ts";
import type { Voice } from "./io.ts";

/** `rules/key.yaml:4:7  error  …`: editors make a link of the place. */
export function sayProblem(problem: Problem, voice: Voice): string {
  const level =
    problem.level === "error" ? voice.paint("red", voice.t("erreur", "error")) : voice.paint("yellow", voice.t("attention", "warning"));
  return `${problem.file}:${problem.line}:${problem.column}  ${level}  ${say(problem, voice.language, ...catalogues)}`;
}
