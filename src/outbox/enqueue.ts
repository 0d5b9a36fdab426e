import { sql } from "kysely";
import type { Day } from "../ledger/day.ts";
import type { Effect } from "../ledger/effect.ts";
import { jsonText } from "../ledger/store/json-text.ts";
import type { Store } from "../ledger/store/store.ts";
import { record } from "./journal.ts";
import { move } from "./move.ts";
import { rewrite } from "./rewrite.ts";
import { anyOf, type Db } from "./rows.ts";

/** What became of a plan's effects. Keys, in the plan's order. */
export interface Enqueued {
  readonly added: readonly string[];
  /** Were cancelled and are wanted again: they never left. */
  readonly revived: readonly string[];
  /** Still wait for a person, now with today's content. */
  readonly refreshed: readonly string[];
  /** Known already: approved, on their way, sent, refused or parked. Never written twice. */
  readonly kept: readonly string[];
  /** Waited for a person and are no longer in the plan. */
  readonly superseded: readonly string[];
}

export interface EnqueueOptions {
  /** `auto`: what no rule wants approved is approved at once. `review`: everything waits for a person, notes and tasks included. */
  readonly mode: "review" | "auto";
  readonly today: Day;
}

/**
 * Puts the plan of the whole workspace into the outbox, in one transaction. What waited and is no longer in the plan is
 * cancelled; what a person approved stays, and is checked again before it leaves.
 */
export async function enqueue(store: Store, effects: readonly Effect[], { mode, today }: EnqueueOptions): Promise<Enqueued> {
  const planned = [...new Map(effects.map((effect) => [effect.key, effect])).values()];
  const keys = planned.map((effect) => effect.key);
  return store.db.transaction().execute(async (trx) => {
    const known = await trx
      .selectFrom("outbox")
      .select(["key", "state"])
      .where("workspace", "=", store.workspace)
      .where(anyOf("key", keys))
      .orderBy("key")
      .forUpdate()
      .execute();
    const states = new Map(known.map((row) => [row.key, row.state]));
    const fresh = planned.filter((effect) => !states.has(effect.key));
    const cancelled = planned.filter((effect) => states.get(effect.key) === "cancelled");

    const added = await insert(trx, store.workspace, fresh, today);
    const revived = (
      await move(
        trx,
        store.workspace,
        "revive",
        cancelled.map((effect) => effect.key),
        { plannedOn: today, attempts: 0 },
      )
    ).map((row) => row.key);
    const rewritten = await rewrite(
      trx,
      store.workspace,
      planned.filter((effect) => states.has(effect.key)),
      today,
    );
    const superseded = await supersede(trx, store.workspace, keys, today);
    if (mode === "auto") {
      const newcomers = new Set([...added, ...revived]);
      const free = planned.filter((effect) => effect.approval === "never" && newcomers.has(effect.key));
      await move(
        trx,
        store.workspace,
        "approve",
        free.map((effect) => effect.key),
        { approvedBy: "auto" },
      );
    }

    const inOrder = (some: Iterable<string>) => {
      const set = new Set(some);
      return keys.filter((key) => set.has(key));
    };
    const touched = new Set([...added, ...revived, ...rewritten]);
    return {
      added: inOrder(added),
      revived: inOrder(revived),
      refreshed: inOrder(rewritten).filter((key) => !revived.includes(key)),
      kept: keys.filter((key) => !touched.has(key)),
      superseded,
    };
  });
}

const chunk = 200; // effects per statement: a mail weighs some 25 KB

/** All as `waiting`. A key that another process has just put in is left alone and not returned. */
async function insert(trx: Db, workspace: string, effects: readonly Effect[], today: Day): Promise<readonly string[]> {
  const keys: string[] = [];
  for (let at = 0; at < effects.length; at += chunk) {
    const rows = effects.slice(at, at + chunk).map((effect) => ({
      workspace,
      key: effect.key,
      kind: effect.kind,
      debtor: effect.debtor,
      currency: effect.currency,
      state: "waiting" as const,
      effect: jsonText(effect),
      planned_on: today,
    }));
    const inserted = await trx
      .insertInto("outbox")
      .values(rows)
      .onConflict((conflict) => conflict.columns(["workspace", "key"]).doNothing())
      .returning("key")
      .execute();
    keys.push(...inserted.map((row) => row.key));
  }
  return keys;
}

async function supersede(trx: Db, workspace: string, planned: readonly string[], today: Day): Promise<readonly string[]> {
  const rows = await trx
    .selectFrom("outbox")
    .select("key")
    .where("workspace", "=", workspace)
    .where("state", "=", "waiting")
    .where(sql<boolean>`not ${anyOf("key", planned)}`)
    .orderBy("key")
    .execute();
  const why = { code: "outbox.superseded", params: { day: today } };
  const moved = await move(
    trx,
    workspace,
    "supersede",
    rows.map((row) => row.key),
    { why },
  );
  await record(trx, workspace, today, "cancelled", moved, () => ({ why }));
  return moved.map((row) => row.key).toSorted();
}
