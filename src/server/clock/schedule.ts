import { Cron } from "croner";
import { WorkspaceError } from "../../workspace/error.ts";

/**
 * First time after `after` that a cron line names on the clocks of a zone: eight in the morning stays eight in the morning
 * when the hour changes. @throws WorkspaceError when the line or the zone is not understood, or names no time at all
 */
export function nextRun(schedule: string, timezone: string, after: Date): Date {
  const next = nextOf(schedule, timezone, after);
  if (!next) throw new WorkspaceError("server.bad_schedule", { schedule, timezone });
  return next;
}

function nextOf(schedule: string, timezone: string, after: Date): Date | null {
  try {
    return new Cron(schedule, { timezone, paused: true, mode: "5-part" }).nextRun(after);
  } catch {
    return null;
  }
}
