import { sql } from "kysely";
import { bankIndex, bankLineCycle, bankLineStep, type Clue } from "../bank-lines.ts";
import type { BankLine, Debtor, OpenItem } from "../facts.ts";
import type { Store } from "./store.ts";

/** The bank lines that may be a debtor's, in every currency. */
export type Clues = (debtor: Debtor, items: readonly OpenItem[]) => Promise<readonly Clue[]>;

/** Reads every bank line once; who was given the task of matching one is asked when the first is met. */
export async function cluesIn(store: Store): Promise<Clues> {
  const index = bankIndex(await linesIn(store));
  let given: Promise<ReadonlyMap<string, string>> | undefined;
  return async (debtor, items) => {
    const clues = index.of(debtor, items);
    if (clues.length === 0) return clues;
    const tasks = await (given ??= givenIn(store));
    return clues.map((clue) => {
      const to = tasks.get(bankLineCycle(clue.line));
      return to === undefined || to === debtor.id ? clue : { ...clue, givenTo: to };
    });
  };
}

/** By host: its facts of one kind are found by their key. */
async function linesIn({ db, workspace }: Store): Promise<readonly BankLine[]> {
  const { rows } = await sql<{ body: BankLine }>`
    select body from pull cross join lateral (
      select body, id from fact where workspace = pull.workspace and host = pull.host and kind = 'bank_line' offset 0
    ) as line
    where pull.workspace = ${workspace} order by id`.execute(db);
  return rows.map(({ body }) => body);
}

/** By the cycle of the task. What was cancelled is nobody's task. */
async function givenIn({ db, workspace }: Store): Promise<ReadonlyMap<string, string>> {
  const { rows } = await sql<{ cycle: string; debtor: string }>`
    select effect->>'cycle' as cycle, min(debtor) as debtor from outbox
    where workspace = ${workspace} and kind = 'task' and state <> 'cancelled' and effect->>'step' = ${bankLineStep}
    group by 1`.execute(db);
  return new Map(rows.map(({ cycle, debtor }) => [cycle, debtor]));
}
