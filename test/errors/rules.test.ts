import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { readGoldenCases } from "../../src/rules/golden.ts";
import { loadRulebook, type RuleText } from "../../src/rules/rulebook.ts";
import { rulesSentences } from "../../src/text/rules.ts";
import { rulesToolsSentences } from "../../src/text/rules-tools.ts";
import { say } from "../../src/text/sentences.ts";
import { presets, rulebookOf } from "../rules/builder.ts";

/**
 * A corpus of wrong rule files. Each `.yaml` stands alone beside the shipped presets; the `.txt` of the same name holds every
 * message about it, in French and in English. The name says which file of a workspace it is: `common-*.yaml` takes the place
 * of `_common.yaml`, and so on. Where several files are needed, `# file:` lines say where each begins; those of `../ours` are
 * an integrator's.
 */
const folder = join(import.meta.dirname, "rules");
const templates = ["reminder-courteous", "reminder-firm", "reminder-last", "formal-notice", "thank-you"];
const cases = readdirSync(folder).filter((name) => name.endsWith(".yaml"));
const places: Readonly<Record<string, string>> = { common: "_common.yaml", rates: "rates.yaml", score: "score.yaml" };

it("holds more than fifty of them", () => {
  expect(cases.length).toBeGreaterThan(50);
});

it.each(cases)("%s", async (name) => {
  const files = filesOf(name, readFileSync(join(folder, name), "utf8"));
  const golden = name.startsWith("case-");
  const { problems, rulebook } = golden
    ? { ...readGoldenCases(files, rulebookOf(presets)), rulebook: undefined }
    : loadRulebook([...presets, ...files], { templates });
  const said = problems.flatMap((problem) =>
    (["fr", "en"] as const).map((language) => {
      const place = `${problem.file}:${problem.line}:${problem.column} ${problem.path}`.trim();
      return `${place} [${problem.level}] ${say(problem, language, rulesSentences, rulesToolsSentences)}`.replaceAll("\u00a0", " ");
    }),
  );
  expect(said.length).toBeGreaterThan(0);
  if (!golden) expect(rulebook === undefined).toBe(problems.some((problem) => problem.level === "error"));
  await expect(`${said.join("\n")}\n`).toMatchFileSnapshot(join(folder, name.replace(/yaml$/, "txt")));
});

function filesOf(name: string, text: string): readonly RuleText[] {
  const [first = "", ...rest] = text.split(/^# file: (.+)\n/m);
  if (rest.length === 0) {
    const [kind = ""] = name.split("-");
    return [{ name: kind === "case" ? `rules/tests/${name}` : `rules/${places[kind] ?? name}`, text: first }];
  }
  const files: RuleText[] = [];
  for (let at = 0; at < rest.length; at += 2) {
    const file = rest[at] as string;
    files.push({ name: file, text: rest[at + 1] as string, ...(file.startsWith("../ours/") && { integrator: true }) });
  }
  // As a workspace has them: the integrator's before its own.
  return files.toSorted((a, b) => Number(b.integrator ?? false) - Number(a.integrator ?? false));
}
