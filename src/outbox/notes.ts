import { type RawBuilder, sql } from "kysely";
import { anyOf, type Db } from "./rows.ts";

/**
 * A note tells in the host what its e-mail, letter or task did, so it shares their fate: it is approved, refused and
 * cancelled with them, and leaves after they did. Same debtor, currency, step, cycle and items make the same action.
 */
export function sameAction(note: string, other: string): RawBuilder<boolean> {
  const field = (name: "step" | "cycle" | "items") =>
    sql`${column(note, "effect")}->${sql.lit(name)} = ${column(other, "effect")}->${sql.lit(name)}`;
  return sql<boolean>`${column(note, "workspace")} = ${column(other, "workspace")} and ${column(note, "debtor")} = ${column(other, "debtor")}
    and ${column(note, "currency")} = ${column(other, "currency")} and ${field("step")} and ${field("cycle")} and ${field("items")}`;
}

function column(of: string, name: string) {
  return sql.ref(`${of}.${name}`);
}

/** Keys of the notes that belong to these effects. */
export async function notesOf(db: Db, workspace: string, keys: readonly string[]): Promise<readonly string[]> {
  if (keys.length === 0) return [];
  const rows = await db
    .selectFrom("outbox as note")
    .innerJoin("outbox as other", (join) => join.on(sameAction("note", "other")))
    .select("note.key")
    .distinct()
    .where("note.workspace", "=", workspace)
    .where("note.kind", "=", "note")
    .where("other.kind", "<>", "note")
    .where(anyOf("other.key", keys))
    .execute();
  return rows.map((row) => row.key);
}
