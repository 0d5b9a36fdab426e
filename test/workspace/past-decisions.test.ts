import { expect, it } from "vitest";
import { addDays } from "../../src/ledger/day.ts";
import { pastDecisionText } from "../../src/cli/past-decision.ts";
import { voiceOf } from "../../src/server/pages/voice.ts";
import { loadRulebook, type Rulebook } from "../../src/rules/rulebook.ts";
import { ExplainJson, explainJson } from "../../src/workspace/json.ts";
import type { Workspace } from "../../src/workspace/open.ts";
import { pastDecisions } from "../../src/workspace/past-decisions.ts";
import { propose } from "../../src/workspace/propose.ts";
import { openTestWorkspace, today } from "../server/kit.ts";

/** The workspace with one rule file more. */
function withRules(workspace: Workspace, text: string): Workspace {
  const rules = [...workspace.ruleFiles.rules, { name: "rules/occasional-late.yaml", text }];
  return { ...workspace, ruleFiles: { ...workspace.ruleFiles, rules }, rulebook: loadRulebook(rules).rulebook as Rulebook };
}

it("a past decision is explained with the rules that made it", async () => {
  const workspace = await openTestWorkspace("atelier", 30);
  const own = (at: number) => `segment: occasional-late # ours
extends: occasional-late
ladder:
  - { step: courtesy, at: +${at}, do: email, template: reminder-courteous }
`;
  const { plan } = await propose(withRules(workspace, own(6)), today);
  const next = addDays(today, 1);
  const { plan: planLater } = await propose(withRules(workspace, own(9)), next);
  const inIt = ({ lines }: typeof plan) =>
    new Set(lines.filter(({ decision }) => decision.segment.name === "occasional-late").map(({ decision }) => decision.debtor));
  const alone = (id: string) => plan.lines.filter(({ decision }) => decision.debtor === id).length === 1;
  const [debtor = ""] = [...inIt(plan)].filter((id) => inIt(planLater).has(id) && alone(id));

  const [then] = await pastDecisions(workspace.store, debtor, today);
  const [later] = await pastDecisions(workspace.store, debtor, addDays(today, 5));
  expect(then?.decision).toEqual(plan.lines.find((line) => line.dossier.debtor.id === debtor)?.decision);
  expect(then?.files.map(({ name }) => name)).toEqual(["preset:occasional-late.yaml", "rules/occasional-late.yaml"]);
  expect([then, later].map((one) => one?.files.at(-1)?.text)).toEqual([own(6), own(9)]);
  expect(await pastDecisions(workspace.store, debtor, addDays(today, -1))).toEqual([]);

  const voice = { ...voiceOf("en"), paint: (_: string, text: string) => text };
  if (!later) throw new Error("no decision");
  const text = pastDecisionText(later, addDays(today, 5), voice);
  expect(text.split("\n")[0]).toMatch(/^Decided on \d\d\/11\/2026, the last decision up to \d\d\/11\/2026 · EUR$/);
  expect(text).toContain(
    "    segment: occasional-late # ours\n    extends: occasional-late\n    ladder:\n      - { step: courtesy, at: +9,",
  );
  const json = explainJson("atelier", [], [], { decisions: [later], language: "en" });
  expect(ExplainJson.parse(json).past?.[0]).toMatchObject({ day: next, segment: { name: "occasional-late" } });
});
