import type { DueSource } from "../ledger/facts.ts";
import type { Language } from "./format.ts";

const sources: Readonly<Record<DueSource, Readonly<Record<Language, string>>>> = {
  host: { fr: "la facture", en: "the invoice" },
  label: { fr: "le libellé de l’écriture", en: "the entry’s label" },
  terms: { fr: "les conditions du client", en: "the customer’s terms" },
  company_default: { fr: "le délai habituel de la société", en: "the company’s usual terms" },
  legal_default: { fr: "le délai légal de 30 jours", en: "the legal default of 30 days" },
};

/** Where a due date comes from, for people. */
export function sayDueSource(source: DueSource, language: Language): string {
  return sources[source][language];
}
