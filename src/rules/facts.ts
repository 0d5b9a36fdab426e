import { isWritable } from "../ledger/contacts.ts";
import type { Dossier } from "../ledger/dossier.ts";
import { addMonths, daysBetween } from "../ledger/day.ts";
import { exponentOf, sumMinor } from "../ledger/money.ts";
import { disputedParts } from "./disputes.ts";
import type { Commitment } from "./promise.ts";
import { said } from "./signals.ts";

/** A fact that conditions may read. This table is the type checker's and the reader's; `text/rules-facts` says what each is. */
export interface PublishedFact {
  /** As written in a condition: `history.lateShare12m`. */
  readonly name: string;
  readonly type: FactType;
  readonly unit?: "days" | "share, 0 to 1" | "count";
  /** Undefined when the debtor has none: the condition asks `has(…)` first. */
  read(of: Dossier, commitments: readonly Commitment[]): FactValue | undefined;
  /** What moves it while nothing happens: a due date passing, each day, a payment leaving its window of months. */
  readonly moves?: readonly Move[];
}

/** `amount` compares with plain numbers, in units of the dossier's currency: `amounts.overdue >= 500`. */
export type FactType = "text" | "texts" | "count" | "decimal" | "amount" | "boolean";
export type FactValue = string | number | boolean | readonly string[];
export type Move = "due" | "daily" | 3 | 6 | 12;

export const publishedFacts: readonly PublishedFact[] = [
  { name: "debtor.nature", type: "text", read: (of) => of.debtor.nature },
  { name: "debtor.company", type: "text", read: (of) => of.debtor.company },
  { name: "debtor.tags", type: "texts", read: (of) => of.debtor.tags },
  { name: "debtor.country", type: "text", read: (of) => of.debtor.country ?? "" },
  {
    name: "debtor.creditLimit",
    type: "amount",
    read: (of) => of.debtor.creditLimit,
  },
  {
    name: "debtor.trust",
    type: "text",
    read: (of) => of.debtor.trust ?? "",
  },
  { name: "debtor.insolvent", type: "boolean", read: (of) => of.debtor.insolvent === true },
  {
    name: "debtor.reachable",
    type: "boolean",
    read: (of) => isWritable(of),
  },
  {
    name: "debtor.bounced",
    type: "boolean",
    read: (of) => of.contacts.some((contact) => contact.unusable === "bounced"),
  },
  { name: "currency", type: "text", read: (of) => of.currency },
  { name: "amounts.exposure", type: "amount", read: (of) => of.figures.exposure },
  { name: "amounts.overdue", type: "amount", read: (of) => of.figures.overdue, moves: ["due"] },
  {
    name: "amounts.overdueShare",
    type: "decimal",
    unit: "share, 0 to 1",
    read: ({ figures: { overdue, exposure } }) => (exposure > 0 ? overdue / exposure : 0),
    moves: ["due"],
  },
  {
    name: "amounts.disputed",
    type: "amount",
    read: (of) => disputedOf(of),
  },
  {
    name: "amounts.unapplied",
    type: "amount",
    read: (of) => of.figures.unapplied,
  },
  {
    name: "oldestDaysLate",
    type: "count",
    unit: "days",
    read: (of) => of.figures.oldestDaysLate,
    moves: ["daily"],
  },
  {
    name: "overdueItems",
    type: "count",
    unit: "count",
    read: (of) => of.figures.overdueItems,
    moves: ["due"],
  },
  {
    name: "history.hasPaid",
    type: "boolean",
    read: (of) => of.figures.lastPayment !== undefined,
  },
  {
    name: "history.averageDaysLate",
    type: "decimal",
    unit: "days",
    read: (of) => of.figures.history.months12.averageDaysLate,
    moves: [12],
  },
  {
    name: "history.averageDaysLate6m",
    type: "decimal",
    unit: "days",
    read: (of) => of.figures.history.months6.averageDaysLate,
    moves: [6],
  },
  {
    name: "history.averageDaysLate12m",
    type: "decimal",
    unit: "days",
    read: (of) => of.figures.history.months12.averageDaysLate,
    moves: [12],
  },
  {
    name: "history.lateShare6m",
    type: "decimal",
    unit: "share, 0 to 1",
    read: (of) => of.figures.history.months6.lateShare,
    moves: [6],
  },
  {
    name: "history.lateShare12m",
    type: "decimal",
    unit: "share, 0 to 1",
    read: (of) => of.figures.history.months12.lateShare,
    moves: [12],
  },
  {
    name: "history.settlements6m",
    type: "count",
    unit: "count",
    read: (of) => of.figures.history.months6.settlements,
    moves: [6],
  },
  {
    name: "history.settlements12m",
    type: "count",
    unit: "count",
    read: (of) => of.figures.history.months12.settlements,
    moves: [12],
  },
  {
    name: "history.trendDays",
    type: "decimal",
    unit: "days",
    read: (of) => of.figures.history.trendDays,
    moves: [3, 12],
  },
  {
    name: "history.partialInvoices6m",
    type: "count",
    unit: "count",
    read: (of) => of.figures.history.partialInvoices6m,
    moves: [6],
  },
  {
    name: "disputes.oldestDays",
    type: "count",
    unit: "days",
    read: (of) => oldestDisputeOf(of),
    moves: ["daily"],
  },
  {
    name: "promises.partly12m",
    type: "count",
    unit: "count",
    read: (of, commitments) =>
      countOf(
        of,
        commitments.filter((one) => one.paid > 0),
        "broken",
      ),
    moves: ["daily"],
  },
  {
    name: "promises.running",
    type: "count",
    unit: "count",
    read: (_of, commitments) => commitments.filter((one) => one.state === "running").length,
    moves: ["daily"],
  },
  {
    name: "promises.broken12m",
    type: "count",
    unit: "count",
    read: (of, commitments) => countOf(of, commitments, "broken"),
    moves: ["daily"],
  },
  {
    name: "promises.kept12m",
    type: "count",
    unit: "count",
    read: (of, commitments) => countOf(of, commitments, "kept"),
    moves: ["daily"],
  },
];

function countOf(of: Dossier, commitments: readonly Commitment[], state: Commitment["state"]): number {
  if (commitments.length === 0) return 0;
  const since = addMonths(of.today, -12);
  return commitments.filter((one) => one.state === state && one.payOn > since).length;
}

/** Of disputes that were said; when the host only marks an amount, nobody knows since when. */
function oldestDisputeOf(of: Dossier): number {
  if (of.signals.length === 0) return 0;
  const { disputes, concerns } = said(of);
  const oldest = disputes.find((dispute) => of.items.some((item) => concerns(dispute, item.id)));
  return oldest ? daysBetween(oldest.on, of.today) : 0;
}

function disputedOf(of: Dossier): number {
  if (of.signals.length === 0 && !of.items.some((item) => item.disputed !== undefined)) return 0;
  return sumMinor(disputedParts(of, said(of)).values());
}

export const factsByName: ReadonlyMap<string, PublishedFact> = new Map(publishedFacts.map((fact) => [fact.name, fact]));

/** Minor units in one unit of the dossier's currency. */
export function unitOf(of: Dossier): number {
  return 10 ** exponentOf(of.currency);
}

/** A number written in a condition, in minor units. Rounded, because 0.29 × 100 is 28.999… in binary. */
export function minorOf(number: bigint | number, unit: number): number {
  return Math.round(Number(number) * unit);
}
