import type { z } from "zod";
import type { Path, Place, Problem } from "./problem.ts";
import { parseYaml } from "./yaml-document.ts";
import { zodProblems } from "./zod-problems.ts";

export type { Problem } from "./problem.ts";

/** A YAML file read against its schema. `value` is there only when there is no error. */
export interface YamlFile<Value> {
  readonly value?: Value;
  readonly problems: readonly Problem[];
  placeOf(path: Path, part?: "value" | "key"): Place;
  textOf(path: Path): string | undefined;
  placeIn(path: Path, offset: number): Place;
}

/**
 * Reads a settings or rule file and reports everything that is wrong with it at once, each with its place.
 * A schema says what it refuses with `addIssue({ code: "custom", message: situation, params })`: the problem's code is
 * then `yaml.<situation>`. `examples` in a schema's `meta` become the fix that is proposed.
 */
export function readYaml<Schema extends z.ZodType>(file: string, text: string, schema: Schema): YamlFile<z.output<Schema>> {
  const { value, problems, ...places } = parseYaml(file, text);
  if (problems.length > 0) return { ...places, problems };
  const result = schema.safeParse(value);
  if (result.success) return { ...places, value: result.data, problems };
  return { ...places, problems: zodProblems(file, result.error.issues, schema, value, places) };
}
