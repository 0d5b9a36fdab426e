import { sql } from "kysely";
import { type Database, kyselyOn, makePool } from "./database.ts";
import { reasonOf, StoreError } from "./error.ts";
import { types } from "./types.ts";

const connections = 8; // per process; a server's default is 100 for all

/** A PostgreSQL server that several processes share. @throws StoreError `store.unreachable` */
export async function openServer(databaseUrl: string): Promise<Database> {
  let db: Database["db"] | undefined;
  try {
    const pool = makePool({
      connectionString: databaseUrl,
      max: connections,
      connectionTimeoutMillis: 15_000,
      application_name: "relance",
      types,
    });
    db = kyselyOn(pool);
    await sql`select 1`.execute(db);
    const opened = db;
    return { db, kind: "server", syncCount: () => 0, close: () => opened.destroy() };
  } catch (error) {
    await db?.destroy();
    throw new StoreError("store.unreachable", { server: serverOf(databaseUrl), why: reasonOf(error) }, error);
  }
}

/** Host, port and database; never the password. */
function serverOf(databaseUrl: string): string {
  if (!URL.canParse(databaseUrl)) return "DATABASE_URL";
  const { host, pathname, searchParams } = new URL(databaseUrl);
  return `${host || (searchParams.get("host") ?? "localhost")}${pathname}`;
}
