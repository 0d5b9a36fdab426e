import { resolve } from "node:path";
import type { Day } from "../ledger/day.ts";
import { openWorkspace, type Workspace } from "../workspace/open.ts";
import { todayIn } from "../workspace/settings.ts";
import type { Exit, Session } from "./session.ts";

/** Opens the workspace, gives it with its today, and closes it whatever happens. */
export async function withWorkspace(
  session: Session,
  folder: string,
  work: (workspace: Workspace, today: Day) => Promise<Exit>,
): Promise<Exit> {
  const workspace = await openWorkspace(resolve(session.io.cwd, folder), session.io.env);
  try {
    return await work(workspace, session.today ?? todayIn(workspace.settings.timezone));
  } finally {
    await workspace.close();
  }
}
