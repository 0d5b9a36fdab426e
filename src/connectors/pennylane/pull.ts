import { ConnectorError, type Cursor, type Page } from "../port.ts";
import { balance } from "./balance.ts";
import { changes, openCredits, openInvoices } from "./change-steps.ts";
import type { PullContext, Steps } from "./context.ts";
import { contacts, debits, history, settled } from "./detail-steps.ts";
import { isStatus } from "./failure.ts";
import { customers, invoices, transactions } from "./list-steps.ts";
import { cursorOf, movedOn, nextPull, readState, resumed, type State, wholeReading } from "./state.ts";

const steps: Steps = {
  customers,
  invoices,
  transactions,
  debits,
  contacts,
  history,
  changes,
  open_invoices: openInvoices,
  open_credits: openCredits,
  settled,
  balance,
};

/** What a whole reading lists in full. Payments are not: only those of the last months are read. */
const listed = ["debtor", "contact", "open_item", "credit", "bank_line", "signal", "balance"] as const;

/** Facts since `after`, page by page; each page's cursor knows what is left to do. */
export async function* pullFrom(context: PullContext, after: Cursor | undefined, lookHours: number): AsyncGenerator<Page> {
  const before = after === undefined ? undefined : readState(after);
  let state = startOf(before, context.now(), lookHours);
  try {
    state = yield* take(context, state);
  } catch (error) {
    if (!isLogTooOld(error)) throw error;
    state = yield* take(context, wholeReading(context.now()));
  }
  const end = movedOn(state, context.now());
  if (state.whole) yield { facts: [], next: cursorOf({ ...end, whole: false }), complete: listed };
  else if (before === undefined || cursorOf(end) !== cursorOf(before)) yield { facts: [], next: cursorOf(end) };
}

function startOf(before: State | undefined, now: number, lookHours: number): State {
  if (before === undefined) return wholeReading(now);
  return before.todo.length > 0 ? resumed(before) : nextPull(before, now, lookHours);
}

/** The log does not reach back to where we stopped: the host keeps four weeks of it. */
function isLogTooOld(error: unknown): boolean {
  return isStatus(error, 422) && error instanceof ConnectorError && String(error.params["path"]).startsWith("/changelogs/");
}

async function* take(context: PullContext, start: State): AsyncGenerator<Page, State> {
  let state = start;
  let done = 0;
  for (let [step] = state.todo; step !== undefined; [step] = state.todo) {
    const taking = steps[step](context, state);
    for (let page = await taking.next(); ; page = await taking.next()) {
      context.signal?.throwIfAborted();
      state = page.done ? { ...page.value, todo: state.todo.slice(1), at: "" } : page.value.state;
      if (page.done) break;
      const { facts, setAside } = page.value;
      done += facts.length;
      if (facts.length > 0 || (setAside?.length ?? 0) > 0 || state.whole)
        yield { facts, next: cursorOf(state), progress: { done, unit: "rows" }, ...(setAside && setAside.length > 0 && { setAside }) };
    }
  }
  return state;
}
