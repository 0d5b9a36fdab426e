import type { Params } from "../ledger/message.ts";
import type { Decision, ReasonCode } from "../rules/decision.ts";
import type { Happening } from "../rules/reactions.ts";
import type { Format, Language } from "./format.ts";
import { happeningOf } from "./happenings.ts";
import { sayStep } from "./names.ts";
import { money, say, type Sentences } from "./sentences.ts";

/** The decision's reason with its numbers, in one or two sentences. */
export function sayReason(decision: Pick<Decision, "reason" | "currency">, language: Language): string {
  const { code, params } = decision.reason;
  const { step, before } = params;
  const named = {
    ...(step !== undefined && { step: sayStep(String(step), language) }),
    ...(before !== undefined && { before: sayStep(String(before), language) }),
  };
  const all = { currency: decision.currency, ...params, ...named };
  const why = say({ code: `reason.${code}`, params: all }, language, reasonSentences);
  const add = (added: string, params: Params = all) => say({ code: added, params }, language, addedSentences);
  return [
    params.invoice === undefined ? why : add("reason.of_invoice", { ...all, why }),
    ...(params.others === undefined ? [] : [add(code === "step_due" ? "reason.others_due" : "reason.others")]),
    ...(params.disputeOn === undefined ? [] : [add("reason.dispute_overdue")]),
  ].join(" ");
}

/** What is told before and after the reason. */
export const addedSentences: Sentences = {
  "reason.of_invoice": { fr: (p) => `${p.invoice} : ${p.why}`, en: (p) => `${p.invoice}: ${p.why}` },
  "reason.others_due": {
    fr: (p, f) => `${f.count(Number(p.others), "autre facture a", "autres factures ont")} aussi une étape à faire.`,
    en: (p, f) => `${f.count(Number(p.others), "other invoice has", "other invoices have")} a step to take too.`,
  },
  "reason.others": {
    fr: (p, f) => `${f.count(Number(p.others), "autre facture suit son scénario", "autres factures suivent chacune leur scénario")}.`,
    en: (p, f) => `${f.count(Number(p.others), "other invoice climbs its own ladder", "other invoices climb their own ladders")}.`,
  },
  "reason.dispute_overdue": {
    fr: (p, f) => `Le litige du ${date(p, f, "disputeOn")} devait être réglé le ${date(p, f, "disputeDueOn")}.`,
    en: (p, f) => `The dispute of ${date(p, f, "disputeOn")} was to be settled by ${date(p, f, "disputeDueOn")}.`,
  },
};

