import type { Day } from "../../ledger/day.ts";
import type { Debtor, OpenItem, Payment } from "../../ledger/facts.ts";
import type { Message } from "../../ledger/message.ts";
import { type Minor, sumMinor } from "../../ledger/money.ts";
import { type FlatFees, flatFeesOf } from "./fee.ts";
import { type PenaltyLine, penaltiesOf, type Terms } from "./penalties.ts";
import type { Rates } from "./rates.ts";
import { type Regime, regimeOf } from "./regime.ts";

export type ClaimKind = "penalties" | "flat-fee";

/** What a reminder asks on top of the debt. */
export interface Claims {
  readonly regime: Regime;
  readonly penalties?: ItemPenalties;
  readonly fees?: FlatFees;
  /** Asked for by the rule and not given by the law, with the reason. */
  readonly refused: readonly Message[];
}

export interface ItemPenalties {
  /** Sum of the items, each rounded once. */
  readonly amount: Minor;
  readonly items: readonly { readonly id: string; readonly amount: Minor; readonly lines: readonly PenaltyLine[] }[];
  /** The rate of the terms of sale was raised to the legal floor. */
  readonly raised: boolean;
}

export interface ClaimBasis {
  readonly debtor: Pick<Debtor, "nature">;
  /** Overdue items, with what is asked of each: penalties are not computed on more. */
  readonly items: readonly ItemBasis[];
  readonly payments: readonly Payment[];
  /** Day on which a formal notice reached the debtor. */
  readonly noticeOn?: Day | undefined;
  readonly contractRate?: number | undefined;
}

export interface ItemBasis {
  readonly item: OpenItem;
  readonly amount: Minor;
  /** Last day for which a consumer was given time: a plan that cost something would be a consumer credit. */
  readonly freeUntil?: Day | undefined;
}

/**
 * What the law gives on these items up to `until`, included. @returns `rate_missing` with the half-year when a rate is not
 * in the table: the reminder cannot be written then
 */
export function claimsOf(kinds: readonly ClaimKind[], of: ClaimBasis, until: Day, rates: Rates): Claims | { readonly rateMissing: string } {
  const terms: Terms = { regime: regimeOf(of.debtor, of.contractRate), contractRate: of.contractRate };
  const refused: Message[] = [];
  let claims: Pick<Claims, "penalties" | "fees"> = {};
  if (kinds.includes("penalties")) {
    const items: ItemPenalties["items"][number][] = [];
    let raised = false;
    for (const one of of.items) {
      const { item } = one;
      const found = penaltiesOf(debtOf(one, of), terms, until, rates);
      if ("refused" in found) return { rateMissing: String(found.refused.params.half) };
      raised ||= found.raised;
      if (found.amount > 0) items.push({ id: item.id, amount: found.amount, lines: found.lines });
    }
    if (terms.regime === "none") refused.push({ code: "law.penalties_unknown", params: {} });
    else if (items.length > 0) claims = { penalties: { amount: sumMinor(items.map((one) => one.amount)), items, raised } };
  }
  if (kinds.includes("flat-fee")) {
    const fees = flatFeesOf(
      of.items.map(({ item }) => item),
      terms.regime,
    );
    if ("refused" in fees) refused.push(fees.refused);
    else if (fees.amount > 0) claims = { ...claims, fees };
  }
  return { regime: terms.regime, ...claims, refused };
}

/** Payments of this very instalment raise the base of the days before them; a credit note lowers the price from the start. */
function debtOf({ item, amount: open, freeUntil }: ItemBasis, { debtor, payments, noticeOn }: ClaimBasis) {
  const { number, dueOn, company, currency } = item;
  const isFree = debtor.nature === "consumer" && noticeOn !== undefined && freeUntil !== undefined && freeUntil > noticeOn;
  const paid = payments.filter(
    (one) => one.by === "money" && one.invoice === number && one.dueOn === dueOn && one.company === company && one.currency === currency,
  );
  return { dueOn, open, paid: paid.map(({ paidOn, amount }) => ({ on: paidOn, amount })), noticeOn: isFree ? freeUntil : noticeOn };
}
