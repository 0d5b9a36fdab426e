import { randomUUID } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { sql } from "kysely";
import { afterAll, beforeAll, expect, it } from "vitest";
import { memoryConnector } from "../../src/connectors/memory/connector.ts";
import type { Database } from "../../src/ledger/store/database.ts";
import { openEmbedded } from "../../src/ledger/store/embedded.ts";
import { migrate } from "../../src/ledger/store/migrate.ts";
import type { Workspace } from "../../src/workspace/open.ts";
import { pull } from "../../src/workspace/pull.ts";
import { compiledWorker } from "../ledger/store/compile.ts";
import { now, openTestWorkspace, testApp, today } from "./kit.ts";

let folder: string;
let database: Database;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "relance-busy-"));
  database = await openEmbedded(folder, compiledWorker());
  await migrate(database.db);
});
afterAll(async () => {
  await database.close();
  await rm(folder, { recursive: true });
});

it("health is answered between the first and the last page of a pull whose every page is a long statement", async () => {
  // The contents of each page take the database longer than health waits for it.
  await sql`create function long() returns trigger language plpgsql as 'begin perform pg_sleep(0.6); return null; end'`.execute(
    database.db,
  );
  await sql`create trigger long after insert on fact for each statement execute function long()`.execute(database.db);
  const workspace: Workspace = {
    ...(await openTestWorkspace()),
    connector: memoryConnector({ seed: 7, debtors: 300 }),
    store: { ...database, workspace: "atelier", session: randomUUID() },
  };
  const { app } = testApp([workspace]);
  let pages = 0;
  const over = new AbortController();
  const pulled = pull(workspace, today, () => pages++).finally(() => over.abort());
  const answers: { readonly pages: number; readonly status: number; readonly of: unknown }[] = [];
  for (; !over.signal.aborted; await pause(20)) {
    const response = await app.request("/health");
    const { workspaces } = (await response.json()) as { workspaces: unknown[] };
    answers.push({ pages, status: response.status, of: workspaces[0] });
  }
  await pulled;
  expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 200));
  const between = answers.filter((answer) => answer.pages > 0 && answer.pages < pages);
  expect(between.map(({ of }) => of)).toContainEqual(expect.objectContaining({ store: "busy", busySince: now.toISOString() }));
  expect(await (await app.request("/health")).json()).toMatchObject({ workspaces: [{ store: "ok", pulledOn: today }] });
});
