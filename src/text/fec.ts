import type { Params } from "../ledger/message.ts";
import { advice } from "./fec-advice.ts";
import { refusals } from "./fec-refusals.ts";
import type { Format, Language } from "./format.ts";
import { money, say, type Sentences } from "./sentences.ts";

/** Said after the place of the line. */
const setAside: Sentences = {
  "fec.cells_missing": {
    fr: (p, f) =>
      `ligne mise de côté${whose(p, f)}\u00a0: ${p.found} colonnes au lieu de ${p.expected}. Un libellé contient sans doute un saut de ligne.`,
    en: (p, f) => `line set aside${whose(p, f)}: ${p.found} columns instead of ${p.expected}. A label probably contains a line break.`,
  },
  "fec.cells_extra": {
    fr: (p, f) =>
      `ligne mise de côté${whose(p, f)}\u00a0: ${p.found} colonnes au lieu de ${p.expected}. Un libellé contient sans doute le séparateur.`,
    en: (p, f) => `line set aside${whose(p, f)}: ${p.found} columns instead of ${p.expected}. A label probably contains the separator.`,
  },
  "fec.account_unreadable": {
    fr: (p) => `ligne mise de côté\u00a0: «\u00a0${p.value}\u00a0» n’est pas un numéro de compte.`,
    en: (p) => `line set aside: “${p.value}” is not an account number.`,
  },
  "fec.date_unreadable": {
    fr: (p, f) =>
      `ligne mise de côté${whose(p, f)}\u00a0: la date d’écriture «\u00a0${p.value}\u00a0» n’existe pas (attendu\u00a0: AAAAMMJJ).`,
    en: (p, f) => `line set aside${whose(p, f)}: there is no day “${p.value}” (expected: YYYYMMDD).`,
  },
  "fec.amount_unreadable": {
    fr: (p, f) =>
      `ligne mise de côté${whose(p, f)}\u00a0: montant illisible «\u00a0${p.value}\u00a0» (attendu\u00a0: 1234,56, sans espace ni séparateur de milliers).`,
    en: (p, f) => `line set aside${whose(p, f)}: unreadable amount “${p.value}” (expected: 1234,56, no space, no thousands separator).`,
  },
  "fec.opening_differs": {
    fr: (p, f) =>
      `client ${p.customer}, compte ${p.account}\u00a0: l’à-nouveau (${f.money(Number(p.opening), `${p.currency}`)}) n’égale pas le solde de clôture précédent (${f.money(Number(p.closing), `${p.currency}`)}). ` +
      "L’exercice le plus récent fait foi\u00a0; les écritures antérieures non lettrées sont écartées.",
    en: (p, f) =>
      `customer ${p.customer}, account ${p.account}: the opening balance (${f.money(Number(p.opening), `${p.currency}`)}) is not the previous closing balance (${f.money(Number(p.closing), `${p.currency}`)}). ` +
      "The latest year is believed; earlier lines that are not matched are left out.",
  },
  "fec.customer_without_account": {
    fr: "ligne sans compte client\u00a0: elle n’est pas lue.",
    en: "row without a customer account: it is not read.",
  },
  "fec.customer_cell": {
    fr: (p) =>
      `${column(p, "fr")} illisible\u00a0: «\u00a0${p.value}\u00a0» (attendu\u00a0: ${expected(p, "fr")}). La cellule est ignorée.`,
    en: (p) => `unreadable ${column(p, "en")}: “${p.value}” (expected: ${expected(p, "en")}). The cell is ignored.`,
  },
  "fec.customer_twice": {
    fr: (p) => `le compte ${p.account} est déjà décrit en ${p.first}\u00a0: cette ligne n’est pas lue.`,
    en: (p) => `account ${p.account} is already described at ${p.first}: this row is not read.`,
  },
};

