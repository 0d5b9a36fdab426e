import type { Params } from "../ledger/message.ts";
import type { Sentences } from "./sentences.ts";

const ask = {
  fr: "Demandez au cabinet comptable l’export «\u00a0fichier des écritures comptables (FEC)\u00a0», fichier texte, tel que le prévoit l’article A47 A-1 du LPF.",
  en: "Ask the accountant for the “fichier des écritures comptables (FEC)” export, as a text file, as article A47 A-1 LPF has it.",
};

/** Files that cannot be read at all: the reason, and what to ask the accountant for. */
export const refusals: Sentences = {
  "fec.no_file": {
    fr: (p) =>
      `Aucun fichier ne correspond à «\u00a0${p.files}\u00a0» dans ${p.folder}. Déposez-y le FEC, ou corrigez «\u00a0files\u00a0» dans relance.yaml.`,
    en: (p) => `No file matches “${p.files}” in ${p.folder}. Put the FEC there, or correct “files” in relance.yaml.`,
  },
  "fec.file_missing": {
    fr: (p) => `Le fichier ${p.file} n’existe pas. Déposez-le, ou corrigez son chemin dans relance.yaml.`,
    en: (p) => `There is no file ${p.file}. Put it there, or correct its path in relance.yaml.`,
  },
  "fec.file_unreadable": {
    fr: (p) => {
      if (p.reason === "EISDIR") return `${p.file} est un dossier, pas un fichier. Corrigez son chemin dans relance.yaml.`;
      return isForbidden(p)
        ? `Relance n’a pas le droit de lire ${p.file} (${p.reason}). Donnez ce droit au compte qui l’exécute.`
        : `Le fichier ${p.file} ne peut pas être lu (${p.reason}). Copiez-le de nouveau, ou voyez l’état du disque.`;
    },
    en: (p) => {
      if (p.reason === "EISDIR") return `${p.file} is a folder, not a file. Correct its path in relance.yaml.`;
      return isForbidden(p)
        ? `Relance may not read ${p.file} (${p.reason}). Give that right to the account that runs it.`
        : `File ${p.file} cannot be read (${p.reason}). Copy it again, or look at the state of the disk.`;
    },
  },
  "fec.changed_while_read": {
    fr: (p) => `Le fichier ${p.file} a changé pendant sa lecture. Relancez la commande quand sa copie est terminée.`,
    en: (p) => `File ${p.file} changed while it was read. Run the command again once it is fully copied.`,
  },
  "fec.empty": {
    fr: (p) => `${p.file} est vide. ${ask.fr}`,
    en: (p) => `${p.file} is empty. ${ask.en}`,
  },
  "fec.columns_missing": {
    fr: (p) =>
      `${p.file}:1\u00a0: la première ligne n’est pas l’en-tête d’un FEC\u00a0; il manque ${p.missing}. Elle commence par «\u00a0${p.line}\u00a0». ${ask.fr}`,
    en: (p) => `${p.file}:1: the first line is not the header of a FEC; ${p.missing} missing. It starts with “${p.line}”. ${ask.en}`,
  },
  "fec.separator": {
    fr: (p) =>
      `${p.file}:1\u00a0: les champs sont séparés par «\u00a0${p.separator}\u00a0»\u00a0; un FEC les sépare par une tabulation ou «\u00a0|\u00a0». ${ask.fr}`,
    en: (p) => `${p.file}:1: fields are separated by “${p.separator}”; a FEC separates them by a tab or “|”. ${ask.en}`,
  },
  "fec.no_line_end": {
    fr: (p) => `${p.file}:${p.line}\u00a0: pas de fin de ligne sur un mégaoctet. ${ask.fr}`,
    en: (p) => `${p.file}:${p.line}: no line end within a megabyte. ${ask.en}`,
  },
  "fec.zipped": {
    fr: (p) => `${p.file} est une archive ou un classeur. Décompressez-la et déposez le fichier texte qu’elle contient.`,
    en: (p) => `${p.file} is an archive or a spreadsheet. Unpack it and put the text file it holds there.`,
  },
  "fec.pdf": {
    fr: (p) => `${p.file} est un PDF. ${ask.fr}`,
    en: (p) => `${p.file} is a PDF. ${ask.en}`,
  },
  "fec.utf16": {
    fr: (p) => `${p.file} est en UTF-16, qu’un FEC n’admet pas\u00a0: il a sans doute été réenregistré par un tableur. ${ask.fr}`,
    en: (p) => `${p.file} is in UTF-16, which a FEC may not be: a spreadsheet has probably saved it again. ${ask.en}`,
  },
  "fec.xml": {
    fr: (p) => `${p.file} est un fichier XML, mais pas un FEC\u00a0: son premier élément est «\u00a0${p.element}\u00a0». ${ask.fr}`,
    en: (p) => `${p.file} is XML but not a FEC: its first element is “${p.element}”. ${ask.en}`,
  },
  "fec.mostly_broken": {
    fr: (p) =>
      `${p.file}\u00a0: ${p.broken} lignes illisibles, la première en ${p.first}. Le fichier a sans doute été modifié après son export. ${ask.fr}`,
    en: (p) =>
      `${p.file}: ${p.broken} unreadable lines, the first at ${p.first}. The file was probably altered after its export. ${ask.en}`,
  },
  "fec.no_receivables": {
    fr: (p) => `Aucune écriture dans ${p.files}. ${ask.fr}`,
    en: (p) => `No entry in ${p.files}. ${ask.en}`,
  },
  "fec.same_year_twice": {
    fr: (p, f) => `${p.first} et ${p.second} se disent tous deux clos le ${f.day(`${p.closing}`)}\u00a0: gardez-en un seul.`,
    en: (p, f) => `${p.first} and ${p.second} both close on ${f.day(`${p.closing}`)}: keep one.`,
  },
  "fec.periods_overlap": {
    fr: (p, f) =>
      `${p.first} et ${p.second} ont des écritures de la même période, du ${f.day(`${p.from}`)} au ${f.day(`${p.to}`)}\u00a0: elles compteraient deux fois. ` +
      "Gardez un fichier par exercice.",
    en: (p, f) =>
      `${p.first} and ${p.second} have entries of the same period, ${f.day(`${p.from}`)} to ${f.day(`${p.to}`)}: they would count twice. Keep one file per year.`,
  },
  "fec.customers_header": {
    fr: (p) =>
      `${p.file}:1\u00a0: pas de colonne «\u00a0account\u00a0» (ou «\u00a0compte\u00a0») dans le fichier clients\u00a0; colonnes trouvées\u00a0: ${p.found || "aucune"}. Nommez ainsi celle des numéros de compte.`,
    en: (p) =>
      `${p.file}:1: no “account” column in the customer file; columns found: ${p.found || "none"}. Give that name to the one with account numbers.`,
  },
  "fec.customers_not_found": {
    fr: (p) =>
      `Aucun fichier clients ne correspond à «\u00a0${p.files}\u00a0» dans ${p.folder}. Déposez-le, ou corrigez «\u00a0customers\u00a0» dans relance.yaml.`,
    en: (p) => `No customer file matches “${p.files}” in ${p.folder}. Put it there, or correct “customers” in relance.yaml.`,
  },
  "fec.customers_workbook": {
    fr: (p) =>
      `${p.file} n’est pas un classeur .xlsx lisible (ancien format .xls, mot de passe ou fichier abîmé). Dans le tableur, enregistrez-le sous «\u00a0Classeur Excel (.xlsx)\u00a0» sans mot de passe.`,
    en: (p) =>
      `${p.file} is not a readable .xlsx workbook (old .xls format, password, or damaged). In the spreadsheet, save it as “Excel workbook (.xlsx)” without a password.`,
  },
  "fec.xml_damaged": {
    fr: (p) => `${p.file}:${p.line}\u00a0: le fichier XML est incomplet ou mal formé. ${ask.fr}`,
    en: (p) => `${p.file}:${p.line}: the XML is cut off or malformed. ${ask.en}`,
  },
  "fec.workbook": {
    fr: (p) => `${p.file} est un classeur, pas un FEC\u00a0: un tableur l’a sans doute réenregistré. ${ask.fr}`,
    en: (p) => `${p.file} is a spreadsheet, not a FEC: it was probably saved again. ${ask.en}`,
  },
  "fec.zip_damaged": {
    fr: (p) => `${p.file} est une archive incomplète ou abîmée. Copiez-la ou téléchargez-la de nouveau.`,
    en: (p) => `${p.file} is an archive that is cut off or damaged. Copy or download it again.`,
  },
  "fec.zip_encrypted": {
    fr: (p) => `${p.file} est une archive protégée par un mot de passe. Décompressez-la et déposez le fichier qu’elle contient.`,
    en: (p) => `${p.file} is an archive with a password. Unpack it and put the file it holds there.`,
  },
  "fec.zip_swells": {
    fr: (p, f) =>
      `${p.file} est une archive suspecte\u00a0: ${f.number(Number(p.from))} octets en donneraient ${f.number(Number(p.to))}. Décompressez-la et déposez le fichier qu’elle contient.`,
    en: (p, f) =>
      `${p.file} is a suspicious archive: ${f.number(Number(p.from))} bytes would unpack to ${f.number(Number(p.to))}. Unpack it and put the file it holds there.`,
  },
  "fec.zip_without_book": {
    fr: (p) => `${p.file} est une archive sans FEC\u00a0; elle contient\u00a0: ${p.found || "rien"}. ${ask.fr}`,
    en: (p) => `${p.file} is an archive without a FEC; it holds: ${p.found || "nothing"}. ${ask.en}`,
  },
  "fec.carries_nothing": {
    fr: "Rien ne peut être écrit dans un FEC (défaut de Relance, à signaler).",
    en: "Nothing can be written into a FEC (a defect of Relance, please report it).",
  },
};

function isForbidden({ reason }: Params): boolean {
  return reason === "EACCES" || reason === "EPERM";
}
