import { addDays, type Day } from "../ledger/day.ts";
import type { Dossier } from "../ledger/dossier.ts";
import { type Minor, sumMinor } from "../ledger/money.ts";
import { addBusinessDays } from "./calendar.ts";
import type { Settings } from "./settings.ts";
import type { Said, SignalOf } from "./signals.ts";

/** A promise or an instalment plan, and what became of it. */
export interface Commitment {
  readonly signal: SignalOf<"promise"> | SignalOf<"plan">;
  readonly state: "running" | "kept" | "broken" | "replaced";
  /** The last day on which the money that is waited for may arrive: the day that was said, and the grace. */
  readonly until: Day;
  /** The day that was said. */
  readonly payOn: Day;
  /** What is waited for by then, when an amount was said, and what came since. */
  readonly due?: Minor | undefined;
  readonly paid: Minor;
}

/** Every promise and plan that was not released, oldest first. */
export function commitmentsOf(of: Dossier, said: Said, settings: Settings): readonly Commitment[] {
  const signals = [...said.promises, ...said.plans].toSorted((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : a.id < b.id ? -1 : 1));
  return signals.map((signal, index) => {
    const later = signals.slice(index + 1).find((one) => covers(one, signal));
    const commitment = signal.what === "promise" ? promised(of, said, settings, signal) : planned(of, settings, signal);
    // What was replaced in time is neither kept nor broken.
    return later !== undefined && commitment.state !== "kept" && later.on <= commitment.until
      ? { ...commitment, state: "replaced" }
      : commitment;
  });
}

type Given = Commitment["signal"];

function covers(newer: Given, older: Given): boolean {
  return newer.items === undefined || (older.items?.every((item) => newer.items?.includes(item)) ?? false);
}

/**
 * Kept when the amount came since the day it was said; without an amount, when the items it is about are settled.
 * Credits count as money: what is not matched yet has arrived all the same.
 */
function promised(of: Dossier, said: Said, settings: Settings, signal: SignalOf<"promise">): Commitment {
  const until = addBusinessDays(signal.payOn, settings.promiseGrace, settings.region);
  const paid = paidSince(of, signal.on);
  const open = () => of.items.some((item) => said.concerns(signal, item.id) && item.issuedOn <= signal.on && item.dueOn <= signal.payOn);
  const kept = signal.amount === undefined ? !open() : paid >= signal.amount;
  const state = kept ? "kept" : until < of.today ? "broken" : "running";
  return { signal, state, until, payOn: signal.payOn, due: signal.amount, paid };
}

/** Followed by sum: by each instalment's day and grace, what came since the plan must reach what was due since. */
function planned(of: Dossier, settings: Settings, signal: SignalOf<"plan">): Commitment {
  const paid = paidSince(of, signal.on);
  let due = 0;
  let payOn = signal.on;
  for (const instalment of signal.instalments.toSorted((a, b) => (a.payOn < b.payOn ? -1 : 1))) {
    due += instalment.amount;
    payOn = instalment.payOn;
    if (paid >= due) continue;
    const until = addBusinessDays(payOn, settings.promiseGrace, settings.region);
    return { signal, state: until < of.today ? "broken" : "running", until, payOn, due, paid };
  }
  return { signal, state: "kept", until: payOn, payOn, due, paid };
}

function paidSince(of: Dossier, since: Day): Minor {
  const settled = of.payments.filter((one) => one.by === "money" && one.paidOn >= since && one.paidOn <= of.today);
  const unmatched = of.credits.filter((one) => one.what !== "credit_note" && one.on >= since && one.on <= of.today);
  const waiting = (of.bankLines ?? []).filter(({ line, by }) => by !== "hint" && line.on >= since && line.on <= of.today);
  return sumMinor([...settled.map((one) => one.amount), ...unmatched.map((one) => one.open), ...waiting.map(({ line }) => line.amount)]);
}

/** The first day on which a running commitment can be called broken. */
export function breaksOn(commitment: Commitment): Day {
  return addDays(commitment.until, 1);
}
