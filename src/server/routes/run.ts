import type { Hono } from "hono";
import { PlainBody, readBody } from "../bodies.ts";
import type { ServerDeps, ServerEnv } from "../deps.ts";
import { answer } from "../notice.ts";
import { problem } from "../problem.ts";

/** Runs the workspace without waiting for its hour: the embedded store is the service's, so the command line cannot. */
export function addRun(app: Hono<ServerEnv>, { runSoon }: ServerDeps): void {
  app.post("/w/:workspace/run", async (c) => {
    const body = await readBody(c, PlainBody);
    if (!body.ok) return problem(c, 400, body.why, body.errors);
    await runSoon(c.get("workspace").settings.name);
    return answer(c, "run", { accepted: true }, { back: body.value.back });
  });
}
