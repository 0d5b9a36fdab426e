import type { Store } from "./store.ts";

/** Why nothing leaves. */
export interface Brake {
  readonly by: string;
  readonly why: string;
  /** ISO, UTC. */
  readonly pulledAt: string;
}

/** From now on nothing leaves, whoever sends, until it is released. Pulled again, it keeps its hour and takes the new reason. */
export async function pullBrake({ db, workspace }: Store, by: string, why: string): Promise<void> {
  await db
    .insertInto("brake")
    .values({ workspace, by, why })
    .onConflict((conflict) => conflict.column("workspace").doUpdateSet({ by, why }))
    .execute();
}

export async function releaseBrake({ db, workspace }: Store): Promise<void> {
  await db.deleteFrom("brake").where("workspace", "=", workspace).execute();
}

export async function readBrake({ db, workspace }: Store): Promise<Brake | undefined> {
  const row = await db.selectFrom("brake").selectAll().where("workspace", "=", workspace).executeTakeFirst();
  return row && { by: row.by, why: row.why, pulledAt: row.pulled_at };
}
