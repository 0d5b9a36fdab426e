import { join } from "node:path";
import type { PennylaneConnectorOptions } from "../connectors/pennylane/connector.ts";
import type { PennylaneOptions } from "../connectors/pennylane/options.ts";
import { letterPdf } from "../templates/letter-pdf.ts";
import { WorkspaceError } from "./error.ts";
import type { Settings } from "./settings.ts";
import { sealedFile } from "./sealed-file.ts";

/** What the Pennylane connector works with: its section, whose company it is, how letters become PDF. @throws WorkspaceError */
export function pennylaneSettings(folder: string, settings: Settings): PennylaneConnectorOptions {
  const { pennylane, company, source, name } = settings;
  if (!pennylane) throw new WorkspaceError("workspace.no_source_settings", { source });
  return {
    settings: pennylane,
    access: accessOf(folder, pennylane),
    company: { id: company.siren ?? name, ...(company.siren !== undefined && { siren: company.siren }) },
    letterPdf,
  };
}

function accessOf(folder: string, { token, oauth }: PennylaneOptions): PennylaneConnectorOptions["access"] {
  if (token !== undefined) return { token };
  if (oauth?.clientSecret === undefined || oauth.refreshToken === undefined) throw new WorkspaceError("workspace.pennylane_without_token");
  const { clientId, clientSecret, refreshToken } = oauth;
  const store = sealedFile(join(folder, ".relance", "pennylane-oauth"), clientSecret);
  return { oauth: { clientId, clientSecret, refreshToken, store } };
}
