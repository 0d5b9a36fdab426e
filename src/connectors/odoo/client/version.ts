import { z } from "zod";
import { ConnectorError } from "../../port.ts";
import { post } from "./http.ts";
import { gatewayError } from "./network.ts";

export interface OdooVersion {
  /** 16, 17, 18, 19… On Odoo Online a version between two releases counts as the older one. */
  readonly major: number;
  /** `19.0`, `saas~18.2+e`. */
  readonly text: string;
  readonly saas: boolean;
}

const Answer = z.object({
  result: z.object({ server_version: z.string(), server_version_info: z.array(z.unknown()) }),
});

/** Asks without a key, in the way that every version since 16 answers. @throws ConnectorError `odoo.not_odoo` */
export async function detectVersion(url: string, timeoutMs: number, signal?: AbortSignal): Promise<OdooVersion> {
  const exchange = { url: `${url}/web/webclient/version_info`, timeoutMs, reads: true };
  const answer = await post({ ...exchange, body: { jsonrpc: "2.0", method: "call", params: {} } }, signal);
  const read = Answer.safeParse(answer.json);
  if (!read.success)
    throw gatewayError(answer.status, exchange) ?? new ConnectorError("odoo", "fix", "odoo.not_odoo", { url, status: answer.status });
  const { server_version: text, server_version_info: info } = read.data.result;
  const major = Number(/\d+/.exec(String(info[0]))?.[0]);
  if (!(major >= 16)) throw new ConnectorError("odoo", "fix", "odoo.too_old", { url, version: text });
  return { major, text, saas: text.startsWith("saas") };
}
