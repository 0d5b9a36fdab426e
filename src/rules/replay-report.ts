import { addDays, type Day, weekday } from "../ledger/day.ts";
import type { DossierFacts } from "../ledger/dossier.ts";
import type { Currency, Minor } from "../ledger/money.ts";
import type { Intent } from "./decision.ts";
import { type Diary, type Played, replay, type Span } from "./replay.ts";
import { isAboutMessage, pastOf } from "./replay-book.ts";
import type { Rulebook } from "./rulebook.ts";

/** What the rules would have done over a time: sums, whatever the number of debtors, and a line per debtor. */
export interface ReplayReport extends Span {
  /** Of the rulebook. */
  readonly version: string;
  readonly debtors: number;
  readonly decisions: number;
  /** Every week of the time, from the Monday on or before its first day. */
  readonly weeks: readonly (Load & { readonly monday: Day })[];
  /** In the order in which ladders have them, then by name. */
  readonly steps: readonly StepLoad[];
  /** Debtors that something was done for, most contacts first, then by id. */
  readonly lines: readonly ReplayLine[];
  /** Asked although paid by then. The rules never do. */
  readonly afterPayment: readonly {
    readonly on: Day;
    readonly debtor: string;
    readonly name: string;
    readonly step: string;
    readonly numbers: readonly string[];
  }[];
  readonly gaps: Gaps;
}

/** Numbers of things done. `tasks` are those of the team that are no call. */
export interface Load {
  readonly emails: number;
  readonly calls: number;
  readonly letters: number;
  readonly tasks: number;
}

export interface StepLoad {
  readonly step: string;
  readonly do: Intent["do"];
  readonly currency: Currency;
  readonly count: number;
  readonly debtors: number;
  /** Sum of what each asked: a debt that is asked for three times is in it three times. */
  readonly amount: Minor;
}

export interface ReplayLine extends Load {
  readonly debtor: string;
  readonly reference: string;
  readonly name: string;
  readonly currency: Currency;
  /** In the order in which it was in them. */
  readonly segments: readonly string[];
  readonly first: Day;
  readonly last: Day;
  readonly lastStep: string;
  /** What the last e-mail, call or letter asked for; 0 without one. */
  readonly lastAmount: Minor;
}

