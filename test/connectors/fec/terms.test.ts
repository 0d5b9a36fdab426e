import { describe, expect, it } from "vitest";
import { day } from "../../../src/ledger/day.ts";
import { dayInLabel } from "../../../src/connectors/fec/due.ts";
import { dueDay, parseTerms } from "../../../src/connectors/fec/terms.ts";

describe("terms of payment", () => {
  it.each<[terms: string, issuedOn: string, dueOn: string]>([
    ["30", "2026-01-15", "2026-02-14"],
    ["0", "2026-01-15", "2026-01-15"],
    ["comptant", "2026-01-15", "2026-01-15"],
    ["60 jours nets", "2026-01-15", "2026-03-16"],
    ["30 EOM", "2026-01-15", "2026-02-28"],
    ["30 jours fin de mois", "2026-01-15", "2026-02-28"],
    // The two lawful ways to count 45 days end of month.
    ["45 EOM", "2026-01-15", "2026-03-31"],
    ["EOM+45", "2026-01-15", "2026-03-17"],
    ["45 EOM+", "2026-01-15", "2026-03-17"],
    ["fin de mois + 45 jours", "2026-01-15", "2026-03-17"],
    ["30 FDM 10", "2026-01-15", "2026-03-10"],
    ["30 jours fin de mois le 15", "2026-11-20", "2027-01-15"],
  ])("%s from %s is %s", (terms, issuedOn, dueOn) => {
    expect(dueDay(day(issuedOn), parseTerms(terms)!)).toBe(dueOn);
  });

  it.each(["", "trente", "30 EOM 31", "30 EOM 0", "EOM", "-30", "1000", "30 ou 60"])("%j is not read", (terms) => {
    expect(parseTerms(terms)).toBeUndefined();
  });
});

describe("the due day in a label", () => {
  it.each<[label: string, dueOn: string | undefined]>([
    ["Facture FA-1042 éch 30/11/2026", "2026-11-30"],
    ["Facture FA-1042 Échéance : 30/11/2026", "2026-11-30"],
    ["FA1042 ECHEANCE 30-11-2026", "2026-11-30"],
    ["FA1042 ech. 5.1.26", "2026-01-05"],
    ["FA1042 échéance le 30/11/2026 ventes", "2026-11-30"],
    ["FA1042 e\u0301ch 30/11/2026", "2026-11-30"],
    ["FA1042 éch 31/11/2026", undefined],
    ["FA1042 du 30/11/2026", undefined],
    ["Pêche 30/11/2026", undefined],
    ["éch 30/11/202612", undefined],
  ])("%j: %j", (label, dueOn) => {
    expect(dayInLabel(label)).toBe(dueOn);
  });
});
