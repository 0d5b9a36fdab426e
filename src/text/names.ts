import type { Language } from "./format.ts";

type Names = Readonly<Record<string, Readonly<Record<Language, string>>>>;

const steps: Names = {
  before: { fr: "Avant l’échéance", en: "Before the due date" },
  courtesy: { fr: "Relance courtoise", en: "Courteous reminder" },
  firm: { fr: "Relance ferme", en: "Firm reminder" },
  call: { fr: "Appel", en: "Call" },
  "second-courtesy": { fr: "Seconde relance courtoise", en: "Second courteous reminder" },
  last: { fr: "Dernière relance", en: "Last reminder" },
  "formal-notice": { fr: "Mise en demeure", en: "Formal notice" },
  handover: { fr: "Passage au contentieux", en: "Handover" },
  thanks: { fr: "Remerciement", en: "Thanks" },
  "match-payment": { fr: "Règlement à lettrer", en: "Payment to match" },
  "match-bank-line": { fr: "Règlement reçu à affecter", en: "Payment received to allocate" },
  answer: { fr: "Réponse à traiter", en: "Reply to answer" },
  "mend-row": { fr: "Ligne à corriger", en: "Row to mend" },
  "propose-handover": { fr: "Passage au contentieux à décider", en: "Handover to decide" },
  "after-reply": { fr: "Suite à une réponse", en: "After a reply" },
  "after-dispute": { fr: "Suite à un litige", en: "After a dispute" },
  "after-promise": { fr: "Suite à une promesse", en: "After a promise" },
  "after-broken-promise": { fr: "Promesse non tenue", en: "Promise not kept" },
  "after-partial-payment": { fr: "Suite à un règlement partiel", en: "After a part payment" },
  "after-bounce": { fr: "E-mail revenu", en: "Mail came back" },
  "settle-dispute": { fr: "Litige à régler", en: "Dispute to settle" },
  "plan-agreed": { fr: "Échéancier accordé", en: "Instalment plan granted" },
  "plan-broken": { fr: "Échéancier non tenu", en: "Instalment plan not kept" },
  "plan-call": { fr: "Appel pour un échéancier", en: "Call about an instalment plan" },
  "second-call": { fr: "Deuxième appel", en: "Second call" },
  "salesperson-call": { fr: "Appel du commercial", en: "Salesperson’s call" },
  review: { fr: "Point avec le commercial", en: "Review with the salesperson" },
  "find-address": { fr: "Adresse à trouver", en: "Address to find" },
};

const segments: Names = {
  new: { fr: "Nouveau client", en: "New customer" },
  punctual: { fr: "Ponctuel", en: "Punctual" },
  "occasional-late": { fr: "Retard occasionnel", en: "Occasionally late" },
  "recurrent-late": { fr: "Retard habituel", en: "Habitually late" },
  "in-difficulty": { fr: "En difficulté", en: "In difficulty" },
  "bad-faith": { fr: "Mauvais payeur", en: "Does not want to pay" },
  "key-account": { fr: "Grand compte", en: "Key account" },
  "public-sector": { fr: "Secteur public", en: "Public sector" },
  consumer: { fr: "Particulier", en: "Consumer" },
  "small-balance": { fr: "Petit solde", en: "Small balance" },
};

/** What people call a step: the shipped names in their language, others as an administrator wrote them. */
export function sayStep(name: string, language: Language): string {
  return steps[name]?.[language] ?? spoken(name);
}

export function saySegment(name: string, language: Language): string {
  return segments[name]?.[language] ?? spoken(name);
}

/** `second-call` as `Second call`. */
function spoken(name: string): string {
  const words = name.replaceAll("-", " ");
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
}
