import { readFileSync } from "node:fs";
import type { NestedCondition } from "json-rules-engine";
import type { Dossier } from "../src/ledger/dossier.ts";

/** The same condition in both languages. The first that holds, hardest first, names the segment. */
export interface TwinCondition {
  readonly segment: string;
  /** For ours, in CEL. */
  readonly when: string;
  /** For json-rules-engine: all must hold. */
  readonly all: NestedCondition[];
}

const is = (fact: string, operator: string, value: number | string | boolean): NestedCondition => ({ fact, operator, value });
const atLeast = (fact: string, value: number) => is(fact, "greaterThanInclusive", value);
const below = (fact: string, value: number) => is(fact, "lessThan", value);

/** Ten, so that most debtors fall through several of them. */
export const conditions: readonly TwinCondition[] = [
  {
    segment: "bad-faith",
    when: "history.averageDaysLate12m >= 60.0 && oldestDaysLate > 90",
    all: [atLeast("averageDaysLate12m", 60), is("oldestDaysLate", "greaterThan", 90)],
  },
  {
    segment: "in-difficulty",
    when: "history.averageDaysLate6m >= 20.0 && oldestDaysLate > 60 && overdueItems >= 3",
    all: [atLeast("averageDaysLate6m", 20), is("oldestDaysLate", "greaterThan", 60), atLeast("overdueItems", 3)],
  },
  { segment: "key-account", when: '"key-account" in debtor.tags', all: [is("tags", "contains", "key-account")] },
  { segment: "public-sector", when: 'debtor.nature == "public"', all: [is("nature", "equal", "public")] },
  { segment: "consumer", when: 'debtor.nature == "consumer"', all: [is("nature", "equal", "consumer")] },
  {
    segment: "recurrent-late",
    when: "history.lateShare12m >= 0.5 && history.averageDaysLate12m >= 10.0",
    all: [atLeast("lateShare12m", 0.5), atLeast("averageDaysLate12m", 10)],
  },
  { segment: "new", when: "history.settlements12m < 3", all: [below("settlements12m", 3)] },
  { segment: "small-balance", when: "amounts.exposure < 100", all: [below("exposure", 100)] },
  { segment: "occasional-late", when: "history.lateShare12m >= 0.1", all: [atLeast("lateShare12m", 0.1)] },
  { segment: "punctual", when: "history.averageDaysLate12m < 10.0", all: [below("averageDaysLate12m", 10)] },
];

/** Whoever none of the ten takes. */
export const everyoneElse = "everyone-else";

/** What json-rules-engine reads: the same figures, flat, taken out beforehand. */
export function flatFacts({ debtor, figures, currency }: Dossier): Record<string, number | string | boolean | readonly string[]> {
  const { months6, months12 } = figures.history;
  return {
    averageDaysLate6m: months6.averageDaysLate,
    averageDaysLate12m: months12.averageDaysLate,
    lateShare12m: months12.lateShare,
    settlements12m: months12.settlements,
    oldestDaysLate: figures.oldestDaysLate,
    overdueItems: figures.overdueItems,
    exposure: figures.exposure / (currency === "XPF" ? 1 : 100),
    nature: debtor.nature,
    tags: debtor.tags,
  };
}

/** The rule files of the ten segments, each with a ladder as a company has it, and the shipped tables of points and rates. */
export function ruleFiles(): readonly { readonly name: string; readonly text: string }[] {
  const rules = [...conditions, { segment: everyoneElse, when: "true" }];
  const tables = ["score.yaml", "rates.yaml"].map((name) => {
    const text = readFileSync(new URL(`../src/rules/data/${name}`, import.meta.url), "utf8");
    return { name: `rules/${name}`, text };
  });
  const segments = rules.map(({ segment, when }, rank) => ({
    name: `rules/${segment}.yaml`,
    text: [
      `segment: ${segment}`,
      `description: The debtors of the condition.`,
      `priority: ${100 - rank}`,
      `when: '${when}'`,
      `ladder:`,
      `  - { step: courtesy, at: +3, do: email, template: reminder-courteous }`,
      `  - { step: call, at: +10, do: task, activity: call, assignee: collector }`,
      `  - { step: firm, at: +20, do: email, template: reminder-firm }`,
      `  - { step: last, at: +35, do: email, template: reminder-last, approval: always }`,
      `limits: { minimumAmount: 20 EUR, daysBetweenContacts: 7, businessDaysOnly: true }`,
      ``,
    ].join("\n"),
  }));
  return [...segments, ...tables];
}
