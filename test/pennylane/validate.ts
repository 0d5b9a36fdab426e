import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Ajv, type ValidateFunction } from "ajv";
import addFormats from "ajv-formats";
import { anywhere, overlay } from "./overlay.ts";

export type Schema = Readonly<Record<string, unknown>>;

export interface Operation {
  readonly scopes: readonly string[];
  readonly query: Readonly<Record<string, QueryParameter>>;
  readonly body?: { readonly type: string; readonly schema: Schema };
  /** By status; null when the answer has no body. */
  readonly responses: Readonly<Record<string, Schema | null>>;
}

interface QueryParameter {
  readonly required?: boolean;
  readonly schema: Schema;
  readonly fields?: Readonly<Record<string, readonly string[]>>;
}

export interface Specification {
  readonly base: string;
  readonly operations: Readonly<Record<string, Operation>>;
  readonly $defs: Readonly<Record<string, Schema>>;
}

export interface Exchange {
  readonly method: string;
  /** Below the base: `/customers/12`. */
  readonly path: string;
  readonly query: URLSearchParams;
  /** JSON, or the fields of a form with files as `binary`. */
  readonly body?: unknown;
  readonly status: number;
  readonly answer?: unknown;
}

/** How many messages of this process were held against the specification. */
export const counts = { requests: 0, responses: 0 };

/** The cut of the official document, with what is known to be newer laid over it. */
export const specification = withOverlay(
  JSON.parse(readFileSync(join(import.meta.dirname, "specification.json"), "utf8")) as Specification,
);

const ajv = new Ajv({ strict: false, allErrors: true });
(addFormats as unknown as (to: Ajv) => void)(ajv);
const compiled = new Map<string, ValidateFunction>();
const routes = Object.keys(specification.operations).map((name) => {
  const [method = "", path = ""] = name.split(" ");
  return { name, method, pattern: new RegExp(`^${path.replace(/\{\w+\}/g, "[^/]+")}$`) };
});

/** The operation that a request is; undefined when the API has none such. */
export function operationOf(method: string, path: string): { readonly name: string; readonly operation: Operation } | undefined {
  const found = routes.find((route) => route.method === method && route.pattern.test(path));
  return found && { name: found.name, operation: specification.operations[found.name] as Operation };
}

/** Everything about a request and its answer that the specification does not allow, one sentence each. */
export function problemsOf(exchange: Exchange): readonly string[] {
  const { method, path, status, answer } = exchange;
  const found = operationOf(method, path);
  if (!found) return [`${method} ${path}: no such operation`];
  const { name, operation } = found;
  counts.requests++;
  counts.responses++;
  const problems = [...queryProblems(name, operation, exchange.query), ...bodyProblems(name, operation, exchange.body)];
  // A request that we get wrong on purpose is answered 400 by the fake as by the host.
  return [...(status === 400 ? [] : problems), ...answerProblems(name, operation, status, answer)];
}

function queryProblems(name: string, { query }: Operation, given: URLSearchParams): readonly string[] {
  const problems: string[] = [];
  for (const [key, { required }] of Object.entries(query)) if (required && !given.has(key)) problems.push(`${name}: ${key} is missing`);
  for (const [key, value] of given) {
    const known = query[key];
    if (!known) {
      problems.push(`${name}: unknown parameter ${key}`);
      continue;
    }
    const typed = known.schema["type"] === "integer" ? Number(value) : known.schema["type"] === "boolean" ? value === "true" : value;
    problems.push(...errorsOf(`${name}?${key}`, known.schema, typed));
    if (key === "filter") problems.push(...filterProblems(name, value, known.fields ?? {}));
  }
  return problems;
}

function filterProblems(name: string, text: string, fields: Readonly<Record<string, readonly string[]>>): readonly string[] {
  const conditions = JSON.parse(text) as readonly { readonly field: string; readonly operator: string; readonly value: unknown }[];
  return conditions.flatMap(({ field, operator, value }) => {
    if (!fields[field]?.includes(operator)) return [`${name}: no filter ${field} ${operator}`];
    const sound = operator === "in" || operator === "not_in" ? Array.isArray(value) : typeof value === "string";
    return sound ? [] : [`${name}: filter ${field} ${operator} ${JSON.stringify(value)}`];
  });
}

function bodyProblems(name: string, { body }: Operation, given: unknown): readonly string[] {
  if (!body) return given === undefined ? [] : [`${name}: takes no body`];
  return errorsOf(`${name} body`, body.schema, given);
}

function answerProblems(name: string, { responses }: Operation, status: number, answer: unknown): readonly string[] {
  if (anywhere.has(status)) return [];
  const schema = responses[status];
  if (schema === undefined) return [`${name}: answers ${status}, which the specification does not know`];
  if (schema === null) return answer === undefined ? [] : [`${name}: ${status} has no body`];
  return errorsOf(`${name} ${status}`, schema, answer);
}

function errorsOf(place: string, schema: Schema, value: unknown): readonly string[] {
  let validate = compiled.get(place);
  if (!validate) compiled.set(place, (validate = ajv.compile({ ...schema, $defs: specification.$defs })));
  if (validate(value)) return [];
  return (validate.errors ?? []).map(
    ({ instancePath, message, params }) => `${place} ${instancePath}: ${message} ${JSON.stringify(params)}`,
  );
}

function withOverlay(cut: Specification): Specification {
  const whole = structuredClone(cut) as { -readonly [K in keyof Specification]: Record<string, never> } & Specification;
  const operations = whole.operations as Record<string, Operation>;
  for (const entry of overlay) {
    Object.assign(operations, entry.operations);
    if (entry.filters) {
      const filter = operations[entry.filters.of]?.query["filter"];
      if (filter) Object.assign(filter, { fields: entry.filters.fields });
    }
    for (const name of entry.properties?.of ?? []) {
      const answer = operations[name]?.responses["200"];
      for (const object of objectsAt(whole, answer ?? {}, entry.properties?.at ?? [])) Object.assign(object, entry.properties?.add);
    }
  }
  return whole;
}

/** The `properties` at a path of an answer, through references, lists and alternatives. */
function objectsAt(root: Specification, schema: Schema, path: readonly string[]): readonly Record<string, Schema>[] {
  const { $ref, items, properties } = schema as { $ref?: string; items?: Schema; properties?: Record<string, Schema> };
  if ($ref) return objectsAt(root, root.$defs[$ref.split("/").at(-1) ?? ""] ?? {}, path);
  if (items) return objectsAt(root, items, path);
  const branches = ["allOf", "anyOf", "oneOf"].flatMap((key) => (schema[key] as readonly Schema[] | undefined) ?? []);
  if (branches.length > 0) return branches.flatMap((branch) => objectsAt(root, branch, path));
  const [first, ...rest] = path;
  if (!properties) return [];
  if (first === undefined) return [properties];
  return properties[first] ? objectsAt(root, properties[first], rest) : [];
}
