import { sql } from "kysely";
import type { Message } from "../../ledger/message.ts";
import type { Store } from "../../ledger/store/store.ts";

/**
 * The clock of a workspace is one row: several service processes on one PostgreSQL take it by lease, and one runs. Whoever
 * holds it is known by the run it was taken for, so that a process that lost it while asleep changes nothing afterwards.
 */
export interface Schedule {
  readonly nextRunAt: Date;
  readonly lastError?: Message;
}

const job = "run";

export async function scheduleOf(store: Store): Promise<Schedule | undefined> {
  const row = await store.db
    .selectFrom("schedule")
    .selectAll()
    .where("workspace", "=", store.workspace)
    .where("job", "=", job)
    .executeTakeFirst();
  return (
    row && { nextRunAt: new Date(row.next_run_at), ...(row.last_error !== null && { lastError: JSON.parse(row.last_error) as Message }) }
  );
}

/** Notes when the workspace is to run. A run that is due or under way stays so; a later one follows a changed cron line. */
export async function plan(store: Store, next: Date, now: Date): Promise<void> {
  await store.db
    .insertInto("schedule")
    .values({ workspace: store.workspace, job, next_run_at: next.toISOString(), lease_until: null, last_error: null })
    .onConflict((conflict) =>
      conflict
        .columns(["workspace", "job"])
        .doUpdateSet({ next_run_at: next.toISOString() })
        .where("schedule.next_run_at", ">", now.toISOString())
        .where("schedule.lease_until", "is", null),
    )
    .execute();
}

/** Makes it due at a time, if it is not before. Changes nothing for a run that is under way. */
export async function bringForward(store: Store, at: Date): Promise<void> {
  await ofWorkspace(store).set({ next_run_at: at.toISOString() }).where("next_run_at", ">", at.toISOString()).execute();
}

/** Takes the run that is due, if there is one and no other process has it. Returns what it was due for. */
export async function take({ db, workspace }: Store, now: Date, leaseUntil: Date): Promise<Date | undefined> {
  const { rows } = await sql<{ next_run_at: string }>`
    update schedule set lease_until = ${leaseUntil.toISOString()}
    where (workspace, job) in (
      select workspace, job from schedule
      where workspace = ${workspace} and job = ${job} and next_run_at <= ${now.toISOString()}
        and (lease_until is null or lease_until < ${now.toISOString()})
      for update skip locked)
    returning next_run_at`.execute(db);
  const [taken] = rows;
  return taken && new Date(taken.next_run_at);
}

/** Whether some process has the run in hand, or it is due. */
export async function isTaken(store: Store, now: Date): Promise<boolean> {
  const row = await store.db
    .selectFrom("schedule")
    .select(["next_run_at", "lease_until"])
    .where("workspace", "=", store.workspace)
    .where("job", "=", job)
    .executeTakeFirst();
  return row !== undefined && (new Date(row.next_run_at) <= now || (row.lease_until !== null && new Date(row.lease_until) > now));
}

/** Keeps the lease of a run that takes long. */
export async function renew(store: Store, takenFor: Date, leaseUntil: Date): Promise<void> {
  await ofWorkspace(store).set({ lease_until: leaseUntil.toISOString() }).where("next_run_at", "=", takenFor.toISOString()).execute();
}

/** Ends a run: how it went, and when the next one is. */
export async function settle(store: Store, takenFor: Date, next: Date, error?: Message): Promise<void> {
  await ofWorkspace(store)
    .set({ next_run_at: next.toISOString(), lease_until: null, last_error: error ? JSON.stringify(error) : null })
    .where("next_run_at", "=", takenFor.toISOString())
    .execute();
}

function ofWorkspace({ db, workspace }: Store) {
  return db.updateTable("schedule").where("workspace", "=", workspace).where("job", "=", job);
}
