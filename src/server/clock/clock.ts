import type { Message } from "../../ledger/message.ts";
import type { Store } from "../../ledger/store/store.ts";
import { ConnectorError } from "../../connectors/port.ts";
import { StoreError } from "../../ledger/store/error.ts";
import { WorkspaceError } from "../../workspace/error.ts";
import type { Log } from "../deps.ts";
import { traceOf } from "../errors.ts";
import { bringForward, isTaken, plan, renew, settle, take } from "./lease.ts";
import { nextRun } from "./schedule.ts";

/** Runs each workspace when its cron line says so, once, however many processes share the store. */
export interface Clock {
  /** Looks which workspaces are due and starts them. Called every minute; never throws. */
  tick(): Promise<void>;
  /** Makes a workspace due now, and starts it. */
  runSoon(name: string): Promise<void>;
  /** Reads what changed, unless a run is under way in some process or about to be: it reads that itself. Never throws. */
  pullSoon(name: string): Promise<void>;
  /**
   * Makes a workspace due, at the earliest `everyMs` after its last run in this process: the next tick starts it. What a run
   * under way may have read already is read by one more.
   */
  wake(name: string, everyMs: number): Promise<void>;
  /** Starts nothing more, tells the runs under way to stop where they can, and waits for them. */
  stop(): Promise<void>;
}

export interface ClockDeps {
  readonly workspaces: ReadonlyMap<string, Scheduled>;
  /** Pull, plan, propose, deliver. It ends early when the signal says so. */
  readonly runOne: (name: string, signal: AbortSignal) => Promise<unknown>;
  /** Pull alone. */
  readonly pullOne: (name: string, signal: AbortSignal) => Promise<unknown>;
  readonly now: () => Date;
  readonly log: Log;
}

export interface Scheduled {
  readonly store: Store;
  readonly settings: { readonly schedule: string; readonly timezone: string };
}

const leaseMs = 10 * 60_000; // several ticks, so that one that comes late loses nothing
const retryMs = 15 * 60_000; // after a host that was busy
const atOnce = 2;

/** @throws WorkspaceError when a cron line is not understood: the service does not start on it */
export async function makeClock({ workspaces, runOne, pullOne, now, log }: ClockDeps): Promise<Clock> {
  const stopping = new AbortController();
  const running = new Map<string, { readonly takenFor?: Date; readonly done: Promise<void> }>();
  const ended = new Map<string, number>(); // instant of the last run's end
  const woken = new Map<string, number>(); // called during a run, and how long they keep apart from it
  const nextOf = ({ settings }: Scheduled) => nextRun(settings.schedule, settings.timezone, now());
  const lease = () => new Date(now().getTime() + leaseMs);

  for (const workspace of workspaces.values()) await plan(workspace.store, nextOf(workspace), now());

  async function startDue(): Promise<void> {
    for (const [name, workspace] of workspaces) {
      if (stopping.signal.aborted || running.size >= atOnce) return;
      if (running.has(name)) continue;
      const takenFor = await take(workspace.store, now(), lease());
      if (!takenFor) continue;
      const done = runAndSettle(name, workspace, takenFor).finally(() => released(name));
      running.set(name, { takenFor, done });
    }
  }

  async function runAndSettle(name: string, workspace: Scheduled, takenFor: Date): Promise<void> {
    const start = now().getTime();
    let failure: { readonly message: Message; readonly retry: boolean } | undefined;
    try {
      await runOne(name, stopping.signal);
    } catch (error) {
      failure = { message: messageOf(error), retry: error instanceof ConnectorError && error.blame === "retry" };
      log("run_failed", { workspace: name, code: failure.message.code, ...traceOf(error) });
    }
    const scheduled = nextOf(workspace);
    const soon = new Date(now().getTime() + retryMs);
    try {
      // Whatever was missed while nobody ran is caught up by this one run: the next is counted from now.
      await settle(workspace.store, takenFor, failure?.retry && soon < scheduled ? soon : scheduled, failure?.message);
    } catch (error) {
      log("clock", { workspace: name, ...traceOf(error) });
    }
    ended.set(name, now().getTime());
    log("run", { workspace: name, ok: failure ? 0 : 1, ms: now().getTime() - start });
  }

  async function wake(name: string, everyMs: number): Promise<void> {
    const store = workspaces.get(name)?.store;
    if (!store) return;
    if (running.has(name)) return void woken.set(name, everyMs);
    const earliest = (ended.get(name) ?? 0) + everyMs;
    await bringForward(store, new Date(Math.max(now().getTime(), earliest)));
  }

  async function released(name: string): Promise<void> {
    running.delete(name);
    const everyMs = woken.get(name);
    woken.delete(name);
    if (everyMs !== undefined) await wake(name, everyMs).catch((error: unknown) => log("clock", { workspace: name, ...traceOf(error) }));
    void sweep();
  }

  // One sweep at a time: two would both see a free place.
  let sweeping: Promise<void> = Promise.resolve();
  function sweep(): Promise<void> {
    sweeping = sweeping.then(startDue).catch((error: unknown) => log("clock", traceOf(error)));
    return sweeping;
  }

  return {
    async tick() {
      for (const [name, { takenFor }] of running) {
        const store = workspaces.get(name)?.store;
        if (store && takenFor)
          await renew(store, takenFor, lease()).catch((error: unknown) => log("clock", { workspace: name, ...traceOf(error) }));
      }
      await sweep();
    },
    async runSoon(name) {
      const store = workspaces.get(name)?.store;
      if (store) await bringForward(store, now());
      await sweep();
    },
    wake,
    async pullSoon(name) {
      const store = workspaces.get(name)?.store;
      if (!store || running.has(name) || stopping.signal.aborted) return;
      const done = isTaken(store, now())
        .then(async (taken) => {
          if (!taken) await pullOne(name, stopping.signal);
          return undefined;
        })
        .catch((error: unknown) => log("pull_failed", { workspace: name, ...traceOf(error) }))
        .finally(() => released(name));
      running.set(name, { done });
      await done;
    },
    async stop() {
      stopping.abort();
      await sweeping;
      await Promise.all([...running.values()].map(({ done }) => done));
    },
  };
}

/** What the next reader of the plan is told. An error that has no sentence of its own keeps its name only. */
function messageOf(error: unknown): Message {
  if (error instanceof ConnectorError || error instanceof WorkspaceError || error instanceof StoreError)
    return { code: error.code, params: error.params };
  return { code: "server.run_failed", params: { name: error instanceof Error ? error.name : typeof error } };
}
