import { Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import { mailHeaders, noStore, pageHeaders } from "./headers.ts";
import type { ServerDeps, ServerEnv } from "./deps.ts";
import { accessLog, onError } from "./errors.ts";
import { failedLogins } from "./failed-logins.ts";
import { guard } from "./guard.ts";
import { problem } from "./problem.ts";
import { addApprove } from "./routes/approve.ts";
import { addBrake } from "./routes/brake.ts";
import { addDebtor } from "./routes/debtor.ts";
import { addHealth } from "./routes/health.ts";
import { addHold } from "./routes/hold.ts";
import { addLogin } from "./routes/login.ts";
import { addOdooHook } from "./routes/odoo-hook.ts";
import { addPennylaneHook } from "./routes/pennylane-hook.ts";
import { addPlan } from "./routes/plan.ts";
import { addRun } from "./routes/run.ts";
import { addWorkspaces } from "./routes/workspaces.ts";
import { voiceAsked } from "./voice-asked.ts";

const bodyLimitBytes = 512 * 1024;

/**
 * The service as a function from requests to responses: no socket, no clock of its own. `GET /health` and the login page
 * are open; everything else asks for the token.
 */
export function createApp(deps: ServerDeps): Hono<ServerEnv> {
  const app = new Hono<ServerEnv>();
  const failures = failedLogins();
  app.use(voiceAsked, accessLog(deps), noStore);
  app.use("/w/:workspace/debtors/:id/mails/:key", mailHeaders);
  app.use(pageHeaders);
  app.use(
    bodyLimit({
      maxSize: bodyLimitBytes,
      onError: (c) => problem(c, 413, { code: "server.body_too_big", params: { limit: bodyLimitBytes } }),
    }),
  );
  app.onError(onError(deps));
  app.notFound((c) => problem(c, 404, { code: "server.not_found", params: {} }));

  addHealth(app, deps);
  addLogin(app, deps, failures);
  addOdooHook(app, deps);
  addPennylaneHook(app, deps);
  app.use(guard(deps, failures));
  app.use("/w/:workspace/*", async (c, next) => {
    const name = c.req.param("workspace");
    const workspace = deps.workspaces.get(name);
    if (!workspace) return problem(c, 404, { code: "server.no_such_workspace", params: { name } });
    c.set("workspace", workspace);
    return next();
  });
  addWorkspaces(app, deps);
  addPlan(app, deps);
  addDebtor(app, deps);
  addApprove(app, deps);
  addHold(app, deps);
  addBrake(app);
  addRun(app, deps);
  return app;
}
