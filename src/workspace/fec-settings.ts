import type { Settings as FecSettings } from "../connectors/fec/snapshot.ts";
import { ProblemsError, WorkspaceError } from "./error.ts";
import { readFiles } from "./open.ts";
import type { Environment, Settings } from "./settings.ts";

/** What the FEC connector works with: its section, where paths start, whose books these are. */
export function fecSettings(folder: string, settings: Settings): FecSettings {
  if (!settings.fec) throw new WorkspaceError("workspace.not_fec", { source: settings.source });
  return { folder, company: { id: settings.company.siren ?? settings.name, name: settings.company.name }, ...settings.fec };
}

/** The settings of a workspace whose source is a FEC; no store is opened. @throws ProblemsError, WorkspaceError */
export async function readFecWorkspace(folder: string, env: Environment): Promise<{ settings: Settings; fec: FecSettings }> {
  const { settings, problems } = await readFiles(folder, env);
  if (!settings) throw new ProblemsError(problems);
  return { settings, fec: fecSettings(folder, settings) };
}
