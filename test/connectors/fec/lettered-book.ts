import * as fc from "fast-check";
import { type BookText, bookText } from "./book-text.ts";

/** Three years of a business whose accountant letters everything, with what is open at the end known apart from the files. */
export interface LetteredBook {
  readonly files: Readonly<Record<string, string>>;
  /** Open invoices in cents, by number. */
  readonly open: ReadonlyMap<string, number>;
  /** Money on account in cents, by number. */
  readonly onAccount: ReadonlyMap<string, number>;
  /** Balance in cents by customer. */
  readonly balances: ReadonlyMap<string, number>;
  /** The same files as exported a quarter before the end. */
  readonly before: Readonly<Record<string, string>>;
  /** Numbers of what was booked or lettered in that quarter. */
  readonly since: ReadonlySet<string>;
}

interface Entry {
  readonly what: "invoice" | "payment" | "creditNote";
  readonly customer: string;
  readonly month: number;
  readonly number: string;
  readonly cents: number;
  letter: string;
}

const fate = fc.record({
  customer: fc.integer({ min: 1, max: 3 }),
  month: fc.integer({ min: 0, max: 35 }),
  // Few amounts, so that strangers meet.
  cents: fc.constantFrom(10000, 20000, 30000, 12345),
  what: fc.constantFrom("unpaid", "paid", "paid with another", "paid twice over", "paid in part", "credited", "on account"),
  after: fc.integer({ min: 0, max: 8 }),
});

const opening = fc.constantFrom("in detail", "in detail, lettered", "one line");

export const letteredBook: fc.Arbitrary<LetteredBook> = fc
  .record({ fates: fc.array(fate, { minLength: 1, maxLength: 25 }), openings: fc.tuple(opening, opening) })
  .map(({ fates, openings }) => {
    const entries: Entry[] = [];
    const open = new Map<string, number>();
    const onAccount = new Map<string, number>();
    const codes = new Map<string, number>();
    const since = new Set<string>();
    let numbers = 0;
    const add = (what: Entry["what"], customer: string, month: number, cents: number): Entry => {
      const prefix = { invoice: "FA", payment: "VIR", creditNote: "AV" }[what];
      const entry: Entry = { what, customer, month, number: `${prefix}-${++numbers}`, cents, letter: "" };
      entries.push(entry);
      return entry;
    };
    /** Codes start again every year and for every customer; what goes over a year's end has a code of its own. */
    const letter = (group: readonly Entry[]) => {
      const years = new Set(group.map(({ month }) => Math.floor(month / 12)));
      const series = `${years.size === 1 ? [...years][0] : "over"} ${group[0]?.customer}`;
      const count = codes.get(series) ?? 0;
      codes.set(series, count + 1);
      if (group.some(isLate)) for (const { number } of group) since.add(number);
      for (const entry of group)
        entry.letter = `${years.size === 1 ? "" : "X"}${String.fromCharCode(65 + (count % 26))}${"A".repeat(count / 26)}`;
    };
    // One customer that has an invoice every year, so that none is empty.
    for (const month of [0, 12, 24]) open.set(add("invoice", "C0", month, 100).number, 100);
    for (const { customer: index, month, cents, what, after } of fates) {
      const customer = `C${index}`;
      const when = Math.min(month + after, 35);
      if (what === "on account") {
        onAccount.set(add("payment", customer, when, cents).number, cents);
        continue;
      }
      const it = add("invoice", customer, month, cents);
      if (what === "unpaid") open.set(it.number, cents);
      if (what === "paid") letter([it, add("payment", customer, when, cents)]);
      if (what === "credited") letter([it, add("creditNote", customer, when, cents)]);
      if (what === "paid with another") letter([it, add("invoice", customer, month, 5000), add("payment", customer, when, cents + 5000)]);
      if (what === "paid twice over")
        letter([it, add("payment", customer, when, 4000), add("payment", customer, Math.min(when + 1, 35), cents - 4000)]);
      if (what === "paid in part") {
        letter([it, add("payment", customer, when, 3000)]);
        open.set(it.number, cents - 3000);
      }
    }
    const balances = new Map<string, number>();
    for (const entry of entries) balances.set(entry.customer, (balances.get(entry.customer) ?? 0) + signed(entry));
    for (const entry of entries.filter(isLate)) since.add(entry.number);
    const earlier = entries.filter((entry) => !isLate(entry)).map((entry) => (since.has(entry.number) ? { ...entry, letter: "" } : entry));
    const filesOf = (its: readonly Entry[]) =>
      Object.fromEntries([0, 1, 2].map((year) => [`FEC${2025 + year}1231.txt`, textOf(its, year, openings[year - 1])]));
    return { files: filesOf(entries), open, onAccount, balances, before: filesOf(earlier), since };
  });

function textOf(entries: readonly Entry[], year: number, opening: string | undefined): string {
  const book = bookText();
  const on = `${2025 + year}0101`;
  const earlier = entries.filter(({ month }) => month < year * 12);
  if (opening === "one line") {
    const totals = new Map<string, number>();
    for (const entry of earlier) totals.set(entry.customer, (totals.get(entry.customer) ?? 0) + signed(entry));
    for (const [customer, cents] of totals) if (cents !== 0) book.opening(on, customer, "AN", cents);
  } else if (opening !== undefined) bringOver(book, on, earlier, opening.endsWith("lettered"));
  for (const entry of entries.filter(({ month }) => Math.floor(month / 12) === year)) {
    book[entry.what](dayOf(entry.month), entry.customer, entry.number, entry.cents, { letter: entry.letter });
  }
  return book.text();
}

/** What was not settled when the year began, line by line. */
function bringOver(book: BookText, on: string, earlier: readonly Entry[], lettered: boolean): void {
  const sums = new Map<string, number>();
  const keyOf = ({ customer, letter, number, month }: Entry) =>
    letter === "" ? number : letter.startsWith("X") ? `${customer} ${letter}` : `${customer} ${letter} ${Math.floor(month / 12)}`;
  for (const entry of earlier) sums.set(keyOf(entry), (sums.get(keyOf(entry)) ?? 0) + signed(entry));
  for (const entry of earlier) {
    if (sums.get(keyOf(entry)) === 0) continue;
    const letter = lettered && entry.letter.startsWith("X") ? entry.letter : "";
    book.opening(on, entry.customer, entry.number, signed(entry), { documentOn: dayOf(entry.month), letter });
  }
}

function isLate({ month }: Entry): boolean {
  return month >= 33;
}

function signed({ what, cents }: Entry): number {
  return what === "invoice" ? cents : -cents;
}

function dayOf(month: number): string {
  return `${2025 + Math.floor(month / 12)}${String((month % 12) + 1).padStart(2, "0")}15`;
}
