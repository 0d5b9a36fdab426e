import type { Params } from "../ledger/message.ts";
import type { Sentences } from "./sentences.ts";

/** What is wrong in any file in YAML; said after the place. Each ends with what to write instead. */
export const yamlSentences: Sentences = {
  "yaml.syntax": {
    fr: (p) => syntax[String(p.what)]?.fr ?? `YAML illisible : ${p.detail}.`,
    en: (p) => syntax[String(p.what)]?.en ?? `unreadable YAML: ${p.detail}.`,
  },
  "yaml.too_many_aliases": {
    fr: (p) => `Plus de ${p.limit} renvois « *… » : écrivez les valeurs en toutes lettres.`,
    en: (p) => `more than ${p.limit} references “*…”: write the values out.`,
  },
  "yaml.unknown_alias": {
    fr: (p) => `Le renvoi « *${p.name} » ne correspond à aucune ancre « &${p.name} ». Un texte qui commence par * se met entre guillemets.`,
    en: (p) => `reference “*${p.name}” has no anchor “&${p.name}”. Put a text that begins with * between quotes.`,
  },
  "yaml.unknown_key": {
    fr: (p) =>
      `La clé « ${p.key} » n’existe pas ici. ${p.suggestion === undefined ? `Clés possibles : ${p.allowed}.` : `Vouliez-vous écrire « ${p.suggestion} » ?`}`,
    en: (p) =>
      `there is no key “${p.key}” here. ${p.suggestion === undefined ? `Possible keys: ${p.allowed}.` : `Did you mean “${p.suggestion}”?`}`,
  },
  "yaml.missing_key": {
    fr: (p) => `Il manque la clé « ${p.key} ».${exampleFr(p, String(p.key))}`,
    en: (p) => `key “${p.key}” is missing.${exampleEn(p, String(p.key))}`,
  },
  "yaml.empty": {
    fr: (p) => `« ${p.key} » est vide.${exampleFr(p)}`,
    en: (p) => `“${p.key}” is empty.${exampleEn(p)}`,
  },
  "yaml.wrong_type": {
    fr: (p) => `${valueFr(p)} n’est pas ${kinds[String(p.expected)]?.fr ?? p.expected}.${exampleFr(p)}`,
    en: (p) => `${valueEn(p)} is not ${kinds[String(p.expected)]?.en ?? p.expected}.${exampleEn(p)}`,
  },
  "yaml.bad_choice": {
    fr: (p) =>
      `${valueFr(p)} n’est pas un choix possible${p.suggestion === undefined ? "" : ` ; vouliez-vous écrire « ${p.suggestion} » ?`} (${p.allowed})`,
    en: (p) =>
      `${valueEn(p)} is not one of the choices${p.suggestion === undefined ? "" : `; did you mean “${p.suggestion}”?`} (${p.allowed})`,
  },
  "yaml.too_small": {
    fr: (p) =>
      p.of === "string" || p.of === "array"
        ? `« ${p.key} » est vide.${exampleFr(p) || " Remplissez-le, ou retirez la clé."}`
        : `${valueFr(p)} est trop petit : ${p.inclusive === 1 ? `${p.limit} au moins` : `plus de ${p.limit}`}.`,
    en: (p) =>
      p.of === "string" || p.of === "array"
        ? `“${p.key}” is empty.${exampleEn(p) || " Fill it, or take the key out."}`
        : `${valueEn(p)} is too small: ${p.inclusive === 1 ? `${p.limit} at least` : `more than ${p.limit}`}.`,
  },
  "yaml.too_big": {
    fr: (p) => `${valueFr(p)} est trop grand : ${p.limit} au plus.`,
    en: (p) => `${valueEn(p)} is too big: ${p.limit} at most.`,
  },
  "yaml.bad_format": {
    fr: (p) => `${valueFr(p)} n’a pas la forme attendue pour « ${p.key} »${formats[String(p.format)]?.fr ?? ""}.${exampleFr(p)}`,
    en: (p) => `${valueEn(p)} does not have the form of “${p.key}”${formats[String(p.format)]?.en ?? ""}.${exampleEn(p)}`,
  },
  "yaml.bad_amount": {
    fr: (p) => `${valueFr(p)} n’est pas un montant : un nombre, une espace et une monnaie, par exemple « 20 EUR ».`,
    en: (p) => `${valueEn(p)} is not an amount: a number, a space and a currency, as “20 EUR”.`,
  },
  "yaml.bad_percent": {
    fr: (p) => `${valueFr(p)} a plus de deux décimales. Écrivez un taux en pour cent, par exemple 2.40.`,
    en: (p) => `${valueEn(p)} has more than two decimals. Write a rate in percent, as 2.40.`,
  },
  "yaml.bad_condition": {
    fr: (p) =>
      `${valueFr(p)} n’est pas une condition. Écrivez par exemple « history.lateShare12m >= 0.5 », ou « true » pour tous les autres clients.`,
    en: (p) => `${valueEn(p)} is not a condition. Write for instance “history.lateShare12m >= 0.5”, or “true” for everyone else.`,
  },
  "yaml.environment_missing": {
    fr: (p) => `La variable d’environnement ${p.name} n’est pas définie. Définissez-la, ou écrivez « \${${p.name}:-valeur par défaut} ».`,
    en: (p) => `environment variable ${p.name} is not set. Set it, or write “\${${p.name}:-default}”.`,
  },
  "yaml.missing_source_settings": {
    fr: (p) => `La source « ${p.key} » demande ses réglages, sous la clé « ${p.key} ».`,
    en: (p) => `source “${p.key}” needs its settings, under key “${p.key}”.`,
  },
  "yaml.refused": {
    fr: (p) => `${valueFr(p)} est refusé : ${p.detail}.`,
    en: (p) => `${valueEn(p)} is refused: ${p.detail}.`,
  },
};

