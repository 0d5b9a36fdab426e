import { type Day, parseDay } from "../../../ledger/day.ts";
import type { Balance } from "../../../ledger/facts.ts";
import { minorOf } from "../values.ts";
import { readGroups } from "../read.ts";
import type { Session } from "../session.ts";
import { receivableLines } from "./book.ts";
import { isBank } from "./lines.ts";
import type { Netting } from "./netting.ts";

/**
 * What the host says customers owe, by company and currency: its own sum, of the amounts in the currency of each line, less
 * the payments it has registered without writing them on a line.
 */
export async function readBalances(session: Session, { byBook }: Netting, signal?: AbortSignal): Promise<readonly Balance[]> {
  const { client, companies, companyIds: ids, currencies } = session;
  const lines = { model: "account.move.line", companies: ids };
  const [sums, lastDays] = await Promise.all([
    readGroups(
      client,
      { ...lines, domain: receivableLines(session) },
      ["company_id", "currency_id"],
      ["amount_residual_currency", "sum"],
      signal,
    ),
    readGroups(client, { ...lines, domain: bankLines(session) }, ["company_id"], ["date", "max"], signal),
  ]);
  const lastBankDay = new Map(lastDays.map(({ keys, value }) => [keys[0], dayOf(value)]));
  const balances: Balance[] = [];
  for (const company of companies.values()) {
    const own = sums.filter(({ keys }) => keys[0] === company.id).map(({ keys, value }) => [currencies.get(keys[1] ?? 0), value] as const);
    // A company to which nobody owes has a balance too, and a day of its bank.
    for (const [currency, value] of own.length > 0 ? own : [[company.currency, 0] as const]) {
      const amount = currency === undefined ? undefined : minorOf(Number(value), currency);
      if (currency === undefined || amount === undefined) continue;
      const lastBankEntryOn = lastBankDay.get(company.id);
      balances.push({
        kind: "balance",
        id: `${company.id}/${currency}`,
        company: company.name,
        currency,
        amount: amount - (byBook.get(`${company.id}/${currency}`) ?? 0),
        ...(lastBankEntryOn !== undefined && { lastBankEntryOn }),
        source: { host: "odoo", place: `res.company ${company.id} ${currency}` },
      });
    }
  }
  return balances;
}

function bankLines({ companyIds, journals }: Session) {
  const banks = [...journals].filter(([, type]) => isBank(type)).map(([id]) => id);
  return [
    ["journal_id", "in", banks],
    ["parent_state", "=", "posted"],
    ["company_id", "in", companyIds],
  ];
}

function dayOf(value: unknown): Day | undefined {
  return typeof value === "string" ? parseDay(value.slice(0, 10)) : undefined;
}
