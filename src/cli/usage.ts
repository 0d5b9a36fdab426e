import type { Voice } from "./io.ts";

/** Commander speaks English; these are its refusals, as a French reader expects them. */
const french: readonly (readonly [RegExp, string])[] = [
  [/^error: unknown option '(.+?)'/, "option inconnue « $1 »"],
  [/^error: unknown command '(.+?)'/, "commande inconnue « $1 »"],
  [/^error: missing required argument '(.+?)'/, "il manque l’argument « $1 »"],
  [
    /^error: too many arguments for '(.+?)'\. Expected (\d+) arguments? but got (\d+)(?:: .*)?\.?/,
    "trop d’arguments pour « $1 » : $2 attendu(s), $3 reçu(s)",
  ],
  [/^error: too many arguments\. Expected (\d+) arguments? but got (\d+)(?:: .*)?\.?/, "trop d’arguments : $1 attendu(s), $2 reçu(s)"],
  [/^error: option '(.+?)' argument missing/, "l’option « $1 » attend une valeur"],
  [/^error: required option '(.+?)' not specified/, "il manque l’option « $1 »"],
  [
    /^error: option '(.+?)' argument '(.+?)' is invalid\. Allowed choices are (.+?)\./,
    "option « $1 » : « $2 » n’est pas permis ; choix : $3.",
  ],
  [/\(Did you mean (.+?)\?\)/, "(vouliez-vous dire $1 ?)"],
  [/\(Did you mean one of (.+?)\?\)/, "(vouliez-vous dire l’une de $1 ?)"],
];

export function sayUsageError(text: string, voice: Voice): string {
  if (voice.language === "en") return text;
  return french.reduce(
    (said, [pattern, sentence]) => said.replace(pattern, sentence.replaceAll(" ?", "\u00a0?").replaceAll(" :", "\u00a0:")),
    text,
  );
}
