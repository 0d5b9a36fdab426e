import type { Language } from "./format.ts";

type Both = Readonly<Record<Language, string>>;

/** A fact as people call it, and what it is. A test holds the names against the published ones. */
interface FactText {
  readonly name: Both;
  readonly doc: Both;
}

function fact(fr: string, frDoc: string, en: string, enDoc: string): FactText {
  return { name: { fr, en }, doc: { fr: frDoc, en: enDoc } };
}

const weighted = {
  fr: "pondéré par les montants ; une avance compte en négatif ; 0 sans règlement",
  en: "weighted by amount; early is negative; 0 without payments",
};

const facts: Readonly<Record<string, FactText>> = {
  "debtor.nature": fact(
    "nature du client",
    "company (entreprise), public, consumer (particulier) ou unknown (inconnue).",
    "kind of customer",
    "company, public, consumer or unknown.",
  ),
  "debtor.company": fact(
    "société créancière",
    "Société du groupe à qui l’argent est dû.",
    "company owed",
    "The company of the group that is owed.",
  ),
  "debtor.tags": fact(
    "étiquettes",
    'Étiquettes du logiciel comptable : "key-account" in debtor.tags.',
    "labels",
    'Labels of the host: "key-account" in debtor.tags.',
  ),
  "debtor.country": fact(
    "pays",
    "Code ISO, par exemple FR ; vide quand il n’est pas connu.",
    "country",
    "ISO code, FR; empty when not known.",
  ),
  "debtor.creditLimit": fact(
    "limite de crédit",
    "Certains clients seulement en ont une : has(debtor.creditLimit) && …",
    "credit limit",
    "Only some have one: has(debtor.creditLimit) && …",
  ),
  "debtor.trust": fact(
    "note du payeur",
    "Note donnée par le logiciel comptable : good, normal, bad ; vide quand il n’en donne pas.",
    "rating of the payer",
    "How the host rates the payer: good, normal, bad; empty when it does not.",
  ),
  "debtor.insolvent": fact("en procédure collective", "En procédure collective.", "in insolvency", "In insolvency proceedings."),
  "debtor.reachable": fact(
    "joignable par e-mail",
    "Une adresse électronique utilisable est connue.",
    "reachable by e-mail",
    "Whether an e-mail address is known that may be used.",
  ),
  "debtor.bounced": fact(
    "courriels revenus",
    "Des messages à l’une des adresses du client sont revenus.",
    "mail came back",
    "Whether mail to one of the debtor’s addresses came back.",
  ),
  currency: fact("devise", "Code ISO de la devise du dossier, par exemple EUR.", "currency", "ISO code of the dossier’s currency, EUR."),
  "amounts.exposure": fact("encours", "Tout ce qui est ouvert, échu ou non.", "exposure", "Everything open, due or not."),
  "amounts.overdue": fact("montant en retard", "Ouvert et échu.", "amount overdue", "Open and past its due date."),
  "amounts.overdueShare": fact(
    "part échue de l’encours",
    "Part de l’encours dont l’échéance est passée.",
    "share of the exposure overdue",
    "Part of the exposure that is overdue.",
  ),
  "amounts.disputed": fact(
    "montant en litige",
    "Marqué en litige dans le logiciel comptable, ou dit l’être.",
    "amount in dispute",
    "What is marked as disputed in the host, or said to be.",
  ),
  "amounts.unapplied": fact(
    "règlements à rapprocher",
    "Avoirs et règlements qui ne sont lettrés avec aucune facture.",
    "payments to match",
    "Credits and payments not matched with an invoice.",
  ),
  oldestDaysLate: fact(
    "retard de la plus ancienne échéance",
    "De la plus ancienne échéance en retard ; 0 quand rien n’est en retard.",
    "age of the oldest overdue item",
    "Of the oldest overdue item; 0 when none is.",
  ),
  overdueItems: fact(
    "échéances en retard",
    "Factures et échéances dont la date est passée.",
    "overdue items",
    "Invoices and instalments past their due date.",
  ),
  "history.hasPaid": fact(
    "a déjà payé",
    "Un règlement est connu, si ancien soit-il.",
    "has paid before",
    "Whether a payment is known, however old.",
  ),
  "history.averageDaysLate": fact(
    "retard moyen sur 12 mois",
    "Le même que averageDaysLate12m.",
    "average delay over 12 months",
    "Same as averageDaysLate12m.",
  ),
  "history.averageDaysLate6m": fact(
    "retard moyen sur 6 mois",
    `Des règlements de 6 mois, ${weighted.fr}.`,
    "average delay over 6 months",
    `Of payments of 6 months, ${weighted.en}.`,
  ),
  "history.averageDaysLate12m": fact(
    "retard moyen sur 12 mois",
    `Des règlements de 12 mois, ${weighted.fr}.`,
    "average delay over 12 months",
    `Of payments of 12 months, ${weighted.en}.`,
  ),
  "history.lateShare6m": fact(
    "part payée en retard sur 6 mois",
    "Part de ce qui a été payé en 6 mois qui l’a été en retard.",
    "share paid late over 6 months",
    "Share of what was paid in 6 months that was paid late.",
  ),
  "history.lateShare12m": fact(
    "part payée en retard sur 12 mois",
    "Part de ce qui a été payé en 12 mois qui l’a été en retard.",
    "share paid late over 12 months",
    "Share of what was paid in 12 months that was paid late.",
  ),
  "history.settlements6m": fact("règlements de 6 mois", "Factures payées en 6 mois.", "payments in 6 months", "Invoices paid in 6 months."),
  "history.settlements12m": fact(
    "règlements de 12 mois",
    "Factures payées en 12 mois.",
    "payments in 12 months",
    "Invoices paid in 12 months.",
  ),
  "history.trendDays": fact(
    "évolution du retard",
    "Retard moyen des 3 derniers mois moins celui des 9 précédents ; has(history.trendDays) && …",
    "trend of the delay",
    "Average days late of the last 3 months less that of the 9 before; has(history.trendDays) && …",
  ),
  "history.partialInvoices6m": fact(
    "factures payées en plusieurs fois",
    "Factures réglées en plusieurs fois, sur 6 mois.",
    "invoices paid in several goes",
    "Invoices that were paid in more than one go in 6 months.",
  ),
  "promises.running": fact(
    "promesses en cours",
    "Promesses et échéanciers dont le jour, et le délai de grâce, n’est pas passé.",
    "running promises",
    "Promises and instalment plans whose day, and grace, has not passed.",
  ),
  "disputes.oldestDays": fact(
    "âge du plus ancien litige",
    "Jours écoulés depuis le plus ancien litige encore ouvert, s’il a été noté un jour précis ; 0 sans litige.",
    "age of the oldest dispute",
    "Days since the oldest dispute that is still open, when the day it was said is known; 0 without one.",
  ),
  "promises.partly12m": fact(
    "promesses tenues en partie",
    "Parmi les promesses et échéanciers de 12 mois non tenus, ceux dont une partie est arrivée.",
    "promises kept in part",
    "Of the promises and instalment plans of 12 months that were not kept, those of which a part came.",
  ),
  "promises.broken12m": fact(
    "promesses non tenues",
    "Promesses et échéanciers de 12 mois qui n’ont pas été tenus.",
    "broken promises",
    "Promises and instalment plans of 12 months that were not kept.",
  ),
  "promises.kept12m": fact(
    "promesses tenues",
    "Promesses et échéanciers de 12 mois qui ont été tenus.",
    "kept promises",
    "Promises and instalment plans of 12 months that were kept.",
  ),
};

/** What a published fact is, in one sentence. */
export function sayFact(name: string, language: Language): string {
  return facts[name]?.doc[language] ?? name;
}

/** A published fact as people call it: « part payée en retard sur 12 mois ». */
export function nameFact(name: string, language: Language): string {
  return facts[name]?.name[language] ?? name;
}

/** Names that have a text, for the test that holds them against the published facts. */
export const toldFacts: readonly string[] = Object.keys(facts);
