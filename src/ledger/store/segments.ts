import { sql } from "kysely";
import type { Day } from "../day.ts";
import type { DossierFacts } from "../dossier.ts";
import type { Store } from "./store.ts";

export type SegmentBefore = NonNullable<DossierFacts["segmentBefore"]>;

/** The segment of the last decision before `today`, by `<debtor> <currency>`, and since when it was so without a break. */
export async function segmentsBefore(
  { db, workspace }: Store,
  debtors: readonly string[],
  today: Day,
): Promise<ReadonlyMap<string, SegmentBefore>> {
  const { rows } = await sql<{ debtor: string; currency: string; segment: string; since: Day }>`
    with past as (
      select debtor, currency, day, segment from decision
      where workspace = ${workspace} and debtor = any(${debtors}::text[]) and day < ${today}
    ), last as (
      select distinct on (debtor, currency) debtor, currency, segment from past order by debtor, currency, day desc
    )
    select last.debtor, last.currency, last.segment, min(past.day) as since
    from last join past using (debtor, currency)
    where past.day > coalesce((
      select max(other.day) from past as other
      where other.debtor = last.debtor and other.currency = last.currency and other.segment <> last.segment), '')
    group by last.debtor, last.currency, last.segment`.execute(db);
  return new Map(rows.map(({ debtor, currency, segment, since }) => [`${debtor} ${currency}`, { name: segment, since }]));
}
