import { z } from "zod";
import { type Day, parseDay } from "../ledger/day.ts";
import { FecOptions } from "../connectors/fec/options.ts";
import { MemoryOptions } from "../connectors/memory/options.ts";
import { Amount } from "../rules/schema-parts.ts";
import { odooOptions } from "../connectors/odoo/options.ts";
import { pennylaneOptions } from "../connectors/pennylane/options.ts";
import { Creditor, OwnIdentity } from "./creditor.ts";
import { type Environment, Secret } from "./secret.ts";
import { isCronLine, isSmtpUrl, isZone } from "./settings-checks.ts";

/** `relance.yaml`: one workspace, one customer of an integrator. Secrets are written as `${NAME}` and read from `env`. */
export function settingsSchema(env: Environment) {
  return z
    .strictObject({
      name: z
        .string()
        .regex(/^[a-z0-9][a-z0-9-]{0,62}$/)
        .meta({ examples: ["acme"] })
        .describe("Short name of the workspace, used in every row of the store: lower-case letters, digits, hyphens."),
      source: z.enum(["fec", "odoo", "pennylane", "memory"]).describe("Where customers, invoices and payments are read."),
      fec: FecOptions.optional().describe("Settings of the FEC connector."),
      odoo: odooOptions(Secret(env)).optional().describe("Settings of the Odoo connector."),
      pennylane: pennylaneOptions(Secret(env)).optional().describe("Settings of the Pennylane connector."),
      memory: MemoryOptions.optional().describe("Settings of the generated book, to try Relance without any data."),
      company: Creditor.describe("The creditor, as debtors see it."),
      companies: z
        .record(z.string().min(1), OwnIdentity)
        .default({})
        .describe(
          "Where the host has several companies: what each signs with, by its name there. Legal name, SIREN, address, IBAN and BIC are a company's own; the rest is as in `company`.",
        ),
      mail: z
        .strictObject({
          from: z
            .string()
            .regex(/\S+@\S+\.\S+/)
            .meta({ examples: ['"Comptabilité clients <recouvrement@example.fr>"'] })
            .describe('Sender: "Comptabilité clients <recouvrement@example.fr>".'),
          smtp: Secret(env)
            .refine((url) => url === undefined || isSmtpUrl(url), "bad_smtp")
            .describe(
              "smtp://user:password@host:587 or smtps://…, usually ${SMTP_URL}. Without it, mails are written to outbox/ as .eml files.",
            ),
          tasksTo: z
            .email()
            .optional()
            .describe("Who receives the day's tasks by mail, when the host has no tasks and smtp is set; company.email without it."),
          people: z
            .record(z.string(), z.email())
            .optional()
            .describe("Addresses of the people that tasks are given to, by the name that the host or the rules give them."),
        })
        .describe("How reminders leave when the host does not carry them."),
      mode: z
        .enum(["review", "auto"])
        .default("review")
        .describe("review: a person approves everything. auto: steps whose rule does not ask for approval leave by themselves."),
      caps: z
        .strictObject({
          messages: z.int().positive().default(200).describe("E-mails and letters that one run may send."),
          amount: Amount.optional().describe("Total that one run may ask for, as `250000 EUR`."),
          shareOfDebtors: z.number().gt(0).lte(1).default(0.5).describe("Share of the debtors that one run may write to, 0 to 1."),
        })
        .prefault({})
        .describe("Above a cap the run stops, sends nothing and asks."),
      bookTolerance: Amount.default({ amount: 0, currency: "EUR" }).describe(
        "Difference with the host's receivable balance above which nothing is sent.",
      ),
      language: z
        .enum(["fr", "en"])
        .default("fr")
        .describe("Language of the team: tasks, notes, reports. Debtors are written to in theirs."),
      timezone: z.string().refine(isZone, "bad_zone").default("Europe/Paris").describe("Zone in which a day starts and the clock runs."),
      schedule: z
        .string()
        .refine(isCronLine, "bad_schedule")
        .default("0 8 * * 1-5")
        .describe("When `relance serve` runs the workspace: a cron line, in the workspace's zone."),
    })
    .superRefine((settings, context) => {
      const { source } = settings;
      if (source !== "memory" && !settings[source])
        context.addIssue({ code: "custom", path: ["source"], message: "missing_source_settings", params: { key: source } });
    });
}

export type Settings = z.infer<ReturnType<typeof settingsSchema>>;

/** JSON Schema (draft 7, for editors) of `relance.yaml`. */
export function settingsJsonSchema(): Record<string, unknown> {
  return { ...z.toJSONSchema(settingsSchema({}), { target: "draft-7", io: "input", unrepresentable: "any" }), title: "Relance workspace" };
}

/** The workspace's today: the calendar day in its zone. The only place, beside the clock of the service, that reads a clock. */
export function todayIn(timezone: string, now: Date = new Date()): Day {
  const text = new Intl.DateTimeFormat("en-CA", { timeZone: timezone, year: "numeric", month: "2-digit", day: "2-digit" }).format(now);
  const parsed = parseDay(text);
  if (!parsed) throw new RangeError(`unreadable day from Intl: ${text}`);
  return parsed;
}
