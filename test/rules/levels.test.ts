import { describe, expect, it } from "vitest";
import { loadRulebook, type RuleText } from "../../src/rules/rulebook.ts";
import { presets, rulebookOf } from "./builder.ts";

const own = (name: string, text: string): RuleText => ({ name: `rules/${name}.yaml`, text });
const theirs = (name: string, text: string): RuleText => ({ name: `../ours/${name}.yaml`, text, integrator: true });

function segment(name: string, ...files: readonly RuleText[]) {
  const found = rulebookOf([...presets, ...files]).segments.find((one) => one.name === name);
  if (!found) throw new Error(`no ${name}`);
  return found;
}

function codes(...files: readonly RuleText[]): string[] {
  return loadRulebook([...presets, ...files]).problems.map(({ file, code, params }) =>
    `${file} ${code} ${params.cycle ?? params.name ?? ""}`.trim(),
  );
}

describe("three levels: shipped, integrator, own", () => {
  const late = theirs("late", "segment: recurrent-late\nextends: recurrent-late\npriority: 45\nlimits: { daysBetweenContacts: 9 }\n");
  const common = own("_common", "integrator: ../ours\nlimits: { minimumAmount: 50 EUR }\n");
  const mine = own("late", "segment: recurrent-late\nextends: recurrent-late\ndescription: Ours.\n");

  it("each key is that of the most specific file that writes it, and says where", () => {
    const { description, priority, ladder, limits, origins } = segment("recurrent-late", late, common, mine);
    expect({ description, priority, steps: ladder.length, ...limits }).toEqual({
      description: "Ours.",
      priority: 45,
      steps: 4,
      minimumAmount: { amount: 5000, currency: "EUR" },
      daysBetweenContacts: 9,
      businessDaysOnly: true,
    });
    const places = Object.fromEntries(Object.entries(origins).map(([key, { file, line, level }]) => [key, `${file}:${line} ${level}`]));
    expect(places).toEqual({
      description: "rules/late.yaml:3 own",
      priority: "../ours/late.yaml:3 integrator",
      when: "preset:recurrent-late.yaml:4 shipped",
      ladder: "preset:recurrent-late.yaml:5 shipped",
      "limits.daysBetweenContacts": "../ours/late.yaml:4 integrator",
      "limits.minimumAmount": "rules/_common.yaml:2 own",
    });
  });

  it("the workspace's common part goes before what the integrator's files say", () => {
    const all = own("_common", "integrator: ../ours\nlimits: { daysBetweenContacts: 5 }\n");
    expect(segment("recurrent-late", late, all).limits.daysBetweenContacts).toBe(5);
  });

  it("without a file of its own, a workspace has the integrator's segment", () => {
    expect(segment("recurrent-late", late, common).priority).toBe(45);
  });

  it("a segment may start from another one of its folder", () => {
    const base = own(
      "base",
      "segment: base\nextends: punctual\npriority: 71\nwhen: amounts.overdue > 1\nlimits: { daysBetweenContacts: 11 }\n",
    );
    const branch = own("branch", "segment: branch\nextends: base\npriority: 72\n");
    expect(segment("branch", base, branch).limits.daysBetweenContacts).toBe(11);
  });

  it.each<[string, readonly RuleText[], readonly string[]]>([
    [
      "a circle is told once",
      [own("a", "segment: a\nextends: b\n"), own("b", "segment: b\nextends: c\n"), own("c", "segment: c\nextends: a\n")],
      ["rules/a.yaml rules.extends_cycle a → b → c → a"],
    ],
    ["one's own name is the one below", [own("a", "segment: a\nextends: a\n")], ["rules/a.yaml rules.unknown_preset a"]],
    [
      "an integrator does not start from its customer's",
      [
        own("a", "segment: a\nextends: punctual\npriority: 71\n"),
        theirs("b", "segment: b\nextends: a\n"),
        own("_common", "integrator: ../ours"),
      ],
      ["../ours/b.yaml rules.unknown_preset a"],
    ],
    ["a folder without rules", [own("_common", "integrator: ../nowhere")], ["rules/_common.yaml rules.integrator_missing"]],
    [
      "an integrator with an integrator",
      [theirs("_common", "integrator: ../theirs"), own("_common", "integrator: ../ours")],
      ["../ours/_common.yaml rules.integrator_nested"],
    ],
    [
      "presets may name the integrator's",
      [
        theirs("x", "segment: x\nextends: punctual\npriority: 71\n"),
        own("_common", "integrator: ../ours\npresets: [x, occasional-late, nwe]"),
      ],
      ["rules/_common.yaml rules.unknown_preset nwe"],
    ],
  ])("%s", (_, files, expected) => {
    expect(codes(...files)).toEqual(expected);
  });
});
