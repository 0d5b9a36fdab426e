import type { Message } from "../ledger/message.ts";
import { ConnectorError, type Shown } from "../connectors/port.ts";
import { makeBoard } from "./board.ts";
import type { Workspace } from "./open.ts";
import type { Plan } from "./plan.ts";

/** What was sent is sent: a desk that cannot be written now is told, and the next run shows everything. */
export async function showOn(
  workspace: Workspace,
  plan: Plan,
  signal?: AbortSignal,
): Promise<{ readonly shown?: Shown; readonly refused: readonly Message[] }> {
  const { desk } = workspace.connector;
  if (!desk) return { refused: [] };
  try {
    return { shown: await desk.show(await makeBoard(workspace, plan), signal), refused: [] };
  } catch (error) {
    if (error instanceof ConnectorError) return { refused: [{ code: error.code, params: error.params }] };
    throw error;
  }
}
