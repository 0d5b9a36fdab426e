import { join } from "node:path";
import { PGlite } from "@electric-sql/pglite";
import { createPgConfig } from "@electric-sql/pglite/node-postgres";
import pg from "pg";
import { type Database, kyselyOn } from "./database.ts";
import { openDurable } from "./durable.ts";
import { takeLock } from "./lock.ts";
import { migrate } from "./migrate.ts";
import { types } from "./types.ts";

/** The database in `<folder>/db`, for this process alone. @throws StoreError `store.locked` and those of `openDurable` */
export async function openEmbedded(folder: string): Promise<Database> {
  const lock = await takeLock(folder);
  try {
    const { lite, syncCount } = await openDurable(join(folder, "db"));
    const database = databaseOn(lite, () => lock.assertHeld());
    return {
      ...database,
      syncCount,
      async close() {
        await database.close();
        lock.release();
      },
    };
  } catch (error) {
    lock.release();
    throw error;
  }
}

let template: Promise<Blob> | undefined;

/** A database that is gone when closed. The first one is made and migrated (1.5 s); the others are copies of it (0.3 s). */
export async function openInMemory(): Promise<Database> {
  template ??= makeTemplate();
  return databaseOn(await PGlite.create({ loadDataDir: await template }));
}

async function makeTemplate(): Promise<Blob> {
  const lite = await PGlite.create();
  await migrate(databaseOn(lite).db);
  const dump = await lite.dumpDataDir("none");
  await lite.close();
  return dump;
}

/** PGlite has one session, hence one connection that is never given back to make room. */
function databaseOn(lite: PGlite, beforeUse?: () => void): Database {
  const pool = new pg.Pool(Object.assign(createPgConfig(lite), { max: 1, idleTimeoutMillis: 0, types }));
  const db = kyselyOn({
    async connect() {
      beforeUse?.();
      return pool.connect();
    },
    end: () => pool.end(),
  });
  return {
    db,
    kind: "embedded",
    syncCount: () => 0,
    async close() {
      await db.destroy();
      await lite.close();
    },
  };
}
