import type { Body, FakeConfig } from "./fake.ts";
import type { VirtualTime } from "./clock.ts";
import { BadList, type Listed, pageOf } from "./lists.ts";
import { accountsOf, exported, fiscalYearsOf, ledgerLines, numbered, startExport, trialRows } from "./ledger-answers.ts";
import { contactShape, customerShape, euros, invoiceShape, transactionShape } from "./shapes.ts";
import type { FakeCustomer, FakeInvoice, FakeState, LogEntry } from "./state.ts";

export interface Answer {
  readonly status: number;
  readonly body?: unknown;
}

export interface Asked {
  readonly state: FakeState;
  readonly time: VirtualTime;
  readonly config: FakeConfig;
  readonly url: string;
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly body: Body;
}

type Handler = (asked: Asked, id: number) => Answer;

/** What the host answers, by operation. */
const handlers: readonly (readonly [method: string, path: RegExp, handler: Handler])[] = [
  [
    "GET",
    /^\/me$/,
    ({ config }) => ok({ user: config.user, company: { id: 1, name: "Atelier des Essais", reg_no: config.regNo }, scopes: config.scopes }),
  ],
  ["GET", /^\/company\/features$/, ({ config }) => ok({ installments: config.instalments })],
  ["GET", /^\/customers$/, (asked) => ok(pageOf(customersOf(asked), asked.query))],
  ["GET", /^\/customers\/(\d+)$/, (asked, id) => found(asked.state.customers.get(id), (one) => ok(customerShape(one)))],
  [
    "GET",
    /^\/customers\/(\d+)\/contacts$/,
    (asked, id) => found(asked.state.customers.get(id), (one) => ok(pageOf(contactsOf(one), asked.query))),
  ],
  ["PUT", /^\/company_customers\/(\d+)$/, (asked, id) => putCustomer(asked, id, "company")],
  ["PUT", /^\/individual_customers\/(\d+)$/, (asked, id) => putCustomer(asked, id, "individual")],
  ["GET", /^\/customer_invoices$/, (asked) => ok(pageOf(invoicesOf(asked), asked.query))],
  ["GET", /^\/customer_invoices\/(\d+)$/, (asked, id) => invoice(asked, id, (one) => shapeOf(asked, one))],
  [
    "GET",
    /^\/customer_invoices\/(\d+)\/installments$/,
    (asked, id) => invoice(asked, id, (one) => pageOf(instalmentsOf(one), asked.query)),
  ],
  ["GET", /^\/customer_invoices\/(\d+)\/payments$/, (asked, id) => invoice(asked, id, (one) => pageOf(debitsOf(one), asked.query))],
  [
    "GET",
    /^\/customer_invoices\/(\d+)\/matched_transactions$/,
    (asked, id) => invoice(asked, id, (one) => pageOf(matchesOf(asked, one), asked.query)),
  ],
  [
    "GET",
    /^\/customer_invoices\/(\d+)\/comments$/,
    (asked, id) => (asked.config.comments ? invoice(asked, id, (one) => pageOf(commentsOf(one), asked.query)) : notFound),
  ],
  [
    "POST",
    /^\/customer_invoices\/(\d+)\/comments$/,
    (asked, id) => (asked.config.comments ? found(asked.state.invoices.get(id), (one) => comment(asked, one)) : notFound),
  ],
  [
    "GET",
    /^\/customer_invoices\/(\d+)\/appendices$/,
    (asked, id) => invoice(asked, id, (one) => pageOf(one.appendices.map(appendixRow), asked.query)),
  ],
  ["POST", /^\/customer_invoices\/(\d+)\/appendices$/, (asked, id) => found(asked.state.invoices.get(id), (one) => append(asked, one))],
  ["GET", /^\/transactions$/, (asked) => ok(pageOf(transactionsOf(asked), asked.query))],
  ["GET", /^\/gocardless_mandates$/, (asked) => ok(pageOf(mandatesOf(asked), asked.query))],
  ["GET", /^\/pro_account\/mandates$/, (asked) => ok(pageOf([], asked.query))],
  ["GET", /^\/changelogs\/customers$/, (asked) => changelog(asked, "customers")],
  ["GET", /^\/changelogs\/customer_invoices$/, (asked) => changelog(asked, "customer_invoices")],
  ["GET", /^\/changelogs\/transactions$/, (asked) => changelog(asked, "transactions")],
  ["GET", /^\/fiscal_years$/, (asked) => ok(numbered(pageOf(fiscalYearsOf(asked), asked.query)))],
  ["GET", /^\/trial_balance$/, (asked) => ok(numbered(pageOf(trialRows(asked), asked.query, 1000)))],
  ["GET", /^\/ledger_accounts$/, (asked) => ok(numbered(pageOf(accountsOf(asked), asked.query, 1000)))],
  ["GET", /^\/ledger_entry_lines$/, (asked) => ok(pageOf(ledgerLines(asked), asked.query))],
  ["POST", /^\/exports\/fecs$/, (asked) => startExport(asked)],
  ["GET", /^\/exports\/fecs\/(\d+)$/, (asked, id) => exported(asked, id)],
];

const notFound: Answer = { status: 404, body: { error: "Not Found", status: 404 } };
const at = "2026-01-02T08:00:00.000000Z";

export function answer(asked: Asked): Answer {
  for (const [method, pattern, handler] of handlers) {
    const match = method === asked.method ? pattern.exec(asked.path) : null;
    if (!match) continue;
    try {
      return handler(asked, Number(match[1] ?? 0));
    } catch (error) {
      if (error instanceof BadList) return { status: 400, body: { message: error.message, code: "ValidateError" } };
      throw error;
    }
  }
  return notFound;
}

