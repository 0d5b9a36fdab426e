import type { OdooOptions } from "../../../src/connectors/odoo/options.ts";
import type { ReachableOdoo } from "../../odoo/host.ts";

/** As relance.yaml would have it, for the user with the recommended rights. */
export function optionsFor({ url, database, botKey: key }: ReachableOdoo, other: Partial<OdooOptions> = {}): OdooOptions {
  return {
    url,
    database,
    key,
    transport: "auto",
    historyMonths: 24,
    persons: "unknown",
    attachInvoices: false,
    webhookSecret: undefined,
    webhookMinutes: 5,
    timeout: 60,
    ...other,
  };
}
