import { z } from "zod";

/** What the host answers, only the fields that are used. A test holds each of these against the official specification. */

const Id = z.int();
const Ref = z.object({ id: Id }).nullish();
const Iso = z.string().regex(/^\d{4}-\d{2}-\d{2}T/);
const Amount = z.string();

export const Me = z.object({
  user: z.object({ first_name: z.string(), last_name: z.string() }).nullable(),
  company: z.object({ id: Id, name: z.string(), reg_no: z.string() }),
  scopes: z.array(z.string()),
});
export type Me = z.infer<typeof Me>;

export const Features = z.object({ installments: z.boolean().optional() });

export const Customer = z.object({
  id: Id,
  customer_type: z.enum(["company", "individual"]),
  name: z.string(),
  reg_no: z.string().nullish(),
  phone: z.string().nullish(),
  reference: z.string().nullish(),
  external_reference: z.string().nullish(),
  notes: z.string().nullish(),
  emails: z.array(z.string()).nullish(),
  billing_language: z.string().nullish(),
  billing_address: z
    .object({
      address: z.string().nullish(),
      postal_code: z.string().nullish(),
      city: z.string().nullish(),
      country_alpha2: z.string().nullish(),
    })
    .nullish(),
});
export type Customer = z.infer<typeof Customer>;

export const Contact = z.object({
  id: Id,
  first_name: z.string().nullish(),
  last_name: z.string().nullish(),
  email: z.string().nullish(),
  telephone_number: z.string().nullish(),
  mobile_number: z.string().nullish(),
});
export type Contact = z.infer<typeof Contact>;

export const Invoice = z.object({
  id: Id,
  label: z.string().nullable(),
  invoice_number: z.string(),
  currency: z.string(),
  /** In euros, whatever the currency. */
  amount: Amount,
  currency_amount: Amount,
  date: z.iso.date().nullable(),
  deadline: z.iso.date().nullable(),
  status: z.string(),
  remaining_amount_with_tax: Amount.nullable(),
  draft: z.boolean(),
  customer: Ref,
  credited_invoice: Ref,
  e_invoicing: z.object({ status: z.string(), reason: z.string().nullish() }).nullish(),
  /** Null without the feature; not in older answers. */
  installments: z.object({ url: z.string() }).nullish(),
  archived_at: z.string().nullable(),
  updated_at: Iso,
});
export type Invoice = z.infer<typeof Invoice>;

/** Its answer is not documented: read as it may come. */
export const Instalment = z.object({ id: Id, deadline: z.iso.date(), amount: Amount, paid: z.boolean().nullish() });
export type Instalment = z.infer<typeof Instalment>;

export const DebitPayment = z.object({ id: Id, status: z.string(), updated_at: Iso });

export const Transaction = z.object({
  id: Id,
  label: z.string().nullable(),
  date: z.iso.date(),
  amount: Amount,
  currency: z.string().nullish(),
  currency_amount: Amount,
  outstanding_balance: Amount.nullable(),
  customer: Ref,
  archived_at: z.string().nullable(),
});
export type Transaction = z.infer<typeof Transaction>;

export const Mandate = z.object({ customer: Ref });

export const Change = z.object({ id: Id, operation: z.enum(["insert", "update", "delete"]), processed_at: Iso });
export type Change = z.infer<typeof Change>;

export const FiscalYear = z.object({ start: z.iso.date(), finish: z.iso.date(), status: z.string() });
export const TrialBalanceRow = z.object({ number: z.string(), debits: Amount, credits: Amount });
export const LedgerAccount = z.object({ id: Id, number: z.string() });
export const LedgerLine = z.object({ id: Id, debit: Amount, credit: Amount });
export const FecExport = z.object({ id: Id, status: z.enum(["pending", "ready", "error"]) });
export const FecFile = FecExport.extend({ file_url: z.string().nullable() });

export const Comment = z.object({ id: Id, content: z.string() });
export const Appendix = z.object({ id: Id, filename: z.string() });
