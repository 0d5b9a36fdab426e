import { Kysely, PostgresDialect, type PostgresPool } from "kysely";
import pg from "pg";
import type { Schema } from "./schema.ts";

/** An open database, before it is anybody's store. */
export interface Database {
  readonly db: Kysely<Schema>;
  readonly kind: "embedded" | "server";
  syncCount(): number;
  close(): Promise<void>;
}

export function kyselyOn(pool: PostgresPool): Kysely<Schema> {
  return new Kysely<Schema>({ dialect: new PostgresDialect({ pool }) });
}

/** A connection that breaks fails what was asked on it, and whoever asks next gets a new one: that nobody listens is no crash. */
export function makePool(options: pg.PoolConfig): pg.Pool {
  const pool = new pg.Pool(options);
  pool.on("error", () => {});
  pool.on("connect", (client) => client.on("error", () => {}));
  return pool;
}
