import { sql } from "kysely";
import type { Signal } from "../facts.ts";
import type { Store } from "./store.ts";

export type Answer = Extract<Signal, { what: "approved" | "refused" }>;

/** What people have answered in a host to effects that still wait here, the last word of each, by day and id. */
export async function readAnswers({ db, workspace }: Store): Promise<readonly Answer[]> {
  const { rows } = await sql<{ body: Answer }>`
    select f.body from fact as f
    join outbox as o on o.workspace = f.workspace and o.key = f.body->>'effect' and o.state = 'waiting'
    where f.workspace = ${workspace} and f.kind = 'signal' and f.body->>'what' in ('approved', 'refused')
    order by f.body->>'on', f.id`.execute(db);
  return [...new Map(rows.map(({ body }) => [body.effect, body])).values()];
}
