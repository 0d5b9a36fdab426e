import type { Settings as FecSettings } from "../connectors/fec/snapshot.ts";
import { WorkspaceError } from "./error.ts";
import type { Settings } from "./settings.ts";

/** What the FEC connector works with: its section, where paths start, whose books these are. */
export function fecSettings(folder: string, settings: Settings): FecSettings {
  if (!settings.fec) throw new WorkspaceError("workspace.not_fec", { source: settings.source });
  return { folder, company: { id: settings.company.siren ?? settings.name, name: settings.company.name }, ...settings.fec };
}
