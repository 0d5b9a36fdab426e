import { z } from "zod";
import { type Called, faultError } from "./faults.ts";
import { post, unreadable } from "./http.ts";
import { loggedIn } from "./login.ts";
import { executeKw, type RpcOptions, type Transport } from "./transport.ts";

const AnswerJson = z.union([
  z.object({ error: z.object({ data: z.object({ name: z.string(), message: z.string() }) }) }),
  z.object({ jsonrpc: z.string(), result: z.unknown().optional() }),
]);

/** `/jsonrpc`: Odoo 16 to 18, and later ones until it is removed. @throws ConnectorError when the login is refused */
export async function jsonRpc(options: RpcOptions, signal?: AbortSignal): Promise<Transport> {
  const { url, key, database, login, timeoutMs } = options;

  async function ask(service: string, method: string, args: readonly unknown[], called: Called, signal?: AbortSignal): Promise<unknown> {
    const exchange = { url: `${url}/jsonrpc`, timeoutMs, reads: called.reads };
    const body = { jsonrpc: "2.0", method: "call", id: 1, params: { service, method, args } };
    const response = await post({ ...exchange, body }, signal);
    const answer = AnswerJson.safeParse(response.json);
    if (!answer.success) throw unreadable(response, exchange);
    if ("error" in answer.data) throw faultError(answer.data.error.data, called);
    return answer.data.result ?? null;
  }

  const uid = await loggedIn(options, (called) => ask("common", "authenticate", [database, login, key, {}], called, signal), signal);
  return {
    kind: "jsonrpc",
    send(call, signal) {
      const { model, method, reads } = call;
      return ask("object", "execute_kw", [database, uid, key, model, method, ...executeKw(call)], { url, model, method, reads }, signal);
    },
  };
}
