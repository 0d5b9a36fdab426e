import { groupBy } from "../../ledger/group-by.ts";
import { digest } from "../../ledger/digest.ts";
import type { Balance, Contact, Credit, Debtor, Fact, OpenItem, Payment, Source } from "../../ledger/facts.ts";
import { type Minor, sumMinor } from "../../ledger/money.ts";
import type { Customer, Line, NamedBy } from "./book.ts";
import { isDetailed } from "./charge-openings.ts";
import type { KnownCustomer } from "./customers.ts";
import { dueOfMoved, type KnownTerms } from "./due.ts";
import { lineKind } from "./journals.ts";
import { isAdvance } from "./named.ts";
import { numberOf, stableReference } from "./numbers.ts";
import type { Account } from "./opening.ts";
import { type Left, type Match, settle } from "./settle.ts";
import { isGuess } from "./scopes.ts";
import { severalCustomers } from "./several-customers.ts";
import type { Overview, Settings, Snapshot } from "./snapshot.ts";
import { debtorId } from "./debtor-id.ts";
import { parseTerms } from "./terms.ts";

/** Everything the books say of one customer. */
export interface CustomerFacts {
  readonly debtor: Debtor;
  readonly namedBy: NamedBy;
  readonly contacts: readonly Contact[];
  readonly balance: Balance;
  readonly items: readonly OpenItem[];
  readonly credits: readonly Credit[];
  readonly payments: readonly Payment[];
}

/** Customer by customer, in order of key, so that facts need not stand in memory all at once. */
export function* customerFacts(snapshot: Snapshot, settings: Settings): Generator<CustomerFacts> {
  const company = settings.paymentTerm === undefined ? undefined : parseTerms(settings.paymentTerm);
  const lastDays = new Map(snapshot.books.map((book) => [book.file, book.to ?? snapshot.lastDay]));
  const accountsOf = groupBy(snapshot.accounts, ({ scope }) => scope.customer);
  for (const [customer, accounts] of [...accountsOf].toSorted(([a], [b]) => (a.key < b.key ? -1 : 1))) {
    const row = snapshot.customers.rows.get(customer.key.toUpperCase());
    const settled = settle(accounts, lastDays);
    const context: Context = {
      settings,
      debtor: debtorId(settings, customer.key),
      terms: { customer: row?.terms, company },
      ids: makeIds(settings, customer, accounts),
      used: new Set(settled.debits.filter(({ origin }) => origin === undefined).map(({ line }) => line)),
      undated: new Set(accounts.flatMap(({ openings }) => [...openings].filter((line) => !isDetailed(line)))),
    };
    yield {
      namedBy: customer.namedBy,
      debtor: debtorOf(customer, accounts, row, settings),
      contacts: contactsOf(context.debtor, row),
      balance: balanceOf(customer, accounts, settings),
      items: settled.debits.map((left) => itemOf(left, context)),
      credits: settled.credits.map((left) => creditOf(left, context)),
      payments: paymentsOf(settled.matches, context),
    };
  }
}

/** All facts of a customer, the debtor first. */
export function listFacts(facts: CustomerFacts): readonly Fact[] {
  return [facts.debtor, ...facts.contacts, facts.balance, ...facts.items, ...facts.credits, ...facts.payments];
}

/** The balance of the whole company: the sum of its customers', and how fresh its bank entries are. */
export function companyBalance(snapshot: Overview, amount: Minor, settings: Settings): Balance {
  return {
    kind: "balance",
    id: settings.company.id,
    company: settings.company.id,
    currency: settings.currency,
    amount,
    ...(snapshot.lastMoneyOn && { lastBankEntryOn: snapshot.lastMoneyOn }),
    source: { host: "fec", place: `${snapshot.books.at(-1)?.file} ${settings.accounts.receivable.join(" ")}` },
  };
}

interface Context {
  readonly settings: Settings;
  readonly debtor: string;
  readonly terms: KnownTerms;
  readonly ids: ReadonlyMap<Line, string>;
  /** Lines whose id an item has. */
  readonly used: Set<Line>;
  /** Opening lines that stand for invoices of which neither number nor date is known. */
  readonly undated: ReadonlySet<Line>;
}

/**
 * The same document has the same id in every export: its number, date and amount, and a rank for documents that have all
 * three in common. Entry numbers would change when a draft entry is validated.
 */
function makeIds(settings: Settings, customer: Customer, accounts: readonly Account[]): ReadonlyMap<Line, string> {
  const ranks = new Map<string, number>();
  const ids = new Map<Line, string>();
  for (const line of accounts.flatMap((account) => account.lines)) {
    const tuple = [settings.company.id, customer.key, stableReference(line), line.documentOn, String(line.amount)];
    const key = tuple.join("\u0000");
    const rank = ranks.get(key) ?? 0;
    ranks.set(key, rank + 1);
    ids.set(line, digest(...tuple, String(rank)));
  }
  return ids;
}

