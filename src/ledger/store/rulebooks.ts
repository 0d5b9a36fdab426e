import { sql } from "kysely";
import type { Day } from "../day.ts";
import { jsonText } from "./json-text.ts";
import type { Store } from "./store.ts";

/** A rule file as it was. */
export interface KeptFile {
  readonly name: string;
  readonly text: string;
}

/** Keeps the files of a version of the rules, once: the first ones stay. */
export async function keepRulebook({ db, workspace }: Store, version: string, day: Day, files: readonly KeptFile[]): Promise<void> {
  const kept = files.map(({ name, text }) => ({ name, text }));
  await sql`
    insert into rulebook (workspace, version, kept_on, files) values (${workspace}, ${version}, ${day}, ${jsonText(kept)}::jsonb)
    on conflict (workspace, version) do nothing`.execute(db);
}

/** The files of a version; undefined when it was not kept. */
export async function readRulebook({ db, workspace }: Store, version: string): Promise<readonly KeptFile[] | undefined> {
  const row = await db
    .selectFrom("rulebook")
    .select("files")
    .where("workspace", "=", workspace)
    .where("version", "=", version)
    .executeTakeFirst();
  return row?.files;
}
