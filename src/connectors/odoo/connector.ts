import type { Connector } from "../port.ts";
import { ConnectorError } from "../port.ts";
import { checkOdoo } from "./check.ts";
import { connectOdoo, type OdooClient } from "./client/client.ts";
import type { OdooOptions } from "./options.ts";
import { pullOdoo } from "./pull/pull.ts";
import { odooWriting, type WritingOptions } from "./push.ts";

/** Milliseconds after which a service looks again what the host is: it may have been upgraded, or got the app. */
const connectionLasts = 3_600_000;

/** Receivables of an Odoo, from 16 on, and the desk in it. The connection is made when it is first needed, and again after it failed. */
export function odooConnector(options: OdooOptions, tools: Pick<WritingOptions, "letterPdf"> = {}): Connector {
  let connection: Promise<OdooClient> | undefined;
  let madeAt = 0;

  function connected(signal?: AbortSignal): Promise<OdooClient> {
    if (connection && Date.now() - madeAt < connectionLasts) return connection;
    const made = connect(options, signal);
    made.catch(() => (connection = undefined));
    madeAt = Date.now();
    return (connection = made);
  }

  return {
    host: "odoo",
    ...odooWriting({ connect: connected, attachInvoices: options.attachInvoices, ...tools }),
    check: (signal) => checkOdoo(connected, options, signal),
    async *pull(after, signal, about) {
      yield* pullOdoo(await connected(signal), options, after, signal, about);
    },
  };
}

async function connect({ url, key, transport, timeout, database, login }: OdooOptions, signal?: AbortSignal) {
  if (key === undefined) throw new ConnectorError("odoo", "fix", "odoo.key_needed", { url });
  return connectOdoo(
    { url, key, transport, timeoutMs: timeout * 1000, ...(database !== undefined && { database }), ...(login !== undefined && { login }) },
    signal,
  );
}
