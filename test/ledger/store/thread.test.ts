import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { cpSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Worker } from "node:worker_threads";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { day } from "../../../src/ledger/day.ts";
import { openEmbedded } from "../../../src/ledger/store/embedded.ts";
import { beginPull } from "../../../src/ledger/store/facts.ts";
import { takeLock } from "../../../src/ledger/store/lock.ts";
import { migrate } from "../../../src/ledger/store/migrate.ts";
import type { Store } from "../../../src/ledger/store/store.ts";
import { storeContract } from "../../contracts/store.ts";
import { compiledWorker } from "./compile.ts";

const root = mkdtempSync(join(tmpdir(), "relance-thread-"));
let worker: URL;
beforeAll(async () => {
  worker = compiledWorker();
  await (await openEmbedded(join(root, "new"), worker)).close();
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

/** A folder with a new database in it, which takes seconds to make. */
function folder(name: string): string {
  cpSync(join(root, "new"), join(root, name), { recursive: true });
  return join(root, name);
}

async function open(): Promise<Store> {
  const database = await openEmbedded(folder(randomUUID()), worker);
  await migrate(database.db);
  return { ...database, workspace: "contract", session: randomUUID() };
}

storeContract("PGlite in a thread", open);

describe("the thread of the store", () => {
  let store: Store;
  beforeAll(async () => {
    store = await open();
  });
  afterAll(() => store.close());

  it("leaves its caller free during a long statement", async () => {
    let working = true;
    const slept = sql`select pg_sleep(0.5)`.execute(store.db).finally(() => (working = false));
    // A timer goes off in the thread of this test: it would not before the statement's end, were that at work itself.
    await new Promise((resolve) => setTimeout(resolve, 1));
    expect(working).toBe(true);
    await slept;
  });

  it("brings a long answer whole, and takes a long parameter", async () => {
    const text = "é\u{1f600}".repeat(1_000_000);
    const { rows } = await sql<{ text: string; at: number }>`
      select ${text}::text as text, at from generate_series(1, 3) as at`.execute(store.db);
    expect(rows.map(({ at }) => at)).toEqual([1, 2, 3]);
    expect(rows.every((row) => row.text === text)).toBe(true);
    const many = await sql<{ at: number }>`select at from generate_series(1, 100000) as at`.execute(store.db);
    expect(many.rows.map(({ at }) => at)).toEqual(Array.from({ length: 100_000 }, (_, at) => at + 1));
  });

  it("says what a failed statement failed of, and rolls its transaction back", async () => {
    const failing = store.db.transaction().execute(async (trx) => {
      await sql`insert into brake (workspace, by, why) values ('a', 'me', 'test')`.execute(trx);
      await sql`insert into brake (workspace, by, why) values ('a', 'me', 'again')`.execute(trx);
    });
    await expect(failing).rejects.toMatchObject({ code: "23505", constraint: "brake_pkey" });
    await expect(sql`select no_such_column from brake`.execute(store.db)).rejects.toMatchObject({ code: "42703" });
    expect(await store.db.selectFrom("brake").selectAll().execute()).toEqual([]);
  });

  it("tells how often it had the disk synced, by every commit", async () => {
    const before = store.syncCount();
    for (let at = 0; at < 10; at++) await beginPull(store, "memory", day("2026-11-21"));
    expect(store.syncCount() - before).toBeGreaterThanOrEqual(10);
  });
});

describe("a thread that cannot go on", () => {
  it("says why it did not open, and lets go of the folder", async () => {
    const broken = folder("broken");
    writeFileSync(join(broken, "db", "PG_VERSION"), "9\n");
    const unreadable = { code: "store.unreadable", params: { folder: join(broken, "db"), why: expect.stringMatching(/./) } };
    await expect(openEmbedded(broken, worker)).rejects.toMatchObject(unreadable);
    (await takeLock(broken)).release();
  });

  it("fails what was asked and what is asked later, and lets go of the folder when closed", async () => {
    const dies =
      "import { parentPort as port } from 'node:worker_threads'; port.on('message', () => process.exit(1)); port.postMessage({ opened: true });";
    const database = await openEmbedded(join(root, "lost"), new URL(`data:text/javascript,${encodeURIComponent(dies)}`));
    const lost = { code: "store.thread_lost", params: { why: "exit" } };
    await expect(Promise.all([1, 2].map(() => sql`select 1`.execute(database.db)))).rejects.toMatchObject(lost);
    await expect(database.db.transaction().execute((trx) => sql`select 1`.execute(trx))).rejects.toMatchObject(lost);
    await expect(takeLock(join(root, "lost"))).rejects.toMatchObject({ code: "store.locked" });
    await database.close();
    (await takeLock(join(root, "lost"))).release();
  });

  it("does not keep a process that has nothing more to do", async () => {
    const embedded = new URL("embedded.js", worker).href;
    const script = `import { openEmbedded } from ${JSON.stringify(embedded)}; await openEmbedded(${JSON.stringify(folder("forgotten"))});`;
    const forgetful = new Worker(new URL(`data:text/javascript,${encodeURIComponent(script)}`));
    expect(await once(forgetful, "exit")).toEqual([0]);
  });
});
