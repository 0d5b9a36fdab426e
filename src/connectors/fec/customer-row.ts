import { z } from "zod";
import type { DebtorNature } from "../../ledger/facts.ts";
import { parseTerms } from "./terms.ts";

const natures: Readonly<Record<string, DebtorNature>> = {
  company: "company",
  entreprise: "company",
  societe: "company",
  public: "public",
  "secteur public": "public",
  administration: "public",
  consumer: "consumer",
  particulier: "consumer",
  unknown: "unknown",
};

const languages: Readonly<Record<string, "fr" | "en">> = { fr: "fr", francais: "fr", french: "fr", en: "en", anglais: "en", english: "en" };

const flags: Readonly<Record<string, boolean>> = {
  x: true,
  "1": true,
  oui: true,
  o: true,
  yes: true,
  y: true,
  true: true,
  vrai: true,
  "0": false,
  non: false,
  n: false,
  no: false,
  false: false,
  faux: false,
};

/** One row of the customer file. Every cell but the account may be empty, and is then absent. */
export const CustomerRow = z.object({
  account: z.string().min(1),
  name: z.string().optional(),
  nature: oneOf(natures).optional(),
  siren: z
    .string()
    .transform((text) => text.replace(/\s/g, ""))
    .pipe(z.string().regex(/^\d{9}(\d{5})?$/))
    .transform((text) => text.slice(0, 9))
    .refine(hasCheckDigit)
    .optional(),
  email: z
    .string()
    .transform((text) => text.split(/[\s,;]+/).filter((part) => part !== ""))
    .pipe(z.array(z.email()).min(1))
    .optional(),
  phone: z.string().optional(),
  contact: z.string().optional(),
  language: oneOf(languages).optional(),
  postcode: z.string().optional(),
  country: z
    .string()
    .toUpperCase()
    .regex(/^[A-Z]{2}$/)
    .optional(),
  terms: z
    .string()
    .transform((text, context) => {
      const terms = parseTerms(text);
      if (terms !== undefined) return terms;
      context.addIssue({ code: "custom", message: "terms" });
      return z.NEVER;
    })
    .optional(),
  salesperson: z.string().optional(),
  tags: z
    .string()
    .transform((text) =>
      text
        .split(/[|,]/)
        .map((tag) => tag.trim())
        .filter((tag) => tag !== ""),
    )
    .optional(),
  insolvent: oneOf(flags).optional(),
  handedOver: oneOf(flags).optional(),
  noFollowUp: oneOf(flags).optional(),
});
export type CustomerRow = z.infer<typeof CustomerRow>;

function oneOf<T extends string | boolean>(words: Readonly<Record<string, T>>) {
  return z.string().transform((text, context) => {
    const meant = words[plain(text)];
    if (meant !== undefined) return meant;
    context.addIssue({ code: "custom", message: "word" });
    return z.NEVER;
  });
}

/** Lower case, no accents: how words and column names are compared. */
export function plain(text: string): string {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().trim();
}

/** Luhn's sum of a SIREN ends in 0. */
function hasCheckDigit(siren: string): boolean {
  let sum = 0;
  for (let place = 0; place < 9; place++) {
    const digit = Number(siren[8 - place]) * (place % 2 === 0 ? 1 : 2);
    sum += digit > 9 ? digit - 9 : digit;
  }
  return sum % 10 === 0;
}
