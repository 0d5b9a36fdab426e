import type { Effect } from "../ledger/effect.ts";
import type { Message } from "../ledger/message.ts";
import type { Held } from "./claim.ts";
import { record } from "./journal.ts";
import { move } from "./move.ts";
import { companionsOf } from "./companions.ts";
import { outcomeOf, type Run } from "./run.ts";

/** `cancel`: no longer wanted, paid or promised since. `later`: not today. */
export type Recheck = (effects: readonly Effect[]) => Promise<ReadonlyMap<string, RecheckVerdict>>;
export type RecheckVerdict = { readonly cancel: Message } | { readonly later: Message };

/**
 * Looks once more before effects leave and returns those that still may. Notes are not looked at: they tell what has been
 * done. @throws what `recheck` throws; nothing has changed then
 */
export async function recheckHeld(run: Run, held: readonly Held[], recheck: Recheck): Promise<readonly Held[]> {
  const verdicts = await recheck(held.filter(({ effect }) => effect.kind !== "note").map(({ effect }) => effect));
  for (const one of held) {
    const verdict = verdicts.get(one.key);
    if (!verdict) continue;
    if ("cancel" in verdict) await cancel(run, one, verdict.cancel);
    else {
      const moved = await move(run.store.db, run.store.workspace, "release", [one.key], { why: verdict.later }, one.lease);
      if (moved.length > 0) run.tell(outcomeOf(one, "approved", { why: verdict.later }));
    }
  }
  return held.filter(({ key }) => !verdicts.has(key));
}

async function cancel(run: Run, held: Held, why: Message): Promise<void> {
  const { workspace, db } = run.store;
  const moved = await db.transaction().execute(async (trx) => {
    const rows = await move(trx, workspace, "cancel", [held.key], { why }, held.lease);
    const notes = rows.length > 0 ? await move(trx, workspace, "cancel", await companionsOf(trx, workspace, [held.key]), { why }) : [];
    await record(trx, workspace, run.today, "cancelled", [...rows, ...notes], () => ({ why }));
    return [...rows, ...notes];
  });
  for (const row of moved) run.tell(outcomeOf(row, "cancelled", { why }));
}
