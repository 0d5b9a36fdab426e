import { z } from "zod";
import { ConnectorError } from "../port.ts";
import type { OdooClient } from "./client/client.ts";

/** Where Odoo reaches the service, and what keeps strangers from waking it. */
export interface WakeUp {
  readonly workspace: string;
  /** `https://relance.example.com`. */
  readonly url: string;
  readonly secret: string;
}

/** What became of the automation rules; `no_automation`: Odoo's module `base_automation` is not installed. */
export type WakeUps = "made" | "none" | "no_automation" | "no_webhooks";

interface Rule {
  readonly name: string;
  readonly model: string;
  /** A change of one of these calls. */
  readonly fields: readonly string[];
  readonly filter?: string;
}

const rules: readonly Rule[] = [
  {
    name: "invoices",
    model: "account.move",
    fields: ["payment_state", "amount_residual"],
    filter: "[('move_type', 'in', ('out_invoice', 'out_refund', 'out_receipt'))]",
  },
  { name: "answers", model: "x_relance_action", fields: ["x_state"], filter: "[('x_state', 'in', ('approved', 'refused'))]" },
  { name: "customers", model: "res.partner", fields: ["x_relance_hold_until", "x_relance_promise_on", "x_relance_dispute"] },
];

/** Namespace of the external ids of what we write, as that of activities. */
const namespace = "__relance__";
const Ids = z.array(z.int());
const Known = z.array(z.object({ id: z.int(), res_id: z.int() }));

/**
 * Makes the automation rules that call the service when something changes, in place of those of an earlier install; without
 * `wakeUp` takes these out. The client must be an administrator's, and the app installed. @throws ConnectorError
 */
export async function installWakeUps(
  client: OdooClient,
  workspace: string,
  wakeUp: WakeUp | undefined,
  signal?: AbortSignal,
): Promise<WakeUps> {
  if (!(await knowsAutomations(client, signal))) return wakeUp ? "no_automation" : "none";
  await removeWakeUps(client, `webhook_${workspace}_`, signal);
  if (!wakeUp) return "none";
  if (client.version.major < 17) return "no_webhooks";
  for (const rule of rules) await makeRule(client, rule, wakeUp, signal);
  return "made";
}

/** Takes out the rules whose external id begins so: those of one workspace, or of all. @throws ConnectorError */
export async function removeWakeUps(client: OdooClient, prefix = "webhook_", signal?: AbortSignal): Promise<void> {
  const domain = [
    ["module", "=", namespace],
    ["model", "=", "base.automation"],
  ];
  const args = { domain: [...domain, ["name", "=like", `${prefix.replaceAll("_", "\\_")}%`]], fields: ["res_id"] };
  const known = Known.parse(await client.call("ir.model.data", "search_read", args, signal));
  if (known.length === 0) return;
  const ids = known.map(({ res_id }) => res_id);
  // One that somebody has deleted is named no more.
  const there = Ids.parse(await client.call("base.automation", "search", { domain: [["id", "in", ids]], context: archivedToo }, signal));
  if (there.length > 0) await client.call("base.automation", "unlink", { ids: there }, signal);
  const left = Ids.parse(await client.call("ir.model.data", "search", { domain: [["id", "in", known.map(({ id }) => id)]] }, signal));
  if (left.length > 0) await client.call("ir.model.data", "unlink", { ids: left }, signal);
}

const archivedToo = { active_test: false };

async function knowsAutomations(client: OdooClient, signal?: AbortSignal): Promise<boolean> {
  try {
    await client.call("base.automation", "search", { domain: [], limit: 1 }, signal);
    return true;
  } catch (error) {
    if (error instanceof ConnectorError && error.code === "odoo.no_model") return false;
    throw error;
  }
}

/** Odoo sends nothing of the record but its id, and we read not even that. */
async function makeRule(client: OdooClient, rule: Rule, { workspace, url, secret }: WakeUp, signal?: AbortSignal): Promise<void> {
  const search = async (model: string, domain: readonly unknown[]) => Ids.parse(await client.call(model, "search", { domain }, signal));
  const [model] = await search("ir.model", [["model", "=", rule.model]]);
  const fields = await search("ir.model.fields", [
    ["model", "=", rule.model],
    ["name", "in", rule.fields],
  ]);
  const name = `Relance: wake-up (${workspace}, ${rule.name})`;
  const address = `${url.replace(/\/+$/, "")}/hooks/odoo/${workspace}/${encodeURIComponent(secret)}`;
  const vals = {
    name,
    model_id: model,
    trigger: "on_create_or_write",
    trigger_field_ids: [[6, 0, fields]],
    ...(rule.filter !== undefined && { filter_domain: rule.filter }),
    action_server_ids: [[0, 0, { name, model_id: model, state: "webhook", webhook_url: address }]],
  };
  const [made] = z.tuple([z.int()]).parse(await client.call("base.automation", "create", { vals_list: [vals] }, signal));
  const named = { module: namespace, name: `webhook_${workspace}_${rule.name}`, model: "base.automation", res_id: made };
  await client.call("ir.model.data", "create", { vals_list: [named] }, signal);
}
