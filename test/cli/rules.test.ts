import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, it } from "vitest";
import { RulesCheckJson, RulesExplainJson, RulesFactsJson, RulesTestJson } from "../../src/workspace/rules-json.ts";
import { example, relance, temporaryFolder } from "./kit.ts";
import { pulledExample, today } from "./pulled-example.ts";

/** A workspace whose rule files are these; the book is never read. */
async function workspace(files: Readonly<Record<string, string>> = {}): Promise<string> {
  const folder = join(temporaryFolder(), "acme");
  await relance(["init", folder, "--source", "memory"]);
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  return folder;
}

describe("rules facts", () => {
  const pulled = pulledExample();

  it("lists every fact with a value of the book", async () => {
    const { exit, out } = await relance(["rules", "facts", pulled(), "--today", today, "--lang", "fr"]);
    expect(exit).toBe(0);
    expect(out).toMatch(/history\.lateShare12m +part, 0 à 1 +[\d.]+ +C\d+ +Part de ce qui a été payé en 12 mois/);
    expect(out).toMatch(/debtor\.tags +liste de textes +\["key-account"\]/);
    const { facts } = RulesFactsJson.parse(JSON.parse((await relance(["rules", "facts", pulled(), "--today", today, "--json"])).out));
    expect(facts.find(({ name }) => name === "amounts.overdue")?.example?.value).toBeGreaterThan(0);
  });
});

describe("rules test", () => {
  it("keeps the cases of the example", async () => {
    expect(await relance(["rules", "test", example])).toEqual({ exit: 0, out: "5 cases, all kept.\n", err: "" });
  });

  it("tells what differs, and why", async () => {
    const folder = await workspace({
      "rules/tests/new.yaml": `- case: Chased on the second day
  today: 2026-06-17
  invoices: [{ number: FA-1, due: 2026-06-15, amount: 1200 EUR }]
  expect: { segment: punctual, step: courtesy, amount: 1200 EUR }
- case: A call from the tenth day
  today: 2026-06-25
  invoices: [{ number: FA-1, due: 2026-06-15, amount: 1200 EUR }]
  actions: [{ on: 2026-06-18, step: courtesy, invoices: [FA-1] }]
  expect: { step: call }
`,
    });
    const { exit, out } = await relance(["rules", "test", folder]);
    expect(exit).toBe(1);
    expect(out.replace(/:\d+\)/, ")")).toBe(`rules/tests/new.yaml:1:3  ✗ Chased on the second day
             expected   found
    segment  punctual   new
    step     courtesy   none
    amount   €1,200.00  €0.00
    because  Next step “Courteous reminder” on 18/06/2026: FA-1 is 2 days late, the step comes at D+3. (new, preset:new.yaml)

2 cases, 1 failed.
`);
    const answer = RulesTestJson.parse(JSON.parse((await relance(["rules", "test", folder, "--json"])).out));
    expect(answer.cases.map(({ ok }) => ok)).toEqual([false, true]);
    expect((await relance(["rules", "check", folder])).out).toContain(
      "rules/tests/new.yaml:1:3  error  the case “Chased on the second day” is no longer kept.",
    );
  });

  it("knows the step of each invoice", async () => {
    const folder = await workspace({
      "rules/each.yaml": "segment: each\nextends: occasional-late\npriority: 300\nwhen: true\nper: invoice\n",
      "rules/tests/each.yaml": `- case: Each invoice at its own level
  today: 2026-06-15
  invoices: [{ number: FA-1, due: 2026-05-15, amount: 900 EUR }, { number: FA-2, due: 2026-06-05, amount: 400 EUR }]
  actions: [{ on: 2026-06-01, step: courtesy, invoices: [FA-1] }]
  expect: { segment: each, steps: { FA-1: firm, FA-2: firm } }
`,
    });
    const { exit, out } = await relance(["rules", "test", folder]);
    expect(exit).toBe(1);
    expect(out.replace(/:\d+\)/, ")")).toBe(`rules/tests/each.yaml:1:3  ✗ Each invoice at its own level
             expected   found
    step of  FA-2 firm  FA-2 courtesy
    because  FA-1 is 31 days late, step “Firm reminder” comes at D+15: €900.00, 1 item, after “Courteous reminder” of 01/06/2026. 1 other invoice has a step to take too. (each, rules/each.yaml)

1 case, 1 failed.
`);
  });

  it("says where to write the first one", async () => {
    expect((await relance(["rules", "test", await workspace(), "--lang", "fr"])).out).toBe(
      "Aucun cas : écrivez-en dans rules/tests/*.yaml.\n",
    );
  });
});

