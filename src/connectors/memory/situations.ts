import { addDays, type Day } from "../../ledger/day.ts";
import type { Credit, OpenItem, Signal } from "../../ledger/facts.ts";
import { sumMinor } from "../../ledger/money.ts";
import type { Draft } from "./draft.ts";
import { latelySince } from "./invoices.ts";
import type { Random } from "./random.ts";

/** What happens to customers whatever their profile. */
export type SituationName = keyof typeof situations | "none";

/** The situation of customer `index`: one in two has one, and 37 neighbours see them all. */
export function situationOf(seed: number, index: number): SituationName {
  const names = Object.keys(situations) as (keyof typeof situations)[];
  return names[(index * 11 + (seed >>> 0)) % 37] ?? "none";
}

/** Plays it on the account. One that needs an overdue item leaves an account without any as it is. */
export function play(name: SituationName, draft: Draft, random: Random): void {
  if (name !== "none") situations[name](draft, random);
}

const situations = {
  /** The money is there, nobody matched it: one of the items is paid to the cent. */
  "payment-unmatched": (draft: Draft, random: Random) => {
    const item = overdueOr(draft);
    if (!item) return;
    const on = latelySince(item.issuedOn, draft.today, random);
    credit(draft, item, { what: "payment", on, amount: item.open, label: `VIR ${draft.debtor.name} ${item.number}` });
  },
  "payment-on-account": (draft: Draft, random: Random) => {
    const item = overdueOr(draft);
    if (!item) return;
    const on = latelySince(item.issuedOn, draft.today, random);
    credit(draft, item, { what: "payment", on, amount: part(item.open, 10, 40, random), label: `VIR ${draft.debtor.name}` });
  },
  "credit-note": (draft: Draft, random: Random) => {
    const item = draft.items[0];
    if (!item) return;
    const on = latelySince(item.issuedOn, draft.today, random);
    credit(draft, item, { what: "credit_note", on, amount: part(item.open, 5, 30, random), number: item.number.replace("FA", "AV") });
  },
  advance: (draft: Draft, random: Random) => {
    const item = draft.items.at(-1);
    if (!item) return;
    credit(draft, item, { what: "advance", on: addDays(draft.today, -random.int(1, 30)), amount: part(item.amount, 20, 30, random) });
  },
  "dispute-open": (draft: Draft, random: Random) => {
    const item = overdueOr(draft);
    if (!item) return;
    const on = latelySince(item.issuedOn, draft.today, random);
    signal(draft, on, { what: "dispute", currency: item.currency, items: [item.id], note: "Livraison incomplète" });
  },
  "dispute-partial": (draft: Draft, random: Random) => {
    const item = overdueOr(draft);
    if (item) replace(draft, item, { disputed: part(item.open, 20, 60, random) });
  },
  "dispute-settled": (draft: Draft) => {
    const item = overdue(draft);
    if (!item) return;
    signal(draft, addDays(draft.today, -20), { what: "dispute", currency: item.currency, items: [item.id], note: "Prix contesté" });
    signal(draft, addDays(draft.today, -6), { what: "release", of: "dispute", items: [item.id] });
  },
  hold: (draft: Draft, random: Random) =>
    signal(draft, addDays(draft.today, -3), { what: "hold", until: addDays(draft.today, random.int(5, 40)), ...collector(draft) }),
  "hold-over": (draft: Draft) =>
    signal(draft, addDays(draft.today, -30), { what: "hold", until: addDays(draft.today, -2), ...collector(draft) }),
  "promise-running": (draft: Draft, random: Random) => {
    const item = overdue(draft);
    if (!item) return;
    const payOn = addDays(draft.today, random.int(1, 15));
    signal(draft, addDays(draft.today, -4), { what: "promise", payOn, currency: item.currency, amount: item.open, items: [item.id] });
  },
  "promise-broken": (draft: Draft, random: Random) => {
    const item = overdue(draft);
    if (!item) return;
    const payOn = addDays(draft.today, -random.int(6, 12));
    signal(draft, addDays(draft.today, -20), { what: "promise", payOn, currency: item.currency, amount: item.open, items: [item.id] });
  },
  "instalment-plan": (draft: Draft) => {
    const item = overdue(draft);
    if (!item) return;
    const owed = sumMinor(draft.items.filter((other) => other.currency === item.currency).map((other) => other.open));
    const share = Math.floor(owed / 3);
    const instalments = [owed - 2 * share, share, share]
      .map((amount, month) => ({ payOn: addDays(draft.today, 10 + 30 * month), amount }))
      .filter(({ amount }) => amount > 0);
    signal(draft, addDays(draft.today, -5), { what: "plan", currency: item.currency, instalments });
  },
  reply: (draft: Draft) => {
    if (overdue(draft)) signal(draft, addDays(draft.today, -2), { what: "reply", note: "Merci de nous renvoyer la facture." });
  },
  "direct-debit-rejected": (draft: Draft) => {
    const item = overdue(draft);
    if (item) replace(draft, item, { what: "rejected_payment", label: "Prélèvement rejeté : provision insuffisante" });
  },
  doubtful: (draft: Draft) => {
    const item = overdue(draft);
    if (item && item.dueOn < addDays(draft.today, -90)) replace(draft, item, { doubtful: true });
  },
  "item-not-chased": (draft: Draft) => {
    const item = overdue(draft);
    if (item) replace(draft, item, { noFollowUp: true });
  },
  opening: (draft: Draft) => {
    const item = overdue(draft);
    if (item) replace(draft, item, { what: "opening", label: "Solde repris de l’ancien logiciel", dueFrom: "legal_default" });
  },
  "bounced-lately": (draft: Draft) => {
    const [contact] = draft.contacts;
    if (!contact?.email) return;
    draft.contacts = draft.contacts.map((other) => (other === contact ? { ...contact, unusable: "bounced" } : other));
    signal(draft, addDays(draft.today, -9), { what: "bounce", contact: contact.id });
  },
} as const;

