import { randomUUID } from "node:crypto";
import type { Database } from "./database.ts";
import { openEmbedded, openInMemory } from "./embedded.ts";
import { migrate } from "./migrate.ts";
import { openServer } from "./server.ts";
import type { Store } from "./store.ts";

/** `folder` holds the embedded store; `databaseUrl` is a PostgreSQL server; `memory` is for tests. */
export type StorePlace = { readonly folder: string } | { readonly databaseUrl: string } | { readonly memory: true };

/** Opens a workspace's store with the schema of this version. @throws StoreError, whose sentence says what to do */
export async function openStore(where: { readonly workspace: string } & StorePlace): Promise<Store> {
  const database = await open(where);
  try {
    await migrate(database.db);
  } catch (error) {
    await database.close();
    throw error;
  }
  return { ...database, workspace: where.workspace, session: randomUUID() };
}

function open(place: StorePlace): Promise<Database> {
  if ("folder" in place) return openEmbedded(place.folder);
  return "databaseUrl" in place ? openServer(place.databaseUrl) : openInMemory();
}
