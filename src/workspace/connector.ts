import { fecConnector } from "../connectors/fec/connector.ts";
import { memoryConnector } from "../connectors/memory/connector.ts";
import { odooConnector } from "../connectors/odoo/connector.ts";
import { pennylaneConnector } from "../connectors/pennylane/connector.ts";
import type { Connector } from "../connectors/port.ts";
import { letterPdf } from "../templates/letter-pdf.ts";
import { WorkspaceError } from "./error.ts";
import { fecSettings } from "./fec-settings.ts";
import { pennylaneSettings } from "./pennylane-settings.ts";
import type { Settings } from "./settings.ts";

/** The connector that `source` names, with its own section of the settings. Paths are relative to the workspace's folder. */
export function makeConnector(folder: string, settings: Settings): Connector {
  switch (settings.source) {
    case "fec":
      return fecConnector(fecSettings(folder, settings));
    case "odoo":
      if (!settings.odoo) throw new WorkspaceError("workspace.no_source_settings", { source: settings.source });
      return odooConnector(settings.odoo, { letterPdf });
    case "pennylane":
      return pennylaneConnector(pennylaneSettings(folder, settings));
    case "memory":
      return looked(memoryConnector(settings.memory ?? {}));
  }
}

/** What the generated book carries and shows would be gone with the process: mails and files are there to be looked at. */
function looked({ desk: _desk, ...connector }: Connector): Connector {
  return { ...connector, carries: new Set() };
}