/** What of the past cannot be rebuilt, and is therefore not in the report, or is in it as of today. */
export interface Gaps {
  /** Settled invoices, of which only due date and payments are known. */
  readonly settledInvoices: number;
  /** Items that came back after a payment: when is not known, they count as never paid. */
  readonly returned: number;
  /** Disputes that the host marks without a day. */
  readonly undatedDisputes: number;
  /** Insolvent, handed over or not to be chased today: taken to have been so all along. */
  readonly markedDebtors: number;
  /** Replies and reports about messages that really left. */
  readonly signalsOfRealMessages: number;
  /** Debtors left out: one of their rows cannot be read, and may be a payment. */
  readonly leftOut: number;
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

/** Adds up the diaries of one person after the other, so that memory does not grow with what each did. */
export function replayer(rulebook: Rulebook, span: Span): { add(person: readonly DossierFacts[]): void; report(): ReplayReport } {
  const weeks = new Map<Day, Mutable<Load & { monday: Day }>>();
  for (let monday = mondayOf(span.from); monday <= span.to; monday = addDays(monday, 7)) weeks.set(monday, { monday, ...noLoad });
  const steps = new Map<string, Mutable<StepLoad>>();
  const lines: ReplayLine[] = [];
  const afterPayment: ReplayReport["afterPayment"][number][] = [];
  const gaps: Mutable<Gaps> = {
    settledInvoices: 0,
    returned: 0,
    undatedDisputes: 0,
    markedDebtors: 0,
    signalsOfRealMessages: 0,
    leftOut: 0,
  };
  let debtors = 0;
  let decisions = 0;
  return {
    add(person) {
      const readable = person.filter(({ unreadable = [] }) => unreadable.length === 0);
      gaps.leftOut += new Set(person.filter((one) => !readable.includes(one)).map(({ debtor }) => debtor.id)).size;
      debtors += new Set(readable.map(({ debtor }) => debtor.id)).size;
      for (const facts of readable) addGaps(gaps, facts);
      const diary = replay(readable, rulebook, span);
      decisions += diary.decisions;
      for (const one of diary.played) {
        const week = weeks.get(mondayOf(one.on));
        if (week) week[kindOf(one.intent)]++;
        if (one.afterPayment.length > 0) {
          const { on, debtor, intent, afterPayment: numbers } = one;
          afterPayment.push({ on, debtor: debtor.id, name: debtor.name, step: intent.step, numbers });
        }
      }
      addSteps(steps, diary.played);
      for (const { debtor, currency } of readable) {
        const line = lineOf(diary, debtor.id, currency);
        if (line) lines.push(line);
      }
    },
    report: () => ({
      ...span,
      version: rulebook.version,
      debtors,
      decisions,
      weeks: [...weeks.values()],
      steps: [...steps.values()].toSorted((a, b) => placeOf(rulebook, a.step) - placeOf(rulebook, b.step) || compare(a.step, b.step)),
      lines: lines.toSorted((a, b) => contactsOf(b) - contactsOf(a) || compare(a.debtor, b.debtor)),
      afterPayment,
      gaps,
    }),
  };
}

const noLoad: Load = { emails: 0, calls: 0, letters: 0, tasks: 0 };

/** E-mails, calls and letters: what the debtor hears. */
export function contactsOf({ emails, calls, letters }: Load): number {
  return emails + calls + letters;
}

function mondayOf(day: Day): Day {
  return addDays(day, 1 - weekday(day));
}

function kindOf(intent: Intent): keyof Load {
  if (intent.do === "email") return "emails";
  if (intent.do === "letter") return "letters";
  return intent.activity === "call" ? "calls" : "tasks";
}

function addGaps(gaps: Mutable<Gaps>, facts: DossierFacts): void {
  const { insolvent, handedOver, noFollowUp } = facts.debtor;
  gaps.settledInvoices += pastOf(facts).receivables.filter(({ item }) => item.open === 0).length;
  gaps.returned += facts.items.filter((item) => item.what === "rejected_payment").length;
  gaps.undatedDisputes += facts.items.filter((item) => (item.disputed ?? 0) > 0).length;
  if (insolvent || handedOver || noFollowUp) gaps.markedDebtors++;
  gaps.signalsOfRealMessages += facts.signals.filter(isAboutMessage).length;
}

function addSteps(steps: Map<string, Mutable<StepLoad>>, played: readonly Played[]): void {
  const seen = new Set<string>();
  for (const { debtor, currency, intent } of played) {
    const id = `${intent.step} ${intent.do} ${currency}`;
    const step = steps.get(id) ?? { step: intent.step, do: intent.do, currency, count: 0, debtors: 0, amount: 0 };
    step.count++;
    step.amount += intent.amount;
    if (!seen.has(`${id} ${debtor.id}`)) step.debtors++;
    seen.add(`${id} ${debtor.id}`);
    steps.set(id, step);
  }
}

function lineOf({ played, moves }: Diary, debtor: string, currency: Currency): ReplayLine | undefined {
  const mine = played.filter((one) => one.debtor.id === debtor && one.currency === currency);
  const [first] = mine;
  const last = mine.findLast(({ intent }) => kindOf(intent) !== "tasks") ?? mine.at(-1);
  if (!first || !last) return undefined;
  const load = { ...noLoad };
  for (const { intent } of mine) load[kindOf(intent)]++;
  const moved = moves.filter((move) => move.debtor === debtor && move.currency === currency);
  return {
    debtor,
    reference: first.debtor.reference,
    name: first.debtor.name,
    currency,
    segments: moved[0] ? [moved[0].from, ...moved.map((move) => move.to)] : [first.segment],
    ...load,
    first: first.on,
    last: last.on,
    lastStep: last.intent.step,
    lastAmount: kindOf(last.intent) === "tasks" ? 0 : last.intent.amount,
  };
}

/** Days at which a step stands in the first ladder that has it; steps of no ladder come last. */
function placeOf({ segments }: Rulebook, step: string): number {
  const days = segments.flatMap(({ ladder }) => ladder.filter((one) => one.step === step).map((one) => one.at));
  return days.length > 0 ? Math.min(...days) : Infinity;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
