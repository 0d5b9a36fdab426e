import { sql } from "kysely";
import type { Effect, Receipt } from "../ledger/effect.ts";
import { carrierNamed } from "./carriers/choose.ts";
import type { Held } from "./claim.ts";
import { clearUp } from "./hand-over.ts";
import { leaseOf, type Run } from "./run.ts";
import { settleLost } from "./settle.ts";

/**
 * Finds out what became of effects whose deliverer died while a carrier had them. The carrier that had them is asked, not
 * the one that would take them today.
 */
export async function recover(run: Run): Promise<void> {
  const byCarrier = new Map<Receipt["host"], Held[]>();
  for (const { host, ...held } of await takeOver(run)) {
    const others = byCarrier.get(host);
    if (others) others.push(held);
    else byCarrier.set(host, [held]);
  }
  for (const [host, doubted] of byCarrier) {
    const carrier = carrierNamed(host, run.carriers);
    if (carrier) await clearUp(run, carrier, doubted, { words: "", again: "now" });
    else for (const held of doubted) await settleLost(run, held, host, "");
  }
}

async function takeOver(run: Run): Promise<readonly (Held & { readonly host: Receipt["host"] })[]> {
  const { workspace, db, kind } = run.store;
  const lease = leaseOf(run);
  const { rows } = await sql<{ key: string; effect: Effect; attempts: number; host: Receipt["host"] }>`
    with orphan as (
      select key from outbox where workspace = ${workspace} and state = 'handing_over'
        and (${kind === "embedded" ? sql.lit(true) : sql.lit(false)} or lease_until <= ${run.now().toISOString()})
      for update skip locked
    )
    update outbox set lease_until = ${lease.toISOString()}, changed_at = now()
    from orphan where outbox.workspace = ${workspace} and outbox.key = orphan.key
    returning outbox.key, outbox.effect, outbox.attempts, outbox.receipt->>'host' as host`.execute(db);
  return rows.map((row) => ({ ...row, lease }));
}
