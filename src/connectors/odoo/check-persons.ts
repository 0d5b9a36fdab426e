import type { Finding } from "../port.ts";
import { type Checked, ifAllowed } from "./check-look.ts";

const empty = [false, "", "/"];

/** How many customers are persons without a number, and what the workspace takes them for: the law claims less from them. */
export async function checkPersons({ client, session }: Checked, signal?: AbortSignal): Promise<readonly Finding[]> {
  const numbers = await client.fields("res.partner", ["vat", "siret", "company_registry"], signal);
  const domain = [
    ["is_company", "=", false],
    ["parent_id", "=", false],
    ["customer_rank", ">", 0],
    ...numbers.map((number) => [number, "in", empty]),
  ];
  const count = await ifAllowed(client.call("res.partner", "search_count", { domain }, signal));
  if (typeof count !== "number" || count === 0) return [];
  return [{ level: "ok", code: session.persons === "consumer" ? "odoo.persons_consumers" : "odoo.persons_unknown", params: { count } }];
}
