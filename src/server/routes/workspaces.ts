import type { Hono } from "hono";
import type { ServerDeps, ServerEnv } from "../deps.ts";
import { workspacesPage } from "../pages/workspaces.tsx";
import { wantsPage } from "../problem.ts";
import { localTime } from "../service-view.ts";
import { standingOf } from "../standing.ts";

export function addWorkspaces(app: Hono<ServerEnv>, { workspaces }: ServerDeps): void {
  app.get("/", async (c) => {
    const found = await Promise.all(
      [...workspaces].map(async ([name, workspace]) => {
        const standing = await standingOf(workspace);
        const { timezone, mode, company } = workspace.settings;
        return {
          name,
          company: company.name,
          mode,
          ...standing,
          ...(standing.nextRunAt !== undefined && { nextRun: localTime(new Date(standing.nextRunAt), timezone) }),
        };
      }),
    );
    if (!wantsPage(c)) return c.json({ workspaces: found });
    return c.html(workspacesPage({ voice: c.get("voice"), nonce: c.get("secureHeadersNonce") ?? "", workspaces: found }));
  });
}
