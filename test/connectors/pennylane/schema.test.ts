import { describe, expect, it } from "vitest";
import { z } from "zod";
import {
  Appendix,
  Change,
  Comment,
  Contact,
  Customer,
  DebitPayment,
  FecExport,
  FecFile,
  FiscalYear,
  Instalment,
  Invoice,
  LedgerAccount,
  LedgerLine,
  Mandate,
  Me,
  Transaction,
  TrialBalanceRow,
} from "../../../src/connectors/pennylane/schema.ts";
import { type Schema, specification } from "../../pennylane/validate.ts";

/** What our schema reads of one row, and where the specification has it. */
const rows: readonly (readonly [schema: z.ZodType, operation: string, status: string])[] = [
  [Me, "GET /me", "200"],
  [Customer, "GET /customers", "200"],
  [Contact, "GET /customers/{customer_id}/contacts", "200"],
  [Invoice, "GET /customer_invoices", "200"],
  [Instalment, "GET /customer_invoices/{customer_invoice_id}/installments", "200"],
  [DebitPayment, "GET /customer_invoices/{customer_invoice_id}/payments", "200"],
  [Transaction, "GET /transactions", "200"],
  [Transaction, "GET /customer_invoices/{customer_invoice_id}/matched_transactions", "200"],
  [Mandate, "GET /gocardless_mandates", "200"],
  [Mandate, "GET /pro_account/mandates", "200"],
  [Change, "GET /changelogs/customers", "200"],
  [FiscalYear, "GET /fiscal_years", "200"],
  [TrialBalanceRow, "GET /trial_balance", "200"],
  [LedgerAccount, "GET /ledger_accounts", "200"],
  [LedgerLine, "GET /ledger_entry_lines", "200"],
  [FecFile, "GET /exports/fecs/{id}", "200"],
  [FecExport, "POST /exports/fecs", "201"],
  [Comment, "GET /customer_invoices/{customer_invoice_id}/comments", "200"],
  [Appendix, "POST /customer_invoices/{customer_invoice_id}/appendices", "201"],
];

describe("what we read is what the specification has", () => {
  it.each(rows.map(([schema, operation, status]) => ({ schema, operation, status })))("$operation", ({ schema, operation, status }) => {
    const ours = z.toJSONSchema(schema, { io: "input" }) as Schema;
    const theirs = specification.operations[operation]?.responses[status];
    expect(differences(ours, rowOf(theirs ?? {}), "row")).toEqual([]);
  });

  it("a field that does not exist, a type that cannot come, a null that is not expected: each is seen", () => {
    const theirs = {
      type: "object",
      properties: { id: { type: "integer" }, label: { type: ["string", "null"] }, kind: { enum: ["a", "b"] } },
    };
    const wrong = z.object({ id: z.string(), label: z.string(), other: z.string(), kind: z.enum(["a"]) });
    expect(differences(z.toJSONSchema(wrong) as Schema, [theirs], "row").length).toBe(4);
  });
});

/** A list's rows, else the answer itself; every alternative that it may be. */
function rowOf(schema: Schema): readonly Schema[] {
  const whole = alternatives(schema);
  const items = whole.flatMap((one) => {
    const list = (one["properties"] as Readonly<Record<string, Schema>> | undefined)?.["items"];
    return list ? alternatives(list["items"] as Schema) : [];
  });
  return items.length > 0 ? items : whole;
}

function alternatives(schema: Schema): readonly Schema[] {
  const { $ref } = schema as { $ref?: string };
  if ($ref) return alternatives(specification.$defs[$ref.split("/").at(-1) ?? ""] ?? {});
  const inner = ["anyOf", "oneOf", "allOf"].flatMap((key) => (schema[key] as readonly Schema[] | undefined) ?? []);
  return inner.length > 0 ? inner.flatMap(alternatives) : [schema];
}

/** What their answers may hold that ours would not take: fields that we need and they have not, types, nulls, values. */
function differences(ours: Schema, theirs: readonly Schema[], place: string): readonly string[] {
  const mine = alternatives(ours);
  const properties = mine.flatMap((one) => Object.entries((one["properties"] as Readonly<Record<string, Schema>> | undefined) ?? {}));
  const objects = theirs.filter((one) => typesOf(one).includes("object"));
  const types = new Set(mine.flatMap(typesOf));
  const open = mine.some((one) => typesOf(one).length === 0 && !one["enum"]);
  const problems = theirs
    .flatMap((one) => (open ? [] : typesOf(one).filter((type) => !types.has(type))))
    .map((type) => `${place} may be ${type}`);
  const values = mine.flatMap((one) => (one["enum"] as readonly unknown[] | undefined) ?? []);
  const given = theirs.flatMap((one) => (one["enum"] as readonly unknown[] | undefined) ?? []);
  if (values.length > 0)
    problems.push(...given.filter((value) => !values.includes(value)).map((value) => `${place} may be ${String(value)}`));
  for (const [name, property] of properties) {
    const found = objects.flatMap((one) => (one["properties"] as Readonly<Record<string, Schema>>)?.[name] ?? []) as readonly Schema[];
    if (found.length === 0) problems.push(`${place}.${name} is not in the specification`);
    else problems.push(...differences(property, found.flatMap(alternatives), `${place}.${name}`));
  }
  return problems;
}

function typesOf({ type }: Schema): readonly string[] {
  return type === undefined ? [] : typeof type === "string" ? [type] : (type as readonly string[]);
}
