import { z } from "zod";
import { ConnectorError } from "../port.ts";
import type { OdooClient } from "./client/client.ts";

const chunk = 200;
const Loaded = z.object({ ids: z.union([z.array(z.int()), z.literal(false)]), messages: z.array(z.object({ message: z.string() })) });

/** Writes rows of the desk, by the id in their first column; one without an id is made. @throws ConnectorError when a row is refused */
export async function loadRows(
  client: OdooClient,
  model: string,
  columns: readonly string[],
  rows: readonly (readonly string[])[],
  signal?: AbortSignal,
): Promise<void> {
  const context = { tracking_disable: true, active_test: false };
  for (let at = 0; at < rows.length; at += chunk) {
    const args = { fields: [".id", ...columns], data: rows.slice(at, at + chunk), context };
    const { ids, messages } = Loaded.parse(await client.call(model, "load", args, signal));
    if (!ids) throw new ConnectorError("odoo", "fix", "odoo.refused", { model, method: "load", why: messages[0]?.message ?? "" });
  }
}
