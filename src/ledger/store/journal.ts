import type { Kysely } from "kysely";
import type { Day } from "../day.ts";
import type { EffectKind } from "../effect.ts";
import { jsonText } from "./json-text.ts";
import type { Schema } from "./schema.ts";
import type { Store } from "./store.ts";

/** One line of what was said to a debtor and what became of it. */
export interface JournalEntry {
  readonly day: Day;
  readonly debtor: string;
  readonly currency: string;
  readonly key: string;
  readonly event: Schema["journal"]["event"];
  readonly kind: EffectKind;
  readonly step: string;
  /** The content as it left, or the reason. */
  readonly content: unknown;
}

/** Writes entries in the transaction that makes them true. */
export async function writeJournal(
  trx: Kysely<Schema>,
  entries: readonly (JournalEntry & { readonly workspace: string })[],
): Promise<void> {
  if (entries.length === 0) return;
  await trx
    .insertInto("journal")
    .values(entries.map((entry) => ({ ...entry, content: jsonText(entry.content) })))
    .execute();
}

/** All that was said to a debtor, oldest first, each with the instant it was written down (ISO, UTC). */
export async function readJournal({ db, workspace }: Store, debtor: string): Promise<readonly (JournalEntry & { readonly at: string })[]> {
  const rows = await db
    .selectFrom("journal")
    .select(["at", "day", "debtor", "currency", "key", "event", "kind", "step", "content"])
    .where("workspace", "=", workspace)
    .where("debtor", "=", debtor)
    .orderBy("number")
    .execute();
  return rows.map((row) => ({ ...row, day: row.day as Day }));
}
