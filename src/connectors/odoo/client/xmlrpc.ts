import xmlrpc from "xmlrpc";
import type { ConnectorError } from "../../port.ts";
import { type Called, faultError } from "./faults.ts";
import { unreadable } from "./http.ts";
import { loggedIn } from "./login.ts";
import { networkError } from "./network.ts";
import { executeKw, type RpcOptions, type Transport } from "./transport.ts";
import { faultOf, isNoneFault, type XmlFault } from "./xml-fault.ts";
import { plainAnswer, xmlSafe } from "./xml-values.ts";

/** `/xmlrpc/2`, where only that is open. The package has no timeout and trusts what it reads; both are closed here. */
export async function xmlRpc(options: RpcOptions, signal?: AbortSignal): Promise<Transport> {
  const { url, key, database, login, timeoutMs } = options;
  const { protocol, hostname, port, pathname } = new URL(url);
  const create = protocol === "https:" ? xmlrpc.createSecureClient : xmlrpc.createClient;

  async function ask(service: string, method: string, params: readonly unknown[], called: Called, signal?: AbortSignal): Promise<unknown> {
    signal?.throwIfAborted();
    const late = AbortSignal.timeout(timeoutMs);
    const stop = signal ? AbortSignal.any([signal, late]) : late;
    const path = `${pathname.replace(/\/$/, "")}/xmlrpc/2/${service}`;
    // The package hands its options to `http.request`, which knows `signal`; it also writes in them, so one client per call.
    const request = { host: hostname, path, ...(port && { port: Number(port) }), signal: stop };
    const client = create(request);
    const { error, value } = await new Promise<{ error: XmlFault | null; value?: unknown }>((done) => {
      stop.addEventListener("abort", () => done({ error: stop.reason as Error }), { once: true });
      client.methodCall(method, params.map(xmlSafe), (error, value) => done({ error: error as XmlFault | null, value }));
    });
    if (!error) return plainAnswer(value);
    signal?.throwIfAborted();
    if (isNoneFault(error)) return null;
    throw errorOf(late.aborted ? (late.reason as Error) : error, called);
  }

  function errorOf(error: XmlFault, called: Called): ConnectorError {
    const exchange = { url, timeoutMs, reads: called.reads };
    const fault = faultOf(error);
    if (fault) return faultError(fault, called);
    const status = error.res?.statusCode;
    // With a status 200 the answer began well and was cut, or is a page.
    return status === undefined || (status === 200 && !called.reads)
      ? networkError(error, exchange)
      : unreadable({ status, json: undefined }, exchange);
  }

  const uid = await loggedIn(options, (called) => ask("common", "authenticate", [database, login, key, {}], called, signal), signal);
  return {
    kind: "xmlrpc",
    send(call, signal) {
      const { model, method, reads } = call;
      return ask("object", "execute_kw", [database, uid, key, model, method, ...executeKw(call)], { url, model, method, reads }, signal);
    },
  };
}
