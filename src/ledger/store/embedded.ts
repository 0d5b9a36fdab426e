import { join } from "node:path";
import { type Database, kyselyOn, makePool } from "./database.ts";
import type { Lite } from "./lite.ts";
import { takeLock } from "./lock.ts";
import { migrate } from "./migrate.ts";
import { openThread } from "./thread.ts";
import { types } from "./types.ts";
import { wireTo } from "./wire.ts";

/** Sources that were not compiled (tests) have no script for a thread. */
const compiledWorker = import.meta.url.endsWith(".js") ? new URL("worker.js", import.meta.url) : undefined;

/**
 * The database in `<folder>/db`, for this process alone; in a thread that runs `worker`, so that a service answers while it
 * works. @throws StoreError `store.locked` and those of `openDurable`
 */
export async function openEmbedded(folder: string, worker: URL | undefined = compiledWorker): Promise<Database> {
  const lock = await takeLock(folder);
  try {
    const place = join(folder, "db");
    const lite = worker ? await openThread(place, worker) : await (await import("./in-process.ts")).openInProcess(place);
    const database = databaseOn(lite, () => lock.assertHeld());
    return {
      ...database,
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
  const { openVolatile } = await import("./in-process.ts");
  template ??= makeTemplate();
  return databaseOn(await openVolatile(await template));
}

async function makeTemplate(): Promise<Blob> {
  const { openVolatile } = await import("./in-process.ts");
  const lite = await openVolatile();
  const database = databaseOn(lite);
  await migrate(database.db);
  const dump = await lite.dump();
  await database.close();
  return dump;
}

/** PGlite has one session, hence one connection that is never given back to make room. */
function databaseOn(lite: Lite, beforeUse?: () => void): Database {
  const pool = makePool({ stream: () => wireTo(lite), ssl: false, max: 1, idleTimeoutMillis: 0, types });
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
    syncCount: () => lite.syncCount(),
    async close() {
      await db.destroy();
      await lite.close();
    },
  };
}
