import { join, resolve } from "node:path";
import type { Day } from "../ledger/day.ts";
import { dossier } from "../ledger/dossier.ts";
import { dossierFacts } from "../ledger/store/dossiers.ts";
import { decide } from "../rules/decide.ts";
import { differ, type RulesDiff } from "../rules/diff.ts";
import { loadRulebook, type Rulebook } from "../rules/rulebook.ts";
import { makeBreather } from "./breather.ts";
import { ProblemsError, WorkspaceError } from "./error.ts";
import { oneVoice } from "./one-voice.ts";
import type { Workspace } from "./open.ts";
import { diskShelf, isFolder, readRuleFiles, type RuleFiles } from "./rules-files.ts";
import { gitShelf } from "./rules-git.ts";

/**
 * What the workspace's rules make of today's book, beside what other rules would have made of it. `other` is a folder (a
 * workspace, or one of rule files) or a git revision. @throws WorkspaceError, ProblemsError when the other rules have errors
 */
export async function diffRules(
  workspace: Workspace,
  other: string,
  { today, cwd }: { readonly today: Day; readonly cwd: string },
): Promise<RulesDiff> {
  const rulebooks = { before: await otherRulebook(workspace, other, cwd), after: workspace.rulebook };
  const voices = { before: oneVoice(today), after: oneVoice(today) };
  const all = differ(today, rulebooks);
  const breathe = makeBreather();
  const segments = Object.values(rulebooks).some((one) => one.segments.some((segment) => segment.stay > 0));
  for await (const facts of dossierFacts(workspace.store, { today, segments })) {
    const decideBy = (side: "before" | "after") => {
      const decision = decide(dossier(voices[side].hear(facts), today), rulebooks[side], today);
      voices[side].speak(facts, decision);
      return decision;
    };
    all.add(dossier(facts, today), { before: decideBy("before"), after: decideBy("after") });
    await breathe();
  }
  return all.diff();
}

async function otherRulebook({ folder, templates }: Workspace, other: string, cwd: string): Promise<Rulebook> {
  const files = await otherFiles(folder, other, cwd);
  if (!files.rules.some(({ name }) => name.startsWith("rules/"))) throw new WorkspaceError("rules.no_rules_there", { other });
  const { rulebook, problems } = loadRulebook(files.rules, { templates: templates.names });
  if (rulebook) return rulebook;
  throw new ProblemsError(problems.map((problem) => ({ ...problem, file: `${other}: ${problem.file}` })));
}

async function otherFiles(folder: string, other: string, cwd: string): Promise<RuleFiles> {
  const place = resolve(cwd, other);
  if (!(await isFolder(place))) return readRuleFiles(folder, await gitShelf(folder, other));
  if (await isFolder(join(place, "rules"))) return readRuleFiles(place);
  return readRuleFiles(folder, diskShelf(folder), place);
}
