import { z } from "zod";
import { regions } from "./calendar.ts";
import { Percent } from "./law/rates.ts";
import { happenings } from "./reactions.ts";
import { Amount, Assignee, Limits, Name, Plan, ReactionGiven, Step, Thanks, When } from "./schema-parts.ts";

const MonthDay = z
  .string()
  .regex(/^(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/)
  .meta({ description: "Month and day.", examples: ["08-01"] });

/** One segment file. Keys that a preset already has may be left out when the file extends it. */
export const SegmentFile = z
  .strictObject({
    segment: Name.describe("Name of the segment."),
    description: z
      .string()
      .min(1)
      .optional()
      .meta({ description: "Who is in it, in one sentence.", examples: ["Pays in the end, but habitually late."] }),
    extends: z
      .string()
      .optional()
      .describe(
        "Segment that this file starts from: another one of this folder, the integrator's or a shipped one. Every key written here replaces its own.",
      ),
    priority: z
      .int()
      .min(0)
      .max(1000)
      .optional()
      .meta({
        description: "Segments are tried from the highest priority to the lowest; the first whose condition holds is taken.",
        examples: [40],
      }),
    when: When.optional().describe("Condition on the published facts, in CEL. `true` is for everyone else."),
    ladder: z
      .array(Step)
      .max(30)
      .optional()
      .describe("Steps from the softest to the hardest, each with its days. An empty list chases nobody."),
    per: z
      .enum(["debtor", "invoice"])
      .optional()
      .meta({
        description:
          "debtor: one message speaks of everything that is due, at the level of the oldest item. invoice: each invoice climbs the ladder by itself, with its own messages, delay, minimum and end. `debtor` when absent.",
        examples: ["invoice"],
      }),
    on: z
      .partialRecord(z.enum(happenings), ReactionGiven)
      .optional()
      .describe("What answers to what happens, beside the ladder: a pause, a task, or both."),
    end: z
      .strictObject({
        do: z.enum(["handover", "repeat"]).meta({
          description: "handover: a task proposes to hand the file over. repeat: the last step again, until it is paid.",
          examples: ["handover"],
        }),
        after: z
          .int()
          .min(1)
          .max(180)
          .meta({ description: "Days after the last action.", examples: [15] }),
      })
      .optional()
      .describe("What becomes of an invoice whose ladder is finished. Nothing when absent: the plan shows it."),
    stay: z
      .int()
      .min(0)
      .max(366)
      .optional()
      .meta({
        description: "Days for which a debtor stays in this segment before a softer one may take it. A harder one takes it at once.",
        examples: [30],
      }),
    thanks: Thanks.optional().describe(
      "A short mail once money has settled an invoice of which the debtor had been reminded after its due date, when nothing else is overdue. Nobody is thanked when absent.",
    ),
    plan: Plan.optional().describe(
      "The instalment plan that a person may grant to a debtor of this segment, with `relance instalments`. None when absent.",
    ),
    limits: Limits.optional().describe("When nothing is asked although a step is reached. What is left out comes from `_common.yaml`."),
  })
  .describe("One segment of debtors: who is in it, and how they are reminded.");

/** `_common.yaml`: what holds for every segment of the workspace. */
export const CommonFile = z
  .strictObject({
    integrator: z
      .string()
      .min(1)
      .optional()
      .meta({
        description:
          "Folder of rule files that stand between the shipped ones and those of the workspace: a path from the workspace's folder that begins with a dot or a slash, or the name of an installed package.",
        examples: ["../our-rules"],
      }),
    presets: z
      .array(z.string())
      .optional()
      .describe("Shipped segments, and the integrator's, in use beside the workspace's own. All of them when absent."),
    limits: Limits.optional().describe("Limits of every segment that does not set its own."),
    paymentTruth: z
      .strictObject({
        tolerance: Amount.optional().describe("A payment this close to a debt is taken to cover it."),
        bankDays: z.int().min(1).max(366).optional().describe("Business days after the last bank entry beyond which nobody is reminded."),
        syncDays: z.int().min(1).max(366).optional().describe("Business days after the last pull beyond which nobody is reminded."),
      })
      .optional()
      .describe("When received money is trusted to be known."),
    quiet: z
      .array(z.strictObject({ from: MonthDay, to: MonthDay }))
      .max(12)
      .optional()
      .describe("Weeks of each year, both days included, in which nobody gets a first reminder. What has begun goes on."),
    disputes: z
      .array(
        z.strictObject({
          reason: Name.meta({ description: "As it is given with the dispute.", examples: ["price"] }),
          owner: Assignee.optional(),
          days: z
            .int()
            .min(1)
            .max(90)
            .meta({ description: "Business days to settle it.", examples: [5] }),
        }),
      )
      .max(50)
      .optional()
      .describe(
        "Why debtors dispute: who settles it, and by when. After that a task reminds its owner. A dispute for another reason has the first one's.",
      ),
    planNotice: z
      .int()
      .min(0)
      .max(60)
      .optional()
      .meta({
        description: "Days between an instalment that did not come and the next reminder: the debtor is called first.",
        examples: [8],
      }),
    promiseGrace: z.int().min(0).max(30).optional().describe("Business days left to a promised payment to arrive."),
    law: z
      .strictObject({
        penaltyRate: Percent.optional().meta({
          description:
            "Late-payment rate of the terms of sale, in percent a year. Without it, that of the law: ECB + 10 points. Never below three times the legal rate.",
          examples: ["15.00"],
        }),
      })
      .optional()
      .describe("What the terms of sale say where the law leaves a choice."),
    calendar: z.enum(regions).optional().describe("Public holidays of the team. Those of the debtor's postcode count too."),
  })
  .describe("What holds for every segment of the workspace.");

export type SegmentFile = z.infer<typeof SegmentFile>;
export type CommonFile = z.infer<typeof CommonFile>;

/** JSON Schema (draft 7, for editors) of a segment file. */
export function ruleFileJsonSchema(): Record<string, unknown> {
  return { ...z.toJSONSchema(SegmentFile, { target: "draft-7", io: "input" }), title: "Relance segment" };
}

/** JSON Schema (draft 7, for editors) of `_common.yaml`. */
export function commonFileJsonSchema(): Record<string, unknown> {
  return { ...z.toJSONSchema(CommonFile, { target: "draft-7", io: "input" }), title: "Relance rules, common part" };
}
