import { sql } from "kysely";
import type { Receipt } from "../ledger/effect.ts";
import type { Carrier } from "./carriers/port.ts";
import type { Held } from "./claim.ts";
import { anyOf } from "./rows.ts";
import { leaseOf, outcomeOf, type Run } from "./run.ts";
import { settle, settleAbsent, settleLost } from "./settle.ts";
import { before, target } from "./states.ts";

/**
 * Gives a batch to its carrier: first says so durably, then does it, then writes down each answer. What stays without an
 * answer is asked for. Does nothing while the brake is pulled, nor with what another process has taken over.
 */
export async function handOver(run: Run, carrier: Carrier, batch: readonly Held[]): Promise<void> {
  await carrier.prepare?.(
    batch.map((held) => held.effect),
    AbortSignal.timeout(run.leaseMs / 4),
  );
  const open = await commitHandOver(run, carrier, batch);
  if (open.size === 0) return;
  let words = "";
  const failed = (error: unknown) => {
    words = wordsOf(error);
  };
  for await (const receipt of receiptsOf(carrier, [...open.values()], run.leaseMs / 2, failed)) {
    const held = open.get(receipt.key);
    if (receipt.status === "unknown") words = receipt.why ?? words;
    else if (held) {
      open.delete(receipt.key);
      await settle(run, held, receipt);
    }
  }
  // Had the carrier meant "no", it would have said so: what it now proves absent is tried later, not at once.
  if (open.size > 0) await clearUp(run, carrier, [...open.values()], { words, again: "later" });
}

/**
 * Asks the carrier what became of effects that are in its hands. Found: sent. Proved absent: tried again, `now` after a
 * crash of ours, `later` after trouble of its. Cannot know: uncertain. Cannot be asked: stays in doubt for the next run.
 */
export async function clearUp(
  run: Run,
  carrier: Carrier,
  doubted: readonly Held[],
  of: { readonly words: string; readonly again: "now" | "later" },
): Promise<void> {
  let found: readonly Receipt[] | "cannot_know";
  try {
    found = await carrier.find(
      doubted.map((held) => held.effect),
      AbortSignal.timeout(run.leaseMs / 4),
    );
  } catch (error) {
    const why = { code: "outbox.cannot_ask", params: { carrier: carrier.name, words: wordsOf(error) } };
    for (const held of doubted) run.tell(outcomeOf(held, "handing_over", { why }));
    return;
  }
  for (const held of doubted) {
    if (found === "cannot_know") {
      await settleLost(run, held, carrier.name, of.words);
      continue;
    }
    const receipt = found.find(({ key }) => key === held.key);
    if (receipt) await settle(run, held, { ...receipt, status: "already_there" });
    else if (of.again === "now") await settleAbsent(run, held, carrier.name);
    else await settle(run, held, { key: held.key, status: "refused", host: carrier.name, why: of.words, retry: true });
  }
}

/** The point of no return: one statement that looks at the lease and at the brake, and is on disk when it returns. */
async function commitHandOver(run: Run, carrier: Carrier, batch: readonly Held[]): Promise<Map<string, Held>> {
  const first = batch[0];
  if (!first) return new Map();
  const lease = leaseOf(run);
  const { workspace, db } = run.store;
  const { rows } = await sql<{ key: string }>`
    update outbox set state = ${target("hand_over")}, why = null, lease_until = ${lease.toISOString()}, changed_at = now(),
      receipt = jsonb_build_object('key', key, 'status', 'unknown', 'host', ${carrier.name}::text)
    where workspace = ${workspace} and ${anyOf(
      "key",
      batch.map((held) => held.key),
    )} and ${anyOf("state", before("hand_over"))}
      and lease_until = ${first.lease.toISOString()} and not exists (select from brake where brake.workspace = ${workspace})
    returning key`.execute(db);
  const ours = new Set(rows.map((row) => row.key));
  return new Map(batch.filter((held) => ours.has(held.key)).map((held) => [held.key, { ...held, lease }]));
}

async function* receiptsOf(
  carrier: Carrier,
  batch: readonly Held[],
  patience: number,
  failed: (error: unknown) => void,
): AsyncGenerator<Receipt> {
  try {
    yield* carrier.deliver(
      batch.map((held) => held.effect),
      AbortSignal.timeout(patience),
    );
  } catch (error) {
    failed(error);
  }
}

function wordsOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
