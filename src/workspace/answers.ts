import type { Day } from "../ledger/day.ts";
import type { Effect } from "../ledger/effect.ts";
import { readAnswers } from "../ledger/store/answers.ts";
import { approve, refuse } from "../outbox/approve.ts";
import { listOutbox } from "../outbox/rows.ts";
import { edited } from "../templates/words.ts";
import type { Workspace } from "./open.ts";

export interface Answers {
  /** Keys, their notes included. */
  readonly approved: readonly string[];
  readonly refused: readonly string[];
}

/**
 * Does what people answered in the host to what it showed them. Before a new plan, because their answer is to the content
 * that they saw; what has changed since is found right before the sending.
 */
export async function hearAnswers({ store }: Workspace, today: Day): Promise<Answers> {
  const answers = await readAnswers(store);
  const approved: string[] = [];
  const refused: string[] = [];
  const waiting = new Map((await listOutbox(store, { keys: answers.map((one) => one.effect) })).map((entry) => [entry.key, entry.effect]));
  for (const answer of answers) {
    const by = answer.by ?? answer.source.place;
    const effect = waiting.get(answer.effect);
    if (answer.what === "approved") {
      const rewritten: readonly Effect[] = answer.edited && effect?.kind === "email" ? [edited(effect, answer.edited)] : [];
      approved.push(...(await approve(store, { keys: [answer.effect] }, by, today, rewritten)).moved);
    } else refused.push(...(await refuse(store, [answer.effect], by, today, answer.note)).moved);
  }
  return { approved, refused };
}
