import * as fc from "fast-check";

/** Books as Odoo's own wizard exports them, two years of them, with the residual of every invoice known apart from the files. */
export interface OdooBook {
  readonly files: Readonly<Record<string, string>>;
  /** Residual in cents of every invoice that is not paid in full, by number. */
  readonly residuals: ReadonlyMap<string, number>;
  /** Balance in cents by customer. */
  readonly balances: ReadonlyMap<string, number>;
}

/** What becomes of an invoice. Payments registered on one carry its number as their memo, which Odoo exports as PieceRef. */
const fates = [
  "unpaid",
  "paid",
  "paid by the bank",
  "paid in part",
  "paid with the next",
  "credited",
  "credited in part",
  "overpaid",
  "rejected",
];

const invoice = fc.record({
  customer: fc.integer({ min: 1, max: 4 }),
  month: fc.integer({ min: 0, max: 21 }),
  // Few amounts, so that strangers meet.
  cents: fc.constantFrom(12000, 24000, 60000, 99999),
  fate: fc.constantFrom(...fates),
  paidAfter: fc.integer({ min: 0, max: 3 }),
  reference: fc.constantFrom("", "", "CDE-77", "Votre commande"),
});

export const odooBook: fc.Arbitrary<OdooBook> = fc.array(invoice, { minLength: 1, maxLength: 30 }).map((invoices) => {
  const book = newBook();
  // Years that are never empty: a customer of its own has an invoice in each.
  for (const month of [0, 12]) book.invoice({ customer: 0, month, cents: 500, reference: "" });
  for (const { customer, month, cents, fate, paidAfter, reference } of invoices.toSorted((a, b) => a.month - b.month)) {
    const it = book.invoice({ customer, month, cents, reference });
    const when = Math.min(month + paidAfter, 21);
    if (fate === "paid") book.reconcile(it, book.payment(customer, when, cents, it.number));
    if (fate === "paid by the bank") book.reconcile(it, book.payment(customer, when, cents, "-"));
    if (fate === "paid in part") book.match(it, book.payment(customer, when, cents / 3, it.number), cents / 3);
    if (fate === "overpaid") book.match(it, book.payment(customer, when, cents + 700, it.number), cents);
    if (fate === "credited") book.reconcile(it, book.creditNote(customer, when, cents, it.number));
    if (fate === "credited in part") book.match(it, book.creditNote(customer, when, cents / 3, it.number), cents / 3);
    if (fate === "rejected") book.reconcile(book.payment(customer, when, cents, it.number), book.rejection(customer, when, cents));
    if (fate === "paid with the next") {
      const next = book.invoice({ customer, month, cents: 30000, reference });
      const payment = book.payment(customer, when, cents + 10000, `${it.number}, ${next.number}`);
      book.match(it, payment, cents);
      book.match(next, payment, 10000);
    }
  }
  return book.end();
});

interface Line {
  readonly month: number;
  readonly number: string;
  readonly customer: number;
  readonly cents: number;
  readonly journal: readonly [code: string, name: string, account: string];
  readonly ref: string;
  readonly label: string;
  letter: string;
}

