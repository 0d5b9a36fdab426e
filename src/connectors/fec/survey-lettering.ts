import type { AccountTest } from "./accounts.ts";
import type { SurveyedLine } from "./survey-cells.ts";
import { readAmount } from "./values.ts";

/** How well the customer accounts of one file are lettered. */
export interface Lettering {
  /** Lines of customer accounts. */
  lines: number;
  lettered: number;
  /** Lettered lines without a date of lettering. */
  undated: number;
  /** Sets of lines of one customer under one code. */
  readonly groups: number;
  /** Those that come to zero inside this file. */
  readonly settled: number;
}

export function letteringCounter(accounts: AccountTest, digits: number): { readonly found: Lettering; count(line: SurveyedLine): void } {
  const sums = new Map<string, number>();
  let open = 0;
  const counts = { lines: 0, lettered: 0, undated: 0 };
  return {
    get found() {
      return { ...counts, groups: sums.size, settled: sums.size - open };
    },
    count(line) {
      const account = line.span("comptenum");
      if (account === undefined || accounts.kindOf(line.line, account[0], account[1]) !== "receivable") return;
      counts.lines++;
      const letter = line.text("ecriturelet");
      if (letter === "") return;
      counts.lettered++;
      if (/^0*$/.test(line.text("datelet"))) counts.undated++;
      const customer = line.text("compauxnum") || line.text("compauxlib");
      const key = `${line.text("comptenum")}\u0000${customer}\u0000${letter}`;
      const before = sums.get(key);
      const after = (before ?? 0) + amountOf(line, digits);
      sums.set(key, after);
      open += Number(after !== 0) - Number(before !== undefined && before !== 0);
    },
  };
}

/** What cannot be read counts as 0: the reading says so of the line, here it only leaves its group open. */
function amountOf(line: SurveyedLine, digits: number): number {
  const value = (column: string) => {
    const span = line.span(column);
    return (span && readAmount(line.line, ...span, digits)) ?? 0;
  };
  if (line.has("debit")) return value("debit") - value("credit");
  return /^(?:C|-1)$/i.test(line.text("sens")) ? -value("montant") : value("montant");
}
