import { sql } from "kysely";
import type { Day } from "../ledger/day.ts";
import type { Effect, EffectKind } from "../ledger/effect.ts";
import type { Store } from "../ledger/store/store.ts";
import type { Departure } from "./caps.ts";
import { goesWith } from "./companions.ts";
import { anyOf } from "./rows.ts";

/** An effect in this process's hands, until its lease ends or somebody else takes it over. */
export interface Held {
  readonly key: string;
  readonly effect: Effect;
  readonly attempts: number;
  /** Names the holder: every later lease of the same row ends later, so no two are equal. */
  readonly lease: Date;
}

export interface DueFilter {
  readonly today: Day;
  readonly now: Date;
  readonly kinds: readonly EffectKind[];
  /** Keys that this run has put off. */
  readonly except: readonly string[];
}

/**
 * Takes up to `limit` due effects, those of several processes never twice. A claim whose lease ran out is taken over; in
 * an embedded store every claim is that of a process that died, since only one process has the folder open.
 */
export async function claim(store: Store, filter: DueFilter, limit: number, lease: Date): Promise<readonly Held[]> {
  const { rows } = await sql<{ key: string; effect: Effect; attempts: number }>`
    with due as (
      select key from outbox as o where ${isDue(store, filter)} and ${isNotAhead}
      order by kind = 'note', planned_on, debtor, key limit ${limit} for update skip locked
    )
    update outbox set state = 'claimed', lease_until = ${lease.toISOString()}, changed_at = now()
    from due where outbox.workspace = ${store.workspace} and outbox.key = due.key
    returning outbox.key, outbox.effect, outbox.attempts`.execute(store.db);
  return rows
    .map((row) => ({ ...row, lease }))
    .toSorted((a, b) => (a.effect.debtor < b.effect.debtor ? -1 : a.effect.debtor > b.effect.debtor ? 1 : a.key < b.key ? -1 : 1));
}

/** Everything that may leave now, for the caps and for the count of what stays. */
export async function due(store: Store, filter: DueFilter): Promise<readonly Departure[]> {
  const { rows } = await sql<Omit<Departure, "amount"> & { amount: string }>`
    select kind, debtor, currency, effect->>'amount' as amount from outbox as o where ${isDue(store, filter)}`.execute(store.db);
  return rows.map((row) => ({ ...row, amount: Number(row.amount) }));
}

/** `lease_until` of an approved effect is the instant before which its carrier does not want to be asked again. */
function isDue(store: Store, { today, now, kinds, except }: DueFilter) {
  const free = sql<boolean>`(o.lease_until is null or o.lease_until <= ${now.toISOString()})`;
  return sql<boolean>`o.workspace = ${store.workspace} and ${anyOf("o.kind", kinds)} and not ${anyOf("o.key", except)}
    and o.effect->>'actOn' <= ${today}
    and (o.state = 'approved' and ${free} or o.state = 'claimed' and ${store.kind === "embedded" ? sql.lit(true) : free})`;
}

/** A note does not leave ahead of what it tells about. */
const isNotAhead = sql<boolean>`(o.kind not in ('note', 'task') or not exists (
  select from outbox as other where ${goesWith("o", "other")}
    and other.state in ('waiting', 'approved', 'claimed', 'handing_over', 'uncertain', 'parked')))`;