function debtorOf(customer: Customer, accounts: readonly Account[], row: KnownCustomer | undefined, settings: Settings): Debtor {
  return {
    kind: "debtor",
    id: debtorId(settings, customer.key),
    reference: customer.key,
    name: row?.name ?? customer.name,
    company: settings.company.id,
    nature: row?.nature ?? "unknown",
    ...(row?.siren && { siren: row.siren }),
    ...(row?.language && { language: row.language }),
    ...(row?.country && { country: row.country }),
    ...(row?.postcode && { postcode: row.postcode }),
    ...(row?.salesperson && { salesperson: row.salesperson }),
    tags: row?.tags ?? [],
    ...(row?.insolvent && { insolvent: true }),
    ...(row?.handedOver && { handedOver: true }),
    ...((row?.noFollowUp || (row === undefined && isNobody(customer))) && { noFollowUp: true }),
    source: { host: "fec", place: row?.place ?? accountNames(accounts) },
  };
}

/** Nobody is chased under a name that is only guessed, until a row of the customer file confirms it. */
function isNobody({ key, namedBy }: Customer): boolean {
  return isGuess(namedBy) || key === severalCustomers;
}

function contactsOf(debtor: string, row: KnownCustomer | undefined): readonly Contact[] {
  if (row === undefined) return [];
  const base = {
    kind: "contact" as const,
    debtor,
    ...(row.contact && { name: row.contact }),
    ...(row.phone && { phone: row.phone }),
    role: "billing" as const,
    source: { host: "fec" as const, place: row.place },
  };
  if (row.email === undefined) return row.phone || row.contact ? [{ ...base, id: `${debtor}/1` }] : [];
  return row.email.map((email, index) => ({ ...base, id: `${debtor}/${index + 1}`, email }));
}

function balanceOf(customer: Customer, accounts: readonly Account[], settings: Settings): Balance {
  return {
    kind: "balance",
    id: debtorId(settings, customer.key),
    company: settings.company.id,
    currency: settings.currency,
    debtor: debtorId(settings, customer.key),
    amount: sumMinor(accounts.map(({ balance }) => balance)),
    source: { host: "fec", place: accountNames(accounts) },
  };
}

function itemOf({ line, open, amount, origin, rejected, settledLater }: Left, context: Context): OpenItem {
  const kind = lineKind(line);
  const document = origin !== undefined && !context.undated.has(origin) ? origin : line;
  const unknown = kind === "money_back" && document === line;
  return {
    kind: "open_item",
    id: itemId(line, origin, context),
    debtor: context.debtor,
    company: context.settings.company.id,
    number: numberOf(document),
    issuedOn: document.documentOn,
    // Which invoice came back is not known: it is due at once, on a day that no formal notice can rest on.
    ...(unknown ? { dueOn: line.on, dueFrom: "legal_default" as const } : dueOfMoved(line, document, context.terms)),
    currency: context.settings.currency,
    amount,
    open,
    ...(line.label && { label: line.label }),
    what: rejected || kind === "money_back" ? "rejected_payment" : whatOf(line, document, context),
    ...(settledLater && { noFollowUp: true }),
    ...(line.scope.account.startsWith("416") && { doubtful: true }),
    source: sourceOf(line),
  };
}

/** A document keeps its id when an entry moves it to another account, unless an item has that id already. */
function itemId(line: Line, origin: Line | undefined, { ids, used }: Context): string {
  const own = ids.get(line) as string;
  if (origin === undefined) return own;
  const its = ids.get(origin) as string;
  if (used.has(origin)) return digest(own, its);
  used.add(origin);
  return its;
}

function whatOf(line: Line, document: Line, context: Context): OpenItem["what"] {
  if (context.undated.has(line)) return "opening";
  return lineKind(document) === "invoice" || line.documentOn < line.on ? "invoice" : "other";
}

function creditOf({ line, open }: Left, context: Context): Credit {
  const kind = lineKind(line);
  const advance = isAdvance(line);
  return {
    kind: "credit",
    id: context.ids.get(line) as string,
    debtor: context.debtor,
    company: context.settings.company.id,
    ...(numberOf(line) && { number: numberOf(line) }),
    on: line.on,
    currency: context.settings.currency,
    amount: -line.amount,
    open,
    what: advance ? "advance" : kind === "payment" || kind === "credit_note" ? kind : "other",
    ...(line.label && { label: line.label }),
    source: sourceOf(line),
  };
}

/** What was paid of each invoice, day by day, by money and by credit notes apart. Transfers between accounts are neither. */
function paymentsOf(matches: readonly Match[], context: Context): readonly Payment[] {
  const payments = new Map<string, Payment>();
  for (const { debit, credit, amount, origin } of matches) {
    const kind = lineKind(credit);
    const document = origin ?? debit;
    if (kind !== "payment" && kind !== "credit_note") continue;
    if (["money_back", "difference"].includes(lineKind(debit)) || isAdvance(debit) || context.undated.has(document)) continue;
    const by = kind === "payment" ? "money" : "credit_note";
    const id = digest(context.ids.get(document) as string, credit.on, by);
    const before = payments.get(id);
    payments.set(id, {
      kind: "payment",
      id,
      debtor: context.debtor,
      company: context.settings.company.id,
      invoice: numberOf(document),
      dueOn: dueOfMoved(debit, document, context.terms).dueOn,
      paidOn: credit.on,
      currency: context.settings.currency,
      amount: (before?.amount ?? 0) + amount,
      by,
      source: before?.source ?? sourceOf(credit),
    });
  }
  return [...payments.values()];
}

function sourceOf(line: Line): Source {
  return { host: "fec", place: `${line.file}:${line.place}` };
}

function accountNames(accounts: readonly Account[]): string {
  return accounts.map(({ scope }) => `${scope.account} ${scope.customer.key}`).join(", ");
}
