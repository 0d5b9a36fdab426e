import { describe, expect, it } from "vitest";
import { z } from "zod";
import { editDistance, suggest } from "../../src/rules/suggest.ts";
import { readYaml } from "../../src/rules/yaml.ts";

const Schema = z.strictObject({
  name: z.string().min(1),
  port: z
    .int()
    .min(1)
    .meta({ examples: [587] }),
  mode: z.enum(["review", "auto"]).default("review"),
  when: z.string().optional(),
  mail: z.strictObject({ from: z.email(), list: z.array(z.strictObject({ id: z.number() })).optional() }).optional(),
  secret: z
    .string()
    .optional()
    .superRefine((text, context) => {
      if (text?.startsWith("$")) context.addIssue({ code: "custom", message: "environment_missing", params: { name: text.slice(1) } });
    }),
});

function problems(text: string): string[] {
  return readYaml("relance.yaml", text, Schema).problems.map(
    (one) => `${one.line}:${one.column} ${one.path} ${one.code}${one.value === undefined ? "" : ` <${one.value}>`}`,
  );
}

it("gives the value with its defaults when nothing is wrong", () => {
  expect(readYaml("relance.yaml", "name: a\nport: 25\n", Schema)).toMatchObject({
    value: { name: "a", port: 25, mode: "review" },
    problems: [],
  });
});

describe("every problem has its place, its path and the text as written", () => {
  it.each<[string, string, readonly string[]]>([
    ["an unknown key, a missing one", "name: a\nprot: 25\n", ["1:1 port yaml.missing_key", "2:1 prot yaml.unknown_key <prot>"]],
    ["a type", "name: 12\nport: x\n", ["1:7 name yaml.wrong_type <12>", "2:7 port yaml.wrong_type <x>"]],
    ["a fraction", "name: a\nport: 2.5\n", ["2:7 port yaml.wrong_type <2.5>"]],
    ["a choice", "name: a\nport: 1\nmode: rewiew\n", ["3:7 mode yaml.bad_choice <rewiew>"]],
    ["nothing after the colon", "name:\nport: 1\n", ["1:6 name yaml.empty <>"]],
    ["a missing key of a block", "name: a\nport: 1\nmail:\n  list: []\n", ["3:1 mail.from yaml.missing_key"]],
    [
      "deep in a list",
      "name: a\nport: 1\nmail: { from: a@b.fr, list: [{ id: 1 }, { id: b }] }\n",
      ["3:47 mail.list[1].id yaml.wrong_type <b>"],
    ],
    ["a form", "name: a\nport: 1\nmail: { from: nobody }\n", ["3:15 mail.from yaml.bad_format <nobody>"]],
    ["what a schema refuses by itself", "name: a\nport: 1\nsecret: $TOKEN\n", ["3:9 secret yaml.environment_missing <$TOKEN>"]],
    ["a list where keys are expected", "- a\n", ["1:1  yaml.wrong_type <- a>"]],
    ["an empty file", "", ["1:1  yaml.empty"]],
    ["a prototype", "name: a\nport: 1\n__proto__: { x: 1 }\n", ["3:1 __proto__ yaml.unknown_key <__proto__>"]],
  ])("%s", (_, text, expected) => {
    expect(problems(text)).toEqual(expected);
  });

  it("suggests what was meant, and shows an example", () => {
    const [missing, unknown] = readYaml("relance.yaml", "name: a\nprot: 25\n", Schema).problems;
    expect(unknown?.params).toMatchObject({ key: "prot", suggestion: "port", allowed: "name, port, mode, when, mail, secret" });
    expect(missing?.params).toMatchObject({ key: "port", example: 587 });
  });
});

describe("a character of a value is found in the file", () => {
  const at = (text: string, offset: number) => {
    const { line, column } = readYaml("f", text, Schema).placeIn(["when"], offset);
    return `${line}:${column}`;
  };
  it.each([
    ["plain", "when: a && bad", 5, "1:12"],
    ["single quotes", "when: 'a && bad'", 5, "1:13"],
    ["double quotes", 'when: "a && bad"', 5, "1:13"],
    ["folded", "when: >-\n  a &&\n  bad\n", 5, "3:3"],
    ["folded, the first line", "when: >-\n  a &&\n  bad\n", 2, "2:5"],
    ["literal", "when: |\n  a &&\n    bad\n", 7, "3:5"],
    ["plain over two lines", "when: a &&\n  bad\n", 5, "2:3"],
    ["escapes: the value's start", 'when: "\\x61 && bad"', 5, "1:7"],
    ["past the end", "when: a", 1, "1:8"],
  ])("%s", (_, text, offset, expected) => {
    expect(at(text, offset)).toBe(expected);
  });
});

it.each([
  ["", "abc", 3],
  ["abc", "abc", 0],
  ["abc", "acb", 1],
  ["kitten", "sitting", 3],
])("from %s to %s in %i edits", (a, b, edits) => {
  expect(editDistance(a, b)).toBe(edits);
  expect(editDistance(b, a)).toBe(edits);
});

it.each([
  ["emial", ["email", "letter"], "email"],
  ["Email", ["email"], "email"],
  ["alsace", ["metropole", "alsace-moselle"], "alsace-moselle"],
  ["xyz", ["email", "letter"], undefined],
  ["at", ["do", "step"], undefined],
])("%s among %j is %s", (word, candidates, expected) => {
  expect(suggest(word, candidates)).toBe(expected);
});
