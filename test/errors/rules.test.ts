import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { loadRulebook } from "../../src/rules/rulebook.ts";
import { rulesSentences } from "../../src/text/rules.ts";
import { say } from "../../src/text/sentences.ts";
import { presets } from "../rules/builder.ts";

/**
 * A corpus of wrong rule files. Each `.yaml` stands alone beside the shipped presets; the `.txt` of the same name holds every
 * message about it, in French and in English. `common-*.yaml` takes the place of `_common.yaml`, `rates-*.yaml` that of `rates.yaml`.
 */
const folder = join(import.meta.dirname, "rules");
const templates = ["reminder-courteous", "reminder-firm", "reminder-last", "formal-notice"];
const cases = readdirSync(folder).filter((name) => name.endsWith(".yaml"));

it.each(cases)("%s", async (name) => {
  const text = readFileSync(join(folder, name), "utf8");
  const file = `rules/${name.startsWith("common-") ? "_common.yaml" : name.startsWith("rates-") ? "rates.yaml" : name}`;
  const { problems, rulebook } = loadRulebook([...presets, { name: file, text }], { templates });
  const said = problems.flatMap((problem) =>
    (["fr", "en"] as const).map((language) => {
      const place = `${problem.file}:${problem.line}:${problem.column} ${problem.path}`.trim();
      return `${place} [${problem.level}] ${say(problem, language, rulesSentences)}`.replaceAll("\u00a0", " ");
    }),
  );
  expect(said.length).toBeGreaterThan(0);
  expect(rulebook === undefined).toBe(problems.some((problem) => problem.level === "error"));
  await expect(`${said.join("\n")}\n`).toMatchFileSnapshot(join(folder, name.replace(/yaml$/, "txt")));
});
