import type { Day } from "../ledger/day.ts";
import type { Schema } from "../ledger/store/schema.ts";
import type { Moved } from "./move.ts";
import type { Db } from "./rows.ts";

/** Writes down what became of these effects, in the transaction that made it so. */
export async function record(
  db: Db,
  workspace: string,
  day: Day,
  event: Schema["journal"]["event"],
  moved: readonly Moved[],
  content: (of: Moved) => unknown,
): Promise<void> {
  if (moved.length === 0) return;
  const rows = moved.map((of) => ({
    workspace,
    day,
    debtor: of.effect.debtor,
    currency: of.effect.currency,
    key: of.key,
    event,
    kind: of.kind,
    step: of.effect.step,
    content: JSON.stringify(content(of)),
  }));
  await db.insertInto("journal").values(rows).execute();
}
