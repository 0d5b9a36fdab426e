import { sql } from "kysely";
import type { Day } from "../day.ts";
import type { Freshness } from "../dossier.ts";
import { StoreError } from "./error.ts";
import type { Store } from "./store.ts";

/** Day of the oldest among the last finished pulls. @throws StoreError `store.never_pulled` when a host has not been read to its end yet */
export async function pulledOn({ db, workspace }: Store): Promise<Day> {
  const rows = await db.selectFrom("pull").select(["host", "finished_on"]).where("workspace", "=", workspace).execute();
  const days = rows.flatMap(({ finished_on }) => finished_on ?? []);
  const [oldest] = days.toSorted();
  if (oldest === undefined || days.length < rows.length) throw new StoreError("store.never_pulled", { workspace });
  return oldest as Day;
}

/** How fresh the view of each of these companies is. */
export async function freshnessOf(
  { db, workspace }: Store,
  companies: readonly string[],
  pulled: Day,
): Promise<ReadonlyMap<string, Freshness>> {
  const { rows } = await sql<{ company: string; day: Day | null }>`
    select company, (
      select max(body->>'lastBankEntryOn') from fact
      where workspace = ${workspace} and kind = 'balance' and body->>'company' = company and body->>'lastBankEntryOn' is not null
    ) as day
    from unnest(${companies}::text[]) as company`.execute(db);
  return new Map(rows.map(({ company, day }) => [company, { pulledOn: pulled, ...(day && { lastBankEntryOn: day }) }]));
}
