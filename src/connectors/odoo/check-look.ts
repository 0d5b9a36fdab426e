import { ConnectorError, type Finding } from "../port.ts";
import type { OdooClient } from "./client/client.ts";
import type { Session } from "./session.ts";

/** What `check` looks at: the connection and what it leads to. */
export interface Checked {
  readonly client: OdooClient;
  readonly session: Session;
}

/** What a question answers, or undefined when the key's user may not ask it or the host does not know it. */
export async function ifAllowed<T>(question: Promise<T>): Promise<T | undefined> {
  try {
    return await question;
  } catch (error) {
    if (error instanceof ConnectorError && ["odoo.no_right", "odoo.no_model"].includes(error.code)) return undefined;
    throw error;
  }
}

export function unseen(what: string): Finding {
  return { level: "warning", code: "odoo.cannot_be_seen", params: { what } };
}
