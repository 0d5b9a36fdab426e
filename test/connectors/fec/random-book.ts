import * as fc from "fast-check";
import { type BookText, bookText } from "./book-text.ts";

/** Three years of random business with what each customer owes at the end, known apart from the files. */
export interface RandomBook {
  readonly files: Readonly<Record<string, string>>;
  /** Balance in cents by customer. */
  readonly truth: ReadonlyMap<string, number>;
}

interface Event {
  readonly what: "invoice" | "creditNote" | "payment" | "rejection";
  readonly customer: number;
  readonly month: number;
  readonly cents: number;
  readonly letter: string;
  readonly number: number;
}

const event: fc.Arbitrary<Event> = fc.record({
  what: fc.constantFrom("invoice", "invoice", "payment", "creditNote", "rejection"),
  customer: fc.integer({ min: 1, max: 4 }),
  month: fc.integer({ min: 1, max: 12 }),
  // Few amounts, codes and numbers: so that they meet.
  cents: fc.constantFrom(10000, 20000, 30000, 12345),
  letter: fc.constantFrom("", "", "A", "B", "a"),
  number: fc.integer({ min: 1, max: 6 }),
});

/** How a year brings the ones before it over. */
const opening = fc.constantFrom("none", "one line", "one line, lettered", "in detail", "in detail, lettered");

const year = fc.record({ events: fc.array(event, { maxLength: 25 }), opening });

export const randomBook: fc.Arbitrary<RandomBook> = fc
  .record({ years: fc.tuple(year, year, year), separator: fc.constantFrom("\t", "|") })
  .map(({ years, separator }) => {
    const files: Record<string, string> = {};
    const written: Written[] = [];
    for (const [index, { events, opening }] of years.entries()) {
      const book = bookText(separator);
      const on = `${2025 + index}0101`;
      if (index > 0 && opening !== "none") bringOver(book, on, written, opening);
      // A customer of its own, so that no year is empty.
      const always: Written = { customer: "C0", number: `FA-${index}`, on, cents: 100 };
      book.invoice(on, always.customer, always.number, always.cents);
      written.push(always, ...events.map((each) => write(book, String(2025 + index), each)));
      files[`FEC${2025 + index}1231.txt`] = book.text();
    }
    const truth = new Map<string, number>();
    for (const { customer, cents } of written) truth.set(customer, (truth.get(customer) ?? 0) + cents);
    return { files, truth };
  });

interface Written {
  readonly customer: string;
  readonly number: string;
  readonly on: string;
  readonly cents: number;
}

function bringOver(book: BookText, on: string, written: readonly Written[], how: string): void {
  const letter = how.endsWith("lettered") ? "A" : "";
  const totals = new Map<string, number>();
  for (const { customer, number, cents, on: documentOn } of written) {
    totals.set(customer, (totals.get(customer) ?? 0) + cents);
    if (how.startsWith("in detail")) book.opening(on, customer, number, cents, { documentOn, letter });
  }
  if (how.startsWith("one line")) for (const [customer, cents] of totals) book.opening(on, customer, "AN", cents, { letter });
}

function write(book: BookText, year: string, { what, customer, month, cents, letter, number }: Event): Written {
  const on = `${year}${String(month).padStart(2, "0")}15`;
  const document = `${what}-${year}-${number}`;
  book[what](on, `C${customer}`, document, cents, { letter });
  return { customer: `C${customer}`, number: document, on, cents: what === "invoice" || what === "rejection" ? cents : -cents };
}
