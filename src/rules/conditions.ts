import type { ASTNode, ParseError, ParseResult } from "@marcbachmann/cel-js";
import type { Dossier } from "../ledger/dossier.ts";
import type { Message } from "../ledger/message.ts";
import { cel, celView } from "./cel.ts";
import { chain, clausesOf } from "./clauses.ts";
import { factsByName, type Move, type PublishedFact, publishedFacts } from "./facts.ts";
import { type Predicate, predicateOf } from "./predicate.ts";
import type { Commitment } from "./promise.ts";
import { sampleDossiers } from "./samples.ts";
import { suggest } from "./suggest.ts";

/** A `when` that was type-checked against the published facts and tried on sample debtors. */
export interface Condition {
  readonly text: string;
  /** The facts it reads, in the order in which they are written. */
  readonly facts: readonly PublishedFact[];
  /** What can change its answer while nothing happens. */
  readonly moves: ReadonlySet<Move>;
  /**
   * Undefined when it fails on a debtor that no sample resembles (a list that is shorter, a division by zero): it then does
   * not hold, as for any debtor without what it asks.
   */
  readonly holds: Predicate;
}

/** What is wrong with a condition, and the character where it begins. */
export interface ConditionProblem extends Message {
  readonly offset: number;
}

const macros: ReadonlySet<string> = new Set(["all", "exists", "exists_one", "map", "filter"]);

/** Compiles a condition once, for as many debtors as there are. */
export function compileCondition(text: string): Condition | ConditionProblem {
  try {
    const parsed = cel.parse(text);
    const read = inspect(parsed.ast);
    if ("code" in read) return read;
    const checked = parsed.check();
    if (checked.error) return celProblem(checked.error as ParseError, text);
    if (checked.type !== "bool")
      return { code: "rules.condition_not_boolean", params: { condition: text, type: checked.type ?? "" }, offset: 0 };
    const moves = new Set(read.flatMap((fact) => fact.moves ?? []));
    return tried(parsed, text, read) ?? { text, facts: read, moves, holds: predicateOf(clausesOf(text)) ?? asParsed(parsed) };
  } catch (error) {
    return celProblem(error as ParseError, text);
  }
}

/** The values of the facts in a condition, for whoever asks why this segment. */
export function valuesOf(
  condition: Condition,
  of: Dossier,
  commitments: readonly Commitment[],
): readonly { readonly fact: string; readonly value: string | number | boolean }[] {
  const values: { readonly fact: string; readonly value: string | number | boolean }[] = [];
  for (const { name, read } of condition.facts) {
    const value = read(of, commitments);
    if (value !== undefined) values.push({ fact: name, value: typeof value === "object" ? value.join(", ") : value });
  }
  return values;
}

/** By the expression library, which knows everything that a condition may say. */
function asParsed(parsed: ParseResult): Predicate {
  return (of, commitments) => {
    try {
      return parsed(celView(of, commitments)) === true;
    } catch {
      return undefined;
    }
  };
}

/** A division by zero or a limit that some debtors have not is seen here, not on the day it meets one. */
function tried(parsed: ParseResult, text: string, facts: readonly PublishedFact[]): ConditionProblem | undefined {
  for (const sample of sampleDossiers) {
    try {
      parsed(celView(sample));
    } catch (error) {
      const { summary, range, code } = error as ParseError;
      const missing = code === "no_such_key" ? facts.find((fact) => fact.read(sample, []) === undefined) : undefined;
      const offset = range?.start ?? 0;
      if (missing) return { code: "rules.condition_fact_missing", params: { fact: missing.name }, offset: text.indexOf(missing.name) };
      return { code: "rules.condition_fails", params: { detail: summary }, offset };
    }
  }
  return undefined;
}

/** The facts an expression reads, or what in it is refused: unknown facts (even under `has`), regular expressions, nested loops. */
function inspect(ast: ASTNode): readonly PublishedFact[] | ConditionProblem {
  const facts = new Set<PublishedFact>();
  const walk = (node: ASTNode, bound: readonly string[], depth: number): ConditionProblem | undefined => {
    const name = chain(node);
    if (name !== undefined) {
      const root = name.split(".")[0] as string;
      if (bound.includes(root)) return undefined;
      const fact = factsByName.get(name);
      if (!fact) return unknownFact(name, node.start);
      facts.add(fact);
      return undefined;
    }
    if (node.op === "rcall" && node.args[0] === "matches") return { code: "rules.condition_matches", params: {}, offset: node.start };
    if (node.op === "rcall" && macros.has(node.args[0])) {
      if (depth > 0) return { code: "rules.condition_nested", params: { macro: node.args[0] }, offset: node.start };
      const [, list, [variable, ...body]] = node.args;
      const inner = variable?.op === "id" ? [...bound, variable.args] : bound;
      return walk(list, bound, depth) ?? first(body, (one) => walk(one, inner, depth + 1));
    }
    return first(children(node), (one) => walk(one, bound, depth));
  };
  return walk(ast, [], 0) ?? [...facts];
}

function children(node: ASTNode): readonly ASTNode[] {
  const flat: unknown[] = Array.isArray(node.args) ? (node.args as unknown[]).flat(2) : [node.args];
  return flat.filter((one): one is ASTNode => typeof one === "object" && one !== null && "op" in one);
}

function first<T, R>(list: readonly T[], of: (one: T) => R | undefined): R | undefined {
  for (const one of list) {
    const found = of(one);
    if (found !== undefined) return found;
  }
  return undefined;
}

function unknownFact(name: string, offset: number): ConditionProblem {
  const names = publishedFacts.map((fact) => fact.name);
  const group = names.filter((one) => one.startsWith(`${name.split(".")[0]}.`));
  // `lateShare12m` alone is meant for `history.lateShare12m`.
  const suggestion = names.find((one) => one.endsWith(`.${name}`)) ?? suggest(name, names);
  const known = (group.length > 0 ? group : names).join(", ");
  return { code: "rules.condition_unknown_fact", params: { fact: name, known, ...(suggestion !== undefined && { suggestion }) }, offset };
}

function celProblem(error: ParseError, text: string): ConditionProblem {
  const { summary, code, range } = error;
  const offset = range?.start ?? 0;
  const overload = /^no such overload: (\S+) (\S+) (\S+)$/.exec(summary);
  if (overload) {
    const [, left = "", operator = "", right = ""] = overload;
    return { code: "rules.condition_types", params: { left, operator, right, part: text.slice(offset, range?.end) }, offset };
  }
  if (code === "invalid_logical_operand" || code === "incompatible_ternary_branches") {
    return { code: "rules.condition_operand", params: { part: text.slice(offset, range?.end) }, offset };
  }
  if (code === "no_matching_overload")
    return { code: "rules.condition_function", params: { part: text.slice(offset, range?.end) }, offset };
  if (code === "limit_exceeded") return { code: "rules.condition_too_long", params: {}, offset };
  const word = /\b(and|or|not)\b/i.exec(text);
  if (error.name === "ParseError" && word) {
    const instead = { and: "&&", or: "||", not: "!" }[(word[1] as string).toLowerCase()] ?? "";
    return { code: "rules.condition_word", params: { word: word[1] as string, instead }, offset: word.index };
  }
  const single = /[^=!<>]=[^=]/.exec(text);
  if (error.name === "ParseError" && single)
    return { code: "rules.condition_word", params: { word: "=", instead: "==" }, offset: single.index + 1 };
  return { code: "rules.condition_syntax", params: { detail: summary }, offset };
}
