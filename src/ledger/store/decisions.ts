import { sql } from "kysely";
import type { Day } from "../day.ts";
import { jsonText } from "./json-text.ts";
import type { Store } from "./store.ts";

/** What was decided about one debtor in one currency. */
export interface DecisionRecord {
  readonly debtor: string;
  readonly currency: string;
  readonly segment: string;
  /** Reason code. */
  readonly reason: string;
}

const chunk = 1_000; // rows per statement

/** Keeps what was decided on `day`; deciding again on the same day replaces it. `body` is the whole decision. All or nothing. */
export async function saveDecisions(
  { db, workspace }: Store,
  day: Day,
  rows: readonly (DecisionRecord & { readonly body: unknown })[],
): Promise<void> {
  await db.transaction().execute(async (trx) => {
    for (let at = 0; at < rows.length; at += chunk) {
      await sql`
        insert into decision (workspace, debtor, currency, day, segment, reason, body)
        select ${workspace}, debtor, currency, ${day}, segment, reason, body
        from json_to_recordset(${jsonText(rows.slice(at, at + chunk))}::json)
          as given (debtor text, currency text, segment text, reason text, body jsonb)
        on conflict (workspace, debtor, currency, day)
        do update set segment = excluded.segment, reason = excluded.reason, body = excluded.body`.execute(trx);
    }
  });
}

/**
 * What was decided on `day`, or on the last day before `before` on which anything was; by debtor id, then currency.
 * Without the bodies: they weigh as much as the whole book.
 */
export async function readDecisions(
  { db, workspace }: Store,
  which: { readonly day: Day } | { readonly before: Day },
): Promise<readonly (DecisionRecord & { readonly day: Day })[]> {
  const mine = db.selectFrom("decision").where("workspace", "=", workspace);
  const day =
    "day" in which
      ? which.day
      : (
          await mine
            .select((of) => of.fn.max("day").as("day"))
            .where("day", "<", which.before)
            .executeTakeFirst()
        )?.day;
  if (!day) return [];
  const rows = await mine
    .select(["debtor", "currency", "segment", "reason"])
    .where("day", "=", day)
    .orderBy("debtor")
    .orderBy("currency")
    .execute();
  return rows.map((row) => ({ ...row, day: day as Day }));
}