/** Why a debtor is chased or not. */
export const reasonSentences: Readonly<Record<`reason.${ReasonCode}`, Sentences[string]>> = {
  "reason.insolvent": {
    fr: "Procédure collective : aucune relance n’est adressée.",
    en: "In insolvency proceedings: no reminder is sent.",
  },
  "reason.handed_over": {
    fr: "Dossier remis au contentieux ou à un tiers : plus aucune relance.",
    en: "Handed over to a third party or to litigation: no more reminders.",
  },
  "reason.no_follow_up": {
    fr: (p, f) =>
      p.items === undefined ? "Client marqué « ne pas relancer »." : `Tout ce qui est dû (${total(p, f)}) est marqué « ne pas relancer ».`,
    en: (p, f) => (p.items === undefined ? "Customer marked “do not chase”." : `Everything due (${total(p, f)}) is marked “do not chase”.`),
  },
  "reason.hold": {
    fr: (p, f) => `Relances suspendues jusqu’au ${date(p, f, "until")} inclus.`,
    en: (p, f) => `On hold up to and including ${date(p, f, "until")}.`,
  },
  "reason.all_disputed": {
    fr: (p, f) => `Tout ce qui est dû est en litige : ${total(p, f)}.`,
    en: (p, f) => `Everything due is disputed: ${total(p, f)}.`,
  },
  "reason.payment_may_cover": {
    fr: (p, f) =>
      p.credits === 1
        ? `Un crédit non lettré du ${date(p, f, "on")} (${p.credit}, ${money(p, f, "received")}) couvre sans doute les ${money(p, f, "asked")} dus : à lettrer d’abord.`
        : `${f.count(Number(p.credits), "crédit non lettré", "crédits non lettrés")} (${money(p, f, "received")}) couvrent sans doute les ${money(p, f, "asked")} dus : à lettrer d’abord.`,
    en: (p, f) =>
      p.credits === 1
        ? `An unmatched credit of ${date(p, f, "on")} (${p.credit}, ${money(p, f, "received")}) may well cover the ${money(p, f, "asked")} due: match it first.`
        : `${f.count(Number(p.credits), "unmatched credit", "unmatched credits")} (${money(p, f, "received")}) may well cover the ${money(p, f, "asked")} due: match them first.`,
  },
  "reason.bank_line_may_cover": {
    fr: (p, f) =>
      p.payments === 1
        ? `Un règlement reçu le ${date(p, f, "on")} et affecté à aucun client (${money(p, f, "received")}, « ${p.label} », ${p.account}) est sans doute celui des ${money(p, f, "asked")} dus : à rapprocher d’abord.`
        : `${f.count(Number(p.payments), "règlement", "règlements")} (${money(p, f, "received")}) sont sans doute ceux des ${money(p, f, "asked")} dus, dont celui du ${date(p, f, "on")} affecté à aucun client (« ${p.label} », ${p.account}) : à rapprocher d’abord.`,
    en: (p, f) =>
      p.payments === 1
        ? `A payment received on ${date(p, f, "on")} and allocated to no customer (${money(p, f, "received")}, “${p.label}”, ${p.account}) may well be that of the ${money(p, f, "asked")} due: match it first.`
        : `${f.count(Number(p.payments), "payment", "payments")} (${money(p, f, "received")}) may well be those of the ${money(p, f, "asked")} due, one of ${date(p, f, "on")} allocated to no customer (“${p.label}”, ${p.account}): match them first.`,
  },
  "reason.row_unreadable": {
    fr: (p, f) =>
      `${f.count(Number(p.rows), "ligne de ce client n’a pas pu être lue", "lignes de ce client n’ont pas pu être lues")} (${p.place}) : c’est peut-être un règlement. À corriger avant toute relance.`,
    en: (p, f) =>
      `${f.count(Number(p.rows), "row of this customer", "rows of this customer")} could not be read (${p.place}) and may be a payment. To be mended before any reminder.`,
  },
  "reason.bank_data_stale": {
    fr: (p, f) =>
      `La dernière écriture de banque est du ${date(p, f, "on")} (${days(p, f, "days")}). Au-delà de ${workdays(p, f)}, on ne sait plus qui a payé : rien ne part.`,
    en: (p, f) =>
      `The last bank entry is of ${date(p, f, "on")} (${days(p, f, "days")} ago). Beyond ${workdays(p, f)} nobody knows who has paid: nothing leaves.`,
  },
  "reason.sync_stale": {
    fr: (p, f) => `Les comptes ont été lus le ${date(p, f, "on")} (${days(p, f, "days")}). Au-delà de ${workdays(p, f)}, rien ne part.`,
    en: (p, f) => `The books were read on ${date(p, f, "on")} (${days(p, f, "days")} ago). Beyond ${workdays(p, f)} nothing leaves.`,
  },
  "reason.nothing_due": {
    fr: (p, f) =>
      p.dueOn === undefined
        ? "Rien n’est dû."
        : `Rien n’est échu. Encours de ${money(p, f, "exposure")}, prochaine échéance le ${date(p, f, "dueOn")}.`,
    en: (p, f) =>
      p.dueOn === undefined
        ? "Nothing is owed."
        : `Nothing is overdue. ${money(p, f, "exposure")} outstanding, next due date ${date(p, f, "dueOn")}.`,
  },
  "reason.promise_running": {
    fr: (p, f) =>
      `Promesse du ${date(p, f, "saidOn")} : ${p.due === undefined ? "règlement" : money(p, f, "due")} le ${date(p, f, "payOn")}${p.due === undefined ? "" : `, ${money(p, f, "paid")} reçus`}. On attend jusqu’au ${date(p, f, "until")}.`,
    en: (p, f) =>
      `Promised on ${date(p, f, "saidOn")}: ${p.due === undefined ? "payment" : money(p, f, "due")} on ${date(p, f, "payOn")}${p.due === undefined ? "" : `, ${money(p, f, "paid")} received`}. Waiting until ${date(p, f, "until")}.`,
  },
  "reason.plan_running": {
    fr: (p, f) => `Échéancier du ${date(p, f, "saidOn")} en cours : ${instalmentFr(p, f)}. On attend jusqu’au ${date(p, f, "until")}.`,
    en: (p, f) => `Plan of ${date(p, f, "saidOn")} running: ${instalmentEn(p, f)}. Waiting until ${date(p, f, "until")}.`,
  },
  "reason.plan_broken": {
    fr: (p, f) =>
      `Échéancier du ${date(p, f, "saidOn")} non tenu : ${instalmentFr(p, f)}. Le client est appelé ; sans règlement, les relances reprennent le ${date(p, f, "resumesOn")}.`,
    en: (p, f) =>
      `Plan of ${date(p, f, "saidOn")} not kept: ${instalmentEn(p, f)}. The customer is called; without payment, reminders go on from ${date(p, f, "resumesOn")}.`,
  },
  "reason.debtor_replied": {
    fr: (p, f) => `Le client a répondu le ${date(p, f, "on")} : une personne lui répond avant toute relance.`,
    en: (p, f) => `The customer replied on ${date(p, f, "on")}: somebody answers before any reminder.`,
  },
  "reason.action_pending": {
    fr: (p, f) =>
      p.state === "uncertain"
        ? `L’envoi de l’étape « ${p.step} » du ${date(p, f, "on")} est incertain : on vérifie d’abord s’il est parti.`
        : p.state === "sent"
          ? `La tâche « ${p.step} » du ${date(p, f, "on")} n’est pas notée comme faite : l’étape suivante l’attend.`
          : `L’étape « ${p.step} » du ${date(p, f, "on")} est approuvée et n’est pas encore partie.`,
    en: (p, f) =>
      p.state === "uncertain"
        ? `Whether step “${p.step}” of ${date(p, f, "on")} has left is uncertain: that is checked first.`
        : p.state === "sent"
          ? `Task “${p.step}” of ${date(p, f, "on")} is not noted as done: the next step waits for it.`
          : `Step “${p.step}” of ${date(p, f, "on")} is approved and has not left yet.`,
  },
  "reason.undelivered": {
    fr: (p, f) =>
      `L’e-mail de l’étape « ${p.step} » du ${date(p, f, "on")} n’est pas parti${p.why === undefined ? "" : ` (${p.why})`} : renvoyez-le chez son transporteur, ou abandonnez-le là.`,
    en: (p, f) =>
      `The e-mail of step “${p.step}” of ${date(p, f, "on")} has not left${p.why === undefined ? "" : ` (${p.why})`}: send it again where it is stuck, or give it up there.`,
  },
  "reason.paused_after": {
    fr: (p, f) =>
      `${happened(p, "fr")} le ${date(p, f, "on")} : le profil prévoit une pause, rien ne part avant le ${date(p, f, "until")}.`,
    en: (p, f) => `${happened(p, "en")} on ${date(p, f, "on")}: the segment gives a pause, nothing leaves before ${date(p, f, "until")}.`,
  },
  "reason.contacted_recently": {
    fr: (p, f) =>
      `Dernier contact ${p.elsewhere === 1 ? "(autre société ou autre devise) " : ""}le ${date(p, f, "on")}, il y a ${days(p, f, "days")}. Le délai entre deux contacts est de ${days(p, f, "limit")}.`,
    en: (p, f) =>
      `Last contact ${p.elsewhere === 1 ? "(for another company or currency) " : ""}on ${date(p, f, "on")}, ${days(p, f, "days")} ago. At least ${days(p, f, "limit")} between two contacts.`,
  },
  "reason.below_threshold": {
    fr: (p, f) => `${money(p, f, "amount")} dus, sous le minimum de ${money(p, f, "limit")}.`,
    en: (p, f) => `${money(p, f, "amount")} due, below the minimum of ${money(p, f, "limit")}.`,
  },
  "reason.no_ladder": {
    fr: (p) => `Le profil « ${p.segment} » ne prévoit aucune relance.`,
    en: (p) => `Segment “${p.segment}” has no reminders.`,
  },
  "reason.before_next_step": {
    fr: (p, f) => `Prochaine étape « ${p.step} » le ${date(p, f, "on")} : ${p.number} ${placeFr(p, f)}, elle vient à ${stepDay(p, "J")}.`,
    en: (p, f) => `Next step “${p.step}” on ${date(p, f, "on")}: ${p.number} ${placeEn(p, f)}, the step comes at ${stepDay(p, "D")}.`,
  },
  "reason.ladder_finished": {
    fr: (p, f) =>
      `Toutes les étapes sont passées${p.step === undefined ? "" : `, la dernière (« ${p.step} ») le ${date(p, f, "on")}`}. ${p.handoverOn === undefined ? "À remettre au contentieux, ou à suspendre." : `Passage au contentieux à décider à partir du ${date(p, f, "handoverOn")}.`}`,
    en: (p, f) =>
      `Every step is behind${p.step === undefined ? "" : `, the last one (“${p.step}”) on ${date(p, f, "on")}`}. ${p.handoverOn === undefined ? "Hand it over, or put it on hold." : `Whether to hand it over is to be decided from ${date(p, f, "handoverOn")} on.`}`,
  },
  "reason.quiet_weeks": {
    fr: (p, f) =>
      `${p.number} ${placeFr(p, f)}, mais aucune première relance ne part pendant cette période. L’étape « ${p.step} » attend la fin, le ${date(p, f, "until")}.`,
    en: (p, f) =>
      `${p.number} ${placeEn(p, f)}, but no first reminder leaves in these weeks. Step “${p.step}” waits for their end on ${date(p, f, "until")}.`,
  },
  "reason.rate_missing": {
    fr: (p) =>
      `L’étape « ${p.step} » demande des pénalités, et les taux du semestre ${p.half} ne sont pas connus. Ajoutez-les à rules/rates.yaml.`,
    en: (p) => `Step “${p.step}” asks for penalties, and the rates of ${p.half} are not known. Add them to rules/rates.yaml.`,
  },
  "reason.no_address": {
    fr: (p, f) => `L’étape « ${p.step} » est atteinte, mais ${missingFr(p, f)}.`,
    en: (p, f) => `Step “${p.step}” is reached, but ${missingEn(p, f)}.`,
  },
  "reason.already_done": {
    fr: (p, f) =>
      `L’étape « ${p.step} » a été ${p.state === "refused" ? "écartée" : "faite"} le ${date(p, f, "on")} ; la suivante vient au plus tôt ${days(p, f, "limit")} après.`,
    en: (p, f) =>
      `Step “${p.step}” was ${p.state === "refused" ? "set aside" : "done"} on ${date(p, f, "on")}; the next one comes ${days(p, f, "limit")} later at the earliest.`,
  },
  "reason.thanks_due": {
    fr: (p, f) =>
      `${p.count === 1 ? `${p.number} a été réglée` : `${p.count} factures relancées ont été réglées, dont ${p.number}`} (${money(p, f, "amount")}, le ${date(p, f, "on")}) après relance, et rien d’autre n’est échu : un mot de remerciement part${p.leavesOn === undefined ? "" : ` le ${date(p, f, "leavesOn")}`}.`,
    en: (p, f) =>
      `${p.count === 1 ? `${p.number} was paid` : `${p.count} invoices were paid, ${p.number} among them`} (${money(p, f, "amount")}, on ${date(p, f, "on")}) after a reminder, and nothing else is overdue: a word of thanks leaves${p.leavesOn === undefined ? "" : ` on ${date(p, f, "leavesOn")}`}.`,
  },
  "reason.step_due": {
    fr: (p, f) =>
      `${p.number} ${placeFr(p, f)}, l’étape « ${p.step} » vient à ${stepDay(p, "J")} : ${total(p, f)}${p.before === undefined ? "" : `, après « ${p.before} » du ${date(p, f, "beforeOn")}`}.${p.leavesOn === undefined ? "" : ` Rien ne part un jour non ouvré : départ le ${date(p, f, "leavesOn")}.`}${insteadFr(p)}${agreementFr(p)}`,
    en: (p, f) =>
      `${p.number} ${placeEn(p, f)}, step “${p.step}” comes at ${stepDay(p, "D")}: ${total(p, f)}${p.before === undefined ? "" : `, after “${p.before}” of ${date(p, f, "beforeOn")}`}.${p.leavesOn === undefined ? "" : ` Nothing leaves on a day off: it goes on ${date(p, f, "leavesOn")}.`}${insteadEn(p)}${agreementEn(p)}`,
  },
};

