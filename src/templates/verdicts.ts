import type { Language } from "../text/format.ts";

/** Words that software may not write for its user, with what is wrong with them: a verdict, the look of a court, an untruth. */
type Fault = "verdict" | "court" | "untrue";

const words: Readonly<Record<Language, readonly (readonly [Fault, string])[]>> = {
  fr: [
    // Loi 71-1130 art. 54: whether a right is there is for a person to say.
    ["verdict", "éligibles?"],
    ["verdict", "prescrite?s?"],
    ["verdict", "dossier (?:est )?solide"],
    ["verdict", "mauvaise foi"],
    ["verdict", "vous serez condamnée?s?"],
    // C. pén. 433-13: nothing may look like an act of a court or of its officers.
    ["court", "huissiers?(?: de justice)?"],
    ["court", "commandement(?: de payer)?"],
    ["court", "sommation(?: de payer)?"],
    ["court", "assignation"],
    ["court", "République française"],
    // What is threatened must be so, and a letter does not do what only a judge does.
    ["untrue", "(?:transmis|remis)e?s? (?:au|à un|devant le) (?:tribunal|juge)"],
    ["untrue", "interromp(?:t|re|ant) la prescription"],
    ["untrue", "saisie (?:immédiate|sans jugement)"],
  ],
  en: [
    ["verdict", "eligible"],
    ["verdict", "time-barred"],
    ["verdict", "bad faith"],
    ["court", "bailiffs?"],
    ["court", "summons"],
    ["court", "writ"],
    ["untrue", "(?:passed|handed over|referred) to (?:the|a) (?:court|judge)"],
    ["untrue", "interrupts? (?:the )?limitation"],
  ],
};

const patterns: Readonly<Record<Language, RegExp>> = { fr: patternOf("fr"), en: patternOf("en") };

function patternOf(language: Language): RegExp {
  const groups = words[language].map(([fault, word], index) => `(?<${fault}${index}>${word})`);
  return new RegExp(`(?<!\\p{L})(?:${groups.join("|")})(?!\\p{L})`, "giu");
}

export interface Verdict {
  readonly fault: Fault;
  readonly word: string;
  /** From 1. */
  readonly line: number;
  readonly column: number;
}

/** Every such word of a text, in reading order. */
export function verdictsIn(text: string, language: Language): readonly Verdict[] {
  return text.split("\n").flatMap((line, index) =>
    Array.from(line.matchAll(patterns[language]), (match) => {
      const [group] = Object.entries(match.groups ?? {}).find(([, value]) => value !== undefined) ?? ["verdict"];
      return { fault: group.replace(/\d+$/, "") as Fault, word: match[0], line: index + 1, column: match.index + 1 };
    }),
  );
}
