import type { Day } from "../ledger/day.ts";
import { type JournalEntry, writeJournal } from "../ledger/store/journal.ts";
import type { Moved } from "./move.ts";
import type { Db } from "./rows.ts";

/** Writes down what became of these effects, in the transaction that made it so. */
export async function record(
  trx: Db,
  workspace: string,
  day: Day,
  event: JournalEntry["event"],
  moved: readonly Moved[],
  content: (of: Moved) => unknown,
): Promise<void> {
  const entries = moved.map((of) => ({
    workspace,
    day,
    debtor: of.effect.debtor,
    currency: of.effect.currency,
    key: of.key,
    event,
    kind: of.kind,
    step: of.effect.step,
    content: content(of),
  }));
  await writeJournal(trx, entries);
}
