import { describe, expect, it } from "vitest";
import { sql } from "kysely";
import { migrate } from "../../../src/ledger/store/migrate.ts";
import { migrations } from "../../../src/ledger/store/migrations/index.ts";
import { openServer } from "../../../src/ledger/store/server.ts";
import { openStore } from "../../../src/ledger/store/open.ts";
import { storeContract } from "../../contracts/store.ts";
import { usePostgres } from "../../support/postgres.ts";

const postgres = usePostgres();

storeContract("PostgreSQL", () => openStore({ workspace: "contract", databaseUrl: postgres.url() }));

describe("a PostgreSQL server", () => {
  it("is migrated once by processes that start together", async () => {
    const name = await emptyDatabase();
    const stores = await Promise.all(Array.from({ length: 6 }, () => openStore({ workspace: "w", databaseUrl: name })));
    const { rows } = await sql`select number, name from migration order by number`.execute(stores[0]!.db);
    expect(rows).toEqual(migrations.map(({ number, name }) => ({ number, name })));
    await Promise.all(stores.map((store) => store.close()));
  });

  it("gives each migration to one of several processes, the others go on after it", async () => {
    const url = await emptyDatabase();
    const opened = await Promise.all(Array.from({ length: 4 }, () => openServer(url)));
    const slow = [1, 2, 3].map((number) => ({
      number,
      name: `step ${number}`,
      sql: `select pg_sleep(0.05); create table made_${number} (at integer)`,
    }));
    await Promise.all(opened.map(({ db }) => migrate(db, slow)));
    const { rows } = await sql<{ name: string }>`select name from migration order by number`.execute(opened[0]!.db);
    expect(rows.map((row) => row.name)).toEqual(["step 1", "step 2", "step 3"]);
    await Promise.all(opened.map((one) => one.close()));
  });

  it.each<[what: string, url: () => string, server: RegExp, why: RegExp]>([
    ["is not there", () => "postgres://relance:secret@127.0.0.1:1/books", /^127\.0\.0\.1:1\/books$/, /ECONNREFUSED/],
    ["has no such database", () => withDatabase("nowhere"), /nowhere$/, /"nowhere"/],
    ["is not an address", () => "postgres://[", /^DATABASE_URL$/, /./],
  ])("that %s is refused with its name, never with a password", async (_, url, server, why) => {
    const refusal = openStore({ workspace: "w", databaseUrl: url() });
    const params = { server: expect.stringMatching(server), why: expect.stringMatching(why) };
    await expect(refusal).rejects.toMatchObject({ code: "store.unreachable", params });
    await expect(refusal).rejects.not.toThrow(/secret/);
  });
});

function withDatabase(name: string): string {
  const url = new URL(postgres.url());
  url.pathname = `/${name}`;
  return url.href;
}

let made = 0;

async function emptyDatabase(): Promise<string> {
  const name = `relance_empty_${process.pid}_${made++}`;
  const { db, close } = await openServer(postgres.url());
  await sql`create database ${sql.id(name)}`.execute(db);
  await close();
  return withDatabase(name);
}
