import { type CustomerRow, plain } from "./customer-row.ts";

/** Columns that a person fills in, and the two that the books fill in. */
export type Column = keyof CustomerRow | "balance" | "overdue";

/** Language of titles and numbers in a file that people open. It is read in both. */
export type Language = "fr" | "en";

interface Names {
  readonly fr: string;
  readonly en: string;
  /** Other names under which it is found. */
  readonly also: readonly string[];
  /** Offered in a list. */
  readonly choices?: Readonly<Record<Language, readonly string[]>>;
}

const yesNo = { fr: ["oui", "non"], en: ["yes", "no"] };

/** In the order of a new file: what identifies, what the books say, what is asked for first. */
const columns: Readonly<Record<Column, Names>> = {
  account: { fr: "compte", en: "account", also: ["code", "code client", "compauxnum"] },
  name: { fr: "nom", en: "name", also: ["raison sociale", "client"] },
  balance: { fr: "solde", en: "balance", also: [] },
  overdue: { fr: "en retard", en: "overdue", also: [] },
  email: { fr: "e-mail", en: "email", also: ["mail", "courriel"] },
  nature: {
    fr: "nature",
    en: "nature",
    also: ["type"],
    choices: { fr: ["entreprise", "public", "particulier"], en: ["company", "public", "consumer"] },
  },
  terms: { fr: "délai de règlement", en: "terms", also: ["delai", "conditions", "conditions de reglement"] },
  contact: { fr: "contact", en: "contact", also: ["interlocuteur"] },
  phone: { fr: "téléphone", en: "phone", also: ["tel"] },
  siren: { fr: "SIREN", en: "siren", also: ["siret"] },
  language: { fr: "langue", en: "language", also: [], choices: { fr: ["fr", "en"], en: ["fr", "en"] } },
  postcode: { fr: "code postal", en: "postcode", also: ["cp"] },
  country: { fr: "pays", en: "country", also: [] },
  salesperson: { fr: "commercial", en: "salesperson", also: ["vendeur"] },
  tags: { fr: "étiquettes", en: "tags", also: [] },
  insolvent: { fr: "procédure collective", en: "insolvent", also: [], choices: yesNo },
  handedOver: { fr: "contentieux", en: "handed over", also: ["handed_over", "handed-over"], choices: yesNo },
  noFollowUp: { fr: "ne pas relancer", en: "no follow-up", also: ["no follow up", "no_follow_up"], choices: yesNo },
};

export const allColumns = Object.keys(columns) as readonly Column[];

export function titleOf(column: Column, language: Language): string {
  return columns[column][language];
}

export function choicesOf(column: Column, language: Language): readonly string[] | undefined {
  return columns[column].choices?.[language];
}

/** Where each column stands in a header, whatever the language, the case and the accents. */
export function locateColumns(header: readonly string[]): ReadonlyMap<Column, number> {
  const names = header.map(plain);
  const at = new Map<Column, number>();
  for (const column of allColumns) {
    const { fr, en, also } = columns[column];
    const known = [plain(fr), plain(en), ...also];
    const found = names.findIndex((name) => known.includes(name));
    if (found >= 0) at.set(column, found);
  }
  return at;
}
