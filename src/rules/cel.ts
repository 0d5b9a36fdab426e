import { Environment } from "@marcbachmann/cel-js";
import type { Dossier } from "../ledger/dossier.ts";
import type { Commitment } from "./promise.ts";
import { type FactType, minorOf, publishedFacts, type PublishedFact, unitOf } from "./facts.ts";

/** The expression library knows a type by its constructor and reads fields as properties: hence functions with `new`. */
type Constructor<Arguments extends readonly unknown[], Instance> = new (...of: Arguments) => Instance;

/** An amount as conditions see it: it compares with plain numbers of its own currency and never turns into one. */
interface Money {
  readonly minor: number;
  readonly unit: number;
}

const MoneyType = function (this: { -readonly [K in keyof Money]: Money[K] }, minor: number, unit: number) {
  this.minor = minor;
  this.unit = unit;
} as unknown as Constructor<[number, number], Money>;

const typeNames: Readonly<Record<FactType, string>> = {
  text: "string",
  texts: "list<string>",
  count: "int",
  decimal: "double",
  amount: "Money",
  boolean: "bool",
};

const groups = [...new Set(publishedFacts.map(groupOf))].filter((group) => group !== "");
const groupTypes = new Map(
  groups.map((group) => [group, lazy(factsIn(group).map((fact) => [ownName(fact), (known) => celValue(fact, known)]))]),
);
const View = lazy([
  ...[...groupTypes].map(([group, Type]): Field => [group, (known) => new Type(known)]),
  ...factsIn("").map((fact): Field => [fact.name, (known) => celValue(fact, known)]),
]);

/** The facts of one dossier as the expression library reads them. Each is computed only when a condition asks for it. */
export function celView(of: Dossier, commitments: readonly Commitment[] = []): object {
  return new View({ of, commitments });
}

const comparisons: Readonly<Record<string, (a: number, b: number) => boolean>> = {
  "<": (a, b) => a < b,
  "<=": (a, b) => a <= b,
  ">": (a, b) => a > b,
  ">=": (a, b) => a >= b,
  "==": (a, b) => a === b,
};

/** Knows the published facts and nothing else. Bounded: a condition is a line or two, not a program. */
export const cel = environment();

function environment(): Environment {
  const env = new Environment({ limits: { maxAstNodes: 300, maxDepth: 30, maxListElements: 100, maxMapEntries: 1, maxCallArguments: 4 } });
  env.registerType("Money", { ctor: MoneyType, fields: {} });
  for (const [group, ctor] of groupTypes) {
    const type = `${group[0]?.toUpperCase()}${group.slice(1)}`;
    env.registerType(type, { ctor, fields: Object.fromEntries(factsIn(group).map((fact) => [ownName(fact), typeNames[fact.type]])) });
    env.registerVariable(group, type);
  }
  for (const fact of factsIn("")) env.registerVariable(fact.name, typeNames[fact.type]);
  for (const [op, holds] of Object.entries(comparisons)) {
    env.registerOperator(`Money ${op} Money: bool`, (a: Money, b: Money) => holds(a.minor, b.minor));
    for (const type of ["int", "double"]) {
      env.registerOperator(`Money ${op} ${type}: bool`, (a: Money, b: bigint | number) => holds(a.minor, minorOf(b, a.unit)));
      // `==` registers its own mirror.
      if (op !== "==")
        env.registerOperator(`${type} ${op} Money: bool`, (a: bigint | number, b: Money) => holds(minorOf(a, b.unit), b.minor));
    }
  }
  env.registerOperator("Money + Money: Money", (a: Money, b: Money) => new MoneyType(a.minor + b.minor, a.unit));
  env.registerOperator("Money - Money: Money", (a: Money, b: Money) => new MoneyType(a.minor - b.minor, a.unit));
  env.registerOperator("Money / Money: double", (a: Money, b: Money) => a.minor / b.minor);
  env.registerOperator("double == int: bool", (a: number, b: bigint) => a === Number(b));
  return env;
}

function groupOf(fact: PublishedFact): string {
  return fact.name.includes(".") ? (fact.name.split(".")[0] as string) : "";
}

function factsIn(group: string): readonly PublishedFact[] {
  return publishedFacts.filter((fact) => groupOf(fact) === group);
}

function ownName(fact: PublishedFact): string {
  return fact.name.slice(fact.name.indexOf(".") + 1);
}

function celValue(fact: PublishedFact, { of, commitments }: Known): unknown {
  const value = fact.read(of, commitments);
  if (typeof value !== "number") return value;
  if (fact.type === "count") return BigInt(value);
  return fact.type === "amount" ? new MoneyType(value, unitOf(of)) : value;
}

/** A dossier, and what became of the promises in it. */
interface Known {
  readonly of: Dossier;
  readonly commitments: readonly Commitment[];
}

type Field = readonly [string, (known: Known) => unknown];

/** A type whose fields are computed when they are read. */
function lazy(fields: readonly Field[]): Constructor<[Known], object> {
  const Lazy = function (this: { known: Known }, known: Known) {
    this.known = known;
  } as unknown as Constructor<[Known], object>;
  for (const [name, read] of fields) {
    Object.defineProperty(Lazy.prototype, name, {
      get(this: { known: Known }) {
        return read(this.known);
      },
    });
  }
  return Lazy;
}
