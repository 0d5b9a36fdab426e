import { z } from "zod";
import type { OdooClient } from "./client/client.ts";

const text = z.union([z.string(), z.literal(false)]);
const Rows = z.array(
  z.object({
    id: z.int(),
    x_key: z.string(),
    x_state: text,
    x_digest: text,
    x_subject: text,
    x_body: text,
    x_company_id: z.union([z.int(), z.literal(false)]),
  }),
);

/** An action as Odoo has it now. */
export type ShownAction = z.infer<typeof Rows>[number];

const pageSize = 2000;

/** The actions that a domain selects, by key. One call for each 2,000. @throws ConnectorError */
export async function shownActions(
  client: OdooClient,
  domain: readonly unknown[],
  signal?: AbortSignal,
): Promise<ReadonlyMap<string, ShownAction>> {
  const shown = new Map<string, ShownAction>();
  const fields = Object.keys(Rows.element.shape).filter((name) => name !== "id");
  for (let last = 0; ;) {
    const args = { domain: ["&", ["id", ">", last], ...domain], fields, order: "id", limit: pageSize, load: "" };
    const rows = Rows.parse(await client.call("x_relance_action", "search_read", args, signal));
    for (const row of rows) shown.set(row.x_key, row);
    if (rows.length < pageSize) return shown;
    last = rows.at(-1)?.id ?? 0;
  }
}
