import type { Dossier } from "../ledger/dossier.ts";
import type { Clause, Comparison, Operand } from "./clauses.ts";
import { factsByName, type FactType, minorOf, type PublishedFact, unitOf } from "./facts.ts";
import type { Commitment } from "./promise.ts";

/** What a condition answers for a debtor; undefined when it has no answer, because the debtor lacks a fact that it asks. */
export type Predicate = (of: Dossier, commitments: readonly Commitment[]) => boolean | undefined;

/**
 * A condition as plain functions, many times faster than the expression library. Undefined when some part of it has no
 * plainer words: only the library can answer that.
 */
export function predicateOf(clause: Clause): Predicate | undefined {
  if ("text" in clause) return undefined;
  if ("everyone" in clause) return () => true;
  if ("all" in clause) return joined(clause.all, false);
  if ("any" in clause) return joined(clause.any, true);
  if ("not" in clause) {
    const inner = predicateOf(clause.not);
    return inner && ((of, commitments) => opposite(inner(of, commitments)));
  }
  const fact = factsByName.get(clause.fact) as PublishedFact;
  if (clause.is === "has") return (of, commitments) => fact.read(of, commitments) !== undefined;
  if (clause.is === "holds") return (of, commitments) => fact.read(of, commitments) as boolean | undefined;
  return "value" in clause ? compared(fact, clause.is, clause.value) : undefined;
}

/** As the expression language has it, one `decisive` part settles the answer, even beside a part that has none. */
function joined(clauses: readonly Clause[], decisive: boolean): Predicate | undefined {
  const parts = clauses.map(predicateOf);
  if (!parts.every((part) => part !== undefined)) return undefined;
  return (of, commitments) => {
    let answer: boolean | undefined = !decisive;
    for (const part of parts) {
      const one = part(of, commitments);
      if (one === decisive) return decisive;
      if (one === undefined) answer = undefined;
    }
    return answer;
  };
}

function opposite(answer: boolean | undefined): boolean | undefined {
  return answer === undefined ? undefined : !answer;
}

/** What stands on one side of a comparison: a fact, or what is written. */
type Side = Pick<PublishedFact, "type" | "read">;

function compared(fact: Side, is: Comparison, value: Operand): Predicate | undefined {
  const other = sideOf(value);
  if (!other) return undefined;
  if (is === "contains") return listed(other, fact);
  return is === "one_of" ? listed(fact, other) : ordered(fact, tests[is], other);
}

function sideOf(value: Operand): Side | undefined {
  if (typeof value === "string") return { type: "text", read: () => value };
  if (typeof value === "number") return { type: "decimal", read: () => value };
  if ("fact" in value) return factsByName.get(value.fact);
  const texts = value.filter((one) => typeof one === "string");
  return texts.length === value.length ? { type: "texts", read: () => texts } : undefined;
}

function listed(one: Side, list: Side): Predicate | undefined {
  if (one.type !== "text" || list.type !== "texts") return undefined;
  return (of, commitments) => (list.read(of, commitments) as readonly string[]).includes(one.read(of, commitments) as string);
}

type Test = (a: number | string, b: number | string) => boolean;

const tests: Readonly<Record<Exclude<Comparison, "one_of" | "contains">, Test>> = {
  "<": (a, b) => a < b,
  "<=": (a, b) => a <= b,
  ">": (a, b) => a > b,
  ">=": (a, b) => a >= b,
  "==": (a, b) => a === b,
  "!=": (a, b) => a !== b,
};

const numbers: ReadonlySet<FactType> = new Set(["count", "decimal", "amount"]);

/** Two texts, or two numbers. A number beside an amount is in units of the dossier's currency. */
function ordered(left: Side, test: Test, right: Side): Predicate | undefined {
  if (!(left.type === "text" && right.type === "text") && !(numbers.has(left.type) && numbers.has(right.type))) return undefined;
  const amounts = left.type === "amount" || right.type === "amount";
  return (of, commitments) => {
    const a = left.read(of, commitments) as number | string | undefined;
    const b = right.read(of, commitments) as number | string | undefined;
    if (a === undefined || b === undefined) return undefined;
    return amounts ? test(inMinor(left, a, of), inMinor(right, b, of)) : test(a, b);
  };
}

function inMinor({ type }: Side, value: number | string, of: Dossier): number {
  return type === "amount" ? (value as number) : minorOf(value as number, unitOf(of));
}
