import type { Language } from "./format.ts";

type Words = Readonly<Record<string, Readonly<Record<Language, string>>>>;

const roles: Words = {
  read: { fr: "lu", en: "read" },
  copy: { fr: "copie d’un autre fichier, non lue", en: "copy of another file, not read" },
  superseded: { fr: "export plus ancien, non lu", en: "older export, not read" },
  refused: { fr: "non lu", en: "not read" },
};

const regimes: Words = {
  commercial: { fr: "comptabilité commerciale", en: "commercial books" },
  farm_cash: { fr: "agricole, trésorerie (BA)", en: "farm, cash basis (BA)" },
  profession_cash: { fr: "professions libérales, trésorerie (BNC)", en: "professions, cash basis (BNC)" },
};

const kinds: Words = {
  sales: { fr: "ventes", en: "sales" },
  mixed: { fr: "ventes et autres", en: "sales and others" },
  bank: { fr: "banque", en: "bank" },
  opening: { fr: "à-nouveaux", en: "opening" },
  other: { fr: "autre", en: "other" },
};

const clues: Words = {
  datelimitreglmt: { fr: "colonne DateLimitReglmt", en: "column DateLimitReglmt" },
  codeetbt: { fr: "colonne CodeEtbt", en: "column CodeEtbt" },
  padded_amounts: { fr: "montants complétés à quinze chiffres", en: "amounts padded to fifteen digits" },
  several_customers: { fr: "client «\u00a0*\u00a0»", en: "customer “*”" },
  letters_are_documents: { fr: "lettrage par numéros de pièce", en: "lettering by document numbers" },
  sans_piece_ref: { fr: "pièce «\u00a0SANS_PIECE_REF\u00a0»", en: "document “SANS_PIECE_REF”" },
  reprise_des_soldes: { fr: "comptes 410 et «\u00a0Reprise des soldes\u00a0»", en: "accounts 410 and “Reprise des soldes”" },
  starred_letters: { fr: "lettrage «\u00a0*A\u00a0»", en: "lettering “*A”" },
  validated_at: { fr: "heure dans ValidDate", en: "time in ValidDate" },
  sense_minus_one: { fr: "sens «\u00a0-1\u00a0»", en: "sense “-1”" },
};

export function sayRole(role: string, language: Language): string {
  return roles[role]?.[language] ?? role;
}

export function sayRegime(regime: string | undefined, language: Language): string {
  if (regime === undefined) return language === "fr" ? "en-tête inconnu" : "unknown header";
  return regimes[regime]?.[language] ?? regime;
}

export function sayJournalKind(kind: string, language: Language): string {
  return kinds[kind]?.[language] ?? kind;
}

/** By what a software is guessed. */
export function sayClue(clue: string, language: Language): string {
  return clues[clue]?.[language] ?? clue;
}
