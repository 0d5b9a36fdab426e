import type { Language } from "./format.ts";

const names: Readonly<Record<string, Readonly<Record<Language, string>>>> = {
  lateness: { fr: "retards", en: "lateness" },
  exposure: { fr: "part échue", en: "share overdue" },
  age: { fr: "ancienneté", en: "age" },
  broken_promise: { fr: "promesse non tenue", en: "broken promise" },
};

/** What a part of the score is called. */
export function sayScorePart(name: string, language: Language): string {
  return names[name]?.[language] ?? name;
}
