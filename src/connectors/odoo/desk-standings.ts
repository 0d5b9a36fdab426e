import { z } from "zod";
import type { Board, Standing } from "../../ledger/board.ts";
import { digest } from "../../ledger/digest.ts";
import { groupBy } from "../../ledger/group-by.ts";
import { decimal } from "../../ledger/money.ts";
import type { OdooClient } from "./client/client.ts";
import { showAccounts } from "./desk-accounts.ts";
import { loadRows } from "./desk-load.ts";
import { currencyIds } from "./desk-lookups.ts";
import { companyOf, partnerOf } from "./push-ids.ts";

const Partners = z.array(z.object({ id: z.int(), x_relance_digest: z.union([z.string(), z.literal(false)]) }));

/**
 * Makes the customer's form show how each debtor stands. Writing a customer is dear, and whoever follows its changes sees one:
 * only what differs is written. Returns how many were. @throws ConnectorError
 */
export async function showStandings(client: OdooClient, { today, standings }: Board, signal?: AbortSignal): Promise<number> {
  const byPartner = groupBy(standings, ({ debtor }) => String(partnerOf(debtor)));
  const leading = leadingOf(byPartner);
  const companies = new Set(standings.map(({ debtor }) => companyOf(debtor)));
  const currencies = await currencyIds(client, signal);
  const shown = await shownDigests(client, [...leading.keys()], signal);
  const rows: (readonly string[])[] = [];
  for (const [partner, now] of shown) {
    const standing = leading.get(partner);
    if (standing) {
      const figures = cells(standing, (byPartner.get(String(partner))?.length ?? 1) - 1, currencies);
      // The company first: what another workspace shows for its own company is not ours to empty.
      const mark = `${companyOf(standing.debtor)} ${digest(...figures)}`;
      if (mark !== now) rows.push([String(partner), ...figures, today, mark]);
    } else if (companies.has(Number(now.split(" ")[0]))) {
      rows.push([String(partner), ...[...columns, ...marks].map(() => "")]);
    }
  }
  await loadRows(client, "res.partner", [...columns, ...marks], rows, signal);
  const several = [...byPartner.values()].filter(({ length }) => length > 1).flat();
  const accounts = await showAccounts(client, several, [...companies], currencies, signal);
  return rows.length + accounts;
}

/**
 * One standing per customer: a customer of several companies or currencies has one form. Amounts of several currencies have no
 * sum, so the one that most needs to be looked at is shown whole: by priority, then score. All of them are in the list below.
 */
function leadingOf(byPartner: ReadonlyMap<string, readonly Standing[]>): ReadonlyMap<number, Standing> {
  return new Map(
    [...byPartner].flatMap(([partner, several]) => {
      const [first] = several.toSorted((a, b) => a.priority - b.priority || b.score - a.score);
      return first ? [[Number(partner), first] as const] : [];
    }),
  );
}

async function shownDigests(client: OdooClient, partners: readonly number[], signal?: AbortSignal): Promise<ReadonlyMap<number, string>> {
  const domain = ["|", ["id", "in", partners], ["x_relance_digest", "!=", false]];
  const args = { domain, fields: ["x_relance_digest"], context: { active_test: false } };
  const rows = Partners.parse(await client.call("res.partner", "search_read", args, signal));
  return new Map(rows.map(({ id, x_relance_digest: of }) => [id, of || ""]));
}

const columns = [
  "x_relance_segment",
  "x_relance_segment_title",
  "x_relance_score",
  "x_relance_priority",
  "x_relance_currency_id/.id",
  "x_relance_exposure",
  "x_relance_overdue",
  "x_relance_oldest_days_late",
  "x_relance_next_action",
  "x_relance_next_on",
  "x_relance_because",
  "x_relance_warnings",
  "x_relance_rule",
  "x_relance_others",
] as const;
const marks = ["x_relance_reviewed_on", "x_relance_digest"] as const;

/** In the order of `columns`. */
function cells(standing: Standing, others: number, currencies: ReadonlyMap<string, number>): readonly string[] {
  const { segment, segmentTitle, score, priority, currency, exposure, overdue, oldestDaysLate, next, because, warnings, rule } = standing;
  return [
    segment,
    segmentTitle ?? segment,
    String(score),
    String(priority),
    String(currencies.get(currency) ?? ""),
    decimal(exposure, currency),
    decimal(overdue, currency),
    String(oldestDaysLate),
    next?.step ?? "",
    next?.on ?? "",
    because,
    warnings.join("\n"),
    rule,
    String(others),
  ];
}