function ok(body: unknown): Answer {
  return { status: 200, body };
}

function found<T>(value: T | undefined, then: (value: T) => Answer): Answer {
  return value === undefined ? notFound : then(value);
}

function invoice({ state }: Asked, id: number, body: (invoice: FakeInvoice) => unknown): Answer {
  return found(state.invoices.get(id), (one) => ok(body(one)));
}

function shapeOf({ time, config }: Asked, one: FakeInvoice) {
  return invoiceShape(one, new Date(time.now()).toISOString().slice(0, 10), config.instalments);
}

function customersOf({ state }: Asked): readonly Listed[] {
  return [...state.customers.values()].map((one) => ({ id: one.id, fields: { name: one.name }, shape: () => customerShape(one) }));
}

function contactsOf(customer: FakeCustomer): readonly Listed[] {
  return customer.contacts.map((one) => ({ id: one.id, fields: {}, shape: () => contactShape(one, customer.createdAt) }));
}

function invoicesOf(asked: Asked): readonly Listed[] {
  return [...asked.state.invoices.values()].map((one) => ({
    id: one.id,
    fields: { date: one.date, customer_id: one.customer, draft: one.draft, credit_note: one.amount < 0 },
    shape: () => shapeOf(asked, one),
  }));
}

function instalmentsOf({ instalments }: FakeInvoice): readonly Listed[] {
  return instalments.map((one) => ({
    id: one.id,
    fields: { deadline: one.deadline },
    shape: () => ({ id: one.id, deadline: one.deadline, amount: euros(one.amount) }),
  }));
}

function debitsOf({ debits, amount }: FakeInvoice): readonly Listed[] {
  return debits.map(({ id, status, at: when }) => ({
    id,
    fields: {},
    shape: () => ({ id, label: "SEPA", currency: "EUR", currency_amount: euros(amount), status, created_at: when, updated_at: when }),
  }));
}

function matchesOf({ state }: Asked, { matchedBy }: FakeInvoice): readonly Listed[] {
  return matchedBy.flatMap((id) => {
    const transaction = state.transactions.get(id);
    return transaction ? [{ id, fields: {}, shape: () => transactionShape(transaction, "matched") }] : [];
  });
}

function transactionsOf({ state }: Asked): readonly Listed[] {
  return [...state.transactions.values()].map((one) => ({
    id: one.id,
    fields: { date: one.date },
    shape: () => transactionShape(one, "list"),
  }));
}

function commentsOf({ comments }: FakeInvoice): readonly Listed[] {
  return comments.map(({ id, content, at: when }) => ({
    id,
    fields: { created_at: when },
    shape: () => ({ id, content, created_at: when }),
  }));
}

function comment({ state, time, config, body }: Asked, one: FakeInvoice): Answer {
  if (config.user === null) return { status: 403, body: { error: "The token was not issued to a user", status: 403 } };
  const { content } = body.json as { readonly content: string };
  const made = { id: state.nextId++, content, at: new Date(time.now()).toISOString() };
  one.comments.push(made);
  return { status: 201, body: { id: made.id, content, created_at: made.at } };
}

function appendixRow(one: FakeInvoice["appendices"][number]): Listed {
  const { id, filename, at: when } = one;
  return { id, fields: {}, shape: () => ({ id, url: `https://files.example/${id}`, filename, created_at: when, updated_at: when }) };
}

function append({ state, time, body }: Asked, one: FakeInvoice): Answer {
  const made = { id: state.nextId++, filename: body.file?.name ?? "", bytes: body.file?.size ?? 0, at: new Date(time.now()).toISOString() };
  one.appendices.push(made);
  return { status: 201, body: appendixRow(made).shape() };
}

/** Writing through the page of the other kind is not refused: it silently makes the customer that kind. */
function putCustomer({ state, body }: Asked, id: number, type: FakeCustomer["type"]): Answer {
  return found(state.customers.get(id), (customer) => {
    Object.assign(customer, { type, ...(body.json as { notes?: string }) });
    return ok(customerShape(customer, false));
  });
}

function mandatesOf({ state }: Asked): readonly Listed[] {
  return state.mandates.map((customer) => ({
    id: customer,
    fields: {},
    shape: () => ({
      id: customer,
      external_reference: null,
      customer: { id: customer, url: "" },
      status: "active",
      external_customer_account: "",
      external_customer_label: null,
      created_at: at,
      updated_at: at,
    }),
  }));
}

function changelog({ state, time, query }: Asked, of: LogEntry["of"]): Answer {
  const start = query.get("start_date");
  if (start !== null && query.has("cursor")) return { status: 400, body: { message: "start_date and cursor exclude each other" } };
  if (start !== null && Date.parse(start) < time.now() - 28 * 86_400_000)
    return { status: 422, body: { error: "start_date is too old", status: 422 } };
  const entries = state.log.filter((entry) => entry.of === of && (start === null || micros(entry.processedAt) >= micros(start)));
  const rows = entries.map((entry, index) => ({
    id: index,
    fields: {},
    shape: () => ({
      id: entry.id,
      operation: entry.operation,
      processed_at: entry.processedAt,
      updated_at: entry.processedAt,
      created_at: entry.processedAt,
    }),
  }));
  return ok(pageOf(rows, new URLSearchParams([...query, ["sort", "id"]]), 1000));
}

function micros(instant: string): string {
  const [whole = "", fraction = ""] = instant.replace("Z", "").split(".");
  return `${whole}.${fraction.padEnd(6, "0")}`;
}
