import type { Day } from "../../ledger/day.ts";
import { touches } from "./accounts.ts";
import type { Journal, Line } from "./book.ts";

export function newJournal(code: string, name: string): Journal {
  return {
    code,
    name,
    lines: 0,
    moneyLines: 0,
    revenueLines: 0,
    resultLines: 0,
    capitalLines: 0,
    customerEntries: 0,
    salesEntries: 0,
    firstOn: undefined,
    lastOn: undefined,
    lastMoneyOn: undefined,
    numbering: {
      documents: [],
      last: "",
      seen: {
        documents: 0,
        datedEntries: 0,
        countedEntries: 0,
        telling: { document: false, entry: false, label: false },
        values: { document: new Set(), entry: new Set(), label: new Set() },
      },
    },
  };
}

/** Counts a line of any account in its journal. */
export function countLine(journal: Journal, touched: number): void {
  journal.lines++;
  if (touched & touches.revenue) journal.revenueLines++;
  if (touched & touches.result) journal.resultLines++;
  if (touched & touches.capital) journal.capitalLines++;
  if (touched & touches.money) journal.moneyLines++;
}

/** Counts several: how many of them are money, revenue, result, capital. */
export function countLines(
  journal: Journal,
  [money, revenue, result, capital]: readonly [number, number, number, number],
  count: number,
): void {
  journal.lines += count;
  journal.revenueLines += revenue;
  journal.resultLines += result;
  journal.capitalLines += capital;
  journal.moneyLines += money;
}

/** Counts the day of an entry in its journal; `touched` are the bits of all its accounts. */
export function countDay(journal: Journal, on: Day, touched: number): void {
  if (journal.firstOn === undefined || on < journal.firstOn) journal.firstOn = on;
  if (journal.lastOn === undefined || on > journal.lastOn) journal.lastOn = on;
  if (touched & touches.money && (journal.lastMoneyOn === undefined || on > journal.lastMoneyOn)) journal.lastMoneyOn = on;
}

/** Counts an entry in its journal, by the bits of all its accounts. */
export function countEntry(journal: Journal, touched: number): void {
  if (!(touched & touches.customer)) return;
  journal.customerEntries++;
  if (touched & touches.revenue) journal.salesEntries++;
}

const openingName = /[àa].?nouveau|\breport|reprise des soldes|ouverture|balance initiale|soldes? initia/i;
const openingCode = /^(AN|RAN|ANO|ANV|AD|OUV)\d*$/i;

export type JournalKind = "sales" | "mixed" | "bank" | "opening" | "other";

/**
 * Openings carry no result; sales have at least 15 % of lines in 70, bank journals 25 % in 51 or 53. Where there are sales
 * and most entries of customers are something else, what a line is can only be told entry by entry.
 */
export function journalKind(journal: Journal): JournalKind {
  if (journal.resultLines === 0) {
    if (openingCode.test(journal.code) || openingName.test(journal.name)) return "opening";
    if (journal.capitalLines > 0 && journal.firstOn === journal.lastOn) return "opening";
  }
  if (journal.revenueLines >= journal.lines * 0.15)
    return journal.salesEntries > 0 && journal.salesEntries * 2 < journal.customerEntries ? "mixed" : "sales";
  return journal.moneyLines >= journal.lines * 0.25 ? "bank" : "other";
}

/** Whether a line brings a balance over from the year before, in a journal of its own or on the first day of another. */
export function isOpening(line: Pick<Line, "journal" | "on" | "touched" | "label">, firstDay: Day | undefined): boolean {
  if (journalKind(line.journal) === "opening") return true;
  return line.on === firstDay && (line.touched & touches.revenue) === 0 && openingName.test(line.label);
}

/** What a line is, told from the other accounts of its entry, and from its journal when the entry does not say. */
export type LineKind = "invoice" | "credit_note" | "payment" | "money_back" | "difference" | "other";

export function lineKind(line: Line): LineKind {
  const debit = line.amount > 0;
  const nature = natureOf(line);
  if (nature === "sales") return debit ? "invoice" : "credit_note";
  if (nature === "bank") return debit ? "money_back" : "payment";
  return nature;
}

function natureOf({ touched, journal }: Line): "sales" | "bank" | "difference" | "other" {
  const revenue = (touched & touches.revenue) !== 0;
  const money = (touched & touches.money) !== 0;
  if (revenue !== money) return revenue ? "sales" : "bank";
  const kind = journalKind(journal);
  if (kind === "opening") return "other";
  if (kind !== "sales" && touched & touches.difference) return "difference";
  if (!revenue && touched & touches.moved) return "other";
  // An advance or deferred revenue is invoiced too: tax is due on it.
  if (kind === "sales" || (kind !== "bank" && touched & touches.taxed)) return "sales";
  return kind === "bank" ? "bank" : "other";
}
