import type { Message } from "../ledger/message.ts";
import { groupBy } from "../ledger/group-by.ts";
import type { PlanLine } from "./plan.ts";

/**
 * One message per company whose bank entries are too old to chase anybody, by company. They are the company's to enter, not a
 * customer's to answer for: a task each would be hundreds about one thing.
 */
export function staleBanks(lines: readonly PlanLine[]): readonly Message[] {
  const stale = lines.filter(({ decision }) => decision.reason.code === "bank_data_stale");
  const byCompany = groupBy(stale, ({ dossier }) => dossier.debtor.company);
  return [...byCompany]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([company, its]) => {
      const { on = "", days = 0, limit = 0 } = its[0]?.decision.reason.params ?? {};
      const debtors = new Set(its.map(({ decision }) => decision.debtor)).size;
      return { code: "workspace.bank_stale", params: { company, on, days, limit, debtors } };
    });
}
