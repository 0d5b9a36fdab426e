import type { Message } from "../../ledger/message.ts";
import type { OpenItem } from "../../ledger/facts.ts";
import type { Minor } from "../../ledger/money.ts";
import type { Regime } from "./regime.ts";

/** C. com. D441-5, CCP D2192-35: forty euros. */
export const flatFee: Minor = 4_000;

export interface FlatFees {
  readonly amount: Minor;
  /** One for each invoice, whatever its instalments. */
  readonly invoices: readonly string[];
}

/**
 * The flat recovery fee of these overdue items: once for each invoice, from professionals only.
 * @returns a message when the law gives none: `law.fee_consumer`, `law.fee_unknown`
 */
export function flatFeesOf(
  items: readonly Pick<OpenItem, "number" | "company" | "what">[],
  regime: Regime,
): FlatFees | { readonly refused: Message } {
  if (regime === "consumer") return { refused: { code: "law.fee_consumer", params: {} } };
  if (regime === "none") return { refused: { code: "law.fee_unknown", params: {} } };
  const invoices = [...new Set(items.filter((item) => item.what === "invoice").map((item) => item.number))];
  return { amount: flatFee * invoices.length, invoices };
}
