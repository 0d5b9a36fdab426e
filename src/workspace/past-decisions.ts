import type { Day } from "../ledger/day.ts";
import { readPastDecisions } from "../ledger/store/decisions.ts";
import { type KeptFile, readRulebook } from "../ledger/store/rulebooks.ts";
import type { Store } from "../ledger/store/store.ts";
import type { Decision } from "../rules/decision.ts";

/** What was decided then, with the rules of then. */
export interface PastDecision {
  readonly day: Day;
  /** As it was kept. */
  readonly decision: Decision;
  /** Version of the rules; undefined for decisions of before versions were kept. */
  readonly rulebook?: string;
  /** The files that wrote the debtor's segment, as they were. */
  readonly files: readonly KeptFile[];
}

/** The last decisions about a debtor on or before a day, one for each currency. */
export async function pastDecisions(store: Store, debtor: string, on: Day): Promise<readonly PastDecision[]> {
  const past: PastDecision[] = [];
  for (const { day, rulebook, body } of await readPastDecisions(store, debtor, on)) {
    const decision = body as Decision;
    const files = (rulebook === null ? undefined : await readRulebook(store, rulebook)) ?? [];
    past.push({ day, decision, ...(rulebook !== null && { rulebook }), files: files.filter(writes(decision)) });
  }
  return past;
}

/** Whether a file writes the segment of a decision, or its condition. */
function writes({ segment }: Decision): (file: KeptFile) => boolean {
  const line = new RegExp(`^segment:\\s*["']?${segment.name}["']?\\s*(#.*)?$`, "m");
  return ({ name, text }) => name === segment.file || line.test(text);
}