function collector({ debtor }: Draft): { by?: string } {
  return debtor.collector === undefined ? {} : { by: debtor.collector };
}

/** The oldest item past its due date. */
function overdue(draft: Draft): OpenItem | undefined {
  const [oldest] = draft.items;
  return oldest && oldest.dueOn < draft.today ? oldest : undefined;
}

function overdueOr(draft: Draft): OpenItem | undefined {
  return overdue(draft) ?? draft.items[0];
}

function replace(draft: Draft, item: OpenItem, change: Partial<OpenItem>): void {
  draft.items = draft.items.map((other) => (other === item ? { ...item, ...change } : other));
}

function part(amount: number, fromPercent: number, toPercent: number, random: Random): number {
  return Math.max(1, Math.floor((amount * random.int(fromPercent, toPercent)) / 100));
}

function credit(draft: Draft, item: OpenItem, about: Pick<Credit, "what" | "on" | "amount"> & Partial<Credit>): void {
  const id = `${draft.debtor.id}-R${draft.credits.length + 1}`;
  draft.credits.push({
    kind: "credit",
    id,
    debtor: draft.debtor.id,
    company: draft.debtor.company,
    currency: item.currency,
    open: about.amount,
    ...about,
    source: { host: "memory", place: `credit ${id}` },
  });
}

/** Omit over each member of a union. */
type Without<Union, Keys extends PropertyKey> = Union extends unknown ? Omit<Union, Keys> : never;

function signal(draft: Draft, on: Day, about: Without<Signal, "kind" | "id" | "debtor" | "on" | "source">): void {
  const id = `${draft.debtor.id}-S${draft.signals.length + 1}`;
  draft.signals.push({ kind: "signal", id, debtor: draft.debtor.id, on, ...about, source: { host: "memory", place: `signal ${id}` } });
}