function newBook() {
  const lines: Line[] = [];
  const residuals = new Map<string, number>();
  const counts = new Map<string, number>();
  let reconciliations = 1040;

  function add(prefix: string, line: Omit<Line, "number" | "letter">): Line {
    const series = `${prefix}/${yearOf(line.month)}`;
    const count = (counts.get(series) ?? 0) + 1;
    counts.set(series, count);
    const added = { ...line, number: `${series}/${String(count).padStart(5, "0")}`, letter: "" };
    lines.push(added);
    return added;
  }

  const sales = ["VTE", "Factures clients", "707100"] as const;
  const bank = ["BNK1", "Banque", "512001"] as const;
  const match = (it: Line, _by: Line, cents: number) => residuals.set(it.number, (residuals.get(it.number) as number) - cents);
  return {
    invoice({ customer, month, cents, reference }: { customer: number; month: number; cents: number; reference: string }): Line {
      const it = add("FAC", { month, customer, cents, journal: sales, ref: reference || "-", label: reference });
      residuals.set(it.number, cents);
      return it;
    },
    creditNote: (customer: number, month: number, cents: number, of: string) =>
      add("RFAC", { month, customer, cents: -cents, journal: sales, ref: `Extourne de : ${of}`, label: "" }),
    payment: (customer: number, month: number, cents: number, memo: string) =>
      add("BNK1", { month, customer, cents: -cents, journal: bank, ref: memo, label: "Paiement client" }),
    rejection: (customer: number, month: number, cents: number) =>
      add("BNK1", { month, customer, cents, journal: bank, ref: "-", label: "REJET PRLV" }),
    match,
    /** Both come to nothing: Odoo gives them the id of their full reconciliation. */
    reconcile(one: Line, other: Line) {
      one.letter = other.letter = String(reconciliations++);
      if (residuals.has(one.number)) match(one, other, Math.abs(other.cents));
    },
    end(): OdooBook {
      const balances = new Map<string, number>();
      for (const { customer, cents } of lines) balances.set(String(customer), (balances.get(String(customer)) ?? 0) + cents);
      return {
        files: { "FEC20251231.txt": textOf(lines, 2025), "FEC20261231.txt": textOf(lines, 2026) },
        residuals: new Map([...residuals].filter(([, cents]) => cents !== 0)),
        balances,
      };
    },
  };
}

const fields = [
  ..."JournalCode JournalLib EcritureNum EcritureDate CompteNum CompteLib CompAuxNum CompAuxLib PieceRef PieceDate".split(" "),
  ..."EcritureLib Debit Credit EcritureLet DateLet ValidDate Montantdevise Idevise".split(" "),
];

/** `|`, CRLF, no end to the last line, openings per partner that are not zero, amounts in 15 digits, the euro as currency. */
function textOf(lines: readonly Line[], year: number): string {
  const rows = [fields];
  const opening = new Map<number, number>();
  for (const line of lines) {
    if (yearOf(line.month) < year) opening.set(line.customer, (opening.get(line.customer) ?? 0) + line.cents);
  }
  for (const [customer, cents] of opening) {
    if (cents === 0) continue;
    const first = ["OUV", "Balance initiale", `OUVERTURE/${year}`, `${year}0101`];
    rows.push([
      ...first,
      "411100",
      "Clients",
      `P${customer}`,
      `Client ${customer}`,
      "-",
      `${year}0101`,
      "/",
      ...money(cents),
      "",
      "",
      `${year}0101`,
      "",
      "",
    ]);
  }
  for (const line of lines.filter((each) => yearOf(each.month) === year)) {
    const [code, name, account] = line.journal;
    const on = `${year}${String((line.month % 12) + 1).padStart(2, "0")}15`;
    const first = [code, name, line.number, on];
    const last = [on, signed(line.cents), "EUR"];
    const lettering = [line.letter, line.letter && "20261120"];
    const label = line.label || line.number;
    rows.push([
      ...first,
      "411100",
      "Clients",
      `P${line.customer}`,
      `Client ${line.customer}`,
      line.ref,
      on,
      label,
      ...money(line.cents),
      ...lettering,
      ...last,
    ]);
    rows.push([...first, account, name, "", "", line.ref, on, label, ...money(-line.cents), "", "", on, signed(-line.cents), "EUR"]);
  }
  return rows.map((row) => row.join("|")).join("\r\n");
}

function money(cents: number): readonly [debit: string, credit: string] {
  return [padded(Math.max(cents, 0)), padded(Math.max(-cents, 0))];
}

function padded(cents: number): string {
  return ` ${String(Math.floor(cents / 100)).padStart(15, "0")},${String(cents % 100).padStart(2, "0")}`;
}

function signed(cents: number): string {
  return `${cents < 0 ? "-" : " "}${padded(Math.abs(cents)).trimStart()}`;
}

function yearOf(month: number): number {
  return month < 12 ? 2025 : 2026;
}
