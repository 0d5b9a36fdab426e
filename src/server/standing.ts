import { setTimeout as pause } from "node:timers/promises";
import type { Day } from "../ledger/day.ts";
import { readBrake } from "../ledger/store/brake.ts";
import type { OutboxState } from "../ledger/store/schema.ts";
import type { Store } from "../ledger/store/store.ts";
import { isStopped } from "../workspace/stop-file.ts";
import type { Workspace } from "../workspace/open.ts";
import { scheduleOf } from "./clock/lease.ts";

/** How a workspace stands, without a word about any debtor. */
export interface Standing {
  readonly braked: boolean;
  /** Day of the last pull that was read to its end. */
  readonly pulledOn?: Day;
  /** Instant, ISO 8601 in UTC. */
  readonly nextRunAt?: string;
  readonly lastRunFailed: boolean;
  /** Effects in the outbox that are not settled, by state. */
  readonly outbox: Partial<Record<OutboxState, number>>;
}

const settled: readonly OutboxState[] = ["sent", "cancelled", "refused"];

/** What is known without waiting: a store at work on something long answers nobody else meanwhile. */
export type StandingNow =
  | ({ readonly store: "ok" } & Standing)
  /** `busySince` is the instant since which it has not answered, ISO 8601 in UTC; the rest is what it said last. */
  | ({ readonly store: "busy"; readonly busySince: string } & Partial<Standing>);

const patienceMs = 200;

/** How a workspace stands, within a fifth of a second. The store is asked one question at a time. */
export function standingWatch(workspace: Workspace, now: () => Date): () => Promise<StandingNow> {
  let last: Standing | undefined;
  let asked: { readonly since: Date; readonly answer: Promise<Standing> } | undefined;

  async function ask(): Promise<Standing> {
    try {
      return (last = await standingOf(workspace));
    } finally {
      asked = undefined;
    }
  }

  return async () => {
    const { since, answer } = (asked ??= { since: now(), answer: ask() });
    const enough = new AbortController();
    const tired = pause(patienceMs, undefined, { signal: enough.signal });
    const found = await Promise.race([answer, tired.catch(() => undefined)]).finally(() => enough.abort());
    return found ? { store: "ok", ...found } : { store: "busy", busySince: since.toISOString(), ...last };
  };
}

/** Waits for the store. @throws when it does not answer */
export async function standingOf({ store, folder }: Workspace): Promise<Standing> {
  const [stopped, brake, pull, schedule, queue] = await Promise.all([
    isStopped(folder),
    readBrake(store),
    lastPull(store),
    scheduleOf(store),
    queueOf(store),
  ]);
  return {
    braked: stopped || brake !== undefined,
    ...(pull && { pulledOn: pull }),
    ...(schedule && { nextRunAt: schedule.nextRunAt.toISOString() }),
    lastRunFailed: schedule?.lastError !== undefined,
    outbox: queue,
  };
}

async function lastPull({ db, workspace }: Store): Promise<Day | undefined> {
  const row = await db
    .selectFrom("pull")
    .select((of) => of.fn.min("finished_on").as("day"))
    .where("workspace", "=", workspace)
    .executeTakeFirst();
  return (row?.day ?? undefined) as Day | undefined;
}

async function queueOf({ db, workspace }: Store): Promise<Partial<Record<OutboxState, number>>> {
  const rows = await db
    .selectFrom("outbox")
    .select((of) => ["state", of.fn.countAll<string | number | bigint>().as("count")])
    .where("workspace", "=", workspace)
    .where("state", "not in", settled)
    .groupBy("state")
    .orderBy("state")
    .execute();
  return Object.fromEntries(rows.map(({ state, count }) => [state, Number(count)]));
}
