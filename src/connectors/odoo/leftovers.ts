import { z } from "zod";
import type { OdooClient } from "./client/client.ts";

const Ids = z.array(z.number());
const models = ["x_relance_action", "x_relance_refusal", "x_relance_standing"];

/**
 * Removes fields and models of ours that no app owns any more. They stay when the app is taken out after Odoo's own
 * modules were upgraded: the upgrade gives our fields a second owner. Answers how many there were. @throws ConnectorError
 */
export async function removeLeftovers(client: OdooClient, signal?: AbortSignal): Promise<number> {
  let removed = 0;
  const remove = async (model: string, ...conditions: readonly (readonly unknown[])[]): Promise<void> => {
    const domain = [["state", "=", "manual"], ...conditions];
    const ids = Ids.parse(await client.call(model, "search", { domain }, signal));
    if (ids.length > 0) await client.call(model, "unlink", { ids }, signal);
    removed += ids.length;
  };
  // What depends on others goes before them.
  const ours = ["name", "=like", "x\\_relance\\_%"];
  await remove("ir.model.fields", ours, ["compute", "!=", false]);
  await remove("ir.model.fields", ours, ["ttype", "=", "one2many"]);
  await remove("ir.model.fields", ours, ["model", "not in", models]);
  await remove("ir.model", ["model", "in", models]);
  return removed;
}
