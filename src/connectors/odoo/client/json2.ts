import { z } from "zod";
import { ConnectorError } from "../../port.ts";
import { faultError } from "./faults.ts";
import { type Answer, post, unreadable } from "./http.ts";
import type { Transport, TransportOptions } from "./transport.ts";

const FaultJson = z.object({ name: z.string(), message: z.string() });

/** `POST /json/2/<model>/<method>` with a bearer key: Odoo 19 and later. */
export function json2({ url, key, database, timeoutMs }: TransportOptions & { readonly database?: string }): Transport {
  const headers = { Authorization: `Bearer ${key}`, ...(database !== undefined && { "X-Odoo-Database": database }) };

  function errorOf(answer: Answer, called: { model: string; method: string; reads: boolean }): ConnectorError {
    const fault = FaultJson.safeParse(answer.json);
    if (fault.success) return faultError(fault.data, { url, ...called });
    // A page where JSON was due: the host did not get as far as a database.
    if (answer.status === 404) return new ConnectorError("odoo", "fix", noApi(url), { url, database: database ?? "" });
    return unreadable(answer, { url, timeoutMs, reads: called.reads });
  }

  return {
    kind: "json2",
    async send({ model, method, args, reads }, signal) {
      const answer = await post({ url: `${url}/json/2/${model}/${method}`, body: args, headers, timeoutMs, reads }, signal);
      if (answer.status === 200 && answer.json !== undefined) return answer.json;
      throw errorOf(answer, { model, method, reads });
    },
  };
}

/** On Odoo Online the address names the database, so it is the plan that has no API. */
function noApi(url: string): string {
  return new URL(url).hostname.endsWith(".odoo.com") ? "odoo.online_without_api" : "odoo.no_database";
}
