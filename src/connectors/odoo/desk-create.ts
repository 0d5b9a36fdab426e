import { z } from "zod";
import type { OdooClient } from "./client/client.ts";
import type { Values } from "./desk-row.ts";
import { shownActions } from "./desk-shown.ts";
import { isUndone, whyUndone } from "./push-undone.ts";

export interface Created {
  /** Ids of the new actions by key. */
  readonly ids: ReadonlyMap<string, number>;
  /** Why Odoo did not take the others, by key: their customer was merged or deleted since the pull. */
  readonly refused: ReadonlyMap<string, string>;
}

const chunk = 200;
const Ids = z.array(z.int());

/** New actions, many in one call; where Odoo takes them only together, each for itself. @throws ConnectorError */
export async function createActions(client: OdooClient, actions: readonly Values[], signal?: AbortSignal): Promise<Created> {
  const ids = new Map<string, number>();
  const refused = new Map<string, string>();
  const create = async (some: readonly Values[]) => {
    const made = Ids.parse(await client.call("x_relance_action", "create", { vals_list: some }, signal));
    for (const [at, { x_key: key }] of some.entries()) ids.set(key, made[at] ?? 0);
  };
  for (let at = 0; at < actions.length; at += chunk) {
    const some = actions.slice(at, at + chunk);
    try {
      await create(some);
    } catch (error) {
      if (!isUndone(error)) throw error;
      for (const one of some) await create([one]).catch((alone: unknown) => refused.set(one.x_key, whyUndone(alone)));
    }
  }
  // A call whose line broke may have made them meanwhile: no two actions have one key.
  const doubted = [...refused.keys()];
  const now = doubted.length > 0 ? await shownActions(client, [["x_key", "in", doubted]], signal) : new Map<string, never>();
  for (const [key, { id }] of now) {
    ids.set(key, id);
    refused.delete(key);
  }
  return { ids, refused };
}
