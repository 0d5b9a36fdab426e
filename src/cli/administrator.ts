import type { Administrator } from "../workspace/odoo-app.ts";
import { WorkspaceError } from "../workspace/error.ts";
import type { Session } from "./session.ts";

/** The administrator's key: from the environment, else asked where it does not show. @throws WorkspaceError when there is neither */
export async function administratorOf({ io, voice }: Session, login: string): Promise<Administrator> {
  const question = voice.t(
    "Clé d’API d’un administrateur d’Odoo (elle ne s’affiche pas) : ",
    "API key of an Odoo administrator (it does not show): ",
  );
  const key = io.env.ODOO_ADMIN_KEY ?? (await io.askHidden?.(question));
  if (!key) throw new WorkspaceError("workspace.admin_key_missing");
  return { key, login };
}
