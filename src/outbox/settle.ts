import type { Receipt } from "../ledger/effect.ts";
import { waitAfter } from "./backoff.ts";
import type { Held } from "./claim.ts";
import { record } from "./journal.ts";
import { type Changes, move } from "./move.ts";
import { outcomeOf, type Run } from "./run.ts";
import { type OutboxEvent, target } from "./states.ts";

/** Writes down what the carrier said, or proved: state, receipt and journal in one transaction. `unknown` is `settleLost`. */
export async function settle(run: Run, held: Held, receipt: Receipt): Promise<void> {
  if (receipt.status === "written" || receipt.status === "already_there") {
    // Without asking for the lease: a receipt is the truth, even when another process has begun to doubt.
    return write(run, held, "written", { receipt, leftOn: run.today });
  }
  const params = { carrier: receipt.host, words: receipt.why ?? "" };
  if (!receipt.retry) return write(run, held, "refused_for_good", { receipt, why: { code: "outbox.carrier_refused", params } }, held.lease);
  const attempts = held.attempts + 1;
  const wait = waitAfter(attempts);
  if (wait === undefined) {
    const why = { code: "outbox.gave_up", params: { ...params, attempts } };
    return write(run, held, "refused_for_good", { receipt, attempts, why }, held.lease);
  }
  const why = { code: "outbox.try_later", params: { ...params, minutes: wait / 60_000 } };
  return write(run, held, "try_later", { why, attempts, leaseUntil: new Date(run.now().getTime() + wait) }, held.lease);
}

/** The carrier proved that a crash came before it: free to leave now. */
export async function settleAbsent(run: Run, held: Held, carrier: Receipt["host"]): Promise<void> {
  return write(run, held, "absent", { why: { code: "outbox.not_there", params: { carrier } } }, held.lease);
}

/** Nobody but a person can find out. */
export async function settleLost(run: Run, held: Held, carrier: Receipt["host"], words: string): Promise<void> {
  return write(run, held, "lost", { why: { code: "outbox.uncertain", params: { carrier, words } } }, held.lease);
}

const journalled: Partial<Record<OutboxEvent, "sent" | "parked" | "uncertain">> = {
  written: "sent",
  refused_for_good: "parked",
  lost: "uncertain",
};

async function write(run: Run, held: Held, event: OutboxEvent, changes: Changes, lease?: Date): Promise<void> {
  const { workspace, db } = run.store;
  const { receipt, why } = changes;
  const moved = await db.transaction().execute(async (trx) => {
    const rows = await move(trx, workspace, event, [held.key], changes, lease);
    const entry = journalled[event];
    if (entry) await record(trx, workspace, run.today, entry, rows, ({ effect }) => (entry === "sent" ? { effect, receipt } : { why }));
    return rows;
  });
  if (moved.length > 0) run.tell(outcomeOf(held, target(event), { ...(receipt && { receipt }), ...(why && { why }) }));
}
