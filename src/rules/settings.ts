import type { Money } from "../ledger/money.ts";
import type { Region } from "./calendar.ts";
import type { CommonFile } from "./schema.ts";

/** What holds for every segment of a workspace. */
export interface Settings {
  readonly paymentTruth: {
    readonly tolerance: Money;
    /** Business days. */
    readonly bankDays: number;
    /** Business days. */
    readonly syncDays: number;
  };
  /** Business days. */
  readonly promiseGrace: number;
  /** Calendar days between a broken instalment plan and the ladder. */
  readonly planNotice: number;
  /** Who settles a dispute, and within how many business days. */
  readonly disputes: readonly { readonly reason: string; readonly owner?: string | readonly string[] | undefined; readonly days: number }[];
  readonly region: Region;
  /** Months and days, both included, in which nobody gets a first reminder. */
  readonly quiet: readonly { readonly from: string; readonly to: string }[];
  /** Of the terms of sale, in hundredths of a percent; absent when they say what the law says. */
  readonly contractRate?: number;
}

export interface Limits {
  readonly minimumAmount: Money;
  readonly daysBetweenContacts: number;
  readonly businessDaysOnly: boolean;
  /** Steps after the due date that may write without a person; all of them when absent. */
  readonly remindersWithoutPerson?: number;
}

/** A file's own limits, as far as it sets any. */
export type LimitsGiven = NonNullable<CommonFile["limits"]>;

/** What holds when no file says otherwise. */
const defaults = {
  limits: { minimumAmount: { amount: 2000, currency: "EUR" }, daysBetweenContacts: 7, businessDaysOnly: true },
  paymentTruth: { tolerance: { amount: 1, currency: "EUR" }, bankDays: 7, syncDays: 3 },
  promiseGrace: 2,
  planNotice: 8,
  region: "metropole",
} as const;

export function settingsOf(common: CommonFile): Settings {
  const { tolerance, bankDays, syncDays } = common.paymentTruth ?? {};
  return {
    paymentTruth: {
      tolerance: tolerance ?? defaults.paymentTruth.tolerance,
      bankDays: bankDays ?? defaults.paymentTruth.bankDays,
      syncDays: syncDays ?? defaults.paymentTruth.syncDays,
    },
    promiseGrace: common.promiseGrace ?? defaults.promiseGrace,
    planNotice: common.planNotice ?? defaults.planNotice,
    disputes: common.disputes ?? [],
    region: common.calendar ?? defaults.region,
    quiet: common.quiet ?? [],
    ...(common.law?.penaltyRate !== undefined && { contractRate: common.law.penaltyRate }),
  };
}

/** Limits from the least specific to the most: shipped preset, workspace, segment file. Key by key, the last one wins. */
export function limitsOf(...given: readonly (LimitsGiven | undefined)[]): Limits {
  let limits: Limits = defaults.limits;
  for (const one of given) {
    const alone = one?.remindersWithoutPerson ?? limits.remindersWithoutPerson;
    limits = {
      minimumAmount: one?.minimumAmount ?? limits.minimumAmount,
      daysBetweenContacts: one?.daysBetweenContacts ?? limits.daysBetweenContacts,
      businessDaysOnly: one?.businessDaysOnly ?? limits.businessDaysOnly,
      ...(alone !== undefined && { remindersWithoutPerson: alone }),
    };
  }
  return limits;
}
