import type { Settings as FecSettings } from "../connectors/fec/snapshot.ts";
import { ProblemsError } from "./error.ts";
import { fecSettings } from "./fec-settings.ts";
import { readFiles } from "./open.ts";
import type { Environment } from "./secret.ts";
import type { Settings } from "./settings.ts";

/** The settings of a workspace whose source is a FEC; no store is opened. @throws ProblemsError, WorkspaceError */
export async function readFecWorkspace(folder: string, env: Environment): Promise<{ settings: Settings; fec: FecSettings }> {
  const { settings, problems } = await readFiles(folder, env);
  if (!settings) throw new ProblemsError(problems);
  return { settings, fec: fecSettings(folder, settings) };
}