type Both = Readonly<Record<string, { readonly fr: string; readonly en: string }>>;

const syntax: Both = {
  DUPLICATE_KEY: { fr: "Cette clé est écrite deux fois. Gardez-en une.", en: "this key is written twice. Keep one." },
  TAB_AS_INDENT: { fr: "Une tabulation décale cette ligne. Mettez des espaces.", en: "a tab indents this line. Use spaces." },
  BLOCK_AS_IMPLICIT_KEY: {
    fr: "Deux « : » se suivent, ou une ligne est mal décalée. Mettez entre guillemets un texte qui contient « : ».",
    en: "two “:” follow each other, or a line is badly indented. Put a text that contains “: ” between quotes.",
  },
  UNEXPECTED_TOKEN: {
    fr: "Le texte continue après la fin de la valeur. Si elle commence par un guillemet, entourez le tout : '\"vip\" in debtor.tags'.",
    en: "the text goes on after the value has ended. If it begins with a quote, wrap the whole: '\"vip\" in debtor.tags'.",
  },
  MISSING_CHAR: { fr: "Il manque un signe fermant : guillemet, ] ou }.", en: "a closing sign is missing: quote, ] or }." },
  BAD_INDENT: { fr: "Ligne mal décalée, ou ] ou } qui manque.", en: "badly indented line, or missing ] or }." },
  MULTIPLE_DOCS: {
    fr: "Le fichier contient plusieurs documents (« --- »). Faites-en plusieurs fichiers.",
    en: "the file holds several documents (“---”). Make several files.",
  },
  TAG_RESOLVE_FAILED: {
    fr: "Un mot qui commence par « ! » n’a pas de sens ici. Mettez-le entre guillemets.",
    en: "a word that begins with “!” means nothing here. Put it between quotes.",
  },
};

const kinds: Both = {
  string: { fr: "un texte (entre guillemets si c’est un nombre)", en: "a text (between quotes when it is a number)" },
  number: { fr: "un nombre", en: "a number" },
  int: { fr: "un nombre entier", en: "a whole number" },
  boolean: { fr: "true ou false", en: "true or false" },
  array: { fr: "une liste : chaque entrée commence par « - »", en: "a list: each entry begins with “-”" },
  object: { fr: "un bloc de clés", en: "a block of keys" },
};

const formats: Both = {
  email: { fr: " : une adresse électronique", en: ": an e-mail address" },
  date: { fr: " : un jour qui existe, écrit 2026-06-30", en: ": a day that exists, written 2026-06-30" },
  regex: { fr: "", en: "" },
};

function valueFr(p: Params): string {
  return p.value === undefined ? `« ${p.key} »` : `« ${p.value} »`;
}

function valueEn(p: Params): string {
  return p.value === undefined ? `“${p.key}”` : `“${p.value}”`;
}

function exampleFr(p: Params, key?: string): string {
  return p.example === undefined ? "" : ` Écrivez par exemple « ${key === undefined ? "" : `${key}: `}${p.example} ».`;
}

function exampleEn(p: Params, key?: string): string {
  return p.example === undefined ? "" : ` Write for instance “${key === undefined ? "" : `${key}: `}${p.example}”.`;
}
