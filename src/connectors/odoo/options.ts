import { z } from "zod";

/** The `odoo:` section of `relance.yaml`. `secret` reads what is written `${ODOO_KEY}`. */
export function odooOptions(secret: z.ZodType<string | undefined>) {
  return z.strictObject({
    url: z.url({ protocol: /^https?$/ }).describe("Address of Odoo’s login page, without `/web` or `/odoo`: https://erp.example.com."),
    database: z.string().min(1).optional().describe("Name of the database. Needed before Odoo 19, and where one host serves several."),
    login: z.string().min(1).optional().describe("Login of the key’s user. Needed before Odoo 19."),
    key: secret.describe("API key, as `${ODOO_KEY}`: it stands in the environment, not in this file."),
    transport: z
      .enum(["auto", "json2", "jsonrpc", "xmlrpc"])
      .default("auto")
      .describe("auto: JSON-2 from Odoo 19, JSON-RPC before. xmlrpc: where nothing else is open."),
    companies: z
      .array(z.int().positive())
      .min(1)
      .optional()
      .describe("Ids of the companies to follow. All that the key’s user may see, when left out."),
    historyMonths: z.int().min(1).max(120).default(24).describe("Months of past payments to learn from."),
    persons: z
      .enum(["unknown", "consumer"])
      .default("unknown")
      .describe(
        "What a person without VAT number, SIRET or register number is by law. unknown: they may trade, nothing is claimed on top. consumer: they are private customers, with the segment, the interest and the two years of private customers.",
      ),
    attachInvoices: z.boolean().default(false).describe("Whether reminders carry the PDFs that Odoo has made of their invoices."),
    webhookUrl: z
      .url({ protocol: /^https?$/ })
      .optional()
      .describe(
        "Address at which Odoo reaches `relance serve`, as https://relance.example.com. With it and webhookSecret, `relance install` makes the automation rules that wake Relance up.",
      ),
    webhookSecret: secret.describe("Ends the address that Odoo's automations call to wake Relance up, as ${ODOO_WEBHOOK_SECRET:-}."),
    webhookMinutes: z.int().min(1).max(1440).default(5).describe("Minutes between two runs at the least, however often Odoo calls."),
    timeout: z.int().min(1).max(3600).default(120).describe("Seconds to wait for one answer."),
  });
}

export type OdooOptions = z.infer<ReturnType<typeof odooOptions>>;
