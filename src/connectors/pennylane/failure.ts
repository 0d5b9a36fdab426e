import { z } from "zod";
import { type Blame, ConnectorError } from "../port.ts";

/** Every shape of an error body that was seen: all fields may be missing, and a gateway answers in HTML. */
const ErrorBody = z.object({
  error: z.string().optional().catch(undefined),
  message: z.string().optional().catch(undefined),
  code: z.string().optional().catch(undefined),
  field: z.string().optional().catch(undefined),
  payload: z.string().optional().catch(undefined),
});

/** What a request was, as an error names it: without its query, which may hold names. */
export interface Asked {
  readonly method: string;
  readonly path: string;
}

/** The error that an answer other than 2xx is, with whose turn it is. */
export function failureOf({ method, path }: Asked, status: number, text: string): ConnectorError {
  const words = wordsOf(text);
  const params = { method, path, status, words };
  const scope = /requires scope "([^"]+)"/.exec(words)?.[1];
  if (status === 403 && scope !== undefined) return fail("fix", "pennylane.scope_missing", { ...params, scope });
  const known = byStatus[status];
  if (known) return fail(known[0], known[1], params);
  return status >= 500 ? fail("retry", "pennylane.down", params) : fail("bug", "pennylane.bad_request", params);
}

/** Whether an error is the host's answer with this status. */
export function isStatus(error: unknown, ...statuses: readonly number[]): boolean {
  return error instanceof ConnectorError && statuses.includes(Number(error.params["status"]));
}

/** No answer came. A request that changes something may have done so. */
export function unreachable({ method, path }: Asked, error: unknown): ConnectorError {
  return fail("retry", "pennylane.unreachable", { method, path, why: reasonOf(error) }, error);
}

/** The host answered something that its own specification does not allow. */
export function unreadable({ method, path }: Asked, why: string): ConnectorError {
  return fail("bug", "pennylane.unreadable", { method, path, why });
}

const byStatus: Readonly<Record<number, readonly [Blame, string]>> = {
  401: ["fix", "pennylane.token_refused"],
  403: ["fix", "pennylane.forbidden"],
  404: ["fix", "pennylane.not_found"],
  409: ["fix", "pennylane.conflict"],
  414: ["bug", "pennylane.bad_request"],
  422: ["fix", "pennylane.refused"],
  429: ["retry", "pennylane.too_many_requests"],
};

function fail(blame: Blame, code: string, params: Record<string, string | number>, cause?: unknown): ConnectorError {
  return new ConnectorError("pennylane", blame, code, params, cause);
}

/** What the host said, whichever way it said it, in one line of at most 300 characters. */
function wordsOf(text: string): string {
  const { error, message, code, field, payload } = ErrorBody.safeParse(parsed(text)).data ?? {};
  const said = [message ?? error, message && error, code, field, payload].filter((part) => part !== undefined && part !== "");
  const words = said.length > 0 ? said.join(" · ") : text.replace(/<[^>]*>/g, " ");
  return words.replace(/\s+/g, " ").trim().slice(0, 300);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return {};
  }
}

function reasonOf(error: unknown): string {
  const { cause } = error as { readonly cause?: { readonly code?: string } };
  return cause?.code ?? (error instanceof Error ? error.message : String(error));
}
