import { describe, expect, it } from "vitest";
import { day } from "../../../src/ledger/day.ts";
import { isDueColumn } from "../../../src/connectors/fec/due-column.ts";
import { dueInLabel } from "../../../src/connectors/fec/due-label.ts";
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
  const issuedOn = day("2026-10-20");

  it.each<[label: string, dueOn: string]>([
    ["Facture FA-1042 éch 30/11/2026", "2026-11-30"],
    ["Facture FA-1042 Échéance : 30/11/2026", "2026-11-30"],
    ["FA1042 ECHEANCE 30-11-2026", "2026-11-30"],
    ["FA1042 ech. 5.12.26", "2026-12-05"],
    ["FA1042 échéance le 30/11/2026 ventes", "2026-11-30"],
    ["FA1042 e\u0301ch 30/11/2026", "2026-11-30"],
    ["FA1042 échéance au 15/12", "2026-12-15"],
    ["FA1042 échéance 15/01", "2027-01-15"],
    ["FA1042 éch.\u00a030/11", "2026-11-30"],
    ["ECH 301126 DUPONT", "2026-11-30"],
    ["ECH:20261130", "2026-11-30"],
    ["FA1042 échéance 2026-11-30", "2026-11-30"],
    ["FA1042 payable avant le 30/11/2026", "2026-11-30"],
    ["FA1042 à régler le 1er décembre", "2026-12-01"],
    ["FA1042 échéance 15 janvier 2027", "2027-01-15"],
    ["INV1042 due date: 30/11/2026", "2026-11-30"],
    ["INV1042 due 2026-11-30", "2026-11-30"],
    ["Facture du 20/10/2026 éch 30/11/2026", "2026-11-30"],
    ["FA1042 à 30 jours", "2026-11-19"],
    ["FA1042 A 30J", "2026-11-19"],
    ["FA1042 30 jours nets", "2026-11-19"],
    ["FA1042 30 jours date de facture", "2026-11-19"],
    ["INV1042 net 30", "2026-11-19"],
    ["LCR 60 jours FA1042", "2026-12-19"],
    ["FA1042 30 jours fin de mois", "2026-11-30"],
    ["FA1042 45j FDM", "2026-12-31"],
    ["FA1042 fin de mois + 45 jours", "2026-12-15"],
    ["FA1042 30 jours fin de mois le 10", "2026-12-10"],
    ["FA1042 paiement à réception", "2026-10-20"],
  ])("%s: %s", (label, dueOn) => {
    expect(dueInLabel(label, issuedOn)).toBe(dueOn);
  });

  it.each([
    "FA1042 éch 31/11/2026",
    "FA1042 du 30/11/2026",
    "Facture FA-1042",
    "Pêche 30/11/2026",
    "éch 30/11/202612",
    "Location 30 jours",
    "Formation 3 jours du 12/10 au 15/10",
    "Échafaudage 30/11/2026",
    "Échéance FA-1042",
    "Lot 30 fin de mois octobre",
    "Abonnement net 30,50",
  ])("%s: nothing", (label) => {
    expect(dueInLabel(label, issuedOn)).toBeUndefined();
  });
});

describe("a column of due days, by its name", () => {
  it.each<[name: string, holds: boolean]>([
    ["datelimitreglmt", true],
    ["datelimitereglement", true],
    ["datelimitepaiement", true],
    ["echeance", true],
    ["dateecheance", true],
    ["datedecheance", true],
    ["echeancedate", true],
    ["dateech", true],
    ["duedate", true],
    ["dateofduedate", true],
    ["montantecheance", false],
    ["modeecheance", false],
    ["numecheance", false],
    ["datelet", false],
    ["daterglt", false],
    ["ecriturelib", false],
    ["residue", false],
  ])("%s: %s", (name, holds) => {
    expect(isDueColumn(name)).toBe(holds);
  });
});