const findings: Sentences = {
  "fec.file_read": {
    fr: (p, f) =>
      `${p.file}\u00a0: ${f.count(Number(p.records), "écriture", "écritures")}, dont ${f.number(Number(p.lines))} de comptes clients${period(p, f)}.`,
    en: (p, f) =>
      `${p.file}: ${f.count(Number(p.records), "line", "lines")}, ${f.number(Number(p.lines))} of them on customer accounts${period(p, f)}.`,
  },
  "fec.balance": {
    fr: (p, f) => `Solde des comptes ${p.accounts} au ${f.day(`${p.on}`)}\u00a0: ${money(p, f)}. Comparez-le à la balance.`,
    en: (p, f) => `Balance of accounts ${p.accounts} on ${f.day(`${p.on}`)}: ${money(p, f)}. Compare it with the trial balance.`,
  },
  "fec.copy": {
    fr: (p) => `${p.file} est la copie d’un autre fichier\u00a0: il n’est pas lu.`,
    en: (p) => `${p.file} is a copy of another file: it is not read.`,
  },
  "fec.superseded": {
    fr: (p) => `${p.file} est un export plus ancien d’un exercice lu par ailleurs\u00a0: il n’est pas lu.`,
    en: (p) => `${p.file} is an older export of a year that another file covers: it is not read.`,
  },
  "fec.one_year": {
    fr: (p) =>
      `Seul ${p.file} est lu. Ajoutez le FEC de l’exercice précédent\u00a0: les factures reprises en à-nouveau y ont leur date et leur numéro.`,
    en: (p) => `Only ${p.file} is read. Add the FEC of the year before: invoices brought forward have their date and number there.`,
  },
  "fec.retained": {
    fr: (p, f) => `Comptes ${p.accounts} laissés à part (retenues de garantie)\u00a0: ${money(p, f)}.`,
    en: (p, f) => `Accounts ${p.accounts} left apart (retention money): ${money(p, f)}.`,
  },
  "fec.waiting": {
    fr: (p, f) =>
      `Comptes d’attente ${p.accounts} : ${f.count(Number(p.lines), "règlement reçu", "règlements reçus")} à affecter, ${money(p, f)}.`,
    en: (p, f) =>
      `Suspense accounts ${p.accounts}: ${f.count(Number(p.lines), "payment", "payments")} received to allocate, ${money(p, f)}.`,
  },
  "fec.no_bank_entry": {
    fr: "Aucune écriture de banque (comptes 51)\u00a0: on ne peut pas savoir jusqu’à quand les règlements sont saisis.",
    en: "No bank entry (accounts 51): there is no telling up to when payments are booked.",
  },
  "fec.set_aside": {
    fr: (p) => `${p.place}\u00a0: ${nested(p, "fr")}`,
    en: (p) => `${p.place}: ${nested(p, "en")}`,
  },
  "fec.no_customer_file": {
    fr: (p, f) =>
      `Pas de fichier clients\u00a0: ${f.count(Number(p.customers), "client", "clients")} sans adresse e-mail ni délai de règlement. Indiquez «\u00a0customers\u00a0» dans relance.yaml.`,
    en: (p, f) =>
      `No customer file: ${f.count(Number(p.customers), "customer", "customers")} without e-mail address or terms. Set “customers” in relance.yaml.`,
  },
  "fec.customer_file_read": {
    fr: (p, f) =>
      `Fichier clients\u00a0: ${f.count(Number(p.rows), "ligne", "lignes")} pour ${f.count(Number(p.customers), "client", "clients")} au grand livre.`,
    en: (p, f) =>
      `Customer file: ${f.count(Number(p.rows), "row", "rows")} for ${f.count(Number(p.customers), "customer", "customers")} in the books.`,
  },
  "fec.customer_columns_unread": {
    fr: (p, f) =>
      `${f.count(Number(p.count), "colonne du fichier clients que Relance ne connaît pas, laissée telle quelle", "colonnes du fichier clients que Relance ne connaît pas, laissées telles quelles")}\u00a0: ${p.names}.`,
    en: (p, f) =>
      `${f.count(Number(p.count), "column of the customer file that Relance does not know, left as it is", "columns of the customer file that Relance does not know, left as they are")}: ${p.names}.`,
  },
  "fec.rows_without_account": {
    fr: (p, f) => `${f.count(Number(p.count), "ligne", "lignes")} du fichier clients sans compte au grand livre\u00a0: ${p.names}.`,
    en: (p, f) => `${f.count(Number(p.count), "row", "rows")} of the customer file without an account in the books: ${p.names}.`,
  },
  "fec.overdue_without_email": {
    fr: (p, f) =>
      `${f.count(Number(p.count), "client en retard", "clients en retard")} sans adresse e-mail, pour ${money(p, f)}\u00a0: ${p.names}. Complétez le fichier clients.`,
    en: (p, f) =>
      `${f.count(Number(p.count), "overdue customer", "overdue customers")} without an e-mail address, for ${money(p, f)}: ${p.names}. Complete the customer file.`,
  },
  "fec.lines_joined": {
    fr: (p, f) =>
      `${p.file}\u00a0: ${f.count(Number(p.count), "écriture coupée", "écritures coupées")} par un saut de ligne dans un libellé, la première en ${p.first}\u00a0: ses morceaux sont réunis.`,
    en: (p, f) =>
      `${p.file}: ${f.count(Number(p.count), "record", "records")} cut by a line break inside a label, the first at ${p.first}: the pieces are joined.`,
  },
  "fec.separator_in_text": {
    fr: (p, f) =>
      `${p.file}\u00a0: ${f.count(Number(p.count), "écriture", "écritures")} dont un libellé contient le séparateur, la première en ${p.first}\u00a0: ses colonnes sont remises en place.`,
    en: (p, f) =>
      `${p.file}: ${f.count(Number(p.count), "record", "records")} with the separator inside a label, the first at ${p.first}: its columns are put back.`,
  },
  "fec.decimal_dot": {
    fr: (p, f) =>
      `${p.file}\u00a0: ${f.count(Number(p.count), "écriture", "écritures")} de comptes clients avec un point décimal au lieu de la virgule, la première en ${p.first}. ` +
      "Les montants sont lus, mais l’administration refuse ce fichier\u00a0: signalez-le au cabinet comptable.",
    en: (p, f) =>
      `${p.file}: ${f.count(Number(p.count), "line", "lines")} on customer accounts with a decimal dot instead of a comma, the first at ${p.first}. ` +
      "The amounts are read, but the tax office refuses such a file: tell the accountant.",
  },
};

