import type { ASTNode } from "@marcbachmann/cel-js";
import { cel } from "./cel.ts";
import { factsByName } from "./facts.ts";

/** A condition taken apart, as far as it can be said in words. */
export type Clause =
  | { readonly all: readonly Clause[] }
  | { readonly any: readonly Clause[] }
  | { readonly not: Clause }
  | { readonly everyone: true }
  /** `holds` is for a fact that is true or false, `has` for one that only some have. */
  | { readonly fact: string; readonly is: "holds" | "has" }
  | { readonly fact: string; readonly is: Comparison; readonly value: Operand }
  /** As written: it has no plainer words. */
  | { readonly text: string };

export type Comparison = "<" | "<=" | ">" | ">=" | "==" | "!=" | "one_of" | "contains";
export type Operand = string | number | readonly (string | number)[] | { readonly fact: string };

const mirrored: Readonly<Record<string, Comparison>> = { "<": ">", "<=": ">=", ">": "<", ">=": "<=", "==": "==", "!=": "!=" };

/** The clauses of a condition that compiles. */
export function clausesOf(text: string): Clause {
  return clause(cel.parse(text).ast);

  function clause(node: ASTNode): Clause {
    if (node.op === "&&") return { all: flat(node, "&&").map(clause) };
    if (node.op === "||") return { any: flat(node, "||").map(clause) };
    if (node.op === "!_") return { not: clause(node.args) };
    if (node.op === "value" && node.args === true) return { everyone: true };
    const fact = factIn(node);
    if (fact !== undefined) return { fact, is: "holds" };
    if (node.op === "call" && node.args[0] === "has") {
      const asked = node.args[1][0] && factIn(node.args[1][0]);
      if (asked !== undefined) return { fact: asked, is: "has" };
    }
    return comparison(node) ?? { text: text.slice(node.start, node.end) };
  }

  function comparison(node: ASTNode): Clause | undefined {
    if (node.op === "in") {
      const [left, right] = node.args;
      const [inside, list] = [factIn(left), factIn(right)];
      const value = operand(right);
      if (inside !== undefined && Array.isArray(value)) return { fact: inside, is: "one_of", value };
      const wanted = operand(left);
      return list !== undefined && wanted !== undefined ? { fact: list, is: "contains", value: wanted } : undefined;
    }
    const turned = mirrored[node.op];
    if (turned === undefined) return undefined;
    const [left, right] = node.args as [ASTNode, ASTNode];
    const [first, second] = [factIn(left), factIn(right)];
    const [before, after] = [operand(left), operand(right)];
    if (first !== undefined && after !== undefined) return { fact: first, is: node.op as Comparison, value: after };
    return second !== undefined && before !== undefined ? { fact: second, is: turned, value: before } : undefined;
  }
}

function flat(node: ASTNode, op: "&&" | "||"): readonly ASTNode[] {
  return node.op === op ? node.args.flatMap((one) => flat(one, op)) : [node];
}

function factIn(node: ASTNode): string | undefined {
  const name = chain(node);
  return name !== undefined && factsByName.has(name) ? name : undefined;
}

function operand(node: ASTNode): Operand | undefined {
  const fact = factIn(node);
  if (fact !== undefined) return { fact };
  if (node.op === "-_") {
    const value = operand(node.args);
    return typeof value === "number" ? -value : undefined;
  }
  if (node.op === "list") {
    const values = node.args.map(operand);
    return values.every((one) => typeof one === "string" || typeof one === "number") ? values : undefined;
  }
  if (node.op !== "value") return undefined;
  if (typeof node.args === "bigint") return Number(node.args);
  return typeof node.args === "string" || typeof node.args === "number" ? node.args : undefined;
}

/** `history.lateShare12m` of an access chain, an identifier alone, or undefined for anything else. */
export function chain(node: ASTNode): string | undefined {
  if (node.op === "id") return node.args;
  if (node.op !== ".") return undefined;
  const left = chain(node.args[0]);
  return left === undefined ? undefined : `${left}.${node.args[1]}`;
}
