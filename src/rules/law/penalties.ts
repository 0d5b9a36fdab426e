import { addDays, type Day, daysBetween } from "../../ledger/day.ts";
import type { Message } from "../../ledger/message.ts";
import { type Minor, minor } from "../../ledger/money.ts";
import { firstDayOf, type Half, halfOf, nextHalf, type Rates } from "./rates.ts";
import type { Regime } from "./regime.ts";

/** What interest is computed on. */
export interface LateDebt {
  readonly dueOn: Day;
  /** Principal still due today, tax included. */
  readonly open: Minor;
  /** What was paid of it after its due date: the base was higher until then. Days past `until` are left out. */
  readonly paid: readonly { readonly on: Day; readonly amount: Minor }[];
  /** Day on which a formal notice reached the debtor, if one did: a consumer owes interest from the day after. */
  readonly noticeOn?: Day | undefined;
}

export interface Terms {
  readonly regime: Regime;
  /** Of the terms of sale, in hundredths of a percent a year; for `contractual`. */
  readonly contractRate?: number | undefined;
}

/** One stretch of days with one base and one rate. */
export interface PenaltyLine {
  readonly from: Day;
  /** Included. */
  readonly to: Day;
  readonly days: number;
  readonly base: Minor;
  /** Hundredths of a percent a year. */
  readonly rate: number;
  readonly half: Half;
}

export interface Penalties {
  /** Rounded once, half up. */
  readonly amount: Minor;
  readonly lines: readonly PenaltyLine[];
  /** The rate of the terms of sale was below three times the legal rate, so that floor was taken. */
  readonly raised: boolean;
}

/** Of a share, minor units: 365 days, whatever the year, and rates in ten-thousandths. */
const denominator = 3_650_000n;

const none: Penalties = { amount: 0, lines: [], raised: false };

/**
 * Simple interest from the day after the due date to `until`, included; exact days over 365. Exact to the last line and
 * rounded once, so that periods add up. @returns a message, `law.rate_missing`, when a half-year is not in the table: no
 * rate is ever guessed
 */
export function penaltiesOf(debt: LateDebt, terms: Terms, until: Day, rates: Rates): Penalties | { readonly refused: Message } {
  const from = startOf(debt, terms);
  if (from === undefined || from > until) return none;
  const lines: PenaltyLine[] = [];
  let raised = false;
  for (const stretch of stretchesOf(debt, from, until)) {
    const priced = rateFor(terms, terms.regime === "public" ? halfOf(from) : stretch.half, rates);
    if ("missing" in priced) return { refused: { code: "law.rate_missing", params: { half: priced.missing } } };
    raised ||= priced.raised;
    const days = daysBetween(stretch.from, stretch.to) + 1;
    lines.push({ ...stretch, days, rate: priced.rate });
  }
  return { amount: rounded(lines.map(shareOf)), lines, raised };
}

/** What a line costs, exact: base × rate × days. */
export function shareOf({ base, rate, days }: Pick<PenaltyLine, "base" | "rate" | "days">): bigint {
  return BigInt(base) * BigInt(rate) * BigInt(days);
}

/** Minor units, half up. */
export function rounded(shares: readonly bigint[]): Minor {
  const sum = shares.reduce((total, share) => total + share, 0n);
  return minor(Number((2n * sum + denominator) / (2n * denominator)));
}

function startOf({ dueOn, noticeOn }: LateDebt, { regime }: Terms): Day | undefined {
  if (regime === "none") return undefined;
  const late = addDays(dueOn, 1);
  if (regime !== "consumer") return late;
  if (noticeOn === undefined) return undefined;
  const noticed = addDays(noticeOn, 1);
  return noticed > late ? noticed : late;
}

type Stretch = Pick<PenaltyLine, "from" | "to" | "base" | "half">;

/** Cut where the half-year changes, and after the day of each payment: that day still counts on what was due before it. */
function stretchesOf(debt: LateDebt, from: Day, until: Day): readonly Stretch[] {
  const paid = debt.paid.filter((one) => one.on >= from && one.on < until && one.amount > 0).toSorted((a, b) => (a.on < b.on ? -1 : 1));
  let base = debt.open + debt.paid.reduce((sum, one) => sum + (one.on >= from && one.on <= until ? one.amount : 0), 0);
  const stretches: Stretch[] = [];
  let at = from;
  let next = 0;
  while (at <= until) {
    const half = halfOf(at);
    const lastOfHalf = addDays(firstDayOf(nextHalf(half)), -1);
    const payment = paid[next];
    const to = [until, lastOfHalf, payment?.on ?? until].reduce((a, b) => (a < b ? a : b));
    if (base > 0) stretches.push({ from: at, to, base, half });
    for (let one = paid[next]; one !== undefined && one.on === to; one = paid[++next]) base -= one.amount;
    at = addDays(to, 1);
  }
  return stretches;
}

function rateFor(
  { regime, contractRate = 0 }: Terms,
  half: Half,
  rates: Rates,
): { readonly rate: number; readonly raised: boolean } | { readonly missing: Half } {
  const found = rates.get(half);
  if (!found) return { missing: half };
  switch (regime) {
    case "public":
      return { rate: found.ecb + 800, raised: false };
    case "consumer":
      return { rate: found.legal, raised: false };
    case "contractual":
      return { rate: Math.max(contractRate, 3 * found.legal), raised: contractRate < 3 * found.legal };
    default:
      return { rate: found.ecb + 1000, raised: false };
  }
}
