import { ConnectorError } from "../../port.ts";
import { type Exchange, gatewayError, networkError } from "./network.ts";

export interface PostRequest extends Exchange {
  readonly body: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface Answer {
  readonly status: number;
  /** Undefined when the body is not JSON. */
  readonly json: unknown;
}

/**
 * Posts JSON, answers JSON, within `timeoutMs` from the first byte to the last.
 * @throws ConnectorError when there is no answer; the reason of `signal` when that was aborted
 */
export async function post(request: PostRequest, signal?: AbortSignal): Promise<Answer> {
  signal?.throwIfAborted();
  const { url, body, headers, timeoutMs } = request;
  const late = AbortSignal.timeout(timeoutMs);
  try {
    const response = await fetch(url, {
      method: "POST",
      headers: { ...headers, "Content-Type": "application/json; charset=utf-8", Accept: "application/json" },
      body: JSON.stringify(body),
      // A redirected POST arrives as a GET, whose answer would be misunderstood.
      redirect: "manual",
      signal: signal ? AbortSignal.any([signal, late]) : late,
    });
    const text = await response.text();
    const location = response.headers.get("location");
    if (response.status >= 300 && response.status < 400 && location !== null)
      throw new ConnectorError("odoo", "fix", "odoo.moved", { url, to: new URL(location, url).href });
    return { status: response.status, json: parsed(text) };
  } catch (error) {
    signal?.throwIfAborted();
    throw error instanceof ConnectorError ? error : networkError(error, request);
  }
}

/** For an answer that is no answer of Odoo's API: a proxy's, a starting server's, or a page. */
export function unreadable({ status }: Answer, exchange: Exchange): ConnectorError {
  return gatewayError(status, exchange) ?? new ConnectorError("odoo", "fix", "odoo.unreadable_answer", { url: exchange.url, status });
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
