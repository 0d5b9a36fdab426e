import type { Client } from "./client.ts";
import { isStatus } from "./failure.ts";
import { listAll } from "./lists.ts";
import { Features, FiscalYear, Me } from "./schema.ts";
import { has } from "./scopes.ts";
import type { State } from "./state.ts";

/** What the token may do and what the company has. */
export async function hostOf(client: Client, signal?: AbortSignal): Promise<Pick<State, "scopes" | "instalments" | "period">> {
  const { scopes } = await client.get("/me", Me, {}, signal);
  const features = await client.get("/company/features", Features, {}, signal).catch((error: unknown) => {
    // Where this page is unknown there are no instalments.
    if (isStatus(error, 403, 404)) return { installments: false };
    throw error;
  });
  const period = has(scopes, "fiscal_years:readonly") ? await periodOf(client, signal) : undefined;
  return { scopes, instalments: features.installments === true, ...(period && { period }) };
}

/**
 * From the first fiscal year that is not closed: closing a year carries its balances forward as entries of the next, so
 * that years before would count twice.
 */
async function periodOf(client: Client, signal?: AbortSignal): Promise<State["period"]> {
  const { rows } = await listAll(client, "/fiscal_years", FiscalYear, {}, signal);
  const years = rows.toSorted((a, b) => (a.start < b.start ? -1 : 1));
  const last = years.at(-1);
  const first = years.find((year) => year.status !== "closed" && year.status !== "frozen") ?? last;
  return first && last && { from: first.start, to: last.finish };
}
