import { PGlite } from "@electric-sql/pglite";
import { createPgConfig } from "@electric-sql/pglite/node-postgres";
import { Kysely, PostgresDialect } from "kysely";
import pg from "pg";
import { afterAll } from "vitest";
import { foundation } from "../../src/ledger/store/migrations/0001-foundation.ts";
import type { Schema } from "../../src/ledger/store/schema.ts";
import type { Store } from "../../src/ledger/store/store.ts";

let shared: Promise<Kysely<Schema>> | undefined;
let count = 0;

/** An empty store in memory: a workspace of its own in the one database of the test file. */
export async function memoryStore(): Promise<Store> {
  shared ??= open();
  const db = await shared;
  return { workspace: `test-${count++}`, db, kind: "embedded", session: "test", syncCount: () => 0, close: async () => {} };
}

async function open(): Promise<Kysely<Schema>> {
  const lite = await PGlite.create();
  const pool = new pg.Pool({ ...createPgConfig(lite), max: 1 });
  const db = new Kysely<Schema>({ dialect: new PostgresDialect({ pool }) });
  await lite.exec(foundation.sql);
  afterAll(async () => {
    await db.destroy();
    await lite.close();
  });
  return db;
}
