import { sql } from "kysely";
import type { Store } from "./store.ts";

/**
 * What autovacuum does on a server: gives back the room of replaced rows, and counts rows so that queries are planned well.
 * PGlite has none. Only tables that changed by a tenth since the last time.
 */
export async function tidy({ db, kind }: Store): Promise<void> {
  if (kind === "server") return;
  await sql`select pg_stat_force_next_flush()`.execute(db); // else the last second's changes are not counted yet
  const { rows } = await sql<{ name: string; replaced: boolean }>`
    select relname as name, n_dead_tup > 500 + 0.1 * n_live_tup as replaced from pg_stat_user_tables
    where n_mod_since_analyze > 500 + 0.1 * n_live_tup or n_dead_tup > 500 + 0.1 * n_live_tup`.execute(db);
  // A first reading replaced nothing: counting is a sample, giving back room walks the whole table while nobody is answered.
  for (const { name, replaced } of rows) await sql`${sql.raw(replaced ? "vacuum analyze" : "analyze")} ${sql.table(name)}`.execute(db);
}
