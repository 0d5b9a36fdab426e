import type { Sentences } from "./sentences.ts";

/** What the law does not give, or what is not known of it. */
export const lawSentences: Sentences = {
  "law.rate_missing": {
    fr: (p) =>
      `Taux du semestre ${p.half} inconnus : aucune pénalité n’est calculée. Ajoutez-les à rules/rates.yaml dès leur publication (taux de la BCE au premier jour, taux légal « autres cas »).`,
    en: (p) =>
      `The rates of ${p.half} are not known, so no penalty is computed. Add them to rules/rates.yaml once they are published (ECB rate of the first day, legal rate for businesses).`,
  },
  "law.fee_consumer": {
    fr: "L’indemnité forfaitaire de 40 € n’est due que par des professionnels (C. com. D441-5) : rien n’est demandé à un particulier.",
    en: "The 40 € flat fee is owed by professionals only (C. com. D441-5): nothing is asked of a consumer.",
  },
  "law.penalties_unknown": {
    fr: "On ne sait pas si ce client est une entreprise, une administration ou un particulier : aucune pénalité de retard n’est demandée.",
    en: "It is not known whether this customer is a company, a public body or a consumer: no late-payment penalty is asked.",
  },
  "law.fee_unknown": {
    fr: "On ne sait pas si ce client est un professionnel : l’indemnité forfaitaire de 40 € n’est pas demandée.",
    en: "It is not known whether this customer is a professional: the 40 € flat fee is not asked.",
  },
};
