import { day } from "../ledger/day.ts";
import { claimWords, sayPenaltyLine } from "../text/claims.ts";
import { type Language } from "../text/format.ts";
import { mailWords } from "../text/mail.ts";
import type { Values } from "./values.ts";

/** Invented values that take a template through what it can meet: everything there, and only what must be there. */
export function fixtures(language: Language): readonly Values[] {
  const full: Values = {
    language,
    currency: "EUR",
    words: mailWords[language],
    company: {
      name: "Ateliers Exemple SAS",
      email: "compta@ateliers.example",
      signature: ["Camille Exemple", "Comptabilité clients"],
      address: ["1 rue du Modèle", "69000 Lyon"],
      siren: "123456782",
      phone: "01 99 00 00 00",
      iban: "FR7630006000011234567890189",
      bic: "EXEMFRPPXXX",
      accent: "#1f3a5f",
    },
    debtor: { name: "Garage Imaginaire", reference: "C0042", siren: "987654324", address: ["2 place du Test", "75000 Paris"] },
    recipient: "Dominique Test",
    items: [
      { number: "FA-1042", what: "invoice", issued: day("2026-09-21"), due: day("2026-10-21"), late: 31, invoiced: 410000, amount: 410000 },
      {
        number: "FA-1050",
        what: "rejected_payment",
        issued: day("2026-10-10"),
        due: day("2026-11-09"),
        late: 12,
        invoiced: 500000,
        amount: 410000,
      },
      { number: "AN-2025", what: "opening", issued: day("2025-12-31"), due: day("2026-11-20"), late: 1, invoiced: 1000, amount: 1000 },
      { number: "FA-1060", what: "other", issued: day("2026-11-01"), due: day("2026-12-01"), late: -10, invoiced: 2000, amount: 2000 },
    ],
    credits: [
      { number: "AV-12", what: "credit_note", on: day("2026-11-02"), amount: 12000 },
      { number: null, what: "payment", on: day("2026-11-12"), amount: 8000 },
    ],
    settled: [
      { number: "FA-1031", paid: day("2026-11-17"), amount: 120000 },
      { number: "FA-1033", paid: day("2026-11-19"), amount: 45050 },
    ],
    claims: [
      {
        label: claimWords[language].penalties["L441-10"],
        amount: 5989,
        details: ["FA-1042", sayPenaltyLine({ from: "2026-10-22", to: "2026-11-21", days: 31, base: 410000, rate: 1240 }, language)],
      },
      { label: claimWords[language].fee.other, amount: 8000, details: ["FA-1042, FA-1060"] },
    ],
    principal: 823000,
    total: 836989,
    oldest: 31,
    today: day("2026-11-21"),
    deadline: day("2026-11-30"),
    graceDays: 8,
    reference: "C0042",
    registered: true,
  };
  const bare: Values = {
    ...full,
    company: { ...full.company, address: [], siren: null, phone: null, iban: null, bic: null },
    debtor: { ...full.debtor, siren: null, address: [] },
    recipient: null,
    items: full.items.slice(0, 1),
    credits: [],
    settled: full.settled.slice(0, 1),
    claims: [],
    principal: 410000,
    total: 410000,
    registered: false,
  };
  return [full, bare];
}
