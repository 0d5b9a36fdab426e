import type { VirtualTime } from "./clock.ts";

/** The accounting tool that the fake pretends to be. Amounts in cents; everything that changes goes through here and is logged. */
export interface FakeCustomer {
  readonly id: number;
  readonly type: "company" | "individual";
  readonly account: number;
  readonly createdAt: string;
  name: string;
  regNo: string;
  emails: string[];
  notes: string | null;
  updatedAt: string;
  contacts: {
    readonly id: number;
    readonly firstName: string;
    readonly lastName: string;
    readonly email: string;
    readonly phone: string;
  }[];
}

export interface FakeInvoice {
  readonly id: number;
  readonly customer: number;
  readonly number: string;
  readonly date: string;
  readonly deadline: string;
  /** Negative on a credit note. In `currency`. */
  readonly amount: number;
  readonly currency: string;
  /** In euros, of the whole. */
  readonly euros: number;
  readonly createdAt: string;
  draft: boolean;
  archived: boolean;
  markedPaid: boolean;
  credited: number | null;
  /** What bank lines and credit notes have settled of it. */
  settled: number;
  matchedBy: number[];
  eInvoicing: { status: string; reason: string | null } | null;
  instalments: readonly { readonly id: number; readonly deadline: string; readonly amount: number }[];
  debits: { readonly id: number; readonly status: string; readonly at: string }[];
  comments: { readonly id: number; readonly content: string; readonly at: string }[];
  appendices: { readonly id: number; readonly filename: string; readonly bytes: number; readonly at: string }[];
  updatedAt: string;
}

export interface FakeTransaction {
  readonly id: number;
  readonly date: string;
  readonly amount: number;
  readonly label: string;
  readonly createdAt: string;
  customer: number | null;
  matches: { readonly invoice: number; readonly amount: number }[];
  updatedAt: string;
}

export interface LogEntry {
  readonly of: "customers" | "customer_invoices" | "transactions";
  readonly id: number;
  readonly operation: "insert" | "update" | "delete";
  readonly processedAt: string;
}

export interface FakeState {
  readonly customers: Map<number, FakeCustomer>;
  readonly invoices: Map<number, FakeInvoice>;
  readonly transactions: Map<number, FakeTransaction>;
  readonly log: LogEntry[];
  readonly mandates: number[];
  readonly exports: { readonly id: number; polls: number }[];
  /** Whether a change is logged: the host is said to keep silent about some. */
  logging: boolean;
  nextId: number;
}

export function emptyState(): FakeState {
  return {
    customers: new Map(),
    invoices: new Map(),
    transactions: new Map(),
    log: [],
    mandates: [],
    exports: [],
    logging: true,
    nextId: 1000,
  };
}

