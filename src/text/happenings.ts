import type { Happening } from "../rules/reactions.ts";
import type { Language } from "./format.ts";

const happeningWords: Readonly<Partial<Record<Happening, Readonly<Record<Language, string>>>>> = {
  reply: { fr: "Réponse du client", en: "Reply" },
  dispute: { fr: "Litige", en: "Dispute" },
  promise: { fr: "Promesse", en: "Promise" },
  "broken-promise": { fr: "Promesse non tenue, constatée", en: "Promise found not kept" },
  "partial-payment": { fr: "Règlement partiel", en: "Part payment" },
  bounce: { fr: "E-mail revenu", en: "Mail came back" },
};

/** « Règlement partiel », “Part payment”. */
export function happeningOf(what: Happening, language: Language): string {
  return happeningWords[what]?.[language] ?? what;
}
