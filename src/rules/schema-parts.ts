import { z } from "zod";
import { parseDecimal } from "../ledger/money.ts";
import { longestThanks } from "./thanks.ts";

/** `20 EUR`, `1 500,00 EUR`: read into minor units, never through a float. */
export const Amount = z
  .unknown()
  .meta({ type: "string", pattern: "^\\d[\\d \\u00a0\\u202f]*([.,]\\d+)? [A-Z]{3}$", examples: ["20 EUR"] })
  .transform((written, context) => {
    const match = typeof written === "string" ? /^(\d[\d \u00a0\u202f]*(?:[.,]\d+)?) ([A-Z]{3})$/.exec(written.trim()) : null;
    const currency = match?.[2] ?? "";
    const amount = match ? parseDecimal((match[1] as string).replace(/[ \u00a0\u202f]/g, ""), currency) : undefined;
    if (amount !== undefined) return { amount, currency };
    context.addIssue({ code: "custom", message: "bad_amount" });
    return z.NEVER;
  });

export const Name = z
  .string()
  .regex(/^[a-z][a-z0-9-]{0,47}$/)
  .meta({ examples: ["recurrent-late"] });

/** Also accepts the YAML boolean, so that `when: true` needs no quotes. */
export const When = z
  .unknown()
  .meta({ type: ["string", "boolean"], examples: ["history.lateShare12m >= 0.5"] })
  .transform((written, context) => {
    if (typeof written === "string" || written === true) return String(written);
    context.addIssue({ code: "custom", message: "bad_condition" });
    return z.NEVER;
  });

export const Assignee = z
  .union([z.string(), z.array(z.string()).min(2)])
  .describe(
    "Who gets the task: `salesperson` or `collector` for the debtor's own, or a name. Of several names each debtor always has the same one. Nobody in particular when absent.",
  );

const Alternative = z.strictObject({
  do: z.enum(["letter", "task"]).meta({ description: "What is done when there is no e-mail address to write to.", examples: ["task"] }),
  template: z.string().optional().describe("Name of the letter template."),
  activity: z
    .enum(["call", "letter", "check_item", "handover", "other"])
    .optional()
    .describe("What the task asks for. `call` when absent."),
  assignee: Assignee.optional(),
});

const Approval = z
  .union([z.enum(["never", "first-time", "always"]), z.strictObject({ above: Amount })])
  .describe(
    "Whether a person agrees before it leaves, whatever the mode: always, only when the debtor was never contacted before (first-time), or above an amount: { above: 5000 EUR }. Letters need always.",
  );

export const Step = z.strictObject({
  step: Name.meta({ description: "Name of the step, unique in the ladder.", examples: ["courtesy"] }),
  at: z
    .int()
    .min(-60)
    .max(730)
    .meta({
      description:
        "Days after the due date of the oldest item that counts: +8 is eight days late, -5 five days before it is due. Steps before or on the due date are for debtors who owe nothing overdue.",
      examples: ["+8"],
    }),
  do: z.enum(["email", "task", "letter", "note"]).meta({
    description: "email and letter write to the debtor, task asks a person of the team, note only leaves a trace.",
    examples: ["email"],
  }),
  template: z
    .string()
    .optional()
    .meta({ description: "Name of the e-mail or letter template.", examples: ["reminder-courteous"] }),
  activity: z
    .enum(["call", "letter", "check_item", "handover", "other"])
    .optional()
    .describe("What the task asks for. `call` when absent."),
  otherwise: z.array(Alternative).min(1).max(3).optional().meta({
    description:
      "What is done instead while the debtor has no e-mail address that works: the first that can be done. A letter needs a postal address, and a person's approval.",
  }),
  assignee: Assignee.optional(),
  registered: z
    .boolean()
    .optional()
    .describe("The letter goes by registered post. Items whose due date is only the legal default are left out."),
  claim: z
    .array(z.enum(["penalties", "flat-fee"]))
    .min(1)
    .optional()
    .meta({
      description:
        "What is asked on top of the debt, as far as the law gives it: late-payment penalties, and 40 EUR for each late invoice. Companies and public bodies only; nothing while it is not known what the debtor is.",
    }),
  approval: Approval.optional(),
});

export const Thanks = z.strictObject({
  template: z.string().meta({ description: "Name of the e-mail template.", examples: ["thank-you"] }),
  within: z
    .int()
    .min(1)
    .max(longestThanks)
    .meta({ description: "Days after the payment within which it leaves; later it does not leave at all.", examples: [5] }),
  minimumAmount: Amount.optional().describe("Below this total paid nobody is thanked."),
  approval: Approval.optional(),
});

export const Plan = z.strictObject({
  instalments: z
    .int()
    .min(2)
    .max(36)
    .meta({ description: "How many at most; fewer where the minimum or the limitation date asks for it.", examples: [3] }),
  first: z
    .int()
    .min(0)
    .max(90)
    .meta({ description: "Days from the agreement to the first instalment.", examples: ["+10"] }),
  every: z
    .union([z.literal("month"), z.int().min(7).max(92)])
    .meta({ description: "What lies between two of them: `month`, or a number of days.", examples: ["month"] }),
  minimum: Amount.optional().describe("No instalment is smaller. Debts in another currency have no minimum."),
  of: z.enum(["overdue", "open"]).optional().describe("What it is about: everything overdue, which is usual, or everything open."),
});

export const ReactionGiven = z.strictObject({
  pause: z
    .int()
    .min(1)
    .max(60)
    .optional()
    .meta({ description: "Days for which nothing is sent.", examples: [5] }),
  task: z.enum(["call", "check_item", "handover", "other"]).optional().describe("A task for somebody of the team, once each time."),
  assignee: Assignee.optional(),
});

export const Limits = z.strictObject({
  minimumAmount: Amount.optional().describe(
    "Below this total nothing is asked; with `per: invoice`, for invoices below it. Debts in another currency have no minimum.",
  ),
  daysBetweenContacts: z
    .int()
    .min(0)
    .max(90)
    .optional()
    .meta({
      description:
        "Days between two contacts with the debtor, whatever the channel, company or currency. With `per: invoice`, between two contacts about one invoice; those of another company or currency count for all.",
      examples: [7],
    }),
  businessDaysOnly: z.boolean().optional().describe("Nothing leaves on Saturdays, Sundays and public holidays."),
  remindersWithoutPerson: z
    .int()
    .min(0)
    .max(30)
    .optional()
    .meta({
      description: "How many steps after the due date may write to the debtor alone. From the next one on a person agrees.",
      examples: [2],
    }),
});
