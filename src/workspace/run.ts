import type { Day } from "../ledger/day.ts";
import type { Message } from "../ledger/message.ts";
import type { Progress, Shown } from "../connectors/port.ts";
import type { Caps } from "../outbox/caps.ts";
import { deliver, type DeliveryReport } from "../outbox/deliver.ts";
import type { Enqueued } from "../outbox/enqueue.ts";
import { listOutbox } from "../outbox/rows.ts";
import type { Outcome } from "../outbox/run.ts";
import type { Answers } from "./answers.ts";
import { unproved } from "./book.ts";
import { carriersOf } from "./carriers.ts";
import type { Workspace } from "./open.ts";
import { type Plan, planAgain } from "./plan.ts";
import { propose } from "./propose.ts";
import { showOn } from "./show.ts";
import { pull, type PullReport } from "./pull.ts";
import { recheck } from "./recheck.ts";
import { staleBanks } from "./stale-banks.ts";
import { isStopped } from "./stop-file.ts";

export interface RunOptions {
  /** A person's word to go above the caps, this once. */
  readonly allowOver?: boolean;
  readonly signal?: AbortSignal;
  readonly onPull?: (progress: Progress) => void;
  readonly onOutcome?: (outcome: Outcome) => void;
}

export interface RunReport {
  readonly today: Day;
  readonly pull: PullReport;
  readonly plan: Plan;
  /** What people had answered in the host. */
  readonly answers: Answers;
  /** Records written to the host's desk; undefined when it has none, or could not be written: `refused` says why then. */
  readonly shown?: Shown;
  readonly enqueued: Enqueued;
  /** Undefined when the book is not proved: nothing was handed over, `refused` says why. */
  readonly delivery?: DeliveryReport;
  readonly refused: readonly Message[];
  /** Approved for a later day: nothing leaves on a day off. */
  readonly later?: { readonly effects: number; readonly on: Day };
}

/** The main job: facts in, decide, render, propose, deliver what is approved. Killed anywhere, the next one goes on. */
export async function run(workspace: Workspace, today: Day, options: RunOptions = {}): Promise<RunReport> {
  const { store, settings } = workspace;
  const pulled = await pull(workspace, today, options.onPull, options.signal);
  const { answers, plan, enqueued } = await propose(workspace, today);
  const differences = unproved(pulled.book, settings.bookTolerance);
  const later = await laterOf(workspace, today);
  const refused: Message[] = differences.map(({ company, currency, difference }) => ({
    code: "workspace.book_not_proved",
    params: { company, currency, difference },
  }));
  if (settings.source === "pennylane" && settings.pennylane?.nativeReminders !== "off")
    refused.push({ code: "pennylane.native_reminders", params: {} });
  if (await isStopped(workspace.folder)) refused.push({ code: "workspace.stopped", params: {} });
  const stale = staleBanks(plan.lines);
  const done = { today, pull: pulled, plan, answers, enqueued, ...later };
  if (refused.length > 0) return { ...done, refused: [...refused, ...stale, ...(await showOn(workspace, plan, options.signal)).refused] };
  const carriers = carriersOf(workspace, today);
  try {
    const delivery = await deliver(store, {
      carriers,
      today,
      recheck: (effects) => recheck(workspace, effects, today),
      caps: capsOf(workspace, new Set(plan.lines.map((line) => line.decision.debtor)).size),
      ...(options.allowOver !== undefined && { allowOver: options.allowOver }),
      ...(options.signal && { signal: options.signal }),
      ...(options.onOutcome && { onOutcome: options.onOutcome }),
    });
    // What has left changes how its debtor stands on the desk.
    const now = workspace.connector.desk ? await planAgain(workspace, plan, new Set(delivery.outcomes.map(({ debtor }) => debtor))) : plan;
    const { shown, refused: unshown } = await showOn(workspace, now, options.signal);
    return { ...done, delivery, ...(shown && { shown }), refused: [...delivery.stopped, ...stale, ...unshown] };
  } finally {
    await Promise.all(carriers.map((carrier) => carrier.close()));
  }
}

async function laterOf({ store }: Workspace, today: Day): Promise<Pick<RunReport, "later">> {
  const days = (await listOutbox(store, { states: ["approved"] })).map(({ effect }) => effect.actOn).filter((on) => on > today);
  const [first] = days.toSorted();
  return first === undefined ? {} : { later: { effects: days.length, on: first } };
}

function capsOf({ settings: { caps } }: Workspace, debtors: number): Caps {
  return {
    messages: caps.messages,
    ...(caps.amount && { amount: { [caps.amount.currency]: caps.amount.amount } }),
    shareOfDebtors: { share: caps.shareOfDebtors, of: debtors },
  };
}
