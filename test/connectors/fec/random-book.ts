import * as fc from "fast-check";
import { bookText } from "./book-text.ts";

/** Two years of random business with what each customer owes at the end, known apart from the files. */
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

/** How the second year brings the first one over. */
const openings = fc.constantFrom("none", "one line", "in detail", "in detail, lettered");

export const randomBook: fc.Arbitrary<RandomBook> = fc
  .record({
    first: fc.array(event, { maxLength: 40 }),
    second: fc.array(event, { maxLength: 40 }),
    openings,
    separator: fc.constantFrom("\t", "|"),
  })
  .map(({ first, second, openings, separator }) => {
    const truth = new Map<string, number>();
    const before = bookText(separator).invoice("20250101", "C0", "FA-0", 100);
    const after = bookText(separator).invoice("20260101", "C0", "FA-00", 100);
    add(truth, "C0", 200);
    const open = new Map<string, { number: string; cents: number; on: string }[]>();
    for (const each of first) {
      const line = write(before, "2025", each);
      add(truth, line.customer, line.cents);
      open.set(line.customer, [...(open.get(line.customer) ?? []), line]);
    }
    if (openings !== "none") after.opening("20260101", "C0", "FA-0", 100, { documentOn: "20250101" });
    for (const [customer, lines] of open) {
      const total = lines.reduce((sum, line) => sum + line.cents, 0);
      if (openings === "one line") after.opening("20260101", customer, "AN", total);
      if (openings.startsWith("in detail"))
        for (const { number, cents, on } of lines)
          after.opening("20260101", customer, number, cents, { documentOn: on, letter: openings.endsWith("lettered") ? "A" : "" });
    }
    for (const each of second) {
      const line = write(after, "2026", each);
      add(truth, line.customer, line.cents);
    }
    return { files: { "FEC20251231.txt": before.text(), "FEC20261231.txt": after.text() }, truth };
  });

function write(book: ReturnType<typeof bookText>, year: string, { what, customer, month, cents, letter, number }: Event) {
  const on = `${year}${String(month).padStart(2, "0")}15`;
  const name = `C${customer}`;
  const document = `${what}-${year}-${number}`;
  book[what](on, name, document, cents, { letter });
  return { customer: name, number: document, on, cents: what === "invoice" || what === "rejection" ? cents : -cents };
}

function add(truth: Map<string, number>, customer: string, cents: number): void {
  truth.set(customer, (truth.get(customer) ?? 0) + cents);
}
