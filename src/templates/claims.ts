import type { Dossier } from "../ledger/dossier.ts";
import { type Minor, sumMinor } from "../ledger/money.ts";
import type { Claims } from "../rules/law/claims.ts";
import { claimWords, sayPenaltyLine } from "../text/claims.ts";
import { formatOf, type Language } from "../text/format.ts";
import { line } from "./clean.ts";

/** What a mail asks on top of the invoices, row by row, each with how it was computed. */
export interface ClaimValues {
  readonly label: string;
  readonly amount: Minor;
  readonly details: readonly string[];
}

export function claimValues(claims: Claims | undefined, dossier: Dossier, language: Language): readonly ClaimValues[] {
  if (!claims || claims.regime === "none") return [];
  const { regime, penalties, fees } = claims;
  const words = claimWords[language];
  const format = formatOf(language);
  const rows: ClaimValues[] = [];
  if (penalties) {
    const details = penalties.items.flatMap(({ id, amount, lines }) => {
      const number = line(dossier.items.find((item) => item.id === id)?.number ?? id);
      return [`${number} = ${format.money(amount, "EUR")}`, ...lines.map((one) => sayPenaltyLine(one, language))];
    });
    rows.push({ label: words.penalties[regime], amount: penalties.amount, details });
  }
  if (fees) {
    const details = [
      `${fees.invoices.map(line).join(", ")} = ${fees.invoices.length} × ${format.money(fees.amount / fees.invoices.length, "EUR")}`,
    ];
    rows.push({ label: words.fee[regime === "public" ? "public" : "other"], amount: fees.amount, details });
  }
  return rows;
}

export function claimTotal(rows: readonly ClaimValues[]): Minor {
  return sumMinor(rows.map((row) => row.amount));
}
