import { Kysely, PostgresDialect, type PostgresPool } from "kysely";
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
