import type { DebtorNature } from "../../ledger/facts.ts";

/** A way of paying. Ranges are inclusive; days late are counted from the due date, negative before it. */
export interface Profile {
  readonly name: ProfileName;
  readonly nature: DebtorNature;
  readonly tags: readonly string[];
  /** Days from invoice to due date. */
  readonly terms: readonly [number, ...number[]];
  /** Months of history. */
  readonly months: number;
  readonly invoicesPerYear: Range;
  /** Whole euros, or their worth in the debtor's currency. */
  readonly invoice: Range;
  /** Share of the invoices that are paid late, and by how many days. The others are paid up to 6 days early. */
  readonly paidLate: { readonly share: number; readonly days: Range };
  /** How much later the newest invoices are paid than the oldest: 2 is three times as late. */
  readonly drift: number;
  readonly openItems: Range;
  readonly openDaysLate: Range;
}

export type ProfileName =
  | "punctual"
  | "new"
  | "occasional-late"
  | "recurrent-late"
  | "in-difficulty"
  | "bad-faith"
  | "key-account"
  | "public-sector"
  | "consumer"
  | "small-balance";

export type Range = readonly [number, number];

const usual = { nature: "company", tags: [], terms: [30, 45, 30, 60], months: 24, drift: 0 } as const;

const punctual: Profile = {
  ...usual,
  name: "punctual",
  invoicesPerYear: [8, 20],
  invoice: [150, 6_000],
  paidLate: { share: 0.04, days: [1, 4] },
  openItems: [1, 3],
  openDaysLate: [-45, 1],
};

const fresh: Profile = {
  ...usual,
  name: "new",
  terms: [30],
  months: 2,
  invoicesPerYear: [0, 6],
  invoice: [200, 4_000],
  paidLate: { share: 0.2, days: [1, 8] },
  openItems: [1, 2],
  openDaysLate: [-25, 18],
};

const occasionalLate: Profile = {
  ...usual,
  name: "occasional-late",
  invoicesPerYear: [8, 18],
  invoice: [200, 8_000],
  paidLate: { share: 0.25, days: [3, 22] },
  openItems: [1, 4],
  openDaysLate: [-40, 24],
};

const recurrentLate: Profile = {
  ...usual,
  name: "recurrent-late",
  invoicesPerYear: [8, 18],
  invoice: [300, 9_000],
  paidLate: { share: 0.85, days: [12, 45] },
  openItems: [2, 5],
  openDaysLate: [-30, 55],
};

const inDifficulty: Profile = {
  ...usual,
  name: "in-difficulty",
  invoicesPerYear: [6, 14],
  invoice: [400, 12_000],
  paidLate: { share: 0.75, days: [8, 35] },
  drift: 2,
  openItems: [3, 7],
  openDaysLate: [-15, 150],
};

const badFaith: Profile = {
  ...usual,
  name: "bad-faith",
  invoicesPerYear: [2, 6],
  invoice: [500, 9_000],
  paidLate: { share: 0.95, days: [70, 140] },
  openItems: [2, 5],
  openDaysLate: [60, 320],
};

const keyAccount: Profile = {
  ...usual,
  name: "key-account",
  tags: ["key-account"],
  terms: [60, 45],
  invoicesPerYear: [24, 36],
  invoice: [2_000, 60_000],
  paidLate: { share: 0.4, days: [2, 18] },
  openItems: [6, 14],
  openDaysLate: [-55, 25],
};

const publicSector: Profile = {
  ...usual,
  name: "public-sector",
  nature: "public",
  terms: [30],
  invoicesPerYear: [4, 12],
  invoice: [200, 7_000],
  paidLate: { share: 0.5, days: [5, 40] },
  openItems: [1, 4],
  openDaysLate: [-28, 45],
};

const consumer: Profile = {
  ...usual,
  name: "consumer",
  nature: "consumer",
  terms: [15, 30],
  invoicesPerYear: [1, 6],
  invoice: [40, 900],
  paidLate: { share: 0.3, days: [2, 30] },
  openItems: [1, 2],
  openDaysLate: [-20, 40],
};

const smallBalance: Profile = {
  ...usual,
  name: "small-balance",
  invoicesPerYear: [4, 10],
  invoice: [2, 9],
  paidLate: { share: 0.2, days: [2, 20] },
  openItems: [1, 1],
  openDaysLate: [10, 90],
};

/** Twenty customers as a company has them. A deck and not dice: a book of sixty has every profile. */
const deck: readonly [Profile, ...Profile[]] = [
  punctual,
  occasionalLate,
  recurrentLate,
  fresh,
  punctual,
  keyAccount,
  occasionalLate,
  consumer,
  punctual,
  inDifficulty,
  occasionalLate,
  publicSector,
  punctual,
  recurrentLate,
  badFaith,
  punctual,
  fresh,
  smallBalance,
  punctual,
  occasionalLate,
];

export function profileOf(index: number): Profile {
  return deck[index % deck.length] ?? deck[0];
}

/** How many customers of the same profile come before: some things happen to every third of them. */
export function cohortOf(index: number): number {
  return Math.floor(index / deck.length);
}
