import type { Params } from "../ledger/message.ts";
import { money, type Sentences } from "./sentences.ts";

/** What tasks and notes say to the team. `amount`, `overdue`, `exposure`, `unapplied`, `received` are in `currency`. */
export const taskSentences: Sentences = {
  "task.title.call": {
    fr: (p, f) => `Appeler ${p.name} : ${money(p, f, "amount")}, ${f.count(Number(p.count), "facture", "factures")}`,
    en: (p, f) => `Call ${p.name}: ${money(p, f, "amount")}, ${f.count(Number(p.count), "invoice", "invoices")}`,
  },
  "task.title.match_payment": {
    fr: (p, f) => `Lettrer ${p.name} : ${money(p, f, "received")} à affecter`,
    en: (p, f) => `Match ${p.name}: ${money(p, f, "received")} to allocate`,
  },
  "task.title.bank_line": {
    fr: (p, f) => `Rapprocher ${money(p, f, "received")} du ${f.day(String(p.lineOn))} : ${p.name} ?`,
    en: (p, f) => `Match ${money(p, f, "received")} of ${f.day(String(p.lineOn))}: ${p.name}?`,
  },
  "task.title.answer": { fr: (p) => `Répondre à ${p.name}`, en: (p) => `Answer ${p.name}` },
  "task.title.letter": {
    fr: (p, f) => `Poster la lettre recommandée à ${p.name} : ${money(p, f, "amount")}`,
    en: (p, f) => `Post the registered letter to ${p.name}: ${money(p, f, "amount")}`,
  },
  "task.title.check_item": { fr: (p) => `Vérifier les factures de ${p.name}`, en: (p) => `Check the invoices of ${p.name}` },
  "task.title.find_address": {
    fr: (p, f) => `Trouver l’adresse e-mail de ${p.name} : ${money(p, f, "amount")} à relancer`,
    en: (p, f) => `Find the e-mail address of ${p.name}: ${money(p, f, "amount")} to remind of`,
  },
  "task.title.handover": {
    fr: (p, f) => `Décider du passage au contentieux de ${p.name} : ${money(p, f, "amount")}`,
    en: (p, f) => `Decide whether to hand ${p.name} over: ${money(p, f, "amount")}`,
  },
  "task.title.other": {
    fr: (p, f) => `Suivre ${p.name} : ${money(p, f, "amount")}`,
    en: (p, f) => `Follow up ${p.name}: ${money(p, f, "amount")}`,
  },
  "task.do.call": {
    fr: "À dire : demander si les factures sont bien arrivées et validées ; obtenir une date de règlement, ou la raison qui le retient. Noter la réponse : promesse, litige ou suspension.",
    en: "What to say: ask whether the invoices have arrived and been approved; obtain a payment date, or the reason that holds it back. Record the answer: promise, dispute or hold.",
  },
  "task.do.match_payment": {
    fr: "À faire : affecter ces sommes aux factures qu’elles règlent. Ces factures ne sont pas relancées tant qu’elles peuvent être payées.",
    en: "What to do: allocate these sums to the invoices they pay. These invoices are not chased as long as they may have been paid.",
  },
  "task.do.bank_line": {
    fr: "À faire : affecter ce règlement à son client et à ses factures. Ces factures ne sont pas relancées tant qu’il attend. S’il est à quelqu’un d’autre, l’affecter là suffit : les relances reprennent au passage suivant.",
    en: "What to do: allocate this payment to its customer and invoices. These invoices are not chased as long as it waits. If it is somebody else’s, allocating it there is enough: reminders go on with the next run.",
  },
  "task.do.answer": {
    fr: "À faire : lire la réponse du client et lui répondre. Les relances attendent ; noter ce qu’il dit (promesse, litige), ou lever l’attente.",
    en: "What to do: read the customer’s reply and answer it. Reminders are waiting; record what it says (promise, dispute), or release it.",
  },
  "task.do.letter": {
    fr: (p) =>
      `À faire : relire, imprimer et signer la lettre, joindre une copie des factures, la poster en recommandé avec avis de réception et garder les preuves de dépôt et de réception.${Number(p.addressed) ? "" : " L’adresse postale du client n’est pas connue : l’écrire sur la lettre avant de l’imprimer."}`,
    en: (p) =>
      `What to do: read the letter again, print and sign it, enclose copies of the invoices, post it as registered mail with acknowledgement of receipt and keep the proofs of posting and receipt.${Number(p.addressed) ? "" : " The customer’s postal address is not known: write it on the letter before printing."}`,
  },
  "task.do.check_item": {
    fr: "À faire : vérifier ces factures et les lignes citées plus bas (montant, échéance, nature) et les corriger dans la comptabilité s’il y a lieu.",
    en: "What to do: check these invoices and the rows named below (amount, due date, nature) and correct them in the books where needed.",
  },
  "task.do.find_address": {
    fr: "À faire : trouver une adresse valable, la saisir dans la fiche du client. La relance partira au passage suivant.",
    en: "What to do: find a valid address and enter it in the customer’s record. The reminder will leave with the next run.",
  },
  "task.do.handover": {
    fr: "À faire : relire le dossier (factures, relances, réponses) et décider de la suite. Rien n’est engagé automatiquement.",
    en: "What to do: go through the file (invoices, reminders, replies) and decide what comes next. Nothing is started automatically.",
  },
  "task.do.other": { fr: "À faire : voir l’étape dans la règle.", en: "What to do: see the step in the rule." },
  "task.who": { fr: who, en: who },
  "task.phone": { fr: (p) => `Téléphone : ${p.phone}`, en: (p) => `Phone: ${p.phone}` },
  "task.no_phone": {
    fr: "Téléphone : aucun numéro dans la fiche du client.",
    en: "Phone: no number in the customer’s record.",
  },
  "task.owed": {
    fr: (p, f) => `Échu : ${money(p, f, "overdue")} sur ${money(p, f, "exposure")} d’encours`,
    en: (p, f) => `Overdue: ${money(p, f, "overdue")} of ${money(p, f, "exposure")} outstanding`,
  },
  "task.unapplied": {
    fr: (p, f) => `Reçu et non affecté : ${money(p, f, "unapplied")}`,
    en: (p, f) => `Received and not allocated: ${money(p, f, "unapplied")}`,
  },
  "task.items": {
    fr: (p, f) => `${f.count(Number(p.count), "facture", "factures")}, ${money(p, f, "amount")} :`,
    en: (p, f) => `${f.count(Number(p.count), "invoice", "invoices")}, ${money(p, f, "amount")}:`,
  },
  "task.credits": { fr: "Sommes à affecter :", en: "Sums to allocate:" },
  "task.bank_line": {
    fr: (p, f) =>
      `Règlement reçu, affecté à aucun client :\n  ${f.day(String(p.lineOn))}, ${money(p, f, "received")}, ${p.account}\n  ${p.label}\n  ${p.place}`,
    en: (p, f) =>
      `Payment received, allocated to no customer:\n  ${f.day(String(p.lineOn))}, ${money(p, f, "received")}, ${p.account}\n  ${p.label}\n  ${p.place}`,
  },
  "task.late": {
    fr: (p, f) => (Number(p.late) > 0 ? `${f.count(Number(p.late), "jour", "jours")} de retard` : "à échoir"),
    en: (p, f) => (Number(p.late) > 0 ? `${f.count(Number(p.late), "day", "days")} late` : "not yet due"),
  },
  "task.because": {
    fr: (p) => `Pourquoi : ${p.because}\nRègle : ${p.segment}, version ${p.version}`,
    en: (p) => `Why: ${p.because}\nRule: ${p.segment}, version ${p.version}`,
  },
  "note.email": {
    fr: (p) => `**Relance par e-mail** (étape ${p.step}) à ${p.addresses} : ${p.subject}`,
    en: (p) => `**Reminder by e-mail** (step ${p.step}) to ${p.addresses}: ${p.subject}`,
  },
  "note.thanks": {
    fr: (p) => `**Remerciement par e-mail** à ${p.addresses} : ${p.subject}`,
    en: (p) => `**Thanks by e-mail** to ${p.addresses}: ${p.subject}`,
  },
  "note.plan": { fr: "**Échéancier accordé**", en: "**Instalment plan granted**" },
  "note.letter": { fr: (p) => `**Lettre** (étape ${p.step}) : ${p.subject}`, en: (p) => `**Letter** (step ${p.step}): ${p.subject}` },
  "note.note": { fr: (p) => `**Étape ${p.step}**`, en: (p) => `**Step ${p.step}**` },
  "note.items": {
    fr: (p, f) => (Number(p.count) > 0 ? `${money(p, f, "amount")} : ${p.numbers}` : ""),
    en: (p, f) => (Number(p.count) > 0 ? `${money(p, f, "amount")}: ${p.numbers}` : ""),
  },
  "note.because": {
    fr: (p) => `Pourquoi : ${p.because} (règle ${p.segment}, version ${p.version})`,
    en: (p) => `Why: ${p.because} (rule ${p.segment}, version ${p.version})`,
  },
};

function who(p: Params): string {
  return `${p.name} (${p.reference})${p.siren ? `, SIREN ${p.siren}` : ""}`;
}
