import type { Context } from "hono";
import { parseDay, type Day } from "../ledger/day.ts";
import { readBrake } from "../ledger/store/brake.ts";
import type { OutboxState } from "../ledger/store/schema.ts";
import { listOutbox, type OutboxEntry } from "../outbox/rows.ts";
import { catalogues } from "../text/all.ts";
import { say } from "../text/sentences.ts";
import { todayIn } from "../workspace/settings.ts";
import type { Workspace } from "../workspace/open.ts";
import { isStopped } from "../workspace/stop-file.ts";
import { scheduleOf } from "./clock/lease.ts";
import type { ServerDeps, ServerEnv } from "./deps.ts";
import { baseOf, noticeOf } from "./notice.ts";
import type { ServiceView } from "./pages/view.ts";

/** What is still on its way; the rest is history. */
const alive: readonly OutboxState[] = ["waiting", "approved", "claimed", "handing_over", "uncertain", "parked"];

/** The days of a request: today in the workspace's zone, and the one that was asked for. `bad` quotes what is no day. */
export function daysOf(
  c: Context<ServerEnv>,
  { now }: ServerDeps,
): { readonly actual: Day; readonly today: Day } | { readonly bad: string } {
  const actual = todayIn(c.get("workspace").settings.timezone, now());
  const asked = c.req.query("today");
  if (asked === undefined) return { actual, today: actual };
  const today = parseDay(asked);
  return today ? { actual, today } : { bad: asked };
}

/** What a page shows beside the plan: the outbox, the brake, the clock. `keys` are the plan's effects. */
export async function serviceView(
  c: Context<ServerEnv>,
  days: { readonly actual: Day; readonly today: Day },
  keys: readonly string[],
): Promise<ServiceView> {
  const workspace = c.get("workspace");
  const { store, settings } = workspace;
  const [planned, underway, brake, schedule] = await Promise.all([
    listOutbox(store, { keys }),
    listOutbox(store, { states: alive }),
    brakeIn(workspace),
    scheduleOf(store),
  ]);
  const voice = c.get("voice");
  const notice = noticeOf(c);
  return {
    base: baseOf(workspace.settings.name),
    nonce: c.get("secureHeadersNonce") ?? "",
    ...(days.today !== days.actual && { today: days.today }),
    outbox: new Map<string, OutboxEntry>([...planned, ...underway].map((entry) => [entry.key, entry])),
    ...(brake && { brake }),
    ...(schedule && { nextRun: localTime(schedule.nextRunAt, settings.timezone) }),
    ...(schedule?.lastError && { lastError: say(schedule.lastError, voice.language, ...catalogues) }),
    ...(notice !== undefined && { notice }),
  };
}

async function brakeIn({ store, folder }: Workspace): Promise<ServiceView["brake"]> {
  const brake = await readBrake(store);
  return brake ?? ((await isStopped(folder)) ? { by: "relance stop", why: "" } : undefined);
}

/** The day and the hour on the clocks of the zone: `2026-11-23 08:00`. */
export function localTime(at: Date, timezone: string): string {
  return new Intl.DateTimeFormat("sv-SE", { timeZone: timezone, dateStyle: "short", timeStyle: "short" }).format(at);
}
