import { z } from "zod";
import type { Effect } from "../../ledger/effect.ts";
import { type Assignee, assignees } from "./activities-assignee.ts";
import type { OdooClient } from "./client/client.ts";
import { lineOf } from "./push-ids.ts";

/** Odoo's numbers for what effects speak of. */
export interface Lookups {
  currency(code: string): number | false;
  /** The invoices that open items belong to, each once. */
  moves(items: readonly string[]): readonly number[];
  userOf(effect: Effect): Assignee;
}

const Currencies = z.array(z.object({ id: z.int(), name: z.string() }));
const Lines = z.array(z.object({ id: z.int(), move_id: z.int() }));

/** Four calls, however many effects. @throws ConnectorError */
export async function lookUp(client: OdooClient, effects: readonly Effect[], signal?: AbortSignal): Promise<Lookups> {
  const currencies = await currencyIds(client, signal);
  const ids = [...new Set(effects.flatMap((effect) => effect.items).map(lineOf))];
  const lines = Lines.parse(
    await client.call("account.move.line", "search_read", { domain: [["id", "in", ids]], fields: ["move_id"], load: "" }, signal),
  );
  const moveOf = new Map(lines.map((line) => [line.id, line.move_id]));
  const userOf = await assignees(client, effects, signal);
  return {
    currency: (code) => currencies.get(code) ?? false,
    moves: (items) => [...new Set(items.flatMap((item) => moveOf.get(lineOf(item)) ?? []))],
    userOf,
  };
}

export async function currencyIds(client: OdooClient, signal?: AbortSignal): Promise<ReadonlyMap<string, number>> {
  const args = { domain: [], fields: ["name"], context: { active_test: false } };
  const currencies = Currencies.parse(await client.call("res.currency", "search_read", args, signal));
  return new Map(currencies.map(({ id, name }) => [name, id]));
}
