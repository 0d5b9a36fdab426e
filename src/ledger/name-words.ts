/** Legal forms, titles and words between words: they tell nobody from anybody. */
const idle = new Set(
  [
    "SARL SARLU SAS SASU SA EURL EIRL EI SCI SNC SCS SCA SCOP SELARL SELAS SCP SCEA EARL GAEC GIE SEM GMBH LTD LLC INC BV NV SPRL SRL SL AG",
    "STE SOCIETE ETS ETABLISSEMENT ETABLISSEMENTS ENTREPRISE CIE COMPAGNIE ASSOCIATION ASSOC",
    "M MR MME MLLE MONSIEUR MADAME MADEMOISELLE DR DOCTEUR MAITRE",
    "ET DE DU DES LA LE LES AU AUX EN SUR POUR PAR CHEZ AND THE OF",
  ]
    .join(" ")
    .split(" "),
);

/** A text as words: capitals without accents, `S.A.R.L.` in one piece, apostrophes and hyphens apart. */
export function wordsOf(text: string): readonly string[] {
  const plain = text.normalize("NFKD").replace(/\p{M}/gu, "").toUpperCase().replaceAll("Œ", "OE").replaceAll("Æ", "AE");
  return plain.replaceAll(".", "").match(/[A-Z0-9]+/g) ?? [];
}

/** The words of a name that tell it from others, each once. None when not one of them has four letters: it would be anywhere. */
export function tellingWords(name: string): readonly string[] {
  const words = [...new Set(wordsOf(name))].filter((word) => word.length > 1 && !idle.has(word));
  return words.some((word) => /[A-Z]{4}/.test(word)) ? words : [];
}