const settings: Sentences = {
  "yaml.bad_terms": {
    fr: (p) => `«\u00a0${p.value}\u00a0» n’est pas un délai de règlement. Écrivez 30, 30 EOM (30 jours fin de mois), EOM+45 ou 30 EOM 10.`,
    en: (p) => `“${p.value}” is not a term of payment. Write 30, 30 EOM (30 days, end of month), EOM+45 or 30 EOM 10.`,
  },
};

/** What the FEC connector has to say: lines set aside, refusals, findings, the report of a file. */
export const fecSentences: Sentences = { ...setAside, ...refusals, ...findings, ...settings, ...advice };

/** What each column of the customer file holds, and how it is written. */
const columns: Readonly<Record<string, Readonly<Record<Language, readonly [name: string, expected: string]>>>> = {
  nature: { fr: ["nature", "entreprise, public ou particulier"], en: ["nature", "company, public or consumer"] },
  siren: { fr: ["SIREN", "9 chiffres dont la clé est juste"], en: ["SIREN", "9 digits with a right check digit"] },
  email: { fr: ["adresse e-mail", "nom@domaine.fr"], en: ["e-mail address", "name@domain.com"] },
  language: { fr: ["langue", "fr ou en"], en: ["language", "fr or en"] },
  country: { fr: ["pays", "deux lettres, comme FR"], en: ["country", "two letters, such as FR"] },
  terms: { fr: ["délai de règlement", "30, 30 EOM, EOM+45 ou 30 EOM 10"], en: ["terms of payment", "30, 30 EOM, EOM+45 or 30 EOM 10"] },
  insolvent: { fr: ["procédure collective", "oui ou non"], en: ["insolvent", "yes or no"] },
  handedOver: { fr: ["contentieux", "oui ou non"], en: ["handed over", "yes or no"] },
  noFollowUp: { fr: ["ne pas relancer", "oui ou non"], en: ["no follow-up", "yes or no"] },
};

function column(params: Params, language: Language): string {
  return columns[String(params.column)]?.[language][0] ?? String(params.column);
}

function expected(params: Params, language: Language): string {
  return columns[String(params.column)]?.[language][1] ?? "";
}

function whose(params: Params, format: Format): string {
  if (!params.customer) return "";
  return format.language === "fr" ? ` (client ${params.customer})` : ` (customer ${params.customer})`;
}

function period({ from, to }: Params, format: Format): string {
  if (!from || !to) return "";
  const [first, last] = [format.day(`${from}`), format.day(`${to}`)];
  return format.language === "fr" ? `, du ${first} au ${last}` : `, ${first} to ${last}`;
}

function nested({ place: _place, code, ...params }: Params, language: Language): string {
  return say({ code: String(code), params }, language, setAside);
}
