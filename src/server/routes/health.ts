import type { Hono } from "hono";
import { version } from "../../version.ts";
import type { ServerDeps, ServerEnv } from "../deps.ts";
import { traceOf } from "../errors.ts";
import { standingWatch } from "../standing.ts";

const longMs = 60_000; // a store that has been busy for longer may never come back

/**
 * For monitors: no token, no personal data. It answers at once, also while a store is at work on something long, and then
 * says since when. 503 as soon as one store is down, or busy for over a minute.
 */
export function addHealth(app: Hono<ServerEnv>, { workspaces, now, log }: ServerDeps): void {
  const watched = [...workspaces].map(([name, workspace]) => ({ name, standing: standingWatch(workspace, now) }));

  app.get("/health", async (c) => {
    const found = await Promise.all(
      watched.map(async ({ name, standing }) => {
        try {
          return { name, ...(await standing()) };
        } catch (error) {
          log("store_down", { workspace: name, ...traceOf(error) });
          return { name, store: "down" as const };
        }
      }),
    );
    const ok = found.every((one) => one.store === "ok" || (one.store === "busy" && now().getTime() - Date.parse(one.busySince) < longMs));
    return c.json({ status: ok ? "ok" : "failing", version, workspaces: found }, ok ? 200 : 503);
  });
}
