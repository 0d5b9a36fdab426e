import { z } from "zod";
import { ConnectorError } from "../port.ts";
import type { OdooClient } from "./client/client.ts";
import { findModule, idsOf, module, recordsOf } from "./installed.ts";
import { removeLeftovers } from "./leftovers.ts";
import { removeWakeUps } from "./wake-ups.ts";

export interface Uninstalled {
  /** The version that was there; absent when there was none. */
  readonly version?: string;
  /** Open and done activities that keep their words under an ordinary type. */
  readonly activities: number;
  readonly leftovers: number;
}

/**
 * Takes the app out of an Odoo: fields, model, menus, groups, types. Mails, notes and activities stay readable. The client
 * must be an administrator's. Safe to run again. @throws ConnectorError `odoo.not_admin`, `odoo.still_there`
 */
export async function uninstallApp(client: OdooClient, signal?: AbortSignal): Promise<Uninstalled> {
  const brought = await asAdministrator(client, () => recordsOf(client, module, signal), signal);
  const found = await findModule(client, module, signal);
  await removeWakeUps(client, undefined, signal);
  const activities = found ? await keepActivities(client, brought, signal) : 0;
  if (found) {
    if (found.state !== "installed")
      await client.call("ir.module.module", "write", { ids: [found.id], vals: { state: "installed" } }, signal);
    await client.call("ir.module.module", "button_immediate_uninstall", { ids: [found.id] }, signal);
  }
  const leftovers = await removeLeftovers(client, signal);
  await proveGone(client, signal);
  return { ...(found && { version: found.version }), activities, leftovers };
}

/** Odoo keeps a type that activities have, and forgets whose it is: they get an ordinary one first. */
async function keepActivities(client: OdooClient, brought: ReadonlyMap<string, string>, signal?: AbortSignal): Promise<number> {
  const types = [...brought].filter(([, model]) => model === "mail.activity.type").map(([name]) => `${module}.${name}`);
  const ids = await idsOf(client, types, signal);
  const [call, other] = ["mail.mail_activity_data_call", "mail.mail_activity_data_todo"] as const;
  const ordinary = await idsOf(client, [call, other], signal);
  let kept = 0;
  for (const [name, type] of ids) {
    const context = { active_test: false };
    const domain = [["activity_type_id", "=", type]];
    const activities = z.array(z.number()).parse(await client.call("mail.activity", "search", { domain, context }, signal));
    if (activities.length === 0) continue;
    const becomes = ordinary.get(name === `${module}.activity_call` ? call : other);
    await client.call("mail.activity", "write", { ids: activities, vals: { activity_type_id: becomes }, context }, signal);
    kept += activities.length;
  }
  return kept;
}

async function proveGone(client: OdooClient, signal?: AbortSignal): Promise<void> {
  const left: string[] = [];
  for (const model of ["res.partner", "account.move"]) {
    const fields = await client.call(model, "fields_get", { attributes: ["type"] }, signal);
    left.push(...Object.keys(z.looseObject({}).parse(fields)).filter((field) => field.startsWith("x_relance_")));
  }
  if (left.length > 0) throw new ConnectorError("odoo", "fix", "odoo.still_there", { fields: left.join(", ") });
}

async function asAdministrator<T>(client: OdooClient, work: () => Promise<T>, signal?: AbortSignal): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof ConnectorError) || error.code !== "odoo.no_right") throw error;
    throw new ConnectorError("odoo", "fix", "odoo.not_admin", { login: (await client.user(signal)).login }, error);
  }
}
