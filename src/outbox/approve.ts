import { sql } from "kysely";
import type { Day } from "../ledger/day.ts";
import type { Effect } from "../ledger/effect.ts";
import type { Message } from "../ledger/message.ts";
import type { OutboxState } from "../ledger/store/schema.ts";
import type { Store } from "../ledger/store/store.ts";
import { record } from "./journal.ts";
import { move } from "./move.ts";
import { companionsOf } from "./companions.ts";
import { rewrite } from "./rewrite.ts";
import { anyOf, type Db, listOutbox } from "./rows.ts";

/** Which waiting effects a person means. Conditions add up; `all` is said on purpose. */
export type Selection = { readonly all: true } | { readonly keys?: readonly string[]; readonly debtor?: string; readonly step?: string };

export interface Word {
  /** Keys that moved, their notes included. */
  readonly moved: readonly string[];
  /** Keys that were asked for by name and did not wait, each with the reason. */
  readonly skipped: readonly { readonly key: string; readonly why: Message }[];
}

/**
 * A person's yes: what waits may leave. Notes go along with what they tell about. `rewritten` are effects as the person
 * wants them to leave, among those selected.
 */
export async function approve(
  store: Store,
  selection: Selection,
  by: string,
  today: Day,
  rewritten: readonly Effect[] = [],
): Promise<Word> {
  return store.db.transaction().execute(async (trx) => {
    await rewrite(trx, store.workspace, rewritten, today);
    const keys = await waiting(trx, store.workspace, selection);
    const moved = await move(trx, store.workspace, "approve", [...keys, ...(await companionsOf(trx, store.workspace, keys))], {
      approvedBy: by,
    });
    await record(trx, store.workspace, today, "approved", moved, () => ({ by }));
    return wordOf({ ...store, db: trx }, "keys" in selection ? selection.keys : undefined, moved);
  });
}

/** A person's no, for good: no later plan brings it back. */
export async function refuse(store: Store, keys: readonly string[], by: string, today: Day, note?: string): Promise<Word> {
  const why: Message =
    note === undefined ? { code: "outbox.refused", params: { by } } : { code: "outbox.refused_because", params: { by, note } };
  return store.db.transaction().execute(async (trx) => {
    const moved = await move(trx, store.workspace, "refuse", keys, { why });
    const notes = await companionsOf(
      trx,
      store.workspace,
      moved.map((row) => row.key),
    );
    const all = [...moved, ...(await move(trx, store.workspace, "refuse_along", notes, { why }))];
    await record(trx, store.workspace, today, "refused", all, () => ({ why }));
    return wordOf({ ...store, db: trx }, keys, all);
  });
}

async function waiting(trx: Db, workspace: string, selection: Selection): Promise<readonly string[]> {
  let query = trx.selectFrom("outbox").select("key").where("workspace", "=", workspace).where("state", "=", "waiting");
  if (!("all" in selection)) {
    const { keys, debtor, step } = selection;
    if (keys === undefined && debtor === undefined && step === undefined) return [];
    if (keys) query = query.where(anyOf("key", keys));
    if (debtor !== undefined) query = query.where("debtor", "=", debtor);
    if (step !== undefined) query = query.where(sql<boolean>`effect->>'step' = ${step}`);
  }
  return (await query.execute()).map((row) => row.key);
}

async function wordOf(
  store: { readonly workspace: string; readonly db: Db },
  asked: readonly string[] | undefined,
  moved: readonly { readonly key: string }[],
): Promise<Word> {
  const done = new Set(moved.map((row) => row.key));
  const missed = (asked ?? []).filter((key) => !done.has(key));
  const states = new Map<string, OutboxState>();
  if (missed.length > 0) for (const entry of await listOutbox(store, { keys: missed })) states.set(entry.key, entry.state);
  return {
    moved: [...done].toSorted(),
    skipped: missed.map((key) => {
      const state = states.get(key);
      return { key, why: state ? { code: "outbox.not_waiting", params: { key, state } } : { code: "outbox.unknown_key", params: { key } } };
    }),
  };
}
