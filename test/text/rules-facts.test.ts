import { expect, it } from "vitest";
import { clausesOf } from "../../src/rules/clauses.ts";
import { factsByName, publishedFacts } from "../../src/rules/facts.ts";
import { sayClauses } from "../../src/text/rules-clauses.ts";
import { toldFacts } from "../../src/text/rules-facts.ts";

it("every published fact is told in both languages, and no other", () => {
  expect(toldFacts.toSorted()).toEqual(publishedFacts.map(({ name }) => name).toSorted());
});

it.each<[condition: string, fr: readonly string[], en: readonly string[]]>([
  ["true", ["tous ceux qu’aucun autre profil n’a pris"], ["everybody that no other segment took"]],
  [
    "history.settlements12m >= 3 && history.lateShare12m >= 0.5 && history.averageDaysLate >= 10",
    [
      "règlements de 12 mois : au moins 3, et",
      "part payée en retard sur 12 mois : au moins 50 %, et",
      "retard moyen sur 12 mois : au moins 10 jours",
    ],
    [
      "payments in 12 months: at least 3, and",
      "share paid late over 12 months: at least 50%, and",
      "average delay over 12 months: at least 10 days",
    ],
  ],
  ['"key-account" in debtor.tags', ["étiquettes : avec « key-account »"], ["labels: with “key-account”"]],
  [
    'debtor.nature in ["public", "consumer"] || 60 < oldestDaysLate',
    ["nature du client : « public » ou « consumer », ou retard de la plus ancienne échéance : plus de 60 jours"],
    ["kind of customer: “public” or “consumer”, or age of the oldest overdue item: more than 60 days"],
  ],
  [
    "has(debtor.creditLimit) && amounts.exposure > debtor.creditLimit && !debtor.insolvent",
    ["« limite de crédit » : connu, et", "encours : plus que « limite de crédit », et", "pas : en procédure collective"],
    ["credit limit known, and", "exposure: more than “credit limit”, and", "not: in insolvency"],
  ],
  [
    "amounts.overdue / amounts.exposure > 0.5 && history.hasPaid",
    ["« amounts.overdue / amounts.exposure > 0.5 », et", "a déjà payé"],
    ["“amounts.overdue / amounts.exposure > 0.5”, and", "has paid before"],
  ],
])("%s", (condition, fr, en) => {
  const clause = clausesOf(condition);
  expect(sayClauses(clause, factsByName, "fr").map((line) => line.replaceAll("\u00a0", " "))).toEqual(fr);
  expect(sayClauses(clause, factsByName, "en").map((line) => line.replaceAll("\u00a0", " "))).toEqual(en);
});
