import { describe, expect, it } from "vitest";
import { loadRulebook, type Rulebook, type RuleText, type SegmentRule } from "../../src/rules/rulebook.ts";
import { commonFileJsonSchema, ruleFileJsonSchema } from "../../src/rules/schema.ts";
import { plainText, presets, rulebookOf } from "./builder.ts";

const file = (name: string, text: string): RuleText => ({ name: `rules/${name}.yaml`, text });
const templates = ["reminder-courteous", "reminder-firm", "reminder-last", "formal-notice"];

function codes(files: readonly RuleText[]): string[] {
  return loadRulebook(files, { templates }).problems.map((problem) => `${problem.file.replace(/^rules\//, "")} ${problem.code}`);
}

function segmentOf(rulebook: Rulebook, name: string): SegmentRule {
  return rulebook.segments.find((one) => one.name === name) as SegmentRule;
}

describe("the presets", () => {
  it("load by themselves, hardest first, without a warning", () => {
    const { rulebook, problems } = loadRulebook(presets, { templates });
    expect(problems).toEqual([]);
    expect(rulebook?.segments.map((one) => one.name)).toEqual([
      "public-sector",
      "consumer",
      "key-account",
      "bad-faith",
      "in-difficulty",
      "small-balance",
      "recurrent-late",
      "new",
      "punctual",
      "occasional-late",
    ]);
    for (const segment of rulebook?.segments ?? []) expect(segment.description.length).toBeGreaterThan(20);
  });

  it("name a file, a line and a version", () => {
    const late = segmentOf(rulebookOf(presets), "recurrent-late");
    expect(late).toMatchObject({ file: "preset:recurrent-late.yaml", line: 4 });
    expect(late.version).toMatch(/^[0-9a-f]{32}$/);
  });

  it("send no letter that a person has not approved, and none to public bodies, key accounts and small balances", () => {
    for (const { name, ladder } of rulebookOf(presets).segments) {
      const letters = ladder.filter((step) => step.do === "letter");
      expect(`${name} ${letters.length}`).toBe(`${name} ${["public-sector", "key-account", "small-balance"].includes(name) ? 0 : 1}`);
      for (const letter of letters) expect(letter).toMatchObject({ registered: true, approval: "always" });
    }
  });

  it("ask consumers for nothing on top of the debt, and public bodies for what their code gives", () => {
    const rulebook = rulebookOf(presets);
    expect(segmentOf(rulebook, "consumer").ladder.flatMap((step) => step.claim ?? [])).toEqual([]);
    expect(segmentOf(rulebook, "public-sector").ladder.flatMap((step) => step.claim ?? [])).toContain("penalties");
  });
});

describe("what a workspace changes", () => {
  const own = file("late", "segment: recurrent-late\nextends: recurrent-late\nlimits: { minimumAmount: 50 EUR }\n");

  it("replaces a preset of the same name, key by key", () => {
    const rulebook = rulebookOf([...presets, own]);
    const late = segmentOf(rulebook, "recurrent-late");
    expect(late).toMatchObject({
      file: "preset:recurrent-late.yaml",
      limits: { minimumAmount: { amount: 5000, currency: "EUR" } },
    });
    expect(late.ladder.map((step) => step.step)).toEqual(["call", "firm", "last", "formal-notice"]);
    expect(rulebook.segments).toHaveLength(10);
  });

  it("points at its own condition when it writes one", () => {
    const text = "segment: recurrent-late\nextends: recurrent-late\nwhen: history.lateShare12m >= 0.5 && history.averageDaysLate >= 10\n";
    expect(segmentOf(rulebookOf([...presets, file("late", text)]), "recurrent-late")).toMatchObject({ file: "rules/late.yaml", line: 3 });
  });

  it("changes the version of what it changes, and of nothing else", () => {
    const before = rulebookOf(presets).segments;
    const after = rulebookOf([...presets, own]).segments;
    expect(after.filter((one, at) => one.version !== before[at]?.version).map((one) => one.name)).toEqual(["recurrent-late"]);
    expect(rulebookOf([...presets, own].toReversed()).version).toBe(rulebookOf([...presets, own]).version);
  });

  it("sets limits for all: above the presets', below a segment's own", () => {
    const common = file(
      "_common",
      "presets: [recurrent-late, occasional-late]\nlimits: { minimumAmount: 100 EUR, daysBetweenContacts: 10 }\n",
    );
    const limits = rulebookOf([...presets, own, common]).segments.map((one) => [
      one.limits.minimumAmount.amount,
      one.limits.daysBetweenContacts,
    ]);
    expect(limits).toEqual([
      [5000, 10],
      [10_000, 10],
    ]);
  });

  it("chooses its presets and its settings", () => {
    const common = file(
      "_common",
      "presets: [new]\npromiseGrace: 3\ncalendar: reunion\npaymentTruth: { tolerance: 0.05 EUR, bankDays: 5 }\n",
    );
    const rulebook = rulebookOf([...presets, file("all", plainText), common]);
    expect(rulebook.segments.map((one) => one.name)).toEqual(["new", "test"]);
    expect(rulebook.settings).toEqual({
      promiseGrace: 3,
      region: "reunion",
      planNotice: 8,
      disputes: [],
      quiet: [],
      paymentTruth: { tolerance: { amount: 5, currency: "EUR" }, bankDays: 5, syncDays: 3 },
    });
  });
});

describe("problems between files", () => {
  const segment = (name: string, priority: number, when: string) =>
    file(name, `segment: ${name}\ndescription: One.\npriority: ${priority}\nwhen: ${when}\nladder: []\n`);
  it.each<[string, readonly RuleText[], readonly string[]]>([
    [
      "two files of one name",
      [segment("a", 0, "true"), { ...segment("a", 5, "oldestDaysLate > 3"), name: "rules/b.yaml" }],
      ["b.yaml rules.duplicate_segment"],
    ],
    [
      "two priorities",
      [segment("a", 0, "true"), segment("b", 5, "oldestDaysLate > 3"), segment("c", 5, "oldestDaysLate > 9")],
      ["c.yaml rules.priority_tie"],
    ],
    ["nobody for the rest", [segment("a", 0, "oldestDaysLate > 3")], ["a.yaml rules.no_catch_all"]],
    ["nobody left", [segment("a", 9, "true"), segment("b", 5, "oldestDaysLate > 3")], ["b.yaml rules.unreachable"]],
    ["no file at all", [], ["rules/ rules.no_segment".replace("rules/ ", " ")]],
    [
      "a preset that does not exist",
      [...presets, file("_common", "presets: [occasional-late, punctuel]\n")],
      ["_common.yaml rules.unknown_preset"],
    ],
  ])("%s", (_, files, expected) => {
    expect(codes(files)).toEqual(expected);
  });

  it("tells everything at once, in reading order", () => {
    const broken = [file("a", "segment: A\npriority: x\n"), file("b", "segment: b\nextends: nobody\n"), file("c", "when: [\n")];
    expect(codes([...presets, ...broken]).map((one) => one.split(" ")[0])).toEqual(["a.yaml", "a.yaml", "b.yaml", "c.yaml"]);
  });
});

it("describes both files to editors, every key with a sentence", () => {
  const schemas = [ruleFileJsonSchema(), commonFileJsonSchema()] as {
    properties: Record<string, { description?: string }>;
    additionalProperties: boolean;
  }[];
  for (const schema of schemas) {
    expect(schema.additionalProperties).toBe(false);
    for (const [key, property] of Object.entries(schema.properties)) expect(`${key}: ${property.description}`).not.toContain("undefined");
  }
});
