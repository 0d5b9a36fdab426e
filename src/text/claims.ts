import { decimal } from "../ledger/money.ts";
import type { Regime } from "../rules/law/regime.ts";
import { formatOf, type Language } from "./format.ts";

/** What a mail or letter calls what it asks on top of the debt, with the text of law it rests on. */
export const claimWords: Readonly<
  Record<
    Language,
    { readonly penalties: Readonly<Record<Exclude<Regime, "none">, string>>; readonly fee: Readonly<Record<"public" | "other", string>> }
  >
> = {
  fr: {
    penalties: {
      "L441-10": "Pénalités de retard (article L441-10 du code de commerce)",
      contractual: "Pénalités de retard (nos conditions générales de vente, article L441-10 du code de commerce)",
      public: "Intérêts moratoires (article R2192-31 du code de la commande publique)",
      consumer: "Intérêts au taux légal (article 1231-6 du code civil)",
    },
    fee: {
      public: "Indemnité forfaitaire pour frais de recouvrement (article D2192-35 du code de la commande publique)",
      other: "Indemnité forfaitaire pour frais de recouvrement (article D441-5 du code de commerce)",
    },
  },
  en: {
    penalties: {
      "L441-10": "Late-payment penalties (article L441-10 of the French commercial code)",
      contractual: "Late-payment penalties (our terms of sale, article L441-10 of the French commercial code)",
      public: "Late-payment interest (article R2192-31 of the French public procurement code)",
      consumer: "Interest at the legal rate (article 1231-6 of the French civil code)",
    },
    fee: {
      public: "Flat recovery fee (article D2192-35 of the French public procurement code)",
      other: "Flat recovery fee (article D441-5 of the French commercial code)",
    },
  },
};

/** `12,40 %` from hundredths of a percent. */
export function sayRate(hundredths: number, language: Language): string {
  const text = decimal(hundredths, "EUR");
  return language === "fr" ? `${text.replace(".", ",")}\u00a0%` : `${text}%`;
}

/** One stretch of penalties: days, rate, base. Every figure that a reader needs to compute it again. */
export function sayPenaltyLine(
  line: { readonly from: string; readonly to: string; readonly days: number; readonly base: number; readonly rate: number },
  language: Language,
): string {
  const f = formatOf(language);
  const base = f.money(line.base, "EUR");
  const rate = sayRate(line.rate, language);
  return language === "fr"
    ? `du ${f.day(line.from)} au ${f.day(line.to)} : ${base} × ${rate} × ${f.count(line.days, "jour", "jours")} / 365`
    : `from ${f.day(line.from)} to ${f.day(line.to)}: ${base} × ${rate} × ${f.count(line.days, "day", "days")} / 365`;
}
