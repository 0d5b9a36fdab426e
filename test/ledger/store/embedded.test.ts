import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { cpSync, existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { Worker } from "node:worker_threads";
import { sql } from "kysely";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { day } from "../../../src/ledger/day.ts";
import { beginPull } from "../../../src/ledger/store/facts.ts";
import { openStore } from "../../../src/ledger/store/open.ts";
import { compiled } from "./compile.ts";

const root = mkdtempSync(join(tmpdir(), "relance-embedded-"));
const today = day("2026-11-21");
let child: (name: string) => string;
let folder = "";
let count = 0;

beforeAll(async () => {
  child = compiled();
  await (await openStore({ workspace: "writer", folder: join(root, "new") })).close();
});
beforeEach(() => {
  folder = join(root, String(count++));
  cpSync(join(root, "new"), folder, { recursive: true });
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

describe("the embedded store", { timeout: 120_000 }, () => {
  it("is in the folder when it is opened again", async () => {
    const store = await openStore({ workspace: "writer", folder });
    await sql`insert into brake (workspace, by, why) values ('writer', 'me', 'test')`.execute(store.db);
    await store.close();
    const again = await openStore({ workspace: "writer", folder });
    expect(await again.db.selectFrom("brake").select("why").execute()).toEqual([{ why: "test" }]);
    expect(again.session).not.toBe(store.session);
    await again.close();
  });

  it("has the disk synced by every commit, and by none that changed nothing", async () => {
    const store = await openStore({ workspace: "writer", folder });
    const before = store.syncCount();
    for (let at = 0; at < 40; at++) await beginPull(store, "memory", today);
    expect(store.syncCount() - before).toBeGreaterThanOrEqual(40);
    const after = store.syncCount();
    for (let at = 0; at < 40; at++) await store.db.selectFrom("pull").selectAll().execute();
    expect(store.syncCount() - after).toBe(0);
    expect((await sql`show fsync`.execute(store.db)).rows).toEqual([{ fsync: "on" }]);
    await store.close();
  });

  it("is not opened by a second process, nor by a thread of the first", async () => {
    const first = fork(child("opener"), [folder], { execArgv: [] });
    expect(await answer(first)).toEqual({ opened: true });
    const refused = { code: "store.locked", params: { pid: first.pid, folder } };
    expect(await answer(fork(child("opener"), [folder], { execArgv: [] }))).toMatchObject(refused);
    await expect(openStore({ workspace: "writer", folder })).rejects.toMatchObject(refused);
    first.send("close");
    await once(first, "exit");

    const store = await openStore({ workspace: "writer", folder });
    const thread = new Worker(child("opener"), { argv: [folder] });
    expect((await once(thread, "message"))[0]).toMatchObject({ code: "store.locked", params: { pid: process.pid } });
    await store.close();
  });

  it("is written no more by a process whose lock was taken away", async () => {
    const store = await openStore({ workspace: "writer", folder });
    rmSync(join(folder, "lock"), { recursive: true });
    await expect(beginPull(store, "memory", today)).rejects.toMatchObject({ code: "store.lock_lost" });
    await store.close();
  });

  it("has every acknowledged page, and each page with its cursor, after the writer is killed at any moment", async () => {
    let last = 0;
    for (let round = 0; round < 8; round++) {
      const acknowledged = await killedWriter(Math.random() * 400);
      const store = await openStore({ workspace: "writer", folder });
      const rows = await store.db.selectFrom("fact").select("id").execute();
      const pages = rows.map((row) => Number(row.id)).toSorted((a, b) => a - b);
      expect(pages).toEqual(pages.map((_, at) => at + 1));
      expect(pages.length).toBeGreaterThanOrEqual(Math.max(acknowledged, last));
      expect(await beginPull(store, "memory", today), "it goes on where it was").toEqual({ number: 1, cursor: String(pages.length) });
      last = pages.length;
      await store.close();
    }
    expect(last).toBeGreaterThan(8);
  });

  it("can be made after a first start that was killed at any moment", async () => {
    for (const after of [300, 1_200, 2_000]) {
      rmSync(folder, { recursive: true });
      const opener = fork(child("opener"), [folder], { execArgv: [] });
      await Promise.race([pause(after), once(opener, "message")]);
      opener.kill("SIGKILL");
      await once(opener, "exit");
      const store = await openStore({ workspace: "writer", folder });
      expect(await store.db.selectFrom("fact").selectAll().execute()).toEqual([]);
      expect(existsSync(join(folder, "db.making"))).toBe(false);
      await store.close();
    }
  });

  it("says that it cannot be read when it cannot, and lets go of the folder", async () => {
    rmSync(join(folder, "db"), { recursive: true });
    writeFileSync(join(folder, "db"), "not a database");
    const unreadable = { code: "store.unreadable", params: { folder: join(folder, "db"), why: expect.stringMatching(/./) } };
    await expect(openStore({ workspace: "writer", folder })).rejects.toMatchObject(unreadable);
    await expect(openStore({ workspace: "writer", folder })).rejects.toMatchObject(unreadable);
  });

  it("refuses a schema newer than it knows, naming both", async () => {
    const store = await openStore({ workspace: "writer", folder });
    await sql`insert into migration (number, name) values (7, 'of a later version')`.execute(store.db);
    await store.close();
    for (let attempt = 0; attempt < 2; attempt++) {
      await expect(openStore({ workspace: "writer", folder })).rejects.toMatchObject({
        code: "store.newer_schema",
        params: { found: 7, known: 2 },
      });
    }
  });
});

async function answer(process: ChildProcess): Promise<unknown> {
  return (await once(process, "message"))[0];
}

/** A writer killed `after` ms past its first commit: the last page that it said was committed. */
async function killedWriter(after: number): Promise<number> {
  let acknowledged = 0;
  const writer = fork(child("writer"), [folder], { execArgv: [] });
  writer.on("message", (page: number) => {
    acknowledged = page;
  });
  await once(writer, "message");
  await pause(after);
  writer.kill("SIGKILL");
  await once(writer, "exit");
  return acknowledged;
}
