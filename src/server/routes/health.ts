import type { Hono } from "hono";
import { version } from "../../version.ts";
import type { ServerDeps, ServerEnv } from "../deps.ts";
import { traceOf } from "../errors.ts";
import { standingOf } from "../standing.ts";

/** For monitors: no token, no personal data. 503 as soon as one store does not answer. */
export function addHealth(app: Hono<ServerEnv>, { workspaces, log }: ServerDeps): void {
  app.get("/health", async (c) => {
    const found = await Promise.all(
      [...workspaces].map(async ([name, workspace]) => {
        try {
          return { name, store: "ok" as const, ...(await standingOf(workspace)) };
        } catch (error) {
          log("store_down", { workspace: name, ...traceOf(error) });
          return { name, store: "down" as const };
        }
      }),
    );
    const ok = found.every((one) => one.store === "ok");
    return c.json({ status: ok ? "ok" : "failing", version, workspaces: found }, ok ? 200 : 503);
  });
}
