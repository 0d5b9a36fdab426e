import { type RawBuilder, sql } from "kysely";
import { anyOf, type Db } from "./rows.ts";

/**
 * A note tells in the host what its e-mail, letter or task did, and a task may ask somebody to post a letter: they share its
 * fate. They are approved, refused and cancelled with it, and leave after it did. Same debtor, currency, step, cycle and
 * items make the same action.
 */
export function goesWith(one: string, other: string): RawBuilder<boolean> {
  const field = (name: "step" | "cycle" | "items") =>
    sql`${column(one, "effect")}->${sql.lit(name)} = ${column(other, "effect")}->${sql.lit(name)}`;
  const kind = (of: string) => column(of, "kind");
  return sql<boolean>`(${kind(one)} = 'note' and ${kind(other)} <> 'note'
      or ${kind(one)} = 'task' and ${column(one, "effect")}->>'activity' = 'letter' and ${kind(other)} = 'letter')
    and ${column(one, "workspace")} = ${column(other, "workspace")} and ${column(one, "debtor")} = ${column(other, "debtor")}
    and ${column(one, "currency")} = ${column(other, "currency")} and ${field("step")} and ${field("cycle")} and ${field("items")}`;
}

function column(of: string, name: string) {
  return sql.ref(`${of}.${name}`);
}

/** Keys of what goes with these effects. */
export async function companionsOf(db: Db, workspace: string, keys: readonly string[]): Promise<readonly string[]> {
  if (keys.length === 0) return [];
  const rows = await db
    .selectFrom("outbox as one")
    .innerJoin("outbox as other", (join) => join.on(goesWith("one", "other")))
    .select("one.key")
    .distinct()
    .where("one.workspace", "=", workspace)
    .where(anyOf("other.key", keys))
    .execute();
  return rows.map((row) => row.key);
}
