import { ConnectorError } from "../../port.ts";
import type { Called } from "./faults.ts";
import { retried } from "./retry.ts";
import type { RpcOptions } from "./transport.ts";

/** The user's id, which the older protocols want in every call. @throws ConnectorError `odoo.bad_login`, `odoo.no_database` */
export async function loggedIn(
  { url, database, login }: RpcOptions,
  authenticate: (called: Called) => Promise<unknown>,
  signal?: AbortSignal,
): Promise<number> {
  const called = { url, model: "res.users", method: "authenticate", reads: true };
  const uid = await retried(() => authenticate(called).catch((error: unknown) => throwNamed(error, url, database)), signal);
  if (typeof uid !== "number") throw new ConnectorError("odoo", "fix", "odoo.bad_login", { url, database, login });
  return uid;
}

/** The host answers, so what its PostgreSQL refuses at this point is the name of the database. */
function throwNamed(error: unknown, url: string, database: string): never {
  if (!(error instanceof ConnectorError) || error.code !== "odoo.database_busy") throw error;
  throw new ConnectorError("odoo", "fix", "odoo.no_database", { url, database }, error);
}
