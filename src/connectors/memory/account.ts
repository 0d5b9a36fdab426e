import type { Day } from "../../ledger/day.ts";
import type { Contact, Credit, Debtor, OpenItem, Payment, Signal } from "../../ledger/facts.ts";
import type { Draft } from "./draft.ts";
import { contactsOf, debtorOf } from "./identity.ts";
import { invoiceMaker } from "./invoices.ts";
import { type ProfileName, profileOf } from "./profiles.ts";
import { makeRandom } from "./random.ts";
import { play, type SituationName, situationOf } from "./situations.ts";
import { owe, pay } from "./trade.ts";

/** One customer of the book with all its facts, as they stand on the book's day. */
export interface Account {
  readonly index: number;
  readonly profile: ProfileName;
  /** What is going on with it, beside its profile. */
  readonly situation: SituationName;
  readonly debtor: Debtor;
  readonly contacts: readonly Contact[];
  readonly items: readonly OpenItem[];
  readonly credits: readonly Credit[];
  readonly payments: readonly Payment[];
  readonly signals: readonly Signal[];
}

/** What a book is made from. The same options give the same book. */
export interface BookOptions {
  readonly seed: number;
  readonly debtors: number;
  /** The day the book is of: nothing in it was issued, paid or said later. */
  readonly today: Day;
  /** Open items of every debtor, up to 30; without it as many as suit its profile. */
  readonly itemsEach?: number;
}

/** Customer number `index` of a book: made from the options and the index alone. */
export function makeAccount(options: BookOptions, index: number): Account {
  const random = makeRandom(options.seed, index);
  const twin = twinOf(index);
  const profile = profileOf(twin ?? index);
  const debtor = debtorOf(options.seed, index, twin, profile);
  const contacts = contactsOf(options.seed, index, debtor);
  const draft: Draft = { profile, today: options.today, debtor, contacts, items: [], credits: [], payments: [], signals: [] };
  const invoices = invoiceMaker(draft, index, random);
  pay(draft, invoices, random);
  owe(draft, invoices, random, options.itemsEach);
  const situation = situationOf(options.seed, index);
  play(situation, draft, random);
  const { profile: _profile, today: _today, ...facts } = draft;
  return { ...facts, index, profile: profile.name, situation };
}

/** Some customers buy from both companies of the group: one legal person, two debtors. The index of the first one. */
function twinOf(index: number): number | undefined {
  return index % 18 === 4 ? index - 1 : undefined;
}
