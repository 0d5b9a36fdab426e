import type { Operation, Schema } from "./validate.ts";

/** What is known to have changed since the document that `specification.json` is cut from, and from where that is known. */
export interface OverlayEntry {
  readonly fact: string;
  readonly source: string;
  /** Operations that the document does not have. */
  readonly operations?: Readonly<Record<string, Operation>>;
  /** Properties that an object of the document may now have: operation, then the path of the object in its 200 answer. */
  readonly properties?: { readonly of: readonly string[]; readonly at: readonly string[]; readonly add: Readonly<Record<string, Schema>> };
  /** Fields that a list may be filtered by, when the document's words do not follow its own pattern. */
  readonly filters?: { readonly of: string; readonly fields: Readonly<Record<string, readonly string[]>> };
}

const error: Schema = {
  type: "object",
  properties: { error: { type: "string" }, status: { type: "integer" } },
  required: ["error", "status"],
  additionalProperties: false,
};
const errors = { "400": error, "401": error, "403": error, "404": error, "422": error };
const text: Schema = { type: "string" };
const instant: Schema = { type: "string", format: "date-time" };
const page = (item: Schema): Schema => ({
  type: "object",
  properties: { items: { type: "array", items: item }, has_more: { type: "boolean" }, next_cursor: { type: ["string", "null"] } },
  required: ["items", "has_more", "next_cursor"],
  additionalProperties: false,
});
const object = (properties: Readonly<Record<string, Schema>>): Schema => ({
  type: "object",
  properties,
  required: Object.keys(properties),
  additionalProperties: false,
});
const paging = { cursor: { schema: text }, limit: { schema: { type: "integer", minimum: 1, maximum: 100 } }, sort: { schema: text } };
const comment = object({ id: { type: "integer" }, content: { type: "string", maxLength: 10_000 }, created_at: instant });

export const overlay: readonly OverlayEntry[] = [
  {
    fact: "GET /company/features says which features the company has, such as instalments",
    source: "contract and guides of 2026-09-30",
    operations: {
      "GET /company/features": {
        scopes: [],
        query: {},
        responses: { "200": { type: "object", additionalProperties: { type: "boolean" } }, ...errors },
      },
    },
  },
  {
    fact: "/me names the accounting plan of the company",
    source: "types generated from the specification of 2026-08-08",
    properties: {
      of: ["GET /me"],
      at: ["company"],
      add: { accounting_logic: { enum: ["FR_PCG", "FR_AGRICULTURE", "FR_NON_PROFIT", "FR_NOTARY", "DE_SKR03", "DE_SKR04"] } },
    },
  },
  {
    fact: "an invoice carries its instalments (null without the feature), its Factur-X and order references",
    source: "contract of 2026-09-30",
    properties: {
      of: ["GET /customer_invoices"],
      at: ["items"],
      add: {
        installments: { anyOf: [object({ url: text }), { type: "null" }] },
        factur_x: { type: "boolean" },
        purchase_order_reference: { type: ["string", "null"] },
        sales_order_reference: { type: ["string", "null"] },
      },
    },
  },
  {
    fact: "the e-invoicing status names its flow",
    source: "contract of 2026-09-30",
    properties: {
      of: ["GET /customer_invoices"],
      at: ["items", "e_invoicing"],
      add: { flow: { anyOf: [object({ id: { type: "integer" } }), { type: "null" }] } },
    },
  },
  {
    fact: "an invoice's instalments are listed; only deadline and amount are documented, as what one sends",
    source: "contract of 2026-09-30; the answer's fields are inferred from the request's",
    operations: {
      "GET /customer_invoices/{customer_invoice_id}/installments": {
        scopes: ["customer_invoices:all", "customer_invoices:readonly"],
        query: paging,
        responses: {
          "200": page({
            type: "object",
            properties: { id: { type: "integer" }, deadline: { type: "string", format: "date" }, amount: text, paid: { type: "boolean" } },
            required: ["id", "deadline", "amount"],
            additionalProperties: false,
          }),
          ...errors,
        },
      },
    },
  },
  {
    fact: "comments of an invoice are listed, newest first, and added; at most 10,000 characters, not blank; 403 when the token is not a user's",
    source:
      "documentation pages getCustomerInvoiceComments and postCustomerInvoiceComment of autumn 2026; path and field name are inferred",
    operations: {
      "GET /customer_invoices/{customer_invoice_id}/comments": {
        scopes: ["customer_invoices:all", "customer_invoices:readonly"],
        query: paging,
        responses: { "200": page(comment), ...errors },
      },
      "POST /customer_invoices/{customer_invoice_id}/comments": {
        scopes: ["customer_invoices:all"],
        query: {},
        body: {
          type: "application/json",
          schema: object({ content: { type: "string", minLength: 1, maxLength: 10_000, pattern: "\\S" } }),
        },
        responses: { "201": comment, ...errors },
      },
    },
  },
  {
    fact: "ledger lines may be filtered by id, journal, account and date",
    source: "reference page getLedgerEntryLines: its list of fields is one line",
    filters: {
      of: "GET /ledger_entry_lines",
      fields: Object.fromEntries(
        ["id", "journal_id", "ledger_account_id", "date"].map((field) => [
          field,
          ["lt", "lteq", "gt", "gteq", "eq", "not_eq", "in", "not_in"],
        ]),
      ),
    },
  },
];

/** 429 has a text body, and 500 and 503 have none that is documented. They can answer any operation. */
export const anywhere: ReadonlySet<number> = new Set([429, 500, 503]);
