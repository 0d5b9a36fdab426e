import { sql } from "kysely";
import { expect, it } from "vitest";
import { openStore } from "../../../src/ledger/store/open.ts";
import { pulled } from "../../contracts/store/kit.ts";
import { storeContract } from "../../contracts/store.ts";
import { item } from "../../support/facts.ts";

const open = () => openStore({ workspace: "contract", memory: true });

storeContract("PGlite in memory", open);

it("does its own vacuuming: a book read again and again does not grow, and its rows are counted", async () => {
  const store = await open();
  const sizes: number[] = [];
  for (let round = 0; round < 6; round++) {
    await pulled(
      store,
      Array.from({ length: 3_000 }, (_, at) => item(String(at), "A")),
    );
    const { rows } = await sql<{ size: number; rows: number }>`
      select pg_relation_size('fact') as size, reltuples::bigint as rows from pg_class where relname = 'fact'`.execute(store.db);
    expect(rows[0]?.rows).toBe(3_000);
    sizes.push(rows[0]?.size ?? 0);
  }
  expect(sizes.at(-1)).toBe(sizes[2]);
  await store.close();
});
