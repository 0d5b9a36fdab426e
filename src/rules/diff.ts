import type { Day } from "../ledger/day.ts";
import type { Dossier } from "../ledger/dossier.ts";
import type { Currency, Minor } from "../ledger/money.ts";
import type { Decision, Intent } from "./decision.ts";
import type { Rulebook } from "./rulebook.ts";

/** What other rules make of the same book on the same day. */
export interface RulesDiff {
  readonly today: Day;
  readonly versions: Sides<string>;
  /** Dossiers compared: a debtor in two currencies counts twice. */
  readonly dossiers: number;
  /** Every segment of either side, hardest first. */
  readonly segments: readonly string[];
  /** How many dossiers were in one segment and are in another, those that stayed included; by the order of `segments`. */
  readonly cells: readonly {
    readonly from: string;
    readonly to: string;
    readonly dossiers: number;
    readonly exposure: Readonly<Record<Currency, Minor>>;
  }[];
  /** What would be done, step by step. */
  readonly steps: readonly StepDiff[];
  /** Dossiers in another segment, or for which something else would be done; by debtor id, then currency. */
  readonly changes: readonly Change[];
}

export interface Sides<T> {
  readonly before: T;
  readonly after: T;
}

export interface StepDiff extends Sides<{ readonly count: number; readonly amount: Minor; readonly claimed: Minor }> {
  readonly step: string;
  readonly do: Intent["do"];
  readonly currency: Currency;
}

export interface Change extends Sides<Decision> {
  readonly dossier: Pick<Dossier, "debtor" | "currency"> & { readonly exposure: Minor; readonly overdue: Minor };
}

/** Compares two rulebooks dossier by dossier; keeps what differs. */
export function differ(today: Day, rulebooks: Sides<Rulebook>): { add(of: Dossier, sides: Sides<Decision>): void; diff(): RulesDiff } {
  const segments = orderOf(rulebooks);
  const cells = new Map<string, { from: string; to: string; dossiers: number; exposure: Record<Currency, Minor> }>();
  const steps = new Map<string, StepDiff & Sides<{ count: number; amount: Minor; claimed: Minor }>>();
  const changes: Change[] = [];
  let dossiers = 0;
  const count = (side: keyof Sides<unknown>, { intents, currency }: Decision) => {
    for (const intent of intents) {
      const id = `${intent.step} ${intent.do} ${currency}`;
      const none = { count: 0, amount: 0, claimed: 0 };
      const step = steps.get(id) ?? { step: intent.step, do: intent.do, currency, before: { ...none }, after: { ...none } };
      const sum = step[side];
      sum.count++;
      sum.amount += intent.amount;
      sum.claimed += claimedBy(intent);
      steps.set(id, step);
    }
  };
  return {
    add(of, { before, after }) {
      dossiers++;
      const [from, to] = [before.segment.name, after.segment.name];
      const cell = cells.get(`${from} ${to}`) ?? { from, to, dossiers: 0, exposure: {} };
      cell.dossiers++;
      cell.exposure[of.currency] = (cell.exposure[of.currency] ?? 0) + of.figures.exposure;
      cells.set(`${from} ${to}`, cell);
      count("before", before);
      count("after", after);
      if (from === to && gist(before) === gist(after)) return;
      const { debtor, currency, figures } = of;
      changes.push({ dossier: { debtor, currency, exposure: figures.exposure, overdue: figures.overdue }, before, after });
    },
    diff: () => ({
      today,
      versions: { before: rulebooks.before.version, after: rulebooks.after.version },
      dossiers,
      segments,
      cells: [...cells.values()].toSorted(
        (a, b) => segments.indexOf(a.from) - segments.indexOf(b.from) || segments.indexOf(a.to) - segments.indexOf(b.to),
      ),
      steps: [...steps.values()].toSorted((a, b) => (`${a.step} ${a.do} ${a.currency}` < `${b.step} ${b.do} ${b.currency}` ? -1 : 1)),
      changes,
    }),
  };
}

/** Whether something of a step differs. */
export function isOther({ before, after }: StepDiff): boolean {
  return before.count !== after.count || before.amount !== after.amount || before.claimed !== after.claimed;
}

/** Penalties and fees asked on top. */
export function claimedBy({ claims }: Intent): Minor {
  return (claims?.penalties?.amount ?? 0) + (claims?.fees?.amount ?? 0);
}

/** What would be done, without why. */
function gist({ intents }: Decision): string {
  return JSON.stringify(
    intents.map((intent) => {
      const { step, template, activity, assignee, approval, actOn, items, amount } = intent;
      return [step, intent.do, template, activity, assignee, approval, actOn, items, amount, claimedBy(intent)];
    }),
  );
}

/** Those of the new rules, and those that are gone where they stood. */
function orderOf({ before, after }: Sides<Rulebook>): readonly string[] {
  const priorities = new Map([...before.segments, ...after.segments].map(({ name, priority }) => [name, priority]));
  return [...priorities].toSorted(([a, p], [b, q]) => q - p || (a < b ? -1 : 1)).map(([name]) => name);
}
