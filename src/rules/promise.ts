import { addDays, type Day } from "../ledger/day.ts";
import type { Dossier } from "../ledger/dossier.ts";
import type { Share } from "../ledger/facts.ts";
import type { PlanTerms } from "../ledger/plan-terms.ts";
import { type Minor, sumMinor } from "../ledger/money.ts";
import { addBusinessDays } from "./calendar.ts";
import { wholeOf, withoutDisputed } from "./claim.ts";
import type { Settings } from "./settings.ts";
import { said, type Said, type SignalOf } from "./signals.ts";
import { coverageOf } from "./truth.ts";

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
  /** Of a plan, the instalment that is waited for, or did not come. */
  readonly instalment?: {
    /** From 1. */
    readonly number: number;
    readonly count: number;
    readonly amount: Minor;
    readonly received: Minor;
  };
}

/** Every promise and plan that was not released, oldest first. */
export function commitmentsOf(of: Dossier, heard: Said, settings: Settings): readonly Commitment[] {
  const signals = [...heard.promises, ...heard.plans].toSorted((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : a.id < b.id ? -1 : 1));
  return signals.map((signal, index) => {
    const later = signals.slice(index + 1).find((one) => covers(one, signal));
    const commitment = signal.what === "promise" ? promised(of, heard, settings, signal) : planned(of, heard, settings, signal);
    // What was replaced in time is neither kept nor broken.
    return later !== undefined && commitment.state !== "kept" && later.on <= commitment.until
      ? { ...commitment, state: "replaced" }
      : commitment;
  });
}

/** Plans that say what they pay of which item, and run or were broken. */
export function plansOf(of: Dossier, settings: Settings): readonly PlanTerms[] {
  return commitmentsOf(of, said(of), settings).flatMap(({ signal, state }) =>
    signal.what === "plan" && signal.shares && (state === "running" || state === "broken")
      ? [{ instalments: signal.instalments, shares: signal.shares }]
      : [],
  );
}

type Given = Commitment["signal"];

function covers(newer: Given, older: Given): boolean {
  // Who asked for time after a promise about everything was given it for what was due.
  if (newer.what === "plan" && older.what === "promise" && older.items === undefined) return true;
  return newer.items === undefined || (older.items?.every((item) => newer.items?.includes(item)) ?? false);
}

/**
 * Kept when the amount came since the day it was said; without an amount, when the items it is about are settled.
 * Credits count as money: what is not matched yet has arrived all the same.
 */
function promised(of: Dossier, heard: Said, settings: Settings, signal: SignalOf<"promise">): Commitment {
  const until = addBusinessDays(signal.payOn, settings.promiseGrace, settings.region);
  const paid = paidSince(of, signal.on);
  const open = () => of.items.some((item) => heard.concerns(signal, item.id) && item.issuedOn <= signal.on && item.dueOn <= signal.payOn);
  const kept = signal.amount === undefined ? !open() : paid >= signal.amount;
  const state = kept ? "kept" : until < of.today ? "broken" : "running";
  return { signal, state, until, payOn: signal.payOn, due: signal.amount, paid };
}

/** By each instalment's day and grace, what came must reach what was due since. */
function planned(of: Dossier, heard: Said, settings: Settings, signal: SignalOf<"plan">): Commitment {
  const paid = signal.shares ? receivedOf(of, heard, settings, signal.shares) : paidSince(of, signal.on);
  const instalments = signal.instalments.toSorted((a, b) => (a.payOn < b.payOn ? -1 : 1));
  let due = 0;
  let payOn = signal.on;
  for (const [index, { payOn: day, amount }] of instalments.entries()) {
    payOn = day;
    due += amount;
    if (paid >= due) continue;
    const until = addBusinessDays(payOn, settings.promiseGrace, settings.region);
    const instalment = { number: index + 1, count: instalments.length, amount, received: paid - (due - amount) };
    return { signal, state: until < of.today ? "broken" : "running", until, payOn, due, paid, instalment };
  }
  return { signal, state: "kept", until: payOn, payOn, due, paid };
}

/**
 * What no longer stands of a plan's items: paid, credited, disputed since or received and not matched. A payment of another
 * invoice is not among it, and a transfer that paid them in another order than the oldest first is.
 */
function receivedOf(of: Dossier, heard: Said, settings: Settings, shares: readonly Share[]): Minor {
  const about = new Set(shares.map(({ item }) => item));
  const items = of.items.filter(({ id }) => about.has(id)).map((item) => wholeOf(item, of.today));
  const { rest } = coverageOf({ of, settings }, withoutDisputed(of, heard, items));
  const left = new Map(rest.map(({ item, amount }) => [item.id, amount]));
  return sumMinor(shares.map(({ item, amount }) => amount - Math.min(amount, left.get(item) ?? 0)));
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
