import { type Day, parseDay } from "../ledger/day.ts";
import { WorkspaceError } from "../workspace/error.ts";

/** @throws WorkspaceError when an option's value is missing or not a day */
export function dayOption(option: string, value: string | undefined): Day {
  const day = parseDay(value ?? "");
  if (!day) throw new WorkspaceError("workspace.bad_day", { option, value: value ?? "" });
  return day;
}
