import { z } from "zod";
import { parseTerms } from "./terms.ts";

const Prefix = z
  .string()
  .regex(/^\d{2,8}$/)
  .meta({ examples: ["411"] });

/** The `fec:` section of `relance.yaml`. */
export const FecOptions = z.strictObject({
  files: z
    .array(z.string().min(1))
    .min(1)
    .describe("FEC files of one company, this year and the ones before: paths in the workspace, or one `*` for a name: `book/*.txt`.")
    .meta({ examples: ["book/*.txt"] }),
  customers: z
    .string()
    .min(1)
    .optional()
    .describe(
      "Customer file, workbook (.xlsx) or text (.csv): account, name, nature, siren, email, phone, contact, language, postcode, country, terms, salesperson, tags, flags.",
    ),
  currency: z
    .string()
    .regex(/^[A-Z]{3}$/)
    .default("EUR")
    .describe("Currency in which the books are kept.")
    .meta({ examples: ["EUR"] }),
  accounts: z
    .strictObject({
      receivable: z
        .array(Prefix)
        .min(1)
        .default(["410", "411", "413", "416", "4191"])
        .describe("Accounts that make up what customers owe, by their first digits: customers, bills, doubtful, advances."),
      retention: z.array(Prefix).default(["4117"]).describe("Accounts inside those that are left out: money retained until a later day."),
      suspense: z
        .array(Prefix)
        .default(["471", "472"])
        .describe("Accounts on which money waits until somebody finds whose it is: who it may be of is not chased for it."),
    })
    .prefault({})
    .describe("Which accounts are read."),
  paymentTerm: z
    .string()
    .refine((text) => parseTerms(text) !== undefined, "bad_terms")
    .optional()
    .describe("Usual terms of payment of the company, for customers without their own: `30`, `30 EOM`, `EOM+45`, `30 EOM 10`."),
});
export type FecOptions = z.infer<typeof FecOptions>;

/** What the connector needs beside its section: where paths start, and whose books these are. */
export interface FecPlace {
  readonly folder: string;
  readonly company: { readonly id: string; readonly name: string };
}
