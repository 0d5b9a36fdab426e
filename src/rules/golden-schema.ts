import { z } from "zod";
import { day } from "../ledger/day.ts";
import { reasonCodes } from "./decision.ts";
import { Amount } from "./schema-parts.ts";

const Day = z.iso
  .date()
  .transform(day)
  .meta({ examples: ["2026-06-15"] });
const Step = z
  .string()
  .min(1)
  .meta({ examples: ["courtesy"] });
const Numbers = z.array(z.string()).min(1).optional();

const Debtor = z.strictObject({
  nature: z.enum(["company", "public", "consumer", "unknown"]).optional().describe("`company` when absent."),
  tags: z.array(z.string()).optional().describe("Labels of the host."),
  country: z
    .string()
    .length(2)
    .optional()
    .meta({ description: "ISO code.", examples: ["FR"] }),
  postcode: z.string().optional().describe("Its public holidays count."),
  creditLimit: Amount.optional(),
  trust: z.enum(["good", "normal", "bad"]).optional().describe("How the host rates the payer."),
  insolvent: z.boolean().optional(),
  handedOver: z.boolean().optional(),
  noFollowUp: z.boolean().optional(),
  email: z.boolean().optional().describe("Whether an address is known; yes when absent."),
});

const Invoice = z.strictObject({
  number: z
    .string()
    .min(1)
    .meta({ examples: ["FA-1"] }),
  issued: Day.optional().describe("Thirty days before the due date when absent."),
  due: Day,
  amount: Amount,
  open: Amount.optional().describe("What is left of it; all of it when absent."),
  disputed: Amount.optional().describe("Part that the host marks as disputed."),
  dueFrom: z
    .enum(["host", "label", "terms", "company_default", "legal_default"])
    .optional()
    .describe("Where the due date comes from; `host` when absent."),
  noFollowUp: z.boolean().optional(),
});

const said = { said: Day.describe("The day it was said."), invoices: Numbers.describe("Numbers it is about; all when absent.") };

export const GoldenCase = z.strictObject({
  case: z
    .string()
    .min(1)
    .meta({ description: "What the case shows, as a sentence.", examples: ["Pays twenty days late, nine days overdue: called first"] }),
  today: Day,
  debtor: Debtor.optional().describe("A company without anything special when absent."),
  invoices: z.array(Invoice).optional().describe("Open ones."),
  credits: z
    .array(
      z.strictObject({
        on: Day,
        amount: Amount,
        what: z.enum(["payment", "credit_note", "advance", "other"]).optional().describe("`payment` when absent."),
        label: z.string().optional(),
      }),
    )
    .optional()
    .describe("Money and credit notes that are not matched."),
  payments: z
    .array(z.strictObject({ invoice: z.string().optional(), due: Day, paid: Day, amount: Amount }))
    .optional()
    .describe("What was paid of invoices, and when."),
  promises: z.array(z.strictObject({ ...said, payOn: Day, amount: Amount.optional() })).optional(),
  plans: z
    .array(z.strictObject({ said: Day, instalments: z.array(z.strictObject({ payOn: Day, amount: Amount })).min(1) }))
    .optional()
    .describe("Instalment plans."),
  disputes: z.array(z.strictObject({ ...said, amount: Amount.optional() })).optional(),
  holds: z.array(z.strictObject({ ...said, until: Day })).optional(),
  replies: z.array(Day).optional().describe("Days on which the debtor answered."),
  actions: z
    .array(
      z.strictObject({
        on: Day,
        step: Step,
        do: z.enum(["email", "task", "letter", "note"]).optional().describe("`email` when absent."),
        segment: z.string().optional().describe("The segment it was in, when that was another one."),
        invoices: z.array(z.string()).min(1).describe("Numbers it spoke of; the first one set its level."),
        state: z
          .enum(["waiting", "approved", "uncertain", "sent", "done", "failed", "refused"])
          .optional()
          .describe("`sent`, and `done` for a task, when absent."),
      }),
    )
    .optional()
    .describe("What was done before today."),
  lastBankEntry: Day.optional().describe("Today when absent."),
  was: z
    .strictObject({ segment: z.string(), since: Day })
    .optional()
    .describe("The segment before today, where a rule says how long one stays."),
  expect: z
    .strictObject({
      segment: z
        .string()
        .optional()
        .meta({ examples: ["recurrent-late"] }),
      step: Step.optional().describe("Name of the step to take today; `none` when nothing should leave."),
      steps: z
        .record(z.string(), Step)
        .optional()
        .meta({
          description: "By number of invoice, the step that speaks of it today; `none` when nothing should. For a ladder per invoice.",
          examples: [{ "FA-1": "firm", "FA-2": "none" }],
        }),
      reason: z.enum(reasonCodes).optional(),
      amount: Amount.optional().describe("What the step asks for, without penalties and fees."),
      penalties: Amount.optional(),
      fees: Amount.optional(),
      score: z.int().min(0).max(100).optional(),
    })
    .describe("What must come out. What is left out is not looked at."),
});

export const GoldenFile = z.array(GoldenCase).describe("Cases that the rules must keep to: facts, and what must come out.");

export type GoldenCase = z.infer<typeof GoldenCase>;

/** JSON Schema (draft 7, for editors) of a file of `rules/tests/`. */
export function goldenFileJsonSchema(): Record<string, unknown> {
  return { ...z.toJSONSchema(GoldenFile, { target: "draft-7", io: "input" }), title: "Relance golden cases" };
}
