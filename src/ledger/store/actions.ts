import { sql } from "kysely";
import type { Day } from "../day.ts";
import type { Action, Effect } from "../effect.ts";
import { groupBy } from "../group-by.ts";
import type { OutboxState } from "./schema.ts";
import type { Store } from "./store.ts";

/** What the states of the outbox mean for the debtor. */
const states: Readonly<Record<Exclude<OutboxState, "cancelled">, Action["state"]>> = {
  waiting: "waiting",
  approved: "approved",
  claimed: "approved",
  handing_over: "uncertain",
  uncertain: "uncertain",
  sent: "sent",
  refused: "refused",
  parked: "failed",
};

interface Row {
  readonly key: string;
  readonly debtor: string;
  readonly kind: Action["kind"];
  readonly state: Exclude<OutboxState, "cancelled">;
  readonly planned_on: Day;
  readonly left_on: Day | null;
  readonly effect: Pick<Effect, "currency" | "segment" | "step" | "cycle" | "items" | "numbers" | "amount">;
  readonly done_on: Day | null;
  readonly lost: boolean;
}

/**
 * Past and pending actions of these debtors, by debtor, cancelled ones left out. Signals tell what became of them: one
 * that was done has the day on which it was, one that bounced or could not be sent did not arrive.
 */
export async function actionsOf({ db, workspace }: Store, debtors: readonly string[]): Promise<ReadonlyMap<string, readonly Action[]>> {
  if (debtors.length === 0) return new Map();
  const { rows } = await sql<Row>`
    select o.key, o.debtor, o.kind, o.state, o.planned_on, o.left_on, o.effect - ${["html", "text", "body"]}::text[] as effect,
      outcome.done_on, coalesce(outcome.lost, false) as lost
    from outbox as o
    left join lateral (
      select min(body->>'on') filter (where body->>'what' = 'done') as done_on, bool_or(body->>'what' in ('bounce', 'undelivered')) as lost
      from fact
      where workspace = o.workspace and debtor = o.debtor and kind = 'signal' and body->>'effect' = o.key
    ) as outcome on true
    where o.workspace = ${workspace} and o.debtor = any(${debtors}::text[]) and o.state <> 'cancelled'
    order by o.debtor, o.key`.execute(db);
  return groupBy(rows.map(actionOf), (action) => action.debtor);
}

function actionOf({ key, debtor, kind, effect, planned_on, left_on, ...row }: Row): Action {
  const { currency, segment, step, cycle, items, numbers, amount } = effect;
  const action = { key, debtor, currency, kind, segment, step, cycle, items, ...(numbers && { numbers }), amount };
  const state = states[row.state];
  const on = left_on ?? planned_on;
  if (row.lost && state === "sent") return { ...action, on, state: "failed" };
  if (row.done_on && (state === "sent" || (kind === "task" && (state === "waiting" || state === "approved")))) {
    return { ...action, on: row.done_on, state: "done" };
  }
  return { ...action, on, state };
}
