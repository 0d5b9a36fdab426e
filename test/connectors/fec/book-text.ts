/** A FEC as text, entry by entry: what tests need, in the order of the law's eighteen fields. */
export interface BookText {
  invoice(on: string, customer: string, number: string, cents: number, more?: More): BookText;
  creditNote(on: string, customer: string, number: string, cents: number, more?: More): BookText;
  payment(on: string, customer: string, number: string, cents: number, more?: More): BookText;
  rejection(on: string, customer: string, number: string, cents: number, more?: More): BookText;
  opening(on: string, customer: string, number: string, cents: number, more?: More): BookText;
  lines(): readonly string[];
  text(): string;
}

/** Days are `AAAAMMJJ`, as in the file. */
export interface More {
  readonly letter?: string;
  readonly documentOn?: string;
  readonly label?: string;
  readonly account?: string;
}

const fields = [
  ..."JournalCode JournalLib EcritureNum EcritureDate CompteNum CompteLib CompAuxNum CompAuxLib PieceRef PieceDate".split(" "),
  ..."EcritureLib Debit Credit EcritureLet DateLet ValidDate Montantdevise Idevise".split(" "),
];

export function bookText(separator = "\t", lineEnd = "\n"): BookText {
  const lines: string[] = [];
  let entries = 0;

  function entry(
    journal: readonly [string, string],
    on: string,
    customer: string,
    number: string,
    cents: number,
    other: string,
    more: More,
  ) {
    const row = (account: string, name: string, auxiliary: string, amount: number, letter: string) => {
      const who = auxiliary && `Client ${auxiliary}`;
      const document = [number, more.documentOn ?? on, more.label ?? number];
      const money = [amounts(Math.max(amount, 0)), amounts(Math.max(-amount, 0)), letter, "", on, "", ""];
      lines.push([...journal, entries, on, account, name, auxiliary, who, ...document, ...money].join(separator));
    };
    entries++;
    row(more.account ?? "411000", "Clients", customer, cents, more.letter ?? "");
    row(other, "Contrepartie", "", -cents, "");
    return book;
  }

  const sales = ["VE", "Ventes"] as const;
  const bank = ["BQ", "Banque"] as const;
  const openings = ["AN", "À-nouveaux"] as const;
  const book: BookText = {
    invoice: (on, customer, number, cents, more = {}) => entry(sales, on, customer, number, cents, "707000", more),
    creditNote: (on, customer, number, cents, more = {}) => entry(sales, on, customer, number, -cents, "709000", more),
    payment: (on, customer, number, cents, more = {}) => entry(bank, on, customer, number, -cents, "512000", more),
    rejection: (on, customer, number, cents, more = {}) => entry(bank, on, customer, number, cents, "512000", more),
    opening: (on, customer, number, cents, more = {}) => entry(openings, on, customer, number, cents, "120000", more),
    lines: () => [fields.join(separator), ...lines],
    text: () => `${book.lines().join(lineEnd)}${lineEnd}`,
  };
  return book;
}

function amounts(cents: number): string {
  return `${Math.floor(cents / 100)},${String(cents % 100).padStart(2, "0")}`;
}
