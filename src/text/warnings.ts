import type { Warning, WarningCode } from "../rules/decision.ts";
import type { Language } from "./format.ts";
import { money, say, type Sentences } from "./sentences.ts";

/** A warning with its numbers, in one sentence. */
export function sayWarning({ code, params }: Warning, currency: string, language: Language): string {
  return say({ code: `warning.${code}`, params: { currency, ...params } }, language, warningSentences);
}

/** What somebody should know early. */
export const warningSentences: Readonly<Record<`warning.${WarningCode}`, Sentences[string]>> = {
  "warning.paying_later": {
    fr: (p, f) => `Paie de plus en plus tard : ${f.number(Number(p.days))} jours de plus sur trois mois.`,
    en: (p, f) => `Pays later and later: ${f.number(Number(p.days))} days more over three months.`,
  },
  "warning.partial_payments": {
    fr: (p, f) => `Règle en plusieurs fois : ${f.count(Number(p.count), "facture", "factures")} en six mois.`,
    en: (p, f) => `Pays in several goes: ${f.count(Number(p.count), "invoice", "invoices")} in six months.`,
  },
  "warning.promise_broken": {
    fr: (p, f) => `Promesse du ${f.day(String(p.payOn))} non tenue.`,
    en: (p, f) => `The promise for ${f.day(String(p.payOn))} was not kept.`,
  },
  "warning.bounced": {
    fr: (p) => `Un message à ${p.address} est revenu : adresse à vérifier.`,
    en: (p) => `Mail to ${p.address} came back: check the address.`,
  },
  "warning.over_credit_limit": {
    fr: (p, f) => `Encours de ${money(p, f, "exposure")}, au-dessus de la limite de crédit (${money(p, f, "limit")}).`,
    en: (p, f) => `Exposure of ${money(p, f, "exposure")}, above the credit limit (${money(p, f, "limit")}).`,
  },
  "warning.terms_longer": {
    fr: (p, f) =>
      `La facture ${p.number} donne ${f.count(Number(p.days), "jour", "jours")}, contre ${f.number(Number(p.usual))} d’habitude.`,
    en: (p, f) => `Invoice ${p.number} gives ${f.count(Number(p.days), "day", "days")}, against ${f.number(Number(p.usual))} as a rule.`,
  },
  "warning.term_above_cap": {
    fr: (p, f) =>
      `Délai de ${f.count(Number(p.days), "jour", "jours")} sur la facture ${p.number}, au-dessus du plafond légal (C. com. L441-10 : 60 jours, ou 45 jours fin de mois)${Number(p.count) > 1 ? ` ; ${p.count} factures en tout` : ""}.`,
    en: (p, f) =>
      `A term of ${f.count(Number(p.days), "day", "days")} on invoice ${p.number}, above the legal cap (C. com. L441-10: 60 days, or 45 days end of month)${Number(p.count) > 1 ? `; ${p.count} invoices in all` : ""}.`,
  },
  "warning.limitation_near": {
    fr: (p, f) =>
      Number(p.months) === 0
        ? `Facture ${p.number} : la date de prescription la plus prudente (${f.day(String(p.on))}) est atteinte ; à faire vérifier par une personne compétente.`
        : `Facture ${p.number} : date de prescription la plus prudente le ${f.day(String(p.on))} (moins de ${p.months} mois). Une relance ne l’interrompt pas.`,
    en: (p, f) =>
      Number(p.months) === 0
        ? `Invoice ${p.number}: the most cautious limitation date (${f.day(String(p.on))}) is reached; have somebody competent look at it.`
        : `Invoice ${p.number}: most cautious limitation date on ${f.day(String(p.on))} (less than ${p.months} months). A reminder does not interrupt it.`,
  },
};
