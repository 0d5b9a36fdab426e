import { money, type Sentences } from "./sentences.ts";

/** What the report of a file says: what was repaired, what was assumed, what a better export would give. */
export const advice: Sentences = {
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
      `${f.count(Number(p.count), "client sans nom distinct de son compte", "clients sans nom distinct de leur compte")} dans le FEC (${p.names})\u00a0: nommez-les dans le fichier clients.`,
    en: (p, f) =>
      `${f.count(Number(p.count), "customer has", "customers have")} no name apart from the account in the FEC (${p.names}): name them in the customer file.`,
  },
  "fec.assumed_customer_name": {
    fr: (p, f) =>
      `${f.count(Number(p.count), "client sans numéro, reconnu à son nom", "clients sans numéro, reconnus à leur nom")} (CompAuxLib), pour ${money(p, f)}\u00a0: ${p.names}. Un nom écrit autrement serait un autre client.`,
    en: (p, f) =>
      `${f.count(Number(p.count), "customer without a number, known", "customers without a number, known")} by name (CompAuxLib), for ${money(p, f)}: ${p.names}. A name spelt otherwise would be another customer.`,
  },
  "fec.assumed_customer_label": {
    fr: (p, f) =>
      `${f.count(Number(p.count), "client deviné", "clients devinés")} d’après le libellé des écritures, pour ${money(p, f)}\u00a0: ${p.names}. Aucune relance avant que le fichier clients ne les confirme.`,
    en: (p, f) =>
      `${f.count(Number(p.count), "customer guessed", "customers guessed")} from the label of entries, for ${money(p, f)}: ${p.names}. None is chased until the customer file confirms it.`,
  },
  "fec.assumed_customer_nobody": {
    fr: (p, f) =>
      `${f.count(Number(p.count), "compte collectif dont des lignes ne disent pas", "comptes collectifs dont des lignes ne disent pas")} qui est le client, pour ${money(p, f)}\u00a0: ${p.names}. Aucune relance pour elles.`,
    en: (p, f) =>
      `${f.count(Number(p.count), "shared account has", "shared accounts have")} lines that do not say whose they are, for ${money(p, f)}: ${p.names}. Nobody is chased for them.`,
  },
  "fec.assumed_several_customers": {
    fr: (p, f) =>
      `${f.count(Number(p.count), "pièce reste", "pièces restent")} au client «\u00a0*\u00a0» (plusieurs clients dans une écriture), pour ${money(p, f)}${p.names ? `\u00a0: ${p.names}` : ""}. Rien ne dit à qui ${Number(p.count) > 1 ? "elles sont" : "elle est"}\u00a0: pas de relance.`,
    en: (p, f) =>
      `${f.count(Number(p.count), "document stays", "documents stay")} with customer “*” (several customers in one entry), for ${money(p, f)}${p.names ? `: ${p.names}` : ""}. Nothing tells whose ${Number(p.count) > 1 ? "they are" : "it is"}: not chased.`,
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
      `${f.count(Number(p.count), "facture lettrée", "factures lettrées")} dont le règlement n’est pas dans les fichiers, après leur fin ou sans date de lettrage (${money(p, f)})\u00a0: réputées réglées, jamais relancées.`,
    en: (p, f) =>
      `${f.count(Number(p.count), "invoice", "invoices")} lettered with a payment that is not in the files, after their end or without a date of lettering (${money(p, f)}): taken as settled, never chased.`,
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
      `${f.count(Number(p.count), "règlement ou avoir non rapproché", "règlements ou avoirs non rapprochés")} chez des clients qui doivent (${money(p, f)})\u00a0: ${p.names}. Lettrez-les\u00a0; les factures qu’ils couvrent attendent d’ici là.`,
    en: (p, f) =>
      `${f.count(Number(p.count), "payment or credit note", "payments or credit notes")} not matched, of customers who owe (${money(p, f)}): ${p.names}. Letter them; the invoices they cover wait until then.`,
  },
  "fec.advice_openings": {
    fr: (p, f) =>
      `${f.count(Number(p.count), "à-nouveau", "à-nouveaux")} sans détail (${money(p, f)})\u00a0: ${p.names}. Ajoutez le FEC de l’exercice précédent, ou demandez des à-nouveaux détaillés par facture.`,
    en: (p, f) =>
      `${f.count(Number(p.count), "opening balance", "opening balances")} without details (${money(p, f)}): ${p.names}. Add the FEC of the year before, or ask for openings invoice by invoice.`,
  },
  "fec.advice_terms": {
    fr: (p, f) =>
      `${f.count(Number(p.count), "facture", "factures")} sans échéance connue (${money(p, f)})\u00a0: ${p.names}. Saisissez leur délai de règlement dans le fichier clients, ou «\u00a0paymentTerm\u00a0» dans relance.yaml\u00a0: un FEC ne contient pas d’échéance.`,
    en: (p, f) =>
      `${f.count(Number(p.count), "invoice", "invoices")} without a known due date (${money(p, f)}): ${p.names}. Type their terms in the customer file, or “paymentTerm” in relance.yaml: a FEC has no due date.`,
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
