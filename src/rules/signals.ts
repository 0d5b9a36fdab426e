import type { Day } from "../ledger/day.ts";
import type { Dossier } from "../ledger/dossier.ts";
import type { Action } from "../ledger/effect.ts";
import type { Signal } from "../ledger/facts.ts";

export type SignalOf<What extends Signal["what"]> = Extract<Signal, { readonly what: What }>;

/** What people said that still stands on the dossier's day, oldest first. */
export interface Said {
  readonly holds: readonly SignalOf<"hold">[];
  readonly promises: readonly SignalOf<"promise">[];
  readonly plans: readonly SignalOf<"plan">[];
  readonly disputes: readonly SignalOf<"dispute">[];
  readonly replies: readonly SignalOf<"reply">[];
  /** First day on which a signal that is dated in the future begins to count. */
  readonly nextOn?: Day;
  /** Whether a signal is about an item and was not released for it. A signal without items is about all of them. */
  concerns(signal: Signal, item: string): boolean;
}

const none: Said = { holds: [], promises: [], plans: [], disputes: [], replies: [], concerns: () => false };

/**
 * A release without items ends everything of its kind said up to its day; with items, it ends it for these items.
 * Signals in another currency are another dossier's.
 */
export function said(of: Dossier): Said {
  if (of.signals.length === 0) return none;
  const nextOn = of.signals.find((signal) => signal.on > of.today)?.on;
  const heard = of.signals.filter((signal) => signal.on <= of.today && !("currency" in signal && signal.currency !== of.currency));
  const releases = heard.filter((signal) => signal.what === "release");
  const later = (signal: Signal) => releases.filter((release) => release.of === signal.what && release.on >= signal.on);
  const standing = heard.filter((signal) => !later(signal).some((release) => release.items === undefined));
  const only = <What extends Signal["what"]>(what: What) => standing.filter((signal): signal is SignalOf<What> => signal.what === what);
  return {
    holds: only("hold"),
    promises: only("promise"),
    plans: only("plan"),
    disputes: only("dispute"),
    replies: only("reply"),
    ...(nextOn !== undefined && { nextOn }),
    concerns: (signal, item) =>
      (signal.items === undefined || signal.items.includes(item)) && !later(signal).some((release) => release.items?.includes(item)),
  };
}

const becomes: Partial<Record<Signal["what"], Action["state"]>> = {
  bounce: "failed",
  undelivered: "failed",
  done: "done",
  refused: "refused",
  approved: "approved",
  delivered: "sent",
};

/** Past and pending actions in the state that the signals about them have given them. */
export function actionsOf(of: Dossier): readonly Action[] {
  const acts = withoutCompanions(of.actions);
  const told = new Map<string, { readonly state: Action["state"]; readonly on: Day }>();
  for (const signal of of.signals) {
    const state = becomes[signal.what];
    if (state === undefined || !("effect" in signal) || signal.effect === undefined || signal.on > of.today) continue;
    if (told.get(signal.effect)?.state !== state) told.set(signal.effect, { state, on: signal.on });
  }
  if (told.size === 0) return acts;
  const actions = acts.map((action) => {
    const word = told.get(action.key);
    // What has left is no longer waiting for an approval, and what was done is more than delivered.
    if (!word || action.state === "done" || (word.state === "approved" && action.state !== "waiting")) return action;
    // A call counts from the day it was made, not from the day it was handed out.
    return { ...action, state: word.state, ...(word.state === "done" && { on: word.on }) };
  });
  return actions.toSorted((a, b) => (a.on < b.on ? -1 : Number(a.on > b.on)));
}

/** A note tells what another action did: when that one came back, the note that was written is no evidence of it. */
function withoutCompanions(actions: readonly Action[]): readonly Action[] {
  if (!actions.some(({ kind }) => kind === "note")) return actions;
  const keyOf = ({ currency, step, cycle, items }: Action) => [currency, step, cycle, ...items].join(" ");
  const told = new Set(actions.flatMap((action) => (action.kind === "note" ? [] : [keyOf(action)])));
  return actions.filter((action) => action.kind !== "note" || !told.has(keyOf(action)));
}
