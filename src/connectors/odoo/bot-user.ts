import { z } from "zod";
import { addDays, type Day } from "../../ledger/day.ts";
import { ConnectorError } from "../port.ts";
import type { OdooClient } from "./client/client.ts";
import { idsOf } from "./installed.ts";

/** The least with which Relance does its work: reads the book, writes on customers, writes its own records. */
const groups = ["base.group_user", "account.group_account_readonly", "base.group_partner_manager", "relance.group_connector"];

/** A key works this long where Odoo lets keys expire (18 and later); before that, it does not end. */
const keyDays = 365;

export interface BotUser {
  readonly login: string;
  readonly made: boolean;
  /** Shown to the administrator once, kept nowhere. Absent when the user was there and nobody asked for a new one. */
  readonly key?: string;
  readonly keyUntil?: Day;
}

/**
 * Makes the user under whose name Relance works, or completes its groups. A user made now gets a key; one that was there
 * only when `newKey`. The app must be installed. @throws ConnectorError `odoo.group_missing`
 */
export async function ensureBot(
  client: OdooClient,
  { login, newKey, today }: { readonly login: string; readonly newKey: boolean; readonly today: Day },
  signal?: AbortSignal,
): Promise<BotUser> {
  const ids = await idsOf(client, groups, signal);
  const missing = groups.find((name) => !ids.has(name));
  if (missing !== undefined) throw new ConnectorError("odoo", "fix", "odoo.group_missing", { group: missing });
  const field = client.version.major >= 19 ? "group_ids" : "groups_id";
  const joined = { [field]: [...ids.values()].map((id) => [4, id]) };
  const [known] = Ids.parse(await client.call("res.users", "search", { domain: [["login", "=", login]], context: archivedToo }, signal));
  if (known !== undefined) await client.call("res.users", "write", { ids: [known], vals: { ...joined, active: true } }, signal);
  const uid = known ?? (await makeUser(client, login, joined, signal));
  if (known !== undefined && !newKey) return { login, made: false };
  const expires = client.version.major >= 18;
  const key = await makeKey(client, uid, expires, signal);
  return { login, made: known === undefined, key, ...(expires && { keyUntil: addDays(today, keyDays) }) };
}

const Ids = z.array(z.number());
const archivedToo = { active_test: false };

/** In every company of the administrator, and in their language: what the connector reads, it reads for all of them. */
async function makeUser(
  client: OdooClient,
  login: string,
  joined: Readonly<Record<string, unknown>>,
  signal?: AbortSignal,
): Promise<number> {
  const admin = await client.user(signal);
  const vals = {
    login,
    name: "Relance",
    ...joined,
    lang: admin.language,
    company_ids: [[6, 0, admin.companies]],
    notification_type: "email",
  };
  // Without an invitation by mail: nobody reads it.
  const context = { no_reset_password: true };
  return z.tuple([z.number()]).parse(await client.call("res.users", "create", { vals_list: [vals], context }, signal))[0];
}

/** Odoo makes a key for another user only from inside: a server action of one line, gone right after. */
async function makeKey(client: OdooClient, uid: number, expires: boolean, signal?: AbortSignal): Promise<string> {
  const until = expires ? `, datetime.datetime.now() + datetime.timedelta(days=${keyDays})` : "";
  const code = `key = env['res.users.apikeys'].with_user(${uid})._generate('rpc', 'Relance'${until})
action = {'type': 'ir.actions.act_window_close', 'infos': key}`;
  const users = (await idsOf(client, ["base.model_res_users"], signal)).get("base.model_res_users");
  const vals = { name: "Relance: key", model_id: users, state: "code", code };
  const [action] = z.tuple([z.number()]).parse(await client.call("ir.actions.server", "create", { vals_list: [vals] }, signal));
  try {
    return z.object({ infos: z.string() }).parse(await client.call("ir.actions.server", "run", { ids: [action] }, signal)).infos;
  } finally {
    await client.call("ir.actions.server", "unlink", { ids: [action] }, signal);
  }
}
