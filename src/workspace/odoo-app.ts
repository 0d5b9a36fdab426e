import { readFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import type { Day } from "../ledger/day.ts";
import { type BotUser, ensureBot } from "../connectors/odoo/bot-user.ts";
import { majors } from "../connectors/odoo/app/sources.ts";
import { connectOdoo, type OdooClient } from "../connectors/odoo/client/client.ts";
import { installApp, type Installed } from "../connectors/odoo/install.ts";
import type { OdooOptions } from "../connectors/odoo/options.ts";
import { installWakeUps, type WakeUp, type WakeUps } from "../connectors/odoo/wake-ups.ts";
import { type Uninstalled, uninstallApp } from "../connectors/odoo/uninstall.ts";
import { readYaml } from "../rules/yaml.ts";
import { version } from "../version.ts";
import { environmentOf } from "./env-file.ts";
import { ProblemsError, WorkspaceError } from "./error.ts";
import { readIfThere } from "./files.ts";
import type { Environment } from "./secret.ts";
import { settingsSchema } from "./settings.ts";

/** An administrator of Odoo, for the time of one command. The key is written nowhere. */
export interface Administrator {
  readonly key: string;
  /** Needed before Odoo 19. */
  readonly login: string;
}

export interface InstallReport extends Installed {
  readonly url: string;
  readonly odoo: string;
  /** The automation rules that wake the service up. */
  readonly wakeUps: WakeUps;
  readonly bot?: BotUser;
}

/** Installs or upgrades the app in the workspace's Odoo, and makes the user of the connector when `bot` names one. */
export async function installInOdoo(
  folder: string,
  env: Environment,
  administrator: Administrator,
  options: { readonly today: Day; readonly bot?: { readonly login: string; readonly newKey: boolean } },
  signal?: AbortSignal,
): Promise<InstallReport> {
  const { name, odoo } = await odooSettings(folder, env);
  const client = await connect(odoo, administrator, signal);
  const zips = new Map(await Promise.all(majors.map(async (major) => [major, await shippedZip(major)] as const)));
  const installed = await installApp(client, { zip: (major) => zips.get(major) ?? Buffer.alloc(0), version }, signal);
  const bot = options.bot && (await ensureBot(client, { ...options.bot, today: options.today }, signal));
  const wakeUps = await installWakeUps(client, name, wakeUpOf(name, odoo), signal);
  return { url: client.url, odoo: client.version.text, ...installed, wakeUps, ...(bot && { bot }) };
}

export async function uninstallFromOdoo(
  folder: string,
  env: Environment,
  administrator: Administrator,
  signal?: AbortSignal,
): Promise<Uninstalled> {
  return uninstallApp(await connect((await odooSettings(folder, env)).odoo, administrator, signal), signal);
}

function wakeUpOf(workspace: string, { webhookUrl: url, webhookSecret: secret }: OdooOptions): WakeUp | undefined {
  return url !== undefined && secret ? { workspace, url, secret } : undefined;
}

/** Made by the build; the same place from the sources and from the package. */
function shippedZip(major: number): Promise<Buffer> {
  return readFile(new URL(`../../dist/odoo/relance-${major}.zip`, import.meta.url));
}

function connect(
  { url, database, transport, timeout }: OdooOptions,
  { key, login }: Administrator,
  signal?: AbortSignal,
): Promise<OdooClient> {
  return connectOdoo({ url, key, login, transport, timeoutMs: timeout * 1000, ...(database !== undefined && { database }) }, signal);
}

/** The workspace's name and its `odoo:` section. The connector's own key may be missing: making it is what people come for. */
async function odooSettings(folder: string, env: Environment): Promise<{ readonly name: string; readonly odoo: OdooOptions }> {
  const text = await readIfThere(join(folder, "relance.yaml"));
  if (text === undefined) throw new WorkspaceError("workspace.not_a_workspace", { folder: resolve(folder) });
  const { value, problems } = readYaml(
    "relance.yaml",
    text,
    settingsSchema(new Proxy(await environmentOf(folder, env), { get: (all, name) => all[String(name)] ?? "" })),
  );
  if (!value) throw new ProblemsError(problems);
  if (value.source !== "odoo" || !value.odoo) throw new WorkspaceError("workspace.source_not_odoo", { source: value.source });
  return { name: value.name, odoo: value.odoo };
}
