import type { TaskEffect } from "../ledger/effect.ts";
import type { Params } from "../ledger/message.ts";
import type { Format, Language } from "./format.ts";
import { money, type Sentences } from "./sentences.ts";

/** What became of effects on their way out, and why. `amount` and `cap` are in `currency` where there is one. */
export const outboxSentences: Sentences = {
  "outbox.superseded": {
    fr: (p, f) => `Retirée le ${f.day(String(p.day))} : le plan de ce jour ne la demande plus.`,
    en: (p, f) => `Withdrawn on ${f.day(String(p.day))}: that day’s plan no longer asks for it.`,
  },
  "outbox.debtor_gone": {
    fr: "Annulée : ce client n’a plus rien d’ouvert dans cette devise.",
    en: "Cancelled: this debtor has nothing open in this currency any more.",
  },
  "outbox.not_asked": {
    fr: (p) =>
      `Annulée : ${p.numbers} ${p.open === 0 ? "a été soldée depuis" : "n’est plus à réclamer : en litige, promise, suspendue ou couverte par un crédit depuis"}.`,
    en: (p) =>
      `Cancelled: ${p.numbers} ${p.open === 0 ? "has been settled since" : "is no longer to be asked for: disputed, promised, on hold or covered by a credit since"}.`,
  },
  "outbox.changed_since": {
    fr: (p) => `Annulée : les factures ou les montants de l’étape « ${p.step} » ont changé depuis. Le prochain plan en propose une à jour.`,
    en: (p) => `Cancelled: the invoices or amounts of step “${p.step}” have changed since. The next plan proposes an up-to-date one.`,
  },
  "outbox.refused": { fr: (p) => `Refusée par ${p.by}.`, en: (p) => `Refused by ${p.by}.` },
  "outbox.refused_because": { fr: (p) => `Refusée par ${p.by} : ${p.note}`, en: (p) => `Refused by ${p.by}: ${p.note}` },
  "outbox.not_waiting": {
    fr: (p) => `${p.key} n’attend pas d’accord : elle est ${stateWords.fr[String(p.state)] ?? p.state}.`,
    en: (p) => `${p.key} does not wait for approval: it is ${stateWords.en[String(p.state)] ?? p.state}.`,
  },
  "outbox.unknown_key": {
    fr: (p) => `Rien ne porte la clé ${p.key}. « relance outbox » liste tout.`,
    en: (p) => `Nothing has the key ${p.key}. “relance outbox” lists everything.`,
  },
  "outbox.nothing_to_resolve": {
    fr: (p) => `${p.key} n’est ni incertaine ni refusée par le transporteur : il n’y a rien à trancher.`,
    en: (p) => `${p.key} is neither uncertain nor refused by its carrier: there is nothing to settle.`,
  },
  "outbox.resolved_sent": { fr: (p) => `Donnée pour envoyée par ${p.by}.`, en: (p) => `Said to be sent by ${p.by}.` },
  "outbox.resolved_retry": { fr: (p) => `À envoyer de nouveau, selon ${p.by}.`, en: (p) => `To be sent again, says ${p.by}.` },
  "outbox.resolved_cancel": { fr: (p) => `Abandonnée par ${p.by}.`, en: (p) => `Given up by ${p.by}.` },
  "outbox.brake": {
    fr: (p) => `Rien ne part : l’arrêt a été demandé par ${p.by} (${p.why}).`,
    en: (p) => `Nothing leaves: ${p.by} has stopped everything (${p.why}).`,
  },
  "outbox.cap_messages": {
    fr: (p, f) =>
      `Rien n’est parti : ${f.count(Number(p.messages), "message", "messages")} à envoyer, pour un plafond de ${f.number(Number(p.cap))} par passage. ${above.fr}`,
    en: (p, f) =>
      `Nothing has left: ${f.count(Number(p.messages), "message", "messages")} to send, for a cap of ${f.number(Number(p.cap))} per run. ${above.en}`,
  },
  "outbox.cap_amount": {
    fr: (p, f) =>
      `Rien n’est parti : ${money(p, f, "amount")} à réclamer, pour un plafond de ${money(p, f, "cap")} par passage. ${above.fr}`,
    en: (p, f) => `Nothing has left: ${money(p, f, "amount")} to ask for, for a cap of ${money(p, f, "cap")} per run. ${above.en}`,
  },
  "outbox.cap_debtors": {
    fr: (p, f) =>
      `Rien n’est parti : ${f.count(Number(p.debtors), "client", "clients")} à relancer sur ${f.number(Number(p.of))}, pour un plafond de ${p.percent} % par passage. ${above.fr}`,
    en: (p, f) =>
      `Nothing has left: ${f.count(Number(p.debtors), "debtor", "debtors")} to write to out of ${f.number(Number(p.of))}, for a cap of ${p.percent}% per run. ${above.en}`,
  },
  "outbox.undelivered": {
    fr: (p) => `N’est pas arrivé${p.why === undefined ? "" : ` : ${p.why}`}.`,
    en: (p) => `Did not arrive${p.why === undefined ? "" : `: ${p.why}`}.`,
  },
  "outbox.try_later": {
    fr: (p, f) => `Pas encore partie : ${said(p, "fr")}. Nouvel essai dans ${wait(p, f)} au plus tôt.`,
    en: (p, f) => `Not sent yet: ${said(p, "en")}. To be tried again in ${wait(p, f)} at the earliest.`,
  },
  "outbox.gave_up": {
    fr: (p, f) =>
      `Mise de côté après ${f.count(Number(p.attempts), "essai", "essais")} : ${said(p, "fr")}. À vous de voir : renvoyer, ou abandonner.`,
    en: (p, f) =>
      `Set aside after ${f.count(Number(p.attempts), "attempt", "attempts")}: ${said(p, "en")}. Your turn: send again, or give up.`,
  },
  "outbox.carrier_refused": {
    fr: (p) => `Refusée : ${said(p, "fr")}. Corrigez l’adresse du client, puis renvoyez ou abandonnez.`,
    en: (p) => `Refused: ${said(p, "en")}. Mend the debtor’s address, then send again or give up.`,
  },
  "outbox.uncertain": {
    fr: (p) =>
      `Peut-être partie : la liaison avec ${carrier(p, "fr")} s’est rompue pendant l’envoi${reason(p)}. Elle n’est pas renvoyée d’office ; regardez dans les messages envoyés, puis dites « envoyée », « à renvoyer » ou « abandonnée ».`,
    en: (p) =>
      `May have left: the link with ${carrier(p, "en")} broke while it was being sent${reason(p)}. It is not sent again by itself; look into the sent messages, then say “sent”, “retry” or “cancel”.`,
  },
  "outbox.not_there": {
    fr: (p) => `L’envoi avait été interrompu ; vérification faite (${carrier(p, "fr")}), elle n’était pas partie.`,
    en: (p) => `Sending was interrupted; ${carrier(p, "en")} was asked and does not have it.`,
  },
  "outbox.cannot_ask": {
    fr: (p) =>
      `Peut-être partie : ${carrier(p, "fr")} ne répond pas${reason(p)}. La question sera posée de nouveau au prochain passage ; rien n’est renvoyé d’ici là.`,
    en: (p) =>
      `May have left: ${carrier(p, "en")} does not answer${reason(p)}. It will be asked again with the next run; nothing is sent again until then.`,
  },
  "outbox.carrier_down": {
    fr: (p) => `Envois interrompus : plusieurs échecs de suite, ${said(p, "fr")}. Le reste attend le prochain passage.`,
    en: (p) => `Sending stopped: several failures in a row, ${said(p, "en")}. The rest waits for the next run.`,
  },
};

