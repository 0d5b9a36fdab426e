import type { EffectKind } from "../ledger/effect.ts";
import type { Message } from "../ledger/message.ts";
import type { Currency, Minor } from "../ledger/money.ts";

/** What one run may send to debtors: e-mails and letters. A cap that is not set does not hold. */
export interface Caps {
  readonly messages?: number;
  /** Total asked for, in minor units, per currency. */
  readonly amount?: Readonly<Record<Currency, Minor>>;
  readonly shareOfDebtors?: {
    /** 0 to 1. */
    readonly share: number;
    /** Debtors in the book. */
    readonly of: number;
  };
}

/** One effect about to leave, as the caps see it. */
export interface Departure {
  readonly kind: EffectKind;
  readonly debtor: string;
  readonly currency: Currency;
  readonly amount: Minor;
}

/** Every cap that these departures would break, with its numbers; none when the run may go. */
export function brokenCaps(departures: readonly Departure[], caps: Caps): readonly Message[] {
  const outgoing = departures.filter(({ kind }) => kind === "email" || kind === "letter");
  const broken: Message[] = [];
  if (caps.messages !== undefined && outgoing.length > caps.messages) {
    broken.push({ code: "outbox.cap_messages", params: { messages: outgoing.length, cap: caps.messages } });
  }
  for (const [currency, cap] of Object.entries(caps.amount ?? {}).toSorted()) {
    let amount = 0;
    for (const departure of outgoing) if (departure.currency === currency) amount += departure.amount;
    if (amount > cap) broken.push({ code: "outbox.cap_amount", params: { amount, cap, currency } });
  }
  if (caps.shareOfDebtors) {
    const { share, of } = caps.shareOfDebtors;
    const debtors = new Set(outgoing.map(({ debtor }) => debtor)).size;
    if (debtors > share * of + 1e-9) broken.push({ code: "outbox.cap_debtors", params: { debtors, of, percent: Math.round(share * 100) } });
  }
  return broken;
}
