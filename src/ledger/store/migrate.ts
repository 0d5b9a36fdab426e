import { type Kysely, sql } from "kysely";
import { StoreError } from "./error.ts";
import { type Migration, migrations as known } from "./migrations/index.ts";
import type { Schema } from "./schema.ts";

/**
 * Brings the schema up to this version. Several processes may start at once: each migration's transaction begins by
 * writing its own number, so that one does it and the others wait, see it done and go on. @throws StoreError `store.newer_schema`
 */
export async function migrate(db: Kysely<Schema>, migrations: readonly Migration[] = known): Promise<void> {
  const applied = await appliedNumber(db);
  const newest = migrations.at(-1)?.number ?? 0;
  if (applied > newest) throw new StoreError("store.newer_schema", { found: applied, known: newest });
  for (const migration of migrations) {
    if (migration.number > applied) await apply(db, migration);
  }
}

async function appliedNumber(db: Kysely<Schema>): Promise<number> {
  try {
    await sql`create table if not exists migration (number integer primary key, name text not null, applied_at timestamptz not null default now())`.execute(
      db,
    );
  } catch (error) {
    // "if not exists" still fails when another process creates it in the same instant; then it is there.
    if (!isDuplicate(error)) throw error;
  }
  const { rows } = await sql<{ number: number }>`select coalesce(max(number), 0) as number from migration`.execute(db);
  return rows[0]?.number ?? 0;
}

async function apply(db: Kysely<Schema>, { number, name, sql: statements }: Migration): Promise<void> {
  try {
    await db.transaction().execute(async (trx) => {
      await sql`insert into migration (number, name) values (${number}, ${name})`.execute(trx);
      await sql.raw(statements).execute(trx);
    });
  } catch (error) {
    if (!(isDuplicate(error) && error.constraint === "migration_pkey")) throw error;
  }
}

const duplicates: ReadonlySet<unknown> = new Set(["23505", "42P07", "42710"]); // of a row, a table, a type

function isDuplicate(error: unknown): error is Error & { readonly constraint?: string } {
  return error instanceof Error && "code" in error && duplicates.has(error.code);
}
