import type { Hono } from "hono";
import { LoginBody, readBody } from "../bodies.ts";
import type { ServerDeps, ServerEnv } from "../deps.ts";
import type { FailedLogins } from "../failed-logins.ts";
import { tryToken } from "../guard.ts";
import { loginPage } from "../pages/login.tsx";
import { problem } from "../problem.ts";
import { isSameOrigin } from "../same-origin.ts";
import { closeSession, openSession } from "../session.ts";

/** For people: the token once, then a cookie for the working day. */
export function addLogin(app: Hono<ServerEnv>, deps: ServerDeps, failures: FailedLogins): void {
  app.get("/login", (c) =>
    c.html(loginPage({ voice: c.get("voice"), nonce: c.get("secureHeadersNonce") ?? "", next: localPath(c.req.query("next")) })),
  );
  app.post("/login", async (c) => {
    if (!isSameOrigin(c)) return problem(c, 403, { code: "server.other_site", params: {} });
    const body = await readBody(c, LoginBody);
    if (!body.ok) return problem(c, 400, body.why, body.errors);
    const { token, name, next } = body.value;
    if (name === "") return problem(c, 400, { code: "server.name_needed", params: {} });
    const refusal = tryToken(c, token.trim(), deps.tokenHash, failures, deps.now());
    if (refusal) return refusal;
    await openSession(c, name, deps.sessionKey, deps.now());
    return c.redirect(localPath(next), 303);
  });
  app.post("/logout", (c) => {
    if (!isSameOrigin(c)) return problem(c, 403, { code: "server.other_site", params: {} });
    closeSession(c);
    return c.redirect("/login", 303);
  });
}

/** A path of ours: after the login nobody is sent to another site. */
function localPath(next: string | undefined): string {
  const base = "http://here.invalid";
  if (next === undefined || !URL.canParse(next, base)) return "/";
  const url = new URL(next, base);
  return url.origin === base ? url.pathname + url.search : "/";
}
