import { z } from "zod";
import type { CustomersChecked, MergeReport } from "./customers.ts";

const amount = z.int().describe("Minor units of the currency.");

/** What `relance customers check --json` answers. */
export const CustomersCheckJson = z.strictObject({
  workspace: z.string(),
  currency: z.string(),
  customers: z.int(),
  overdue: amount,
  gaps: z
    .array(
      z.strictObject({
        reference: z.string(),
        name: z.string(),
        overdue: amount,
        balance: amount,
        missing: z.array(z.enum(["email", "nature", "terms"])),
      }),
    )
    .describe("What is missing for whom, what matters most first."),
  setAside: z.array(
    z.strictObject({ place: z.string(), code: z.string(), params: z.record(z.string(), z.union([z.string(), z.number()])) }),
  ),
  typedInCopy: z.string().optional().describe("File typed in that is not the one read: `relance customers merge` brings it in."),
});

/** What `relance customers merge --json` answers. */
export const CustomersMergeJson = z.strictObject({
  workspace: z.string(),
  written: z.array(z.string()),
  rows: z.int(),
  added: z.array(z.string()).describe("Accounts that got a row."),
  strangers: z.int().describe("Rows whose account is not in the books."),
  toName: z.string().optional().describe("File that relance.yaml should name as fec.customers."),
});

export function customersCheckJson(workspace: string, currency: string, checked: CustomersChecked): z.infer<typeof CustomersCheckJson> {
  return {
    workspace,
    currency,
    ...checked,
    gaps: checked.gaps.map((gap) => ({ ...gap, missing: [...gap.missing] })),
    setAside: checked.setAside.map(({ place, code, params }) => ({ place, code, params: { ...params } })),
  };
}

export function customersMergeJson(workspace: string, report: MergeReport): z.infer<typeof CustomersMergeJson> {
  return { workspace, ...report, written: [...report.written], added: [...report.added] };
}