describe("rules check", () => {
  it.each([
    ["2026-12-16", []],
    ["2026-12-17", ["2027-H1"]],
    ["2027-01-01", ["2027-H1"]],
    ["2027-06-20", ["2027-H1", "2027-H2"]],
  ])("on %s asks for the rates of %j", async (on, halves) => {
    const { problems } = RulesCheckJson.parse(JSON.parse((await relance(["rules", "check", example, "--today", on, "--json"])).out));
    expect(problems.filter(({ code }) => code === "rules.rates_missing").map(({ params }) => params.half)).toEqual(halves);
  });

  it("names files that nothing reads", async () => {
    const folder = await workspace({
      "rules/late.yml.old": "",
      "rules/README.md": "",
      "rules/tests/note.txt": "",
      "rules/more/x.yaml": "",
    });
    const { exit, out } = await relance(["rules", "check", folder, "--today", today]);
    expect(exit).toBe(0);
    expect(out.split("\n").flatMap((line) => (line.startsWith("rules/") ? line.split(" ")[0] : []))).toEqual([
      "rules/late.yml.old:1:1",
      "rules/more/:1:1",
      "rules/tests/note.txt:1:1",
    ]);
  });
});

describe("rules explain", () => {
  it("tells a segment in words", async () => {
    const folder = await workspace({
      "our/recurrent-late.yaml": "segment: recurrent-late\nextends: recurrent-late\npriority: 45\n",
      "rules/_common.yaml": "integrator: ./our\nlimits: { minimumAmount: 50 EUR }\n",
    });
    const { exit, out } = await relance(["rules", "explain", "recurrent-late", folder, "--lang", "fr"]);
    expect(exit).toBe(0);
    await expect(out.replace(/@[0-9a-f]{7}/, "@version")).toMatchFileSnapshot("golden/rules-explain.fr.txt");
    const answer = RulesExplainJson.parse(JSON.parse((await relance(["rules", "explain", "recurrent-late", folder, "--json"])).out));
    expect(answer.origins.priority).toEqual({ file: "./our/recurrent-late.yaml", line: 3, level: "integrator" });
  });

  it("says what a ladder per invoice means", async () => {
    const text = "segment: each\nextends: punctual\npriority: 300\nwhen: true\nper: invoice\nend: { do: handover, after: 20 }\n";
    const folder = await workspace({ "rules/each.yaml": text });
    const { out } = await relance(["rules", "explain", "each", folder, "--lang", "fr"]);
    const words = out.replaceAll(/[\u00a0\u202f]/g, " ");
    expect(words).toContain("chaque facture monte ce scénario seule : ses propres messages, son délai, son minimum et sa fin\n");
    expect(words).toMatch(/limites +rien pour une facture au-dessous de 20,00 €\n +\d+ jours entre deux contacts pour une même facture\n/);
    expect(words).toContain("per : espace de travail, rules/each.yaml:5");
    const answer = RulesExplainJson.parse(JSON.parse((await relance(["rules", "explain", "each", folder, "--json"])).out));
    expect(answer.per).toBe("invoice");
  });

  it("finds an integrator's rules in an installed package", async () => {
    const folder = await workspace({
      "node_modules/@maison/regles/rules/punctual.yaml": "segment: punctual\nextends: punctual\npriority: 21\n",
      "rules/_common.yaml": '"integrator": "@maison/regles"\n',
    });
    const { origins } = RulesExplainJson.parse(JSON.parse((await relance(["rules", "explain", "punctual", folder, "--json"])).out));
    expect(origins.priority).toEqual({ file: "@maison/regles/rules/punctual.yaml", line: 3, level: "integrator" });
  });

  it("does not guess", async () => {
    expect(await relance(["rules", "explain", "late", example])).toEqual({
      exit: 2,
      out: "",
      err: "Error: No segment in use is called “late”. Segments: key-account, public-sector, in-difficulty, consumer, recurrent-late, new, punctual, occasional-late.\n",
    });
  });
});