function instalmentFr(p: Params, f: Format): string {
  return `échéance ${p.instalment} sur ${p.instalments}, ${money(p, f, "amount")} le ${date(p, f, "payOn")}, ${money(p, f, "received")} reçus`;
}

function instalmentEn(p: Params, f: Format): string {
  return `instalment ${p.instalment} of ${p.instalments}, ${money(p, f, "amount")} on ${date(p, f, "payOn")}, ${money(p, f, "received")} received`;
}

function date(p: Params, f: Format, name: string): string {
  return f.day(String(p[name]));
}

function days(p: Params, f: Format, name: string): string {
  return f.language === "fr" ? f.count(Number(p[name]), "jour", "jours") : f.count(Number(p[name]), "day", "days");
}

function workdays(p: Params, f: Format): string {
  return f.language === "fr"
    ? f.count(Number(p.limit), "jour ouvré", "jours ouvrés")
    : f.count(Number(p.limit), "business day", "business days");
}

function total(p: Params, f: Format): string {
  const items = f.language === "fr" ? f.count(Number(p.items), "échéance", "échéances") : f.count(Number(p.items), "item", "items");
  return `${money(p, f, "amount")}, ${items}`;
}

function placeFr(p: Params, f: Format): string {
  const late = Number(p.daysLate);
  if (late > 0) return `a ${f.count(late, "jour", "jours")} de retard`;
  return late === 0 ? "échoit aujourd’hui" : `échoit dans ${f.count(-late, "jour", "jours")}`;
}

