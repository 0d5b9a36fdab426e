import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { readGoldenCases, runGoldenCases } from "../../src/rules/golden.ts";
import { presets, rulebookOf } from "./builder.ts";

/** What the shipped segments must always come to, and one of a ladder per invoice, which none of them has. */
const folder = join(import.meta.dirname, "golden");
const byInvoice = {
  name: "rules/by-invoice.yaml",
  text: `
extends: occasional-late
segment: by-invoice
priority: 99
when: '"by-invoice" in debtor.tags'
per: invoice
`,
};
const shipped = rulebookOf([...presets, byInvoice]);
const files = readdirSync(folder).map((name) => ({ name, text: readFileSync(join(folder, name), "utf8") }));
const { cases, problems } = readGoldenCases(files, shipped);

it("every shipped segment has cases", () => {
  expect(problems).toEqual([]);
  const shown = new Set(cases.map(({ given }) => given.expect.segment));
  for (const { name } of shipped.segments) expect(shown).toContain(name);
});

describe.each(files.map(({ name }) => name))("%s", (name) => {
  it.each(
    runGoldenCases(
      cases.filter((one) => one.file === name),
      shipped,
    ).map((result) => [result.given.case, result] as const),
  )("%s", (_, { differences, decision }) => {
    expect({ differences, reason: decision.reason }).toEqual({ differences: [], reason: decision.reason });
  });
});