/** Headings of `tasks.csv`. */
export const taskColumns: Readonly<Record<Language, readonly string[]>> = {
  fr: ["à faire le", "compte", "client", "action", "objet", "détail", "responsable", "montant", "devise", "étape", "clé"],
  en: ["due", "account", "debtor", "action", "title", "details", "assignee", "amount", "currency", "step", "key"],
};

export const activityWords: Readonly<Record<Language, Readonly<Record<TaskEffect["activity"], string>>>> = {
  fr: {
    call: "appeler",
    match_payment: "lettrer",
    answer: "répondre",
    letter: "poster une lettre",
    check_item: "vérifier une facture",
    find_address: "trouver une adresse",
    handover: "décider du contentieux",
    other: "suivre",
  },
  en: {
    call: "call",
    match_payment: "match a payment",
    answer: "answer",
    letter: "post a letter",
    check_item: "check an invoice",
    find_address: "find an address",
    handover: "decide on handover",
    other: "follow up",
  },
};

const stateWords: Readonly<Record<Language, Readonly<Record<string, string>>>> = {
  fr: {
    approved: "déjà approuvée",
    claimed: "sur le point de partir",
    handing_over: "en train de partir",
    sent: "déjà envoyée",
    uncertain: "incertaine",
    refused: "refusée",
    cancelled: "annulée",
    parked: "mise de côté",
  },
  en: {
    approved: "approved already",
    claimed: "about to leave",
    handing_over: "leaving",
    sent: "sent already",
    uncertain: "uncertain",
    refused: "refused",
    cancelled: "cancelled",
    parked: "set aside",
  },
};

const above: Readonly<Record<Language, string>> = {
  fr: "Regardez le plan ; pour laisser passer cette fois-ci : « relance run --allow-over-cap ».",
  en: "Look at the plan; to let it pass this once: “relance run --allow-over-cap”.",
};

function carrier(p: Params, language: Language): string {
  const words = {
    smtp: { fr: "le serveur de messagerie", en: "the mail server" },
    files: { fr: "le dossier outbox", en: "the outbox folder" },
  };
  return words[p.carrier as keyof typeof words]?.[language] ?? String(p.carrier);
}

/** `le serveur de messagerie a répondu « 550 … »`. */
function said(p: Params, language: Language): string {
  if (!p.words) return language === "fr" ? `${carrier(p, language)} ne l’a pas prise` : `${carrier(p, language)} did not take it`;
  return language === "fr" ? `${carrier(p, language)} dit « ${p.words} »` : `${carrier(p, language)} says “${p.words}”`;
}

function reason(p: Params): string {
  return p.words ? ` (${p.words})` : "";
}

function wait(p: Params, format: Format): string {
  const minutes = Number(p.minutes);
  return minutes < 120 ? `${format.number(minutes)} min` : `${format.number(Math.round(minutes / 60))} h`;
}
