import { z } from "zod";
import { ConnectorError } from "../port.ts";
import type { OdooClient } from "./client/client.ts";

/** Server actions of the app by the menu that names them (`odoo/connector.xml`). */
export type AppAction = "menu_post_mails" | "menu_amend";

const Reference = z.tuple([z.string(), z.int()]);
const Menu = z.tuple([z.object({ action: z.string().startsWith("ir.actions.server,") })]);
const Answer = z.object({ infos: z.unknown() });

const known = new WeakMap<OdooClient, Map<AppAction, number>>();

/** Runs one in a transaction of its own, and gives what it tells. @throws ConnectorError `odoo.no_app` */
export async function runAction(
  client: OdooClient,
  name: AppAction,
  context: Readonly<Record<string, unknown>>,
  signal?: AbortSignal,
): Promise<unknown> {
  const id = await actionId(client, name, signal);
  return Answer.parse(await client.call("ir.actions.server", "run", { ids: [id], context }, signal)).infos;
}

async function actionId(client: OdooClient, name: AppAction, signal?: AbortSignal): Promise<number> {
  const ids = known.get(client) ?? new Map<AppAction, number>();
  known.set(client, ids);
  const id = ids.get(name) ?? (await findAction(client, name, signal));
  ids.set(name, id);
  return id;
}

/** Only administrators read server actions; anybody reads what a menu does, also of a menu that is not shown. */
async function findAction(client: OdooClient, name: AppAction, signal?: AbortSignal): Promise<number> {
  const context = { active_test: false, "ir.ui.menu.full_list": true };
  try {
    const asked = await client.call("ir.model.data", "check_object_reference", { module: "relance", xml_id: name, context }, signal);
    const [, menu] = Reference.parse(asked);
    const [{ action }] = Menu.parse(await client.call("ir.ui.menu", "read", { ids: [menu], fields: ["action"], load: "" }, signal));
    return Number(action.split(",")[1]);
  } catch (error) {
    if (error instanceof ConnectorError && error.blame === "retry") throw error;
    throw new ConnectorError("odoo", "fix", "odoo.no_app", { url: client.url }, error);
  }
}
