import { sql } from "kysely";
import type { Day } from "../ledger/day.ts";
import type { Effect } from "../ledger/effect.ts";
import { jsonText } from "../ledger/store/json-text.ts";
import type { Db } from "./rows.ts";

const chunk = 200; // effects per statement: a mail weighs some 25 KB

/** Gives what still waits a new content: amounts and days late move while a person makes up their mind. Returns the keys. */
export async function rewrite(trx: Db, workspace: string, effects: readonly Effect[], today: Day): Promise<readonly string[]> {
  const keys: string[] = [];
  for (let at = 0; at < effects.length; at += chunk) {
    const { rows } = await sql<{ key: string }>`
      update outbox set effect = fresh.effect, planned_on = ${today}, changed_at = now()
      from jsonb_array_elements(${jsonText(effects.slice(at, at + chunk))}::jsonb) as fresh (effect)
      where outbox.workspace = ${workspace} and outbox.key = fresh.effect->>'key'
        and outbox.state = 'waiting' and outbox.effect <> fresh.effect
      returning outbox.key`.execute(trx);
    keys.push(...rows.map((row) => row.key));
  }
  return keys;
}
