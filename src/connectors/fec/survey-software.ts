import type { SurveyedLine } from "./survey-cells.ts";

/** What gives away the software that wrote a file. */
export type Clue =
  | "datelimitreglmt"
  | "codeetbt"
  | "padded_amounts"
  | "several_customers"
  | "letters_are_documents"
  | "sans_piece_ref"
  | "reprise_des_soldes"
  | "starred_letters"
  | "validated_at"
  | "sense_minus_one";

export type Software =
  | "Dolibarr"
  | "NetSuite"
  | "Odoo"
  | "Business Central"
  | "Akuiteo"
  | "Noalyss"
  | "Isagri ISTEA"
  | "Dougs"
  | "Isacompta";

/** The surest first: a column of its own tells more than a way of writing. */
const signs: readonly (readonly [Clue, Software])[] = [
  ["datelimitreglmt", "Dolibarr"],
  ["codeetbt", "NetSuite"],
  ["padded_amounts", "Odoo"],
  ["several_customers", "Business Central"],
  ["letters_are_documents", "Business Central"],
  ["sans_piece_ref", "Akuiteo"],
  ["reprise_des_soldes", "Noalyss"],
  ["starred_letters", "Isagri ISTEA"],
  ["sense_minus_one", "Isacompta"],
  ["validated_at", "Dougs"],
];

/** The software that a file looks like, and by what; undefined when nothing gives it away. */
export function guessSoftware(clues: ReadonlySet<Clue>): { readonly name: Software; readonly clue: Clue } | undefined {
  const sign = signs.find(([clue]) => clues.has(clue));
  return sign && { name: sign[1], clue: sign[0] };
}

export function cluesIn(line: SurveyedLine): readonly Clue[] {
  const clues: Clue[] = [];
  const letter = line.text("ecriturelet");
  const debit = line.span("debit");
  if (debit && debit[0] > 0 && line.line[debit[0] - 1] === 0x20 && /^\d{15},\d\d$/.test(line.text("debit"))) clues.push("padded_amounts");
  if (line.text("compauxnum") === "*") clues.push("several_customers");
  if (/^[\w/-]{4,};[\w/-]{4,}/.test(letter)) clues.push("letters_are_documents");
  if (/^\*[A-Z]+$/.test(letter)) clues.push("starred_letters");
  if (line.text("pieceref") === "SANS_PIECE_REF") clues.push("sans_piece_ref");
  if (line.text("comptenum").startsWith("410") && line.text("ecriturelib").startsWith("Reprise des soldes"))
    clues.push("reprise_des_soldes");
  if (/\d\d:\d\d/.test(line.text("validdate"))) clues.push("validated_at");
  if (line.text("sens") === "-1") clues.push("sense_minus_one");
  return clues;
}
