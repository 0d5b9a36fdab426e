import { z } from "zod";
import type { Params } from "../ledger/message.ts";
import { byPlace, type Path, pathText, type Problem, problemAt } from "./problem.ts";
import { suggest } from "./suggest.ts";
import type { YamlDocument } from "./yaml-document.ts";

type Issue = z.core.$ZodIssue;
type Places = Pick<YamlDocument, "placeOf" | "textOf">;

/** Every issue of a schema as a problem with its place, the value as written and what to write instead. */
export function zodProblems(file: string, issues: readonly Issue[], schema: z.ZodType, data: unknown, places: Places): readonly Problem[] {
  // Only a broken file pays for this.
  const shape = z.toJSONSchema(schema, { io: "input", unrepresentable: "any" }) as Shape;
  const problems = issues.flatMap((issue) => problemsOf(issue, []));
  return problems.toSorted(byPlace);

  function problemsOf(issue: Issue, parent: Path): Problem[] {
    const path = [...parent, ...(issue.path as Path)];
    if (issue.code === "unrecognized_keys") return issue.keys.map((key) => unknownKey(path, key));
    if (issue.code === "invalid_union" && issue.errors.length > 0) {
      const nearest = issue.errors.toSorted((a, b) => a.length - b.length)[0] as readonly Issue[];
      return nearest.flatMap((one) => problemsOf(one, path));
    }
    const written = at(data, path);
    const key = path.at(-1);
    const params = { key: pathText(path), ...exampleOf(path) };
    if (written === undefined && typeof key === "string" && issue.code !== "custom") {
      return [problemAt(file, places.placeOf(path.slice(0, -1), "key"), path, { code: "yaml.missing_key", params: { ...params, key } })];
    }
    const value = places.textOf(path);
    const message = written === null ? { code: "yaml.empty", params: {} } : messageOf(issue, written, rangesOf(path));
    return [
      problemAt(file, places.placeOf(path), path, {
        code: message.code,
        params: { ...params, ...message.params, ...(value !== undefined && { value }) },
        ...(value !== undefined && { value }),
      }),
    ];
  }

  function unknownKey(path: Path, key: string): Problem {
    const allowed = keysAt(shape, path);
    const suggestion = suggest(key, allowed);
    return problemAt(file, places.placeOf([...path, key], "key"), [...path, key], {
      code: "yaml.unknown_key",
      params: { key, allowed: allowed.join(", "), ...(suggestion !== undefined && { suggestion }) },
      value: key,
    });
  }

  /** Numbers that may stand beside words: `7…92`. */
  function rangesOf(path: Path): readonly string[] {
    return shapesAt(shape, path).flatMap(({ type, minimum, maximum }) => (type === "integer" ? [`${minimum}…${maximum}`] : []));
  }

  function exampleOf(path: Path): Params {
    const example = shapesAt(shape, path).find((one) => one.examples?.length)?.examples?.[0];
    return typeof example === "string" || typeof example === "number" ? { example } : {};
  }
}

function messageOf(issue: Issue, written: unknown, ranges: readonly string[]): { code: string; params: Params } {
  switch (issue.code) {
    case "invalid_type":
      return { code: "yaml.wrong_type", params: { expected: issue.expected } };
    case "invalid_value":
      return choice(issue.values.map(String), written, ranges);
    case "invalid_union":
      return choice("options" in issue ? (issue.options as unknown[]).map(String) : [], written, ranges);
    case "too_small":
      return {
        code: "yaml.too_small",
        params: { of: issue.origin, limit: Number(issue.minimum), inclusive: Number(issue.inclusive ?? true) },
      };
    case "too_big":
      return {
        code: "yaml.too_big",
        params: { of: issue.origin, limit: Number(issue.maximum), inclusive: Number(issue.inclusive ?? true) },
      };
    case "invalid_format":
      return { code: "yaml.bad_format", params: { format: issue.format } };
    case "custom":
      return { code: `yaml.${issue.message}`, params: (issue.params ?? {}) as Params };
    default:
      return { code: "yaml.refused", params: { detail: issue.message } };
  }
}

function choice(words: readonly string[], written: unknown, ranges: readonly string[]): { code: string; params: Params } {
  const suggestion = suggest(String(written), words);
  const allowed = [...words, ...ranges].join(", ");
  return { code: "yaml.bad_choice", params: { allowed, ...(suggestion !== undefined && { suggestion }) } };
}

/** The part of JSON Schema that is read here. */
interface Shape {
  readonly properties?: Readonly<Record<string, Shape>>;
  readonly items?: Shape;
  readonly anyOf?: readonly Shape[];
  readonly oneOf?: readonly Shape[];
  readonly examples?: readonly unknown[];
  readonly type?: string | readonly string[];
  readonly minimum?: number;
  readonly maximum?: number;
}

function shapesAt(shape: Shape, path: Path): readonly Shape[] {
  const variants = [shape, ...(shape.anyOf ?? []), ...(shape.oneOf ?? [])];
  const [part, ...rest] = path;
  if (part === undefined) return variants;
  return variants.flatMap((one) => {
    const child = typeof part === "number" ? one.items : one.properties?.[part];
    return child ? shapesAt(child, rest) : [];
  });
}

function keysAt(shape: Shape, path: Path): string[] {
  return [...new Set(shapesAt(shape, path).flatMap((one) => Object.keys(one.properties ?? {})))];
}

function at(data: unknown, path: Path): unknown {
  let value = data;
  for (const part of path) value = (value as Record<string | number, unknown> | null | undefined)?.[part];
  return value;
}
