import { ConnectorError } from "../../port.ts";

/** Which exchange failed. */
export interface Exchange {
  readonly url: string;
  readonly timeoutMs: number;
  readonly reads: boolean;
}

/** Causes by which nothing has reached the host: also a write can be sent again. */
const before: Readonly<Record<string, { readonly blame: "retry" | "fix"; readonly code: string }>> = {
  ENOTFOUND: { blame: "fix", code: "odoo.no_such_host" },
  EAI_AGAIN: { blame: "retry", code: "odoo.no_such_host" },
  ECONNREFUSED: { blame: "retry", code: "odoo.refuses_connection" },
  EHOSTUNREACH: { blame: "retry", code: "odoo.unreachable" },
  ENETUNREACH: { blame: "retry", code: "odoo.unreachable" },
  UND_ERR_CONNECT_TIMEOUT: { blame: "retry", code: "odoo.unreachable" },
};

/** What a failed exchange means: nobody there, a certificate, a silence. A write that may have arrived is `odoo.answer_unknown`. */
export function networkError(error: unknown, { url, timeoutMs, reads }: Exchange): ConnectorError {
  const { code, why } = causeOf(error);
  const known = before[code];
  if (known) return new ConnectorError("odoo", known.blame, known.code, { url }, error);
  if (isTls(code)) return new ConnectorError("odoo", "fix", "odoo.certificate", { url, why }, error);
  const late = error instanceof Error && error.name === "TimeoutError";
  if (!reads) return unknownAnswer(url, late ? `timeout ${timeoutMs} ms` : why, error);
  return late
    ? new ConnectorError("odoo", "retry", "odoo.timeout", { url, seconds: timeoutMs / 1000 }, error)
    : new ConnectorError("odoo", "retry", "odoo.cut", { url, why }, error);
}

/** What a page instead of an answer means when a proxy or a starting server sent it. */
export function gatewayError(status: number, { url, reads }: Exchange): ConnectorError | undefined {
  if (status === 429) return new ConnectorError("odoo", "retry", "odoo.busy", { url, status });
  if (status < 500) return undefined;
  return reads ? new ConnectorError("odoo", "retry", "odoo.busy", { url, status }) : unknownAnswer(url, `HTTP ${status}`);
}

/** It may have been done: ask before sending it again. */
export function unknownAnswer(url: string, why: string, cause?: unknown): ConnectorError {
  return new ConnectorError("odoo", "retry", "odoo.answer_unknown", { url, why }, cause);
}

function causeOf(error: unknown): { readonly code: string; readonly why: string } {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  const first = cause instanceof AggregateError ? (cause.errors[0] as unknown) : cause;
  const code = first instanceof Error && "code" in first ? String(first.code) : "";
  return { code, why: first instanceof Error ? first.message || code : String(first) };
}

function isTls(code: string): boolean {
  return code.startsWith("ERR_TLS_") || code.startsWith("ERR_SSL_") || code === "EPROTO" || /CERT|SELF_SIGNED|UNABLE_TO_/.test(code);
}
