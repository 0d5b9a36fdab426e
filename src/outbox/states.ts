import type { OutboxState } from "../ledger/store/schema.ts";

/** What can happen to an effect. */
export type OutboxEvent =
  | "approve"
  | "refuse"
  | "refuse_along"
  | "supersede"
  | "revive"
  | "claim"
  | "release"
  | "cancel"
  | "hand_over"
  | "written"
  | "try_later"
  | "refused_for_good"
  | "lost"
  | "absent"
  | "confirm_sent"
  | "confirm_retry"
  | "give_up";

/**
 * Every move there is; anything else is refused. Two rules stand behind it: what may have left never goes back to
 * `approved` without the carrier's proof (`absent`, `try_later`) or a person's word, and what a person refused stays so.
 */
const moves: Readonly<Record<OutboxEvent, { readonly from: readonly OutboxState[]; readonly to: OutboxState }>> = {
  approve: { from: ["waiting"], to: "approved" },
  refuse: { from: ["waiting"], to: "refused" },
  /** A note, with what it tells about. */
  refuse_along: { from: ["waiting", "approved"], to: "refused" },
  supersede: { from: ["waiting"], to: "cancelled" },
  /** A cancelled effect never left; the plan wants it again. */
  revive: { from: ["cancelled"], to: "waiting" },
  /** From `claimed` when its lease has run out. */
  claim: { from: ["approved", "claimed"], to: "claimed" },
  release: { from: ["claimed"], to: "approved" },
  cancel: { from: ["waiting", "approved", "claimed"], to: "cancelled" },
  hand_over: { from: ["claimed"], to: "handing_over" },
  /** From `uncertain` when the answer came after everybody had stopped waiting for it. */
  written: { from: ["handing_over", "uncertain"], to: "sent" },
  try_later: { from: ["handing_over"], to: "approved" },
  refused_for_good: { from: ["handing_over"], to: "parked" },
  lost: { from: ["handing_over"], to: "uncertain" },
  absent: { from: ["handing_over"], to: "approved" },
  confirm_sent: { from: ["uncertain", "parked"], to: "sent" },
  confirm_retry: { from: ["uncertain", "parked"], to: "approved" },
  give_up: { from: ["uncertain", "parked"], to: "refused" },
};

export const outboxEvents = Object.keys(moves) as readonly OutboxEvent[];

/** The state after `event`, or undefined when it cannot happen there. */
export function after(state: OutboxState, event: OutboxEvent): OutboxState | undefined {
  return moves[event].from.includes(state) ? moves[event].to : undefined;
}

/** States in which `event` can happen, for a `where`. */
export function before(event: OutboxEvent): readonly OutboxState[] {
  return moves[event].from;
}

export function target(event: OutboxEvent): OutboxState {
  return moves[event].to;
}
