import type { Params } from "../ledger/message.ts";
import type { Format, Language } from "./format.ts";
import { say, type Sentences } from "./sentences.ts";

const ask = {
  fr: "Demandez au cabinet comptable l’export «\u00a0fichier des écritures comptables (FEC)\u00a0», fichier texte, tel que le prévoit l’article A47 A-1 du LPF.",
  en: "Ask the accountant for the “fichier des écritures comptables (FEC)” export, as a text file, as article A47 A-1 LPF has it.",
};

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

const refusals: Sentences = {
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
    fr: (p) => `Le fichier ${p.file} ne peut pas être lu (${p.reason}). Vérifiez les droits d’accès.`,
    en: (p) => `File ${p.file} cannot be read (${p.reason}). Check its access rights.`,
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
      `${p.file}:1\u00a0: pas de colonne «\u00a0account\u00a0» (ou «\u00a0compte\u00a0») dans le fichier clients\u00a0; colonnes trouvées\u00a0: ${p.found || "aucune"}.`,
    en: (p) => `${p.file}:1: no “account” column in the customer file; columns found: ${p.found || "none"}.`,
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
  "fec.zip_without_book": {
    fr: (p) => `${p.file} est une archive sans FEC\u00a0; elle contient\u00a0: ${p.found || "rien"}. ${ask.fr}`,
    en: (p) => `${p.file} is an archive without a FEC; it holds: ${p.found || "nothing"}. ${ask.en}`,
  },
  "fec.carries_nothing": {
    fr: "Rien ne peut être écrit dans un FEC (défaut de Relance, à signaler).",
    en: "Nothing can be written into a FEC (a defect of Relance, please report it).",
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

/** What the report of a file says: what was repaired, what was assumed, what a better export would give. */
const report: Sentences = {
  "fec.repaired_blank_lines": {
    fr: (p, f) => `${f.count(Number(p.count), "ligne vide, passée", "lignes vides, passées")}.`,
    en: (p, f) => `${f.count(Number(p.count), "blank line, passed over", "blank lines, passed over")}.`,
  },
  "fec.repaired_line_ends": {
    fr: (p, f) => `${f.count(Number(p.count), "fin de ligne inhabituelle", "fins de ligne inhabituelles")} (CR CR LF ou CR seul).`,
    en: (p, f) => `${f.count(Number(p.count), "unusual line end", "unusual line ends")} (CR CR LF, or CR alone).`,
  },
  "fec.repaired_windows_letters": {
    fr: (p, f) => `${f.count(Number(p.count), "ligne écrite", "lignes écrites")} en Windows-1252, qu’un FEC n’admet pas.`,
    en: (p, f) => `${f.count(Number(p.count), "line", "lines")} in Windows-1252, which a FEC may not be.`,
  },
  "fec.repaired_mixed_letters": {
    fr: (p, f) =>
      `Plusieurs encodages dans le même fichier\u00a0: ${f.count(Number(p.count), "ligne n’est pas", "lignes ne sont pas")} en UTF-8. Chaque champ est lu selon le sien.`,
    en: (p, f) =>
      `Several encodings in one file: ${f.count(Number(p.count), "line is", "lines are")} not in UTF-8. Each field is read by its own.`,
  },
  "fec.repaired_cells": {
    fr: (p, f) => `${f.count(Number(p.count), "ligne n’a pas", "lignes n’ont pas")} autant de champs que l’en-tête.`,
    en: (p, f) => `${f.count(Number(p.count), "line does not have", "lines do not have")} as many fields as the header.`,
  },
  "fec.repaired_byte_order_mark": {
    fr: "Marque d’ordre des octets (BOM) en tête, passée.",
    en: "Byte order mark (BOM) at the start, passed over.",
  },
  "fec.assumed_currency": {
    fr: (p) => `Comptabilité tenue en ${p.currency}.`,
    en: (p) => `Books kept in ${p.currency}.`,
  },
  "fec.assumed_accounts": {
    fr: (p) => `Comptes clients\u00a0: ${p.accounts}${p.apart ? `\u00a0; laissés à part\u00a0: ${p.apart}` : ""}.`,
    en: (p) => `Customer accounts: ${p.accounts}${p.apart ? `; left apart: ${p.apart}` : ""}.`,
  },
  "fec.assumed_customer": {
    fr: (p, f) =>
      `${f.count(Number(p.count), "client sans nom distinct de son compte", "clients sans nom distinct de leur compte")} dans le FEC\u00a0: nommez-les dans le fichier clients.`,
    en: (p, f) =>
      `${f.count(Number(p.count), "customer has", "customers have")} no name apart from the account in the FEC: name them in the customer file.`,
  },
  "fec.assumed_legal_terms": {
    fr: (p, f) =>
      `${f.count(Number(p.count), "échéance calculée", "échéances calculées")} à 30 jours, le délai légal faute d’accord (${money(p, f)})\u00a0: pas de mise en demeure sur cette base.`,
    en: (p, f) =>
      `${f.count(Number(p.count), "due date", "due dates")} at 30 days, what the law sets without agreement (${money(p, f)}): no formal notice rests on it.`,
  },
  "fec.assumed_company_terms": {
    fr: (p, f) =>
      `${f.count(Number(p.count), "échéance calculée", "échéances calculées")} au délai habituel de la société (${money(p, f)}).`,
    en: (p, f) => `${f.count(Number(p.count), "due date", "due dates")} at the usual terms of the company (${money(p, f)}).`,
  },
  "fec.assumed_opening": {
    fr: (p, f) =>
      `${f.count(Number(p.count), "à-nouveau sans détail", "à-nouveaux sans détail")} (${money(p, f)})\u00a0: gardés en une ligne chacun, factures inconnues.`,
    en: (p, f) =>
      `${f.count(Number(p.count), "opening balance", "opening balances")} without details (${money(p, f)}): kept as one item each, invoices unknown.`,
  },
  "fec.assumed_rejected": {
    fr: (p, f) =>
      `${f.count(Number(p.count), "règlement tenu pour rejeté", "règlements tenus pour rejetés")} (${money(p, f)} de nouveau dus).`,
    en: (p, f) => `${f.count(Number(p.count), "payment", "payments")} taken as rejected (${money(p, f)} due again).`,
  },
  "fec.assumed_settled_later": {
    fr: (p, f) =>
      `${f.count(Number(p.count), "facture lettrée", "factures lettrées")} après la fin du fichier (${money(p, f)})\u00a0: réglées depuis, jamais relancées.`,
    en: (p, f) =>
      `${f.count(Number(p.count), "invoice", "invoices")} lettered after the end of the file (${money(p, f)}): settled since, never chased.`,
  },
  "fec.advice_set_aside": {
    fr: (p, f) =>
      `${f.count(Number(p.count), "ligne mise", "lignes mises")} de côté\u00a0: demandez un export tel quel du logiciel, sans passage par un tableur\u00a0; leurs clients ne sont pas relancés d’ici là.`,
    en: (p, f) =>
      `${f.count(Number(p.count), "line", "lines")} set aside: ask for an export straight from the software, not through a spreadsheet; their customers are not chased until then.`,
  },
  "fec.no_customer_account": {
    fr: (p) =>
      `Aucune ligne sur les comptes ${p.accounts}\u00a0: donnez le début de vos comptes clients dans «\u00a0fec.accounts.receivable\u00a0» de relance.yaml, ou demandez un export qui les contienne.`,
    en: (p) =>
      `No line on accounts ${p.accounts}: give the first digits of your customer accounts in “fec.accounts.receivable” of relance.yaml, or ask for an export that holds them.`,
  },
  "fec.advice_no_lettering": {
    fr: "Aucune ligne client n’est lettrée\u00a0: lettrez les comptes clients avant l’export, ou demandez que l’export contienne EcritureLet et DateLet. Sans cela, chaque règlement reste à rapprocher.",
    en: "No customer line is lettered: letter the customer accounts before exporting, or ask that the export hold EcritureLet and DateLet. Without it, every payment stays to be matched.",
  },
  "fec.advice_little_lettering": {
    fr: (p) => `Seules ${p.share} % des lignes clients sont lettrées\u00a0: lettrez ce qui est réglé avant l’export.`,
    en: (p) => `Only ${p.share}% of the customer lines are lettered: letter what is paid before exporting.`,
  },
  "fec.advice_unapplied": {
    fr: (p, f) =>
      `${f.count(Number(p.count), "règlement ou avoir non rapproché", "règlements ou avoirs non rapprochés")} chez des clients qui doivent (${money(p, f)})\u00a0: lettrez-les, les factures qu’ils couvrent attendent d’ici là.`,
    en: (p, f) =>
      `${f.count(Number(p.count), "payment or credit note", "payments or credit notes")} not matched, of customers who owe (${money(p, f)}): letter them; the invoices they cover wait until then.`,
  },
  "fec.advice_openings": {
    fr: (p, f) =>
      `${f.count(Number(p.count), "à-nouveau", "à-nouveaux")} sans détail (${money(p, f)})\u00a0: ajoutez le FEC de l’exercice précédent, ou demandez des à-nouveaux détaillés par facture.`,
    en: (p, f) =>
      `${f.count(Number(p.count), "opening balance", "opening balances")} without details (${money(p, f)}): add the FEC of the year before, or ask for openings invoice by invoice.`,
  },
  "fec.advice_terms": {
    fr: (p, f) =>
      `${f.count(Number(p.count), "facture", "factures")} sans échéance connue (${money(p, f)})\u00a0: saisissez le délai de règlement des clients, ou «\u00a0paymentTerm\u00a0» dans relance.yaml. Un FEC ne contient pas d’échéance.`,
    en: (p, f) =>
      `${f.count(Number(p.count), "invoice", "invoices")} without a known due date (${money(p, f)}): type the terms of these customers, or “paymentTerm” in relance.yaml. A FEC has no due date.`,
  },
  "fec.advice_odoo": {
    fr: "Odoo\u00a0: un règlement partiel n’y est pas lettré\u00a0; ajoutez l’exercice précédent (les à-nouveaux sont groupés par client) et choisissez l’export de test, l’officiel pose une date de verrouillage.",
    en: "Odoo: a partial payment is not lettered there; add the year before (openings are one line per customer), and choose the test export: the official one sets a lock date.",
  },
  "fec.advice_dolibarr": {
    fr: "Dolibarr\u00a0: la colonne DateLimitReglmt donne l’échéance de chaque facture\u00a0; gardez ce modèle d’export.",
    en: "Dolibarr: its column DateLimitReglmt gives the due date of each invoice; keep this export layout.",
  },
  "fec.advice_business_central": {
    fr: "Business Central\u00a0: les lettrages postérieurs à la date de fin sont omis, exportez jusqu’à ce jour\u00a0; une écriture de plusieurs clients y perd leur nom («\u00a0multi-clients\u00a0»), passez-en une par client.",
    en: "Business Central: applications after the end date are left out, export up to today; one entry for several customers loses their names (“multi-clients”), post one per customer.",
  },
  "fec.advice_netsuite": {
    fr: "NetSuite\u00a0: son modèle laisse le lettrage vide\u00a0; demandez à l’intégrateur de le remplir, sinon les règlements restent à rapprocher.",
    en: "NetSuite: its template leaves lettering empty; ask the integrator to fill it in, else payments stay to be matched.",
  },
  "fec.advice_akuiteo": {
    fr: "Akuiteo\u00a0: «\u00a0SANS_PIECE_REF\u00a0» remplace les numéros de pièce absents\u00a0; saisissez la référence des pièces.",
    en: "Akuiteo: “SANS_PIECE_REF” stands for missing document numbers; enter the reference of documents.",
  },
  "fec.advice_noalyss": {
    fr: "Noalyss\u00a0: les à-nouveaux sont une «\u00a0Reprise des soldes\u00a0» groupée\u00a0; ajoutez l’exercice précédent.",
    en: "Noalyss: openings are one “Reprise des soldes”; add the year before.",
  },
};

/** What the FEC connector has to say: lines set aside, refusals, findings, the report of a file. */
export const fecSentences: Sentences = { ...setAside, ...refusals, ...findings, ...settings, ...report };

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

function money(params: Params, format: Format): string {
  return format.money(Number(params.amount), String(params.currency));
}

function nested({ place: _place, code, ...params }: Params, language: Language): string {
  return say({ code: String(code), params }, language, setAside);
}
