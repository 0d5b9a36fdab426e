import type { Context, MiddlewareHandler } from "hono";
import { getConnInfo } from "@hono/node-server/conninfo";
import type { ServerDeps, ServerEnv } from "./deps.ts";
import type { FailedLogins } from "./failed-logins.ts";
import { problem, wantsPage } from "./problem.ts";
import { isSameOrigin } from "./same-origin.ts";
import { sessionOf } from "./session.ts";
import { isToken } from "./token.ts";

const safe: ReadonlySet<string> = new Set(["GET", "HEAD"]);

/** Lets in whoever has the token: in the header for programs, in a signed cookie for people. */
export function guard({ tokenHash, sessionKey, now }: ServerDeps, failures: FailedLogins): MiddlewareHandler<ServerEnv> {
  return async (c, next) => {
    const bearer = /^Bearer +(\S+)$/i.exec(c.req.header("authorization") ?? "")?.[1];
    if (bearer !== undefined) {
      const refusal = tryToken(c, bearer, tokenHash, failures, now());
      if (refusal) return refusal;
      c.set("by", "api");
      return next();
    }
    const by = await sessionOf(c, sessionKey, now());
    if (by === undefined) return askToLogIn(c);
    if (!safe.has(c.req.method) && !isSameOrigin(c)) return problem(c, 403, { code: "server.other_site", params: {} });
    c.set("by", by);
    return next();
  };
}

/** The refusal of a wrong token, or of any token from an address that failed too often; undefined when it is the right one. */
export function tryToken(c: Context<ServerEnv>, token: string, tokenHash: string, failures: FailedLogins, now: Date) {
  const address = addressOf(c);
  const minutes = failures.blockedFor(address, now);
  if (minutes !== undefined) {
    c.header("Retry-After", String(minutes * 60));
    return problem(c, 429, { code: "server.too_many_tries", params: { minutes } });
  }
  if (isToken(token, tokenHash)) {
    failures.forget(address);
    return undefined;
  }
  failures.note(address, now);
  c.header("WWW-Authenticate", "Bearer");
  return problem(c, 401, { code: "server.token_wrong", params: {} });
}

function askToLogIn(c: Context<ServerEnv>) {
  if (safe.has(c.req.method) && wantsPage(c)) {
    const { pathname, search } = new URL(c.req.url);
    return c.redirect(`/login?next=${encodeURIComponent(pathname + search)}`, 303);
  }
  c.header("WWW-Authenticate", "Bearer");
  return problem(c, 401, { code: "server.token_needed", params: {} });
}

/** Requests that come through no socket (tests, a reverse proxy on a Unix socket) count as one address. */
function addressOf(c: Context<ServerEnv>): string {
  return c.env?.incoming ? (getConnInfo(c).remote.address ?? "local") : "local";
}
