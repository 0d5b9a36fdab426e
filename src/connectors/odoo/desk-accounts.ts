import { z } from "zod";
import type { Standing } from "../../ledger/board.ts";
import { digest } from "../../ledger/digest.ts";
import { decimal } from "../../ledger/money.ts";
import type { OdooClient } from "./client/client.ts";
import { loadRows } from "./desk-load.ts";
import { companyOf, partnerOf } from "./push-ids.ts";

const model = "x_relance_standing";
const Rows = z.array(z.object({ id: z.int(), x_key: z.string(), x_digest: z.union([z.string(), z.literal(false)]) }));

/**
 * The lines on the form of a customer who owes in several companies or currencies: one for each, and none for the others. Each
 * is of its company, so that nobody sees that of another one. Only what differs is written; returns how many were. @throws ConnectorError
 */
export async function showAccounts(
  client: OdooClient,
  several: readonly Standing[],
  companies: readonly number[],
  currencies: ReadonlyMap<string, number>,
  signal?: AbortSignal,
): Promise<number> {
  const args = { domain: [["x_company_id", "in", companies]], fields: ["x_key", "x_digest"], order: "id" };
  const shown = Rows.parse(await client.call(model, "search_read", args, signal));
  const known = new Map(shown.map((row) => [row.x_key, row]));
  const rows: (readonly string[])[] = [];
  for (const standing of several) {
    const figures = cells(standing, currencies);
    const mark = digest(...figures);
    const now = known.get(keyOf(standing));
    if (now?.x_digest !== mark) rows.push([String(now?.id ?? ""), ...figures, mark]);
  }
  await loadRows(client, model, [...columns, "x_digest"], rows, signal);
  const wanted = new Set(several.map(keyOf));
  const gone = shown.filter(({ x_key: key }) => !wanted.has(key)).map(({ id }) => id);
  if (gone.length > 0) await client.call(model, "unlink", { ids: gone }, signal);
  return rows.length + gone.length;
}

function keyOf({ debtor, currency }: Standing): string {
  return `${debtor} ${currency}`;
}

const columns = [
  "x_key",
  "x_name",
  "x_partner_id/.id",
  "x_company_id/.id",
  "x_currency_id/.id",
  "x_segment",
  "x_score",
  "x_priority",
  "x_overdue",
  "x_exposure",
  "x_oldest_days_late",
  "x_next_action",
  "x_next_on",
  "x_because",
] as const;

/** In the order of `columns`. */
function cells(standing: Standing, currencies: ReadonlyMap<string, number>): readonly string[] {
  const { debtor, currency, segment, segmentTitle, score, priority, overdue, exposure, oldestDaysLate, next, because } = standing;
  return [
    keyOf(standing),
    keyOf(standing),
    String(partnerOf(debtor)),
    String(companyOf(debtor)),
    String(currencies.get(currency) ?? ""),
    segmentTitle ?? segment,
    String(score),
    String(priority),
    decimal(overdue, currency),
    decimal(exposure, currency),
    String(oldestDaysLate),
    next?.step ?? "",
    next?.on ?? "",
    because,
  ];
}