/** What people do in the host. */
export function makeActions(state: FakeState, time: VirtualTime) {
  let tick = 0;
  const instant = () => `${new Date(time.now()).toISOString().slice(0, -1)}${String(tick++ % 1000).padStart(3, "0")}Z`;
  const id = () => state.nextId++;

  function log(of: LogEntry["of"], entry: number, operation: LogEntry["operation"], at: string) {
    if (state.logging) state.log.push({ of, id: entry, operation, processedAt: at });
  }

  const touch = {
    invoice(invoice: FakeInvoice) {
      invoice.updatedAt = instant();
      log("customer_invoices", invoice.id, "update", invoice.updatedAt);
    },
    transaction(transaction: FakeTransaction) {
      transaction.updatedAt = instant();
      log("transactions", transaction.id, "update", transaction.updatedAt);
    },
    customer(customer: FakeCustomer) {
      customer.updatedAt = instant();
      log("customers", customer.id, "update", customer.updatedAt);
    },
  };

  return {
    touch,
    addCustomer(of: Partial<FakeCustomer> = {}): FakeCustomer {
      const at = instant();
      const own = id();
      const customer: FakeCustomer = {
        id: own,
        type: "company",
        account: own + 500_000,
        name: `Atelier ${own}`,
        regNo: "",
        emails: [`compta@client${own}.example`],
        notes: null,
        contacts: [],
        createdAt: at,
        updatedAt: at,
        ...of,
      };
      state.customers.set(customer.id, customer);
      log("customers", customer.id, "insert", at);
      return customer;
    },
    addInvoice(of: Pick<FakeInvoice, "customer" | "amount" | "date" | "deadline"> & Partial<FakeInvoice>): FakeInvoice {
      const at = instant();
      const own = id();
      const invoice: FakeInvoice = {
        id: own,
        number: `${of.amount < 0 ? "A" : "F"}-${own}`,
        currency: "EUR",
        euros: of.amount,
        draft: false,
        archived: false,
        markedPaid: false,
        credited: null,
        settled: 0,
        matchedBy: [],
        eInvoicing: null,
        instalments: [],
        debits: [],
        comments: [],
        appendices: [],
        createdAt: at,
        updatedAt: at,
        ...of,
      };
      state.invoices.set(invoice.id, invoice);
      log("customer_invoices", invoice.id, "insert", at);
      return invoice;
    },
    addTransaction(of: Pick<FakeTransaction, "date" | "amount"> & Partial<FakeTransaction>): FakeTransaction {
      const at = instant();
      const own = id();
      const transaction: FakeTransaction = {
        id: own,
        label: `VIR ${own}`,
        customer: null,
        matches: [],
        createdAt: at,
        updatedAt: at,
        ...of,
      };
      state.transactions.set(transaction.id, transaction);
      log("transactions", transaction.id, "insert", at);
      return transaction;
    },
    match(transaction: FakeTransaction, invoice: FakeInvoice, amount = transaction.amount) {
      transaction.customer = invoice.customer;
      transaction.matches.push({ invoice: invoice.id, amount });
      invoice.matchedBy.push(transaction.id);
      invoice.settled += amount;
      touch.transaction(transaction);
      touch.invoice(invoice);
    },
    /** Money arrives and is matched. */
    pay(invoice: FakeInvoice, date: string, amount = remainingOf(invoice)): FakeTransaction {
      const transaction = this.addTransaction({ date, amount, customer: invoice.customer });
      this.match(transaction, invoice);
      return transaction;
    },
    link(note: FakeInvoice, invoice: FakeInvoice) {
      note.credited = invoice.id;
      invoice.settled -= note.amount;
      touch.invoice(note);
      touch.invoice(invoice);
    },
    change(invoice: FakeInvoice, of: Partial<Pick<FakeInvoice, "markedPaid" | "archived" | "eInvoicing">>) {
      Object.assign(invoice, of);
      touch.invoice(invoice);
    },
    remove(invoice: FakeInvoice) {
      state.invoices.delete(invoice.id);
      log("customer_invoices", invoice.id, "delete", instant());
    },
    /** From now on the host does things without writing them into its log. */
    silence(silent: boolean) {
      state.logging = !silent;
    },
  };
}
export type Actions = ReturnType<typeof makeActions>;

/** What is open of an invoice, in its currency; of a credit note, negative. */
export function remainingOf({ amount, credited, markedPaid, settled }: FakeInvoice): number {
  if (markedPaid || credited !== null) return 0;
  return amount - settled;
}

export function unmatchedOf({ amount, matches }: FakeTransaction): number {
  return matches.reduce((left, match) => left - match.amount, amount);
}

/** The entries on customers' accounts: what the trial balance, the ledger lines and the FEC are made from. */
export function linesOf(state: FakeState) {
  const lines: { readonly id: number; readonly account: number; readonly date: string; readonly cents: number }[] = [];
  const accountOf = (customer: number) => state.customers.get(customer)?.account ?? 0;
  for (const invoice of state.invoices.values()) {
    if (invoice.draft || invoice.archived) continue;
    lines.push({ id: invoice.id * 10, account: accountOf(invoice.customer), date: invoice.date, cents: invoice.euros });
    if (invoice.markedPaid)
      lines.push({ id: invoice.id * 10 + 1, account: accountOf(invoice.customer), date: invoice.date, cents: -invoice.euros });
  }
  for (const { id, customer, date, amount } of state.transactions.values()) {
    if (customer !== null) lines.push({ id: id * 10 + 2, account: accountOf(customer), date, cents: -amount });
  }
  return lines;
}
