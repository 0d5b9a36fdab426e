import { sql } from "kysely";
import type { Day } from "../ledger/day.ts";
import type { Effect, EffectKind, Receipt } from "../ledger/effect.ts";
import type { Message } from "../ledger/message.ts";
import { jsonText } from "../ledger/store/json-text.ts";
import { anyOf, type Db } from "./rows.ts";
import { before, type OutboxEvent, target } from "./states.ts";

export interface Moved {
  readonly key: string;
  readonly kind: EffectKind;
  readonly effect: Effect;
}

/** What changes along with the state. What is not named stays, but the reason and the lease: they end with the state they were for. */
export interface Changes {
  readonly why?: Message;
  readonly approvedBy?: string;
  readonly attempts?: number;
  readonly leaseUntil?: Date;
  readonly receipt?: Receipt;
  readonly plannedOn?: Day;
  readonly leftOn?: Day;
}

/**
 * Moves the rows that are in a state where `event` can happen; the others stay. With `lease`, only rows that are held by
 * that very lease: whoever lost it to another process changes nothing. Returns what moved.
 */
export async function move(
  db: Db,
  workspace: string,
  event: OutboxEvent,
  keys: readonly string[],
  changes: Changes = {},
  lease?: Date,
): Promise<readonly Moved[]> {
  if (keys.length === 0) return [];
  const { why, approvedBy, attempts, leaseUntil, receipt, plannedOn, leftOn } = changes;
  let query = db
    .updateTable("outbox")
    .set({
      state: target(event),
      lease_until: leaseUntil?.toISOString() ?? null,
      why: why ? jsonText(why) : null,
      changed_at: sql`now()`,
      ...(approvedBy !== undefined && { approved_by: approvedBy }),
      ...(attempts !== undefined && { attempts }),
      ...(receipt && { receipt: jsonText(receipt) }),
      ...(plannedOn !== undefined && { planned_on: plannedOn }),
      ...(leftOn !== undefined && { left_on: leftOn }),
    })
    .where("workspace", "=", workspace)
    .where(anyOf("key", keys))
    .where(anyOf("state", before(event)));
  if (lease) query = query.where("lease_until", "=", lease.toISOString());
  return query.returning(["key", "kind", "effect"]).execute();
}
