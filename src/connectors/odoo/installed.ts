import { z } from "zod";
import type { OdooClient } from "./client/client.ts";

/** The app's name in Odoo, and the prefix of its external ids. */
export const module = "relance";

export interface FoundModule {
  readonly id: number;
  /** `installed`, `to upgrade`, `uninstalled`… */
  readonly state: string;
  /** `19.0.0.1.0`. */
  readonly version: string;
}

const Modules = z.array(z.object({ id: z.number(), state: z.string(), latest_version: z.string().or(z.literal(false)) }));
const ExternalIds = z.array(z.object({ name: z.string(), model: z.string(), res_id: z.number() }));

/** A module that is in the database, installed or on its way; the connector's group may ask too. @throws ConnectorError */
export async function findModule(client: OdooClient, name: string, signal?: AbortSignal): Promise<FoundModule | undefined> {
  const domain = [
    ["name", "=", name],
    ["state", "not in", ["uninstalled", "uninstallable"]],
  ];
  const answer = await client.call("ir.module.module", "search_read", { domain, fields: ["state", "latest_version"] }, signal);
  const [found] = Modules.parse(answer);
  return found && { id: found.id, state: found.state, version: found.latest_version || "" };
}

/** Model of each record that a module brought, by its external id. Administrators only. @throws ConnectorError */
export async function recordsOf(client: OdooClient, name: string, signal?: AbortSignal): Promise<ReadonlyMap<string, string>> {
  const rows = await externalIds(client, [["module", "=", name]], signal);
  return new Map(rows.map((row) => [row.name, row.model]));
}

/** The record behind each of these names of a module; those that are not there are left out. Administrators only. @throws ConnectorError */
export async function idsOf(client: OdooClient, names: readonly string[], signal?: AbortSignal): Promise<ReadonlyMap<string, number>> {
  const found = new Map<string, number>();
  for (const name of names) {
    const [prefix, rest] = name.split(".") as [string, string];
    const [row] = await externalIds(client, [["module", "=", prefix], ["name", "=", rest]], signal); // prettier-ignore
    if (row) found.set(name, row.res_id);
  }
  return found;
}

async function externalIds(client: OdooClient, domain: readonly unknown[], signal?: AbortSignal) {
  const answer = await client.call("ir.model.data", "search_read", { domain, fields: ["name", "model", "res_id"] }, signal);
  return ExternalIds.parse(answer);
}
