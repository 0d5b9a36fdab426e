import { join, resolve } from "node:path";
import { openStore } from "../ledger/store/open.ts";
import type { Store } from "../ledger/store/store.ts";
import type { Connector } from "../connectors/port.ts";
import { loadRulebook, type Rulebook } from "../rules/rulebook.ts";
import { type Problem, readYaml } from "../rules/yaml.ts";
import { loadTemplates, type Templates } from "../templates/templates.ts";
import { makeConnector } from "./connector.ts";
import { environmentOf } from "./env-file.ts";
import { ProblemsError, WorkspaceError } from "./error.ts";
import { readIfThere } from "./files.ts";
import { readRuleFiles, type RuleFiles } from "./rules-files.ts";
import type { Environment } from "./secret.ts";
import { type Settings, settingsSchema } from "./settings.ts";

/** One customer of an integrator, opened: its settings, rules and mails read, its store locked or connected. */
export interface Workspace extends WorkspaceFiles {
  readonly connector: Connector;
  readonly store: Store;
  close(): Promise<void>;
}

/** What the folder says, before any host or store is reached. */
export interface WorkspaceFiles {
  readonly folder: string;
  readonly settings: Settings;
  readonly rulebook: Rulebook;
  /** What the rulebook was read from. */
  readonly ruleFiles: RuleFiles;
  readonly templates: Templates;
}

export interface ReadFiles {
  readonly settings?: Settings;
  readonly rulebook?: Rulebook;
  readonly ruleFiles: RuleFiles;
  readonly templates: Templates;
  /** Of every file at once: settings, rules, templates. */
  readonly problems: readonly Problem[];
}

/** Reads the folder and reports everything that is wrong with it. @throws WorkspaceError when it is not a workspace */
export async function readFiles(folder: string, env: Environment): Promise<ReadFiles> {
  const text = await readIfThere(join(folder, "relance.yaml"));
  if (text === undefined) throw new WorkspaceError("workspace.not_a_workspace", { folder: resolve(folder) });
  const settings = readYaml("relance.yaml", text, settingsSchema(await environmentOf(folder, env)));
  const templates = await loadTemplates({ folder: join(folder, "templates") });
  const ruleFiles = await readRuleFiles(folder);
  const rules = loadRulebook(ruleFiles.rules, { templates: templates.names });
  return {
    ...(settings.value && { settings: settings.value }),
    ...(rules.rulebook && { rulebook: rules.rulebook }),
    ruleFiles,
    templates,
    problems: [...settings.problems, ...rules.problems, ...templates.problems],
  };
}

/** Opens a workspace to work with it. @throws ProblemsError naming every error of its files, StoreError when the store is taken */
export async function openWorkspace(folder: string, env: Environment): Promise<Workspace> {
  const { settings, rulebook, ruleFiles, templates, problems } = await readFiles(folder, env);
  if (!settings || !rulebook || problems.some((problem) => problem.level === "error")) throw new ProblemsError(problems);
  const connector = makeConnector(folder, settings);
  const databaseUrl = (await environmentOf(folder, env)).DATABASE_URL;
  const store = await openStore(
    databaseUrl ? { workspace: settings.name, databaseUrl } : { workspace: settings.name, folder: join(folder, ".relance") },
  );
  return { folder, settings, rulebook, ruleFiles, templates, connector, store, close: () => store.close() };
}
