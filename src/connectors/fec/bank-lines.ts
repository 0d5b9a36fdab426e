import { digest } from "../../ledger/digest.ts";
import type { BankLine } from "../../ledger/facts.ts";
import type { SuspenseLine } from "./book.ts";
import { debtorId } from "./debtor-id.ts";
import type { Settings } from "./snapshot.ts";

/**
 * Lines of suspense accounts as facts. `debtors` are those that are listed: some programs write the customer on every line of
 * an entry. The same line has the same id in every export.
 */
export function bankLines(waiting: readonly SuspenseLine[], debtors: ReadonlySet<string>, settings: Settings): readonly BankLine[] {
  const ranks = new Map<string, number>();
  return waiting.map(({ account, amount, on, document, label, customer, customerName, file, place }) => {
    const tuple = [settings.company.id, account, on, String(amount), document, label];
    const key = tuple.join("\u0000");
    const rank = ranks.get(key) ?? 0;
    ranks.set(key, rank + 1);
    const debtor = debtorId(settings, customer);
    return {
      kind: "bank_line",
      id: digest(...tuple, String(rank)),
      ...(debtors.has(debtor) && { debtor }),
      company: settings.company.id,
      on,
      currency: settings.currency,
      amount: -amount,
      label: label.includes(document) ? label : `${label} ${document}`.trim(),
      ...(customerName && { payer: customerName }),
      account,
      source: { host: "fec", place: `${file}:${place}` },
    };
  });
}
