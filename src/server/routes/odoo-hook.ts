import type { Context, Hono } from "hono";
import type { ServerDeps, ServerEnv } from "../deps.ts";
import { hashToken, isToken } from "../token.ts";

/**
 * Where Odoo's automations tell that something changed. They sign nothing and try once, so the call is a wake-up and its
 * body is not read: the run asks Odoo itself. They send no header either, so the secret may stand in the path.
 */
export function addOdooHook(app: Hono<ServerEnv>, { workspaces, log, wake }: ServerDeps): void {
  async function hear(c: Context<ServerEnv>) {
    const name = c.req.param("workspace") ?? "";
    const odoo = workspaces.get(name)?.settings.odoo;
    const given = c.req.param("secret") ?? c.req.header("x-relance-secret") ?? "";
    if (odoo?.webhookSecret === undefined || !isToken(given, hashToken(odoo.webhookSecret))) {
      log("hook_refused", { host: "odoo", why: "secret" });
      return c.body(null, 403);
    }
    await wake(name, odoo.webhookMinutes * 60_000);
    return c.body(null, 204);
  }
  app.post("/hooks/odoo/:workspace", hear);
  app.post("/hooks/odoo/:workspace/:secret", hear);
}
