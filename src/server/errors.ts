import type { Context, ErrorHandler, MiddlewareHandler } from "hono";
import { routePath } from "hono/route";
import type { ContentfulStatusCode } from "hono/utils/http-status";
import { ConnectorError } from "../connectors/port.ts";
import { StoreError } from "../ledger/store/error.ts";
import { WorkspaceError } from "../workspace/error.ts";
import type { ServerDeps, ServerEnv } from "./deps.ts";
import { newWorkspacePage } from "./pages/new-workspace.tsx";
import { problem, wantsPage } from "./problem.ts";

/** One line per request: the route as it is declared, never the path with its ids. */
export function accessLog({ now, log }: ServerDeps): MiddlewareHandler<ServerEnv> {
  return async (c, next) => {
    const start = now().getTime();
    await next();
    log("request", { method: c.req.method, route: routePath(c), status: c.res.status, ms: now().getTime() - start });
  };
}

/** The user's mistakes and a busy host get their sentence; what is left is our bug, and goes to the log without its message. */
export function onError({ log }: ServerDeps): ErrorHandler<ServerEnv> {
  return (error, c) => {
    if (error instanceof WorkspaceError) return problem(c, statusOf(error), error);
    if (error instanceof ConnectorError) return problem(c, error.blame === "retry" ? 503 : 502, error);
    if (error instanceof StoreError && error.code === "store.never_pulled") return neverPulled(c);
    if (error instanceof StoreError) return problem(c, 503, error);
    if (isConnectionLost(error)) return problem(c, 503, { code: "server.store_down", params: {} });
    log("bug", { route: routePath(c), ...traceOf(error) });
    return problem(c, 500, { code: "server.our_bug", params: {} });
  };
}

/** Not a failure: the workspace is new, and a run is what it wants. */
function neverPulled(c: Context<ServerEnv>) {
  const { name } = c.get("workspace").settings;
  if (wantsPage(c)) return c.html(newWorkspacePage({ voice: c.get("voice"), nonce: c.get("secureHeadersNonce") ?? "", name }));
  return problem(c, 409, { code: "server.never_pulled", params: { name } });
}

function statusOf(error: WorkspaceError): ContentfulStatusCode {
  if (error.code === "workspace.no_such_debtor") return 404;
  return error.code === "workspace.several_debtors" ? 409 : 422;
}

/** The name and the place of an error. Its message may quote a customer. */
export function traceOf(error: unknown): { readonly error: string; readonly at: string } {
  if (!(error instanceof Error)) return { error: typeof error, at: "" };
  const frames = (error.stack ?? "").split("\n").filter((line) => /^\s+at /.test(line));
  return {
    error: error.name,
    at: frames
      .slice(0, 5)
      .map((line) => line.trim())
      .join(" < "),
  };
}

/** Node's codes for a connection, and PostgreSQL's classes 08 (connection) and 57P (shutdown). */
function isConnectionLost(error: unknown): boolean {
  const code = (error as { readonly code?: unknown }).code;
  return typeof code === "string" && /^(ECONN|ENOTFOUND|ETIMEDOUT|EPIPE|08|57P)/.test(code);
}
