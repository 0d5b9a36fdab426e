import type { Kysely } from "kysely";
import type { Schema } from "./schema.ts";

/** One workspace's store. Every function that takes it reads and writes only this workspace's rows. */
export interface Store {
  readonly workspace: string;
  readonly db: Kysely<Schema>;
  /** `embedded` is one process on one folder; `server` is a PostgreSQL that several share. */
  readonly kind: "embedded" | "server";
  /** Names this opening of the store among all others. */
  readonly session: string;
  /** How many times the embedded store had the disk synced since it was opened; 0 on a server and in memory. */
  syncCount(): number;
  close(): Promise<void>;
}
