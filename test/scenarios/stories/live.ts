import { addDays, type Day, day } from "../../../src/ledger/day.ts";
import { dossier, type DossierFacts, isContact } from "../../../src/ledger/dossier.ts";
import type { Action } from "../../../src/ledger/effect.ts";
import type { Signal } from "../../../src/ledger/facts.ts";
import { decide } from "../../../src/rules/decide.ts";
import type { Decision, Intent } from "../../../src/rules/decision.ts";
import type { Rulebook } from "../../../src/rules/rulebook.ts";
import { credit, payment, presets, rulebookOf, signal } from "../../rules/builder.ts";
import { actionOf } from "../../rules/walk.ts";

/** The rules as they are shipped, with what a story changes. */
export function shippedWith(...own: readonly string[]): Rulebook {
  return rulebookOf([
    ...presets,
    ...own.map((text, at) => ({ name: text.startsWith("segment:") ? `rules/${at}.yaml` : "rules/_common.yaml", text })),
  ]);
}

/** What happens to one of the debtors on a day, in words and in facts. */
export interface Happening {
  readonly says: string;
  readonly debtor?: string;
  change(facts: DossierFacts, today: Day): DossierFacts;
}

export interface Story {
  readonly rulebook: Rulebook;
  /** One debtor, or several companies of one group. */
  readonly cast: readonly DossierFacts[];
  readonly from: string;
  readonly to: string;
  readonly happens?: Readonly<Record<string, Happening | readonly Happening[]>>;
  /** What becomes of an intent on the day it may leave; nothing when it stays where it is. Else mails leave and calls are made. */
  person?(intent: Intent, today: Day): Action["state"] | undefined;
  /** Days without service: nothing is read, decided or sent. */
  down?(today: Day): boolean;
}

const routine: ReadonlySet<Decision["reason"]["code"]> = new Set(["step_due", "contacted_recently", "already_done", "before_next_step"]);

/**
 * Lives a story day by day and keeps its diary: what happened (»), what was done, and each reason that stops (=) when it
 * begins. Reasons that only wait for the next step are left out.
 */
export function live({ rulebook, cast, from, to, happens = {}, person: deliver = atOnce, down = () => false }: Story): string[] {
  const facts = new Map(cast.map((one) => [one.debtor.id, one]));
  const diary: string[] = [];
  const last = new Map<string, string>();
  for (let today = day(from); today <= to; today = addDays(today, 1)) {
    for (const one of [happens[today] ?? []].flat()) {
      const id = one.debtor ?? (cast[0] as DossierFacts).debtor.id;
      facts.set(id, one.change(facts.get(id) as DossierFacts, today));
      diary.push(`${today} » ${one.says}`);
    }
    if (down(today)) continue;
    const spoken = new Set<string>();
    for (const [id, known] of facts) {
      const person = known.debtor.siren ?? id;
      const others = [...facts.values()].filter((other) => other.debtor.id !== id && (other.debtor.siren ?? other.debtor.id) === person);
      const groupContactOn = spoken.has(person) ? today : lastContactOf(others);
      const now = {
        ...known,
        freshness: { pulledOn: today, lastBankEntryOn: today },
        ...(groupContactOn !== undefined && { groupContactOn }),
      };
      const decision = decide(dossier(now, today), rulebook, today);
      const name = cast.length > 1 ? `${id} ` : "";
      const { code } = decision.reason;
      if (!routine.has(code) && last.get(id) !== code) diary.push(`${today} = ${name}${code}`);
      last.set(id, code);
      for (const intent of decision.intents) {
        if (intent.do === "email" || intent.do === "letter") spoken.add(person);
        const state = intent.actOn === today ? deliver(intent, today) : undefined;
        if (state === undefined) continue;
        diary.push(`${today} ${name}${told(intent)}${state === "sent" || state === "done" ? "" : `, ${state}`}`);
        const before = facts.get(id) as DossierFacts;
        facts.set(id, { ...before, actions: [...before.actions, actionOf(intent, decision, state)] });
      }
    }
  }
  return diary;
}

function atOnce(intent: Intent): Action["state"] {
  return intent.do === "task" ? "done" : "sent";
}

/** `e-mail courtesy FA-1+FA-2 1300.00`. */
function told(intent: Intent): string {
  const kind = intent.do === "email" ? "e-mail" : intent.do;
  const items = [...intent.items.map((item) => item.id), ...(intent.settled ?? []).map((one) => one.number)].join("+");
  return [kind, intent.step, items, ...(intent.items.length === 0 ? [] : [(intent.amount / 100).toFixed(2)])].join(" ").trim();
}

function lastContactOf(others: readonly DossierFacts[]): Day | undefined {
  return others
    .flatMap((one) => one.actions.filter(isContact).map((action) => action.on))
    .toSorted()
    .at(-1);
}

/** The invoices are paid and matched. */
export function paid(...numbers: readonly string[]): Happening {
  return {
    says: `paid ${numbers.join(", ")}`,
    change: (facts, today) => ({
      ...facts,
      items: facts.items.filter((item) => !numbers.includes(item.id)),
      credits: facts.credits.filter((one) => !numbers.includes(one.id)),
      payments: [
        ...facts.payments,
        ...facts.items
          .filter((item) => numbers.includes(item.id))
          .map((item) => ({ ...payment(`R ${item.id}`, item.dueOn, today, item.open / 100), invoice: item.number })),
      ],
    }),
  };
}

/** Money arrives, and nobody has matched it yet. */
export function arrived(id: string, euros: number, label: string): Happening {
  return {
    says: `${euros} arrived: ${label}`,
    change: (facts, today) => ({ ...facts, credits: [...facts.credits, credit(id, today, euros, { label })] }),
  };
}

type Word = Parameters<typeof signal>[1];

/** Somebody said it, or a carrier reported it. */
export function hears(says: string, word: Word | ((facts: DossierFacts) => Word)): Happening {
  return {
    says,
    change: (facts, today) => {
      const heard: Signal = signal(today, typeof word === "function" ? word(facts) : word);
      return { ...facts, signals: [...facts.signals, heard] };
    },
  };
}

/** Payments of the past: paid so many days after their due dates. */
export function history(dues: readonly string[], daysLate: number, euros = 1000): DossierFacts["payments"] {
  return dues.map((due, at) => payment(`H${at}`, due, addDays(day(due), daysLate), euros));
}
