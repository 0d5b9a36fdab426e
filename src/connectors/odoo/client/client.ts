import type { Params } from "../../../ledger/message.ts";
import { ConnectorError } from "../../port.ts";
import { retried } from "./retry.ts";
import { json2 } from "./json2.ts";
import { jsonRpc } from "./jsonrpc.ts";
import type { Arguments, Transport, TransportOptions } from "./transport.ts";
import { detectVersion, type OdooVersion } from "./version.ts";
import { xmlRpc } from "./xmlrpc.ts";

/** Calls on one database as one user. State: the fields of each model, asked once. */
export interface OdooClient {
  readonly url: string;
  readonly version: OdooVersion;
  readonly transport: Transport["kind"];
  /**
   * `ids` and `context` apart, the method's own arguments by name, as JSON-2 takes them. `ids: []` calls a method of records
   * on none of them; without `ids` it must be a method of the model. `create` and `message_post` always answer a list of ids.
   * Reads are tried three times. A write is sent once: `odoo.answer_unknown` when it may have been done.
   * @throws ConnectorError
   */
  call(model: string, method: string, args?: Arguments, signal?: AbortSignal): Promise<unknown>;
  /** Of those fields, the ones that this host has and this user may see. @throws ConnectorError `odoo.no_model` */
  fields(model: string, wanted: readonly string[], signal?: AbortSignal): Promise<readonly string[]>;
  user(signal?: AbortSignal): Promise<OdooUser>;
}

/** Whose key it is. */
export interface OdooUser {
  readonly uid: number;
  readonly login: string;
  /** `fr_FR`. */
  readonly language: string;
  /** `Europe/Paris`: in which a moment of the host is a day. */
  readonly timezone: string;
  readonly companies: readonly number[];
}

export interface OdooClientOptions {
  /** `https://erp.example.com`, with or without a path before `/json/2`. */
  readonly url: string;
  /** Needed for JSON-RPC and XML-RPC, and where one host serves several. */
  readonly database?: string;
  /** Needed for JSON-RPC and XML-RPC. */
  readonly login?: string;
  readonly key: string;
  /** `auto`: JSON-2 from Odoo 19, JSON-RPC before. */
  readonly transport?: "auto" | Transport["kind"];
  readonly timeoutMs?: number;
}

/** Finds the version, chooses the transport, proves the key. @throws ConnectorError */
export async function connectOdoo(options: OdooClientOptions, signal?: AbortSignal): Promise<OdooClient> {
  const { database, login, key, transport: wanted = "auto", timeoutMs = 120_000 } = options;
  const url = options.url.replace(/\/+$/, "");
  const version = await retried(() => detectVersion(url, timeoutMs, signal), signal);
  const kind = wanted === "auto" ? (version.major >= 19 ? "json2" : "jsonrpc") : wanted;
  if (kind === "json2" && version.major < 19) throw fix("odoo.json2_too_old", { url, version: version.text });
  const common: TransportOptions = { url, key, timeoutMs };
  const transport =
    kind === "json2"
      ? json2({ ...common, ...(database !== undefined && { database }) })
      : await (kind === "jsonrpc" ? jsonRpc : xmlRpc)({ ...common, ...named({ database, login }, url) }, signal);
  const client = clientOf(url, version, transport);
  await client.user(signal);
  return client;
}

function named({ database, login }: { database: string | undefined; login: string | undefined }, url: string) {
  if (database === undefined) throw fix("odoo.database_needed", { url });
  if (login === undefined) throw fix("odoo.login_needed", { url });
  return { database, login };
}

function clientOf(url: string, version: OdooVersion, transport: Transport): OdooClient {
  const fieldsOf = new Map<string, Promise<ReadonlySet<string>>>();
  let user: Promise<OdooUser> | undefined;

  async function call(model: string, method: string, args: Arguments = {}, signal?: AbortSignal): Promise<unknown> {
    const reads = isRead(method);
    const send = () => transport.send({ model, method, args, reads }, signal);
    const answer = await (reads ? retried(send, signal) : send());
    // 16 to 18 answer one id where 19 answers a list.
    return (method === "create" || method === "message_post") && typeof answer === "number" ? [answer] : answer;
  }

  async function readFields(model: string, signal?: AbortSignal): Promise<ReadonlySet<string>> {
    const answer = await call(model, "fields_get", { attributes: ["type"] }, signal);
    return new Set(Object.keys(answer as object));
  }

  async function readUser(signal?: AbortSignal): Promise<OdooUser> {
    const { uid, tz } = (await call("res.users", "context_get", {}, signal)) as { uid: number; tz: string | false };
    const fields = ["login", "lang", "company_ids"];
    const [row] = (await call("res.users", "read", { ids: [uid], fields, load: "" }, signal)) as { [name: string]: unknown }[];
    return {
      uid,
      login: String(row?.login),
      language: typeof row?.lang === "string" ? row.lang : "en_US",
      timezone: tz || "Europe/Paris",
      companies: ((row?.company_ids ?? []) as number[]).toSorted((a, b) => a - b),
    };
  }

  return {
    url,
    version,
    transport: transport.kind,
    call,
    async fields(model, wanted, signal) {
      const known = fieldsOf.get(model) ?? remember(fieldsOf, model, readFields(model, signal));
      const fields = await known;
      return wanted.filter((field) => fields.has(field));
    },
    user(signal) {
      user ??= readUser(signal);
      user.catch(() => (user = undefined));
      return user;
    },
  };
}

/** A failed question is asked again next time. */
function remember<T>(in_: Map<string, Promise<T>>, key: string, value: Promise<T>): Promise<T> {
  in_.set(key, value);
  value.catch(() => in_.delete(key));
  return value;
}

const reads: ReadonlySet<string> = new Set([
  ..."search search_read search_count read read_group formatted_read_group fields_get default_get context_get".split(" "),
  ..."get_external_id check_object_reference has_group has_access check_access_rights address_get name_search get_metadata".split(" "),
]);

/** Whether a method leaves the host as it is, so that it may be called twice. */
function isRead(method: string): boolean {
  return reads.has(method);
}

function fix(code: string, params: Params): ConnectorError {
  return new ConnectorError("odoo", "fix", code, params);
}
