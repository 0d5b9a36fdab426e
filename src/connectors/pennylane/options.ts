import { z } from "zod";

/** The `pennylane:` section of `relance.yaml`. `secret` reads a value written as `${NAME}`. */
export function pennylaneOptions(secret: z.ZodType<string | undefined>) {
  return z.strictObject({
    token: secret.describe("Company API token, as ${PENNYLANE_TOKEN}: Settings ▸ Connectivity ▸ Developers."),
    oauth: z
      .strictObject({
        clientId: z.string().min(1),
        clientSecret: secret.describe("As ${PENNYLANE_CLIENT_SECRET}."),
        refreshToken: secret.describe("The first one, as ${PENNYLANE_REFRESH_TOKEN}; later ones are kept in .relance/, encrypted."),
      })
      .optional()
      .describe("For integration partners, in place of a token."),
    tokenExpiresOn: z.iso.date().optional().describe("Last day of the token, which the API does not tell: check warns in time."),
    nativeReminders: z
      .enum(["off", "unknown"])
      .default("unknown")
      .describe(
        "Write off once Pennylane's own reminder sequences are switched off: the API cannot tell, and customers would be reminded twice.",
      ),
    url: z.url().default("https://app.pennylane.com").describe("Only for tests: where the API is."),
    accounts: z
      .array(z.string().regex(/^\d{2,8}$/))
      .min(1)
      .default(["411", "416"])
      .describe("Ledger accounts that make up what customers owe, by their first digits: the book is proved against them."),
    historyMonths: z.int().min(0).max(36).default(13).describe("Months of settled invoices whose days of payment are read."),
    lookHours: z
      .number()
      .positive()
      .default(20)
      .describe("Hours after which every open invoice is looked at again: a bank match may leave no trace in the change log."),
    webhookSecret: secret.describe("Secret of the webhook subscription, as ${PENNYLANE_WEBHOOK_SECRET:-}."),
  });
}

export type PennylaneOptions = z.infer<ReturnType<typeof pennylaneOptions>>;

/** What the connector reads of its section; the secrets come by `access`. */
export type PennylaneSettings = Pick<
  PennylaneOptions,
  "url" | "accounts" | "historyMonths" | "lookHours" | "nativeReminders" | "tokenExpiresOn"
>;
