import type { Language } from "./format.ts";

const names: Readonly<Record<string, Readonly<Record<Language, string>>>> = {
  lateness: { fr: "retards", en: "lateness" },
  exposure: { fr: "part échue", en: "share overdue" },
  age: { fr: "ancienneté", en: "age" },
  trend: { fr: "paie de plus en plus tard", en: "paying later and later" },
  "credit-limit": { fr: "limite de crédit dépassée", en: "credit limit passed" },
  dispute: { fr: "litige", en: "dispute" },
  "host-trust": { fr: "note du logiciel comptable", en: "rating in the accounting tool" },
  insolvency: { fr: "procédure collective", en: "insolvency" },
  limit: { fr: "plafond 0 à 100", en: "kept within 0 to 100" },
  "broken-promise": { fr: "promesse non tenue", en: "broken promise" },
};

/** What a part of the score is called. */
export function sayScorePart(name: string, language: Language): string {
  return names[name]?.[language] ?? name;
}
