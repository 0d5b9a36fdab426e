import { type Kysely, type Selectable, sql } from "kysely";
import type { Day } from "../ledger/day.ts";
import type { Effect, EffectKind, Receipt } from "../ledger/effect.ts";
import type { Message } from "../ledger/message.ts";
import type { OutboxState, Schema } from "../ledger/store/schema.ts";

/** One effect in the outbox, as people and pages see it. */
export interface OutboxEntry {
  readonly key: string;
  readonly state: OutboxState;
  readonly effect: Effect;
  /** Why it is cancelled, refused, parked, uncertain, or tried again later. */
  readonly why?: Message;
  readonly approvedBy?: string;
  /** Times a carrier asked to come back later. */
  readonly attempts: number;
  readonly receipt?: Receipt;
  readonly plannedOn: Day;
  readonly leftOn?: Day;
}

/** What the outbox needs of a database or of a transaction in it. */
export type Db = Kysely<Schema>;

export function entryOf(row: Selectable<Schema["outbox"]>): OutboxEntry {
  return {
    key: row.key,
    state: row.state,
    effect: row.effect,
    ...(row.why && { why: row.why }),
    ...(row.approved_by !== null && { approvedBy: row.approved_by }),
    attempts: row.attempts,
    ...(row.receipt && { receipt: row.receipt }),
    plannedOn: row.planned_on as Day,
    ...(row.left_on !== null && { leftOn: row.left_on as Day }),
  };
}

export interface OutboxFilter {
  readonly keys?: readonly string[];
  readonly states?: readonly OutboxState[];
  readonly kinds?: readonly EffectKind[];
  readonly debtor?: string;
  readonly step?: string;
}

/** Entries by day of the plan, debtor and key. */
export async function listOutbox(
  store: { readonly workspace: string; readonly db: Db },
  filter: OutboxFilter = {},
): Promise<readonly OutboxEntry[]> {
  const { keys, states, kinds, debtor, step } = filter;
  let query = store.db.selectFrom("outbox").selectAll().where("workspace", "=", store.workspace);
  if (keys) query = query.where(anyOf("key", keys));
  if (states) query = query.where(anyOf("state", states));
  if (kinds) query = query.where(anyOf("kind", kinds));
  if (debtor !== undefined) query = query.where("debtor", "=", debtor);
  if (step !== undefined) query = query.where(sql<boolean>`effect->>'step' = ${step}`);
  const rows = await query.orderBy("planned_on").orderBy("debtor").orderBy("key").execute();
  return rows.map(entryOf);
}

/** `column = any(values)`: one parameter, however many values. */
export function anyOf(column: string, values: readonly string[]) {
  return sql<boolean>`${sql.ref(column)} = any(${values}::text[])`;
}
