import fc from "fast-check";
import { expect, it } from "vitest";
import { addDays } from "../../src/ledger/day.ts";
import { dossier, type DossierFacts } from "../../src/ledger/dossier.ts";
import { cel, celView } from "../../src/rules/cel.ts";
import { clausesOf } from "../../src/rules/clauses.ts";
import { publishedFacts } from "../../src/rules/facts.ts";
import { predicateOf } from "../../src/rules/predicate.ts";
import { commitmentsOf } from "../../src/rules/promise.ts";
import { said } from "../../src/rules/signals.ts";
import { anyFacts, origin } from "./arbitrary.ts";
import { debtor, plain } from "./builder.ts";

const named = (...types: readonly string[]) =>
  fc.constantFrom(...publishedFacts.filter((fact) => types.includes(fact.type)).map((fact) => fact.name));
const text = fc.constantFrom('"company"', '"public"', '"key-account"', '"FR"', '"EUR"', '"good"', '""');
const number = fc.constantFrom("0", "1", "2", "-3", "0.5", "10.0", "30", "100", "500.29", "1e3");
const order = fc.constantFrom("<", "<=", ">", ">=", "==", "!=");
const side = fc.oneof(named("count", "decimal", "amount"), named("count", "decimal", "amount"), number);

/** What a rule file may ask in plain words, and some that has none. */
const condition = fc.letrec<{ whole: string; part: string }>((tie) => ({
  whole: fc.oneof(
    { depthSize: "small" },
    { weight: 2, arbitrary: tie("part") },
    fc.tuple(tie("whole"), fc.constantFrom("&&", "||"), tie("whole")).map(([a, join, b]) => `(${a} ${join} ${b})`),
    tie("whole").map((one) => `!(${one})`),
  ),
  part: fc.oneof(
    { weight: 4, arbitrary: fc.tuple(side, order, side).map((words) => words.join(" ")) },
    fc.tuple(fc.oneof(named("text"), text), order, fc.oneof(named("text"), text)).map((words) => words.join(" ")),
    fc.tuple(named("text"), fc.array(text)).map(([fact, list]) => `${fact} in [${list.join(", ")}]`),
    fc.tuple(fc.oneof(named("text"), text), named("texts")).map(([one, list]) => `${one} in ${list}`),
    fc.tuple(named("count"), fc.array(fc.constantFrom("0", "1", "2"))).map(([fact, list]) => `${fact} in [${list.join(", ")}]`),
    named("boolean"),
    named("amount", "decimal", "count", "text")
      .filter((fact) => fact.includes("."))
      .map((fact) => `has(${fact})`),
    fc.constantFrom("true", "amounts.overdue / amounts.exposure > 0.5", "size(debtor.tags) == 1"),
  ),
})).whole;

const someone: fc.Arbitrary<DossierFacts> = fc
  .record({
    of: anyFacts,
    nature: fc.constantFrom("company", "public", "consumer", "unknown" as const),
    tags: fc.subarray(["key-account", "export", "FR"]),
    currency: fc.constantFrom("EUR", "JPY"),
    more: fc.record(
      {
        creditLimit: fc.constantFrom(0, 3_000, 100_000),
        trust: fc.constantFrom("good", "bad"),
        insolvent: fc.boolean(),
        country: fc.constantFrom("FR", "BE"),
      },
      { requiredKeys: [] },
    ),
  })
  .map(({ of, nature, tags, currency, more }) => ({ ...of, currency, debtor: debtor({ nature, tags, ...more }) }));

it("answers as the expression library does, and has no answer where it fails", () => {
  let answered = 0;
  fc.assert(
    fc.property(condition, someone, fc.nat(60), (when, facts, days) => {
      const parsed = cel.parse(when);
      fc.pre(parsed.check().type === "bool");
      const holds = predicateOf(clausesOf(when));
      if (!holds) return;
      const of = dossier(facts, addDays(origin, days));
      const commitments = commitmentsOf(of, said(of), plain.settings);
      let theirs: unknown;
      try {
        theirs = parsed(celView(of, commitments));
      } catch {
        theirs = undefined;
      }
      expect({ when, holds: holds(of, commitments) }).toStrictEqual({ when, holds: theirs });
      answered++;
    }),
    { numRuns: 3000 },
  );
  expect(answered).toBeGreaterThan(1000);
});
