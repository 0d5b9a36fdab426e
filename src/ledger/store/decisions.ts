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

/**
 * Keeps what was decided on `day`; deciding again on the same day replaces it. `body` is the whole decision, `rulebook` the
 * version of the rules that made it. All or nothing.
 */
export async function saveDecisions(
  { db, workspace }: Store,
  day: Day,
  rows: readonly (DecisionRecord & { readonly body: unknown; readonly rulebook?: string })[],
): Promise<void> {
  await db.transaction().execute(async (trx) => {
    for (let at = 0; at < rows.length; at += chunk) {
      await sql`
        insert into decision (workspace, debtor, currency, day, segment, reason, body, rulebook)
        select ${workspace}, debtor, currency, ${day}, segment, reason, body, rulebook
        from json_to_recordset(${jsonText(rows.slice(at, at + chunk))}::json)
          as given (debtor text, currency text, segment text, reason text, body jsonb, rulebook text)
        on conflict (workspace, debtor, currency, day)
        do update set segment = excluded.segment, reason = excluded.reason, body = excluded.body,
          rulebook = excluded.rulebook`.execute(trx);
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

/** The last decision about a debtor on or before a day, in each currency; by currency. */
export async function readPastDecisions(
  { db, workspace }: Store,
  debtor: string,
  on: Day,
): Promise<readonly { readonly currency: string; readonly day: Day; readonly rulebook: string | null; readonly body: unknown }[]> {
  const { rows } = await sql<{ currency: string; day: Day; rulebook: string | null; body: unknown }>`
    select distinct on (currency) currency, day, rulebook, body from decision
    where workspace = ${workspace} and debtor = ${debtor} and day <= ${on}
    order by currency, day desc`.execute(db);
  return rows;
}
