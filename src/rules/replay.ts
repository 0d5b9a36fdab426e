import { addDays, type Day } from "../ledger/day.ts";
import { dossier, type DossierFacts, isContact } from "../ledger/dossier.ts";
import type { Action } from "../ledger/effect.ts";
import type { Debtor } from "../ledger/facts.ts";
import type { Currency } from "../ledger/money.ts";
import { earliest } from "./case.ts";
import { decide } from "./decide.ts";
import { type Decision, type Intent, isAddressed } from "./decision.ts";
import { knownOn, type Past, pastOf } from "./replay-book.ts";
import type { Rulebook } from "./rulebook.ts";

export interface Span {
  readonly from: Day;
  /** Included. */
  readonly to: Day;
}

/** Something that the rules would have done. */
export interface Played {
  readonly on: Day;
  readonly debtor: Debtor;
  readonly currency: Currency;
  readonly segment: string;
  readonly intent: Intent;
  /** Numbers of the invoices it speaks of. */
  readonly numbers: readonly string[];
  /** Those of them that had been paid in full by then, when it asks for money. Must be none. */
  readonly afterPayment: readonly string[];
}

export interface Diary {
  /** In order of day. */
  readonly played: readonly Played[];
  /** Segment changes: from the second decision on. */
  readonly moves: readonly {
    readonly on: Day;
    readonly debtor: string;
    readonly currency: Currency;
    readonly from: string;
    readonly to: string;
  }[];
  /** What was asked of each day: how many times the rules were applied. */
  readonly decisions: number;
}

interface Track {
  readonly past: Past;
  /** Next day on which anything can be new. */
  next: Day | undefined;
  segment?: { readonly name: string; readonly since: Day };
}

/**
 * Lives the past again with the rules of today: each day on what was known then, every proposal approved and gone on its
 * day, tasks done on theirs. Several dossiers are those of one person (currencies, companies with one SIREN), which
 * hears from one of them at a time. Days on which nothing can change are passed over: `reviewOn` says which.
 */
export function replay(dossiers: readonly DossierFacts[], rulebook: Rulebook, { from, to }: Span): Diary {
  const tracks: readonly Track[] = dossiers.map((facts) => ({ past: pastOf(facts), next: from }));
  const actions = new Map<string, Action[]>(dossiers.map(({ debtor }) => [debtor.id, []]));
  const played: Played[] = [];
  const moves: Diary["moves"][number][] = [];
  let decisions = 0;
  for (let today: Day | undefined = from; today !== undefined && today <= to; today = earliest(...tracks.map((track) => track.next))) {
    let spoken = false;
    for (const track of tracks) {
      if (track.next === undefined || track.next > today) continue;
      const { debtor } = track.past.facts;
      const { segment: before } = track;
      const known = {
        ...knownOn(track.past, today),
        actions: actions.get(debtor.id) ?? [],
        ...(before && { segmentBefore: before }),
      };
      const elsewhere = spoken ? today : contactElsewhere(actions, debtor.id);
      const decision = decide(dossier(elsewhere ? { ...known, groupContactOn: elsewhere } : known, today), rulebook, today);
      decisions++;
      const { name } = decision.segment;
      if (before && before.name !== name) {
        moves.push({ on: today, debtor: debtor.id, currency: decision.currency, from: before.name, to: name });
      }
      if (before?.name !== name) track.segment = { name, since: today };
      const leaving = decision.intents.filter((intent) => intent.actOn === today);
      for (const intent of leaving) {
        const one = playedOf(intent, decision, track.past, today);
        played.push(one);
        actions.get(debtor.id)?.push(actionOf(one, decision));
      }
      spoken ||= isAddressed(decision);
      track.next = nextOf(track.past, decision, leaving.length > 0);
    }
    // Somebody was written to: that is news for the person's other dossiers.
    if (spoken && tracks.length > 1) for (const track of tracks) track.next = earliest(track.next, addDays(today, 1));
  }
  return { played, moves, decisions };
}

function nextOf({ events }: Past, { today, reviewOn, intents }: Decision, left: boolean): Day | undefined {
  const news = events.find((day) => day > today);
  const waits = intents.map((intent) => intent.actOn).filter((day) => day > today);
  return earliest(news, reviewOn, left ? addDays(today, 1) : undefined, ...waits);
}

function contactElsewhere(actions: ReadonlyMap<string, readonly Action[]>, debtor: string): Day | undefined {
  let last: Day | undefined;
  for (const [id, some] of actions) {
    if (id === debtor) continue;
    const contact = some.findLast(isContact);
    if (contact && (last === undefined || contact.on > last)) last = contact.on;
  }
  return last;
}

function playedOf(intent: Intent, { currency, segment }: Decision, { facts, receivables }: Past, on: Day): Played {
  const about = new Set(intent.items.map((item) => item.id));
  const mine = receivables.filter(({ item }) => about.has(item.id));
  const asks = intent.do === "email" || intent.do === "letter" || intent.activity === "call";
  return {
    on,
    debtor: facts.debtor,
    currency,
    segment: segment.name,
    intent,
    numbers: [...mine.map(({ item }) => item.number), ...(intent.settled ?? []).map(({ number }) => number)],
    afterPayment: asks ? mine.flatMap(({ item, settledOn }) => (settledOn !== undefined && settledOn <= on ? [item.number] : [])) : [],
  };
}

function actionOf({ intent, numbers }: Played, { debtor, currency, segment, today }: Decision): Action {
  const items = intent.items.map((item) => item.id);
  return {
    key: `${intent.step} ${intent.cycle} ${items.join()}`,
    debtor,
    currency,
    kind: intent.do,
    segment: segment.name,
    step: intent.step,
    cycle: intent.cycle,
    items,
    numbers,
    amount: intent.amount,
    on: today,
    state: intent.do === "task" ? "done" : "sent",
  };
}
