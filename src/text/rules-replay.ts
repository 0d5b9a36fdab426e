import type { Gaps } from "../rules/replay-report.ts";
import { type Language, formatOf, typeset } from "./format.ts";

/** What a replay cannot know of the past, in whole sentences; the general ones first, then those that this book calls for. */
export function sayGaps(gaps: Gaps, language: Language): readonly string[] {
  const f = formatOf(language);
  const always: readonly (readonly [string, string])[] = [
    [
      "Les comptes sont tenus pour à jour chaque jour, banque comprise ; chaque proposition est approuvée et part à son jour, chaque tâche est faite dans la journée.",
      "The books are taken to be up to date each day, bank included; every proposal is approved and leaves on its day, every task is done that day.",
    ],
    [
      "Un règlement compte du jour où il a été payé, même s’il a été lettré plus tard. Promesses, litiges et suspensions comptent du jour où ils ont été notés, s’ils l’ont été.",
      "A payment counts from the day it was made, even when it was matched later. Promises, disputes and holds count from the day they were noted, if they were.",
    ],
    [
      "Le premier jour, toute dette ancienne commence à la première étape, comme à une mise en service.",
      "On the first day every old debt begins at the first step, as when a workspace goes live.",
    ],
    [
      "Étiquettes, nature, adresses et limites de crédit des clients sont celles d’aujourd’hui.",
      "Customers’ labels, kind, addresses and credit limits are those of today.",
    ],
  ];
  const here: readonly (readonly [number, string, string])[] = [
    [
      gaps.settledInvoices,
      `${f.count(gaps.settledInvoices, "facture soldée, connue", "factures soldées, connues")} par l’échéance et les règlements seuls : prises pour émises 30 jours avant l’échéance.`,
      `${f.count(gaps.settledInvoices, "settled invoice", "settled invoices")}, of which only due date and payments are known: taken to be issued 30 days before the due date.`,
    ],
    [
      gaps.returned,
      `${f.count(gaps.returned, "règlement rejeté", "règlements rejetés")} : le jour du rejet n’est pas connu, la facture compte comme jamais payée.`,
      `${f.count(gaps.returned, "payment that came back", "payments that came back")}: the day is not known, the invoice counts as never paid.`,
    ],
    [
      gaps.undatedDisputes,
      `${f.count(gaps.undatedDisputes, "litige sans date", "litiges sans date")} : compté depuis le début.`,
      `${f.count(gaps.undatedDisputes, "dispute without a day", "disputes without a day")}: counted from the beginning.`,
    ],
    [
      gaps.markedDebtors,
      `${f.count(gaps.markedDebtors, "client aujourd’hui", "clients aujourd’hui")} en procédure collective, remis à un tiers ou à ne pas relancer : pris pour tels depuis le début.`,
      `${f.count(gaps.markedDebtors, "customer", "customers")} insolvent, handed over or not to be chased today: taken to have been so all along.`,
    ],
    [
      gaps.signalsOfRealMessages,
      `${f.count(gaps.signalsOfRealMessages, "réponse ou retour", "réponses ou retours")} à propos de messages réellement partis : laissés de côté.`,
      `${f.count(gaps.signalsOfRealMessages, "report", "reports")} about messages that really left: left aside.`,
    ],
    [
      gaps.leftOut,
      `${f.count(gaps.leftOut, "client laissé de côté", "clients laissés de côté")} : une ligne au moins n’a pas pu être lue, et peut être un règlement.`,
      `${f.count(gaps.leftOut, "customer left out", "customers left out")}: at least one row could not be read and may be a payment.`,
    ],
  ];
  const said = [...always, ...here.filter(([count]) => count > 0).map(([, fr, en]) => [fr, en] as const)];
  return said.map(([fr, en]) => (language === "fr" ? typeset(fr, language) : en));
}