function placeEn(p: Params, f: Format): string {
  const late = Number(p.daysLate);
  if (late > 0) return `is ${f.count(late, "day", "days")} late`;
  return late === 0 ? "is due today" : `is due in ${f.count(-late, "day", "days")}`;
}

/** `J+15`, `J-5`. */
function stepDay(p: Params, letter: string): string {
  const at = Number(p.at);
  return at === 0 ? letter : `${letter}${at > 0 ? "+" : "\u2011"}${Math.abs(at)}`;
}

function missingFr(p: Params, f: Format): string {
  if (Number(p.attempts) >= 3) return `${f.count(Number(p.attempts), "envoi a échoué", "envois ont échoué")} : l’adresse est à vérifier`;
  return p.contacts === 0 ? "aucune adresse électronique n’est connue" : "aucune adresse électronique n’est utilisable";
}

function missingEn(p: Params, f: Format): string {
  if (Number(p.attempts) >= 3) return `${f.count(Number(p.attempts), "delivery has failed", "deliveries have failed")}: check the address`;
  return p.contacts === 0 ? "no e-mail address is known" : "no e-mail address can be used";
}

function insteadFr(p: Params): string {
  if (p.instead === undefined) return "";
  return ` Aucune adresse électronique n’est utilisable : ${p.instead === "letter" ? "un courrier" : "une tâche"} à la place.`;
}

function insteadEn(p: Params): string {
  return p.instead === undefined ? "" : ` No e-mail address can be used: a ${p.instead === "letter" ? "letter" : "task"} instead.`;
}

const agreements = {
  first: { fr: "premier contact avec ce client", en: "first contact with this customer" },
  amount: { fr: "montant au-dessus du seuil de l’étape", en: "amount above the step’s limit" },
  level: { fr: "étape au-delà de ce qui part sans personne", en: "step beyond what leaves without a person" },
} as const;

function agreementFr(p: Params): string {
  const why = agreements[p.agreement as keyof typeof agreements];
  return why ? ` Une personne donne son accord : ${why.fr}.` : "";
}

function agreementEn(p: Params): string {
  const why = agreements[p.agreement as keyof typeof agreements];
  return why ? ` A person agrees first: ${why.en}.` : "";
}

function happened(p: Params, language: Language): string {
  return happeningOf(p.event as Happening, language);
}
