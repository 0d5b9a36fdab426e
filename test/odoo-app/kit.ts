import { fileURLToPath } from "node:url";
import { appZip } from "../../src/connectors/odoo/app/build.ts";
import { readSources } from "../../src/connectors/odoo/app/sources.ts";
import { connectOdoo, type OdooClient } from "../../src/connectors/odoo/client/client.ts";
import type { InstallOptions } from "../../src/connectors/odoo/install.ts";
import type { OdooUnderTest, ReachableOdoo } from "../odoo/host.ts";

export const sources = readSources(fileURLToPath(new URL("../../odoo", import.meta.url)));

/** The app as `npm run build:odoo` makes it. */
export const theApp: InstallOptions = { zip: (major) => appZip(sources, major, "0.1.0"), version: "0.1.0" };

export function asAdmin(odoo: ReachableOdoo): Promise<OdooClient> {
  return connectOdoo({ url: odoo.url, database: odoo.database, key: odoo.adminKey });
}

export function asBot(odoo: ReachableOdoo): Promise<OdooClient> {
  return connectOdoo({ url: odoo.url, database: odoo.database, key: odoo.botKey });
}

/** Gives a person of the book one more group. */
export async function joinGroup(odoo: OdooUnderTest, who: keyof OdooUnderTest["people"], group: string): Promise<void> {
  const [module, name] = group.split(".");
  const domain = [
    ["module", "=", module],
    ["name", "=", name],
  ];
  const [row] = await odoo.call<{ res_id: number }[]>("ir.model.data", "search_read", { domain, fields: ["res_id"] });
  if (!row) throw new Error(`there is no group ${group}`);
  await odoo.call("res.users", "write", { ids: [odoo.people[who].uid], vals: { group_ids: [[4, row.res_id]] } });
}
