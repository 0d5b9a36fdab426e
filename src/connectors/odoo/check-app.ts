import { z } from "zod";
import { version } from "../../version.ts";
import type { Finding } from "../port.ts";
import { type Checked, ifAllowed, unseen } from "./check-look.ts";

const Modules = z.array(z.object({ name: z.string(), state: z.string(), latest_version: z.union([z.string(), z.literal(false)]) }));

/** Modules that remind customers by themselves: Odoo Enterprise's, and those of the OCA. */
const followUps = [
  ..."account_followup account_credit_control account_invoice_overdue_reminder account_due_list_payment_reminder".split(" "),
  ..."account_payment_followup partner_statement_auto_send".split(" "),
];

async function modules({ client }: Checked, names: readonly string[], signal?: AbortSignal) {
  const args = { domain: [["name", "in", names]], fields: ["name", "state", "latest_version"], load: "" };
  const answer = await ifAllowed(client.call("ir.module.module", "search_read", args, signal));
  return answer === undefined ? undefined : Modules.parse(answer);
}

/** Whether the app is there, of this version, and not in the state that makes every request slow. */
export async function checkApp(checked: Checked, signal?: AbortSignal): Promise<readonly Finding[]> {
  const found = await modules(checked, ["relance"], signal);
  if (found === undefined) return [unseen("app")];
  const [app] = found;
  const installed = (app?.latest_version || "").split(".").slice(2).join(".");
  switch (app?.state) {
    case "installed":
      return installed === version
        ? [{ level: "ok", code: "odoo.app_ok", params: { version } }]
        : [{ level: "warning", code: "odoo.app_other_version", params: { installed, version } }];
    case "to upgrade":
    case "to install":
    case "to remove":
      return [{ level: "error", code: "odoo.app_stuck", params: { state: app.state } }];
    default:
      return [{ level: "warning", code: "odoo.app_not_installed", params: {} }];
  }
}

/** Another module that writes to the same customers: they would be reminded twice. */
export async function checkFollowUps(checked: Checked, signal?: AbortSignal): Promise<readonly Finding[]> {
  const found = await modules(checked, followUps, signal);
  if (found === undefined) return [unseen("follow_up")];
  return found
    .filter(({ state }) => state === "installed")
    .map(({ name }) => ({ level: "warning", code: "odoo.other_follow_up", params: { module: name } }));
}
