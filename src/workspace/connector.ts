import { fecConnector } from "../connectors/fec/connector.ts";
import { memoryConnector } from "../connectors/memory/connector.ts";
import type { Connector } from "../connectors/port.ts";
import { fecSettings } from "./fec-settings.ts";
import type { Settings } from "./settings.ts";

/** The connector that `source` names, with its own section of the settings. Paths are relative to the workspace's folder. */
export function makeConnector(folder: string, settings: Settings): Connector {
  switch (settings.source) {
    case "fec":
      return fecConnector(fecSettings(folder, settings));
    case "memory":
      // What it carries would be gone with the process: mails and files are there to be looked at.
      return { ...memoryConnector(settings.memory ?? {}), carries: new Set() };
  }
}
