import type { Day } from "../ledger/day.ts";
import type { Message } from "../ledger/message.ts";
import type { Store } from "../ledger/store/store.ts";
import { record } from "./journal.ts";
import { move } from "./move.ts";
import { companionsOf } from "./companions.ts";

/** `sent`: it arrived, or was sent by hand. `retry`: it did not, send it. `cancel`: leave it at that. */
export type Resolution = "sent" | "retry" | "cancel";

/**
 * A person's word on an effect that is uncertain or parked. Only this makes an uncertain e-mail leave again.
 * Returns why nothing changed, when nothing did.
 */
export async function resolve(store: Store, key: string, verdict: Resolution, by: string, today: Day): Promise<Message | undefined> {
  const { workspace } = store;
  const why = words[verdict](by);
  return store.db.transaction().execute(async (trx) => {
    switch (verdict) {
      case "sent": {
        const moved = await move(trx, workspace, "confirm_sent", [key], { why, leftOn: today });
        await record(trx, workspace, today, "sent", moved, ({ effect }) => ({ why, effect }));
        return moved.length > 0 ? undefined : nothingToResolve(key);
      }
      case "retry": {
        const moved = await move(trx, workspace, "confirm_retry", [key], { why, approvedBy: by, attempts: 0 });
        await record(trx, workspace, today, "approved", moved, () => ({ why }));
        return moved.length > 0 ? undefined : nothingToResolve(key);
      }
      case "cancel": {
        const moved = await move(trx, workspace, "give_up", [key], { why });
        if (moved.length === 0) return nothingToResolve(key);
        const notes = await move(trx, workspace, "refuse_along", await companionsOf(trx, workspace, [key]), { why });
        await record(trx, workspace, today, "refused", [...moved, ...notes], () => ({ why }));
        return undefined;
      }
    }
  });
}

const words: Readonly<Record<Resolution, (by: string) => Message>> = {
  sent: (by) => ({ code: "outbox.resolved_sent", params: { by } }),
  retry: (by) => ({ code: "outbox.resolved_retry", params: { by } }),
  cancel: (by) => ({ code: "outbox.resolved_cancel", params: { by } }),
};

function nothingToResolve(key: string): Message {
  return { code: "outbox.nothing_to_resolve", params: { key } };
}
