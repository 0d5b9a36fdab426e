import { z } from "zod";
import { ConnectorError } from "../port.ts";
import { type Major, majors } from "./app/sources.ts";
import type { OdooClient } from "./client/client.ts";
import { findModule, module, recordsOf } from "./installed.ts";
import { removeLeftovers } from "./leftovers.ts";

export interface InstallOptions {
  /** The zip of `npm run build:odoo` for this version of Odoo. */
  readonly zip: (major: Major) => Buffer;
  /** Relance's version, as the zip carries it: `0.1.0`. */
  readonly version: string;
}

export interface Installed {
  /** `19.0.0.1.0`; absent when the app was not there. */
  readonly before?: string;
  readonly after: string;
  /** How many records of each model came and went: `ir.model.fields`, `ir.ui.menu`. */
  readonly added: Readonly<Record<string, number>>;
  readonly removed: Readonly<Record<string, number>>;
  /** What an earlier app had left behind, or Odoo had stuck, and is mended now. */
  readonly mended: readonly ("to_upgrade" | "leftovers")[];
}

/**
 * Puts the app into an Odoo, or a newer one in its place. The client must be an administrator's. All or nothing: Odoo imports
 * a module in one transaction. @throws ConnectorError `odoo.not_admin`, `odoo.no_import`, `odoo.version_not_built`, `odoo.app_newer`, `odoo.import_failed`
 */
export async function installApp(client: OdooClient, options: InstallOptions, signal?: AbortSignal): Promise<Installed> {
  const major = builtFor(client);
  const wanted = `${major}.0.${options.version}`;
  const upload = await uploadZip(client, options.zip(major), signal);
  const found = await findModule(client, module, signal);
  if (found && isNewer(found.version, wanted)) throw fix("odoo.app_newer", { installed: found.version, ours: wanted });
  const mended: Installed["mended"][number][] = [];
  if (found?.state === "to upgrade") {
    await client.call("ir.module.module", "write", { ids: [found.id], vals: { state: "installed" } }, signal);
    mended.push("to_upgrade");
  }
  if (!found && (await removeLeftovers(client, signal)) > 0) mended.push("leftovers");
  const before = await recordsOf(client, module, signal);
  await importZip(client, upload, signal);
  const after = await recordsOf(client, module, signal);
  return {
    ...(found && { before: found.version }),
    after: (await findModule(client, module, signal))?.version ?? wanted,
    added: counted(after, before),
    removed: counted(before, after),
    mended,
  };
}

function builtFor(client: OdooClient): Major {
  const major = majors.find((one) => one === client.version.major);
  if (major === undefined) throw fix("odoo.version_not_built", { version: client.version.text, newest: Math.max(...majors) });
  return major;
}

/** The first thing that only an administrator may do. */
async function uploadZip(client: OdooClient, zip: Buffer, signal?: AbortSignal): Promise<number> {
  try {
    const answer = await client.call("base.import.module", "create", { vals_list: [{ module_file: zip.toString("base64") }] }, signal);
    return z.tuple([z.number()]).parse(answer)[0];
  } catch (error) {
    if (!(error instanceof ConnectorError)) throw error;
    if (error.code === "odoo.no_right") throw fix("odoo.not_admin", { login: (await client.user(signal)).login }, error);
    if (error.code === "odoo.no_model") throw fix("odoo.no_import", {}, error);
    throw error;
  }
}

async function importZip(client: OdooClient, upload: number, signal?: AbortSignal): Promise<void> {
  try {
    await client.call("base.import.module", "import_module", { ids: [upload] }, signal);
  } catch (error) {
    if (!(error instanceof ConnectorError) || error.code !== "odoo.refused") throw error;
    throw fix("odoo.import_failed", { why: lastWords(error) }, error);
  }
}

/** Odoo answers with Python's whole traceback; its last exception says what went wrong. */
function lastWords(error: ConnectorError): string {
  const fault = z.object({ message: z.string() }).safeParse(error.cause);
  const message = fault.data?.message ?? String(error.params.why);
  const last = [...message.matchAll(/^[\w.]+(?:Error|Exception|Violation): /gm)].at(-1)?.index ?? 0;
  return message.slice(last).replace(/\s+/g, " ").trim().slice(0, 700);
}

/** How many records of each model are in `these` and not in `those`. */
function counted(these: ReadonlyMap<string, string>, those: ReadonlyMap<string, string>): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const [id, model] of these) if (!those.has(id)) counts[model] = (counts[model] ?? 0) + 1;
  return counts;
}

function isNewer(installed: string, ours: string): boolean {
  const [a, b] = [installed, ours].map((text) => text.split(".").map(Number)) as [number[], number[]];
  const differs = a.findIndex((part, index) => part !== b[index]);
  return differs !== -1 && (a[differs] ?? 0) > (b[differs] ?? 0);
}

function fix(code: string, params: ConnectorError["params"], cause?: unknown): ConnectorError {
  return new ConnectorError("odoo", "fix", code, params, cause);
}
