import { addMonths, type Day } from "../ledger/day.ts";
import type { DossierFacts } from "../ledger/dossier.ts";
import { dossierFacts } from "../ledger/store/dossiers.ts";
import { sirenGroups } from "../ledger/store/group.ts";
import { type ReplayReport, replayer } from "../rules/replay-report.ts";
import { makeBreather } from "./breather.ts";
import { WorkspaceError } from "./error.ts";
import type { Workspace } from "./open.ts";

/**
 * What today's rules would have done from one day to another, on the facts in the store. Twelve months up to today unless
 * told. @throws WorkspaceError for days in the wrong order, and for days that have not been yet
 */
export async function replayRules(
  { store, rulebook }: Pick<Workspace, "store" | "rulebook">,
  { today, to = today, from = addMonths(to, -12) }: { readonly today: Day; readonly from?: Day; readonly to?: Day },
  onPerson?: (done: number) => void,
): Promise<ReplayReport> {
  if (from > to) throw new WorkspaceError("rules.replay_order", { from, to });
  if (to > today) throw new WorkspaceError("rules.replay_future", { to, today });
  const all = replayer(rulebook, { from, to });
  const breathe = makeBreather();
  let done = 0;
  for await (const person of persons(store, today)) {
    all.add(person);
    onPerson?.(++done);
    await breathe();
  }
  return all.report();
}

/** The dossiers of one person after the other: every currency, every company with the same SIREN. */
async function* persons(store: Workspace["store"], today: Day): AsyncGenerator<readonly DossierFacts[], void, undefined> {
  const groups = await sirenGroups(store);
  const waiting = new Map<string, DossierFacts[]>();
  const ended = (debtor: string, siren: string | undefined) => siren === undefined || (groups.get(siren) ?? debtor) === debtor;
  let person: DossierFacts[] = [];
  let last: DossierFacts["debtor"] | undefined;
  for await (const facts of dossierFacts(store, { today })) {
    if (last && last.id !== facts.debtor.id) {
      if (ended(last.id, last.siren)) yield person;
      else waiting.set(last.siren as string, person);
      person = [];
    }
    if (person.length === 0 && facts.debtor.siren !== undefined) {
      person = waiting.get(facts.debtor.siren) ?? [];
      waiting.delete(facts.debtor.siren);
    }
    person.push(facts);
    last = facts.debtor;
  }
  // The last debtor of a group may have nothing in any currency.
  if (person.length > 0) yield person;
  yield* waiting.values();
}
