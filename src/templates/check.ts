import { LiquidError, type Liquid, type Template, type Variable } from "liquidjs";
import type { Params } from "../ledger/message.ts";
import type { Language } from "../text/format.ts";
import { type Composed, problemIn } from "./compose.ts";
import { engineOf, type Markup } from "./engine.ts";
import { fixtures } from "./fixture.ts";
import type { Problem } from "../rules/problem.ts";
import { verdictsIn } from "./verdicts.ts";

/**
 * What is wrong with a text, found by reading it and by filling it with invented values: an unknown variable, filter or
 * tag, a tag left open, a value in a link, a word that the law keeps for others. `subject` is known everywhere but in subjects.
 */
export function problemsOf(source: Composed, language: Language, markup: Markup, knowsSubject: boolean): readonly Problem[] {
  const engine = engineOf(language, markup);
  const values = fixtures(language).map((fixture) => (knowsSubject ? { ...fixture, subject: "…" } : fixture));
  const links = [...(markup === "html" ? unsafeLinks(source) : []), ...verdicts(source, language)];
  try {
    const parsed = engine.parse(source.text);
    const unknown = unknownVariables(engine, parsed, source, values[0] as object);
    if (unknown.length === 0) for (const value of values) engine.renderSync(parsed, value);
    return [...source.problems, ...links, ...unknown];
  } catch (error) {
    return [...source.problems, ...links, liquidProblem(error, source, engine)];
  }
}

/** Names that no branch could ever know, taken or not. What a loop names is left to the filling. */
function unknownVariables(engine: Liquid, parsed: Template[], source: Composed, shape: object): Problem[] {
  const { globals } = engine.analyzeSync(parsed, { partials: false });
  return Object.values(globals).flatMap((uses) =>
    uses.flatMap((use) => {
      const unknown = unknownName(use, shape);
      return unknown ? [problem(source, "templates.variable_unknown", unknown, [use.location.row, use.location.col])] : [];
    }),
  );
}

function unknownName(use: Variable, shape: object): { readonly name: string; readonly known: string } | undefined {
  let value: unknown = shape;
  const path: string[] = [];
  for (const segment of use.segments) {
    if (typeof segment !== "string" || typeof value !== "object" || value === null || Array.isArray(value)) return undefined;
    path.push(segment);
    if (!Object.hasOwn(value, segment)) return { name: path.join("."), known: Object.keys(value).join(", ") };
    value = (value as Readonly<Record<string, unknown>>)[segment];
  }
  return undefined;
}

/** A value in a link could be a `javascript:` address: only `mailto` makes links out of values. */
function unsafeLinks(source: Composed): Problem[] {
  const unsafe = /\b(?:href|src|background|action)\s*=\s*["']?[^"'>{]*\{\{(?![^}]*\|\s*mailto\s*-?\}\})[^}]*\}\}/g;
  return source.text
    .split("\n")
    .flatMap((text, index) =>
      Array.from(text.matchAll(unsafe), (match) =>
        problem(source, "templates.unsafe_link", { value: match[0] }, [index + 1, match.index + 1]),
      ),
    );
}

function verdicts(source: Composed, language: Language): Problem[] {
  return verdictsIn(source.text, language).map(({ fault, word, line, column }) =>
    problem(source, `templates.word_${fault}`, { word }, [line, column]),
  );
}

function liquidProblem(error: unknown, source: Composed, engine: Liquid): Problem {
  if (!(error instanceof Error)) throw error;
  const at = LiquidError.is(error) ? (error.token.getPosition() as [number, number]) : undefined;
  const message = error.message.replace(/, line:\d+, col:\d+$/, "");
  for (const [code, pattern] of patterns) {
    const name = pattern.exec(message)?.[1];
    if (name !== undefined) return problem(source, code, { name, known: known(code, engine) }, at);
  }
  return problem(source, "templates.syntax", { detail: message }, at);
}

function known(code: string, engine: Liquid): string {
  if (code === "templates.filter_unknown") return Object.keys(engine.filters).join(", ");
  return code === "templates.tag_unknown" ? Object.keys(engine.tags).join(", ") : "";
}

const patterns: readonly (readonly [string, RegExp])[] = [
  ["templates.variable_unknown", /^undefined variable: (.+)$/],
  ["templates.filter_unknown", /^undefined filter: (.+)$/],
  ["templates.tag_unknown", /^tag "(.+)" not found$/],
];

/** `at` is the line and the column in the composed text; without it, the problem is the whole template's. */
export function problem(source: Composed, code: string, params: Params, at?: readonly [number, number?]): Problem {
  const place = at && source.places[at[0] - 1];
  return place ? problemIn(place.file, code, params, place.line, at[1]) : problemIn(source.path, code, params);
}
