import { addMonths, type Day, day } from "../../ledger/day.ts";
import type { Debtor, OpenItem } from "../../ledger/facts.ts";

/**
 * Earliest day on which an action could be time-barred, on the cautious reading: counted from the invoice's own day, and
 * from what the debtor may be. C. com. L110-4 and C. civ. 2224 five years; C. conso L218-2 two years; loi 68-1250 four years
 * from the January after. Reminders and formal notices do not move it.
 */
export function limitationOf(item: Pick<OpenItem, "issuedOn">, { nature }: Pick<Debtor, "nature">): Day {
  switch (nature) {
    case "company":
      return addMonths(item.issuedOn, 60);
    case "public":
      return day(`${Number(item.issuedOn.slice(0, 4)) + 5}-01-01`);
    case "consumer":
    case "unknown":
      return addMonths(item.issuedOn, 24);
  }
}

/** Months before the limitation date at which somebody should look. */
const alerts = [12, 6, 3, 1] as const;

/** The nearest alert that has been reached: 12, 6, 3 or 1 months left, 0 once the day has come; undefined before all of them. */
export function limitationAlert(limitOn: Day, today: Day): 0 | (typeof alerts)[number] | undefined {
  if (today >= limitOn) return 0;
  let nearest: (typeof alerts)[number] | undefined;
  for (const months of alerts) {
    if (today < addMonths(limitOn, -months)) break;
    nearest = months;
  }
  return nearest;
}
