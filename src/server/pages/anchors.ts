import { digest } from "../../ledger/digest.ts";

/** Anchor of a debtor in one currency: ids of hosts may hold any character. */
export function debtorAnchor(of: { readonly debtor: string; readonly currency: string }): string {
  return `d-${digest(of.debtor, of.currency).slice(0, 12)}`;
}
