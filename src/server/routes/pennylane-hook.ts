import type { Hono } from "hono";
import { readDelivery, seenBefore } from "../../connectors/pennylane/webhook.ts";
import type { ServerDeps, ServerEnv } from "../deps.ts";

/**
 * Where Pennylane tells that an invoice was refused or disputed. The signature is the login; the answer comes at once, and
 * the books are read after it. A wrong signature gets 400: to 401 and 403 the host would end the subscription.
 */
export function addPennylaneHook(app: Hono<ServerEnv>, { workspaces, now, log, pullSoon }: ServerDeps): void {
  const seen = seenBefore();
  app.post("/hooks/pennylane/:workspace", async (c) => {
    const name = c.req.param("workspace");
    const secret = workspaces.get(name)?.settings.pennylane?.webhookSecret;
    const delivery =
      secret === undefined
        ? ({ ok: false, why: "signature" } as const)
        : readDelivery(secret, c.req.header("x-pennylane-signature"), new Uint8Array(await c.req.arrayBuffer()), now());
    if (!delivery.ok) {
      log("hook_refused", { host: "pennylane", why: delivery.why });
      return c.body(null, 400);
    }
    if (!seen(`${name} ${delivery.id}`)) void pullSoon(name);
    return c.body(null, 204);
  });
}
