import { sql } from "kysely";
import type { Day } from "../day.ts";
import { isContact } from "../dossier.ts";
import type { Action } from "../effect.ts";
import type { Debtor } from "../facts.ts";
import { actionsOf } from "./actions.ts";
import type { Store } from "./store.ts";

/** Up to `today`, the last contact with another debtor of the same SIREN, by debtor id. */
export async function groupContacts(store: Store, debtors: readonly Debtor[], today: Day): Promise<ReadonlyMap<string, Day>> {
  const peers = await debtorsBySiren(store, [...new Set(debtors.flatMap(({ siren }) => siren ?? []))]);
  const actions = await actionsOf(store, [...peers.values()].filter((group) => group.length > 1).flat());
  const found = new Map<string, Day>();
  for (const { id, siren } of debtors) {
    const others = (siren === undefined ? undefined : peers.get(siren))?.filter((peer) => peer !== id) ?? [];
    const last = lastContact(
      others.flatMap((peer) => actions.get(peer) ?? []),
      today,
    );
    if (last) found.set(id, last);
  }
  return found;
}

/** The last debtor, by id, of each SIREN that several debtors share. */
export async function sirenGroups({ db, workspace }: Store): Promise<ReadonlyMap<string, string>> {
  const { rows } = await sql<{ siren: string; last: string }>`
    select body->>'siren' as siren, max(id) as last from fact
    where workspace = ${workspace} and kind = 'debtor' and body->>'siren' is not null
    group by body->>'siren' having count(*) > 1`.execute(db);
  return new Map(rows.map(({ siren, last }) => [siren, last]));
}

async function debtorsBySiren({ db, workspace }: Store, sirens: readonly string[]): Promise<ReadonlyMap<string, readonly string[]>> {
  const { rows } = await sql<{ siren: string; debtors: readonly string[] }>`
    select body->>'siren' as siren, array_agg(id) as debtors from fact
    where workspace = ${workspace} and kind = 'debtor' and body->>'siren' = any(${sirens}::text[])
    group by body->>'siren'`.execute(db);
  return new Map(rows.map(({ siren, debtors }) => [siren, debtors]));
}

function lastContact(actions: readonly Action[], today: Day): Day | undefined {
  let last: Day | undefined;
  for (const action of actions) {
    if (isContact(action) && action.on <= today && (last === undefined || action.on > last)) last = action.on;
  }
  return last;
}
