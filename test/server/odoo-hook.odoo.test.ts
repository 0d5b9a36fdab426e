import { once } from "node:events";
import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import { createAdaptorServer } from "@hono/node-server";
import { expect, it, onTestFinished } from "vitest";
import { odooForTests } from "../odoo/host.ts";
import { openTestWorkspace, testApp } from "./kit.ts";

const odoo = await odooForTests();

it("an automation of Odoo wakes the workspace up when an invoice is paid", async () => {
  const plain = await openTestWorkspace("atelier", 3);
  const { url, database, botKey: key } = odoo;
  const options = {
    url,
    database,
    key,
    transport: "auto" as const,
    historyMonths: 24,
    persons: "unknown" as const,
    attachInvoices: false,
    timeout: 60,
  };
  const settings = { ...plain.settings, odoo: { ...options, webhookSecret: "secret-of-the-tests", webhookMinutes: 5 } };
  let heard: (name: string) => void = () => {};
  const woken = new Promise<string>((resolve) => (heard = resolve));
  const { app } = testApp([{ ...plain, settings }], { wake: async (name) => heard(name) });
  const service = createAdaptorServer({ fetch: app.fetch }) as Server;
  service.listen(0, "127.0.0.1");
  await once(service, "listening");
  onTestFinished(() => void service.close());

  await automate(`http://127.0.0.1:${(service.address() as AddressInfo).port}/hooks/odoo/atelier/secret-of-the-tests`);
  const context = { active_model: "account.move", active_ids: [odoo.theCase("no salesperson").move] };
  const [wizard] = await odoo.call<number[]>("account.payment.register", "create", { vals_list: [{ amount: 672 }], context });
  await odoo.call("account.payment.register", "action_create_payments", { ids: [wizard], context });
  expect(await woken).toBe("atelier");
});

/** As an administrator makes it in Settings ▸ Technical ▸ Automation Rules. */
async function automate(address: string): Promise<void> {
  const [model] = await odoo.call<number[]>("ir.model", "search", { domain: [["model", "=", "account.move"]] });
  const fields = [["model_id", "=", model], ["name", "in", ["payment_state", "amount_residual"]]]; // prettier-ignore
  const watched = await odoo.call<number[]>("ir.model.fields", "search", { domain: fields });
  const action = { name: "Relance", model_id: model, state: "webhook", webhook_url: address };
  const vals = {
    name: "Relance",
    model_id: model,
    trigger: "on_create_or_write",
    trigger_field_ids: [[6, 0, watched]],
    action_server_ids: [[0, 0, action]],
  };
  await odoo.call("base.automation", "create", { vals_list: [vals] });
}
