import { once } from "node:events";
import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import { createAdaptorServer } from "@hono/node-server";
import { beforeAll, expect, it } from "vitest";
import { connectOdoo, type OdooClient } from "../../src/connectors/odoo/client/client.ts";
import { uninstallApp } from "../../src/connectors/odoo/uninstall.ts";
import { installWakeUps, type WakeUp } from "../../src/connectors/odoo/wake-ups.ts";
import { installApp } from "../connectors/odoo/app.ts";
import { optionsFor } from "../connectors/odoo/options.ts";
import { odooForTests } from "../odoo/host.ts";
import { openTestWorkspace, testApp } from "./kit.ts";

const odoo = await odooForTests();
await installApp(odoo);
const partner = odoo.theCase("partly paid").partner;
const secret = "secret of the tests/é";
const asBot = { key: odoo.botKey };
let admin: OdooClient;
let wakeUp: WakeUp;
let woken = 0;

beforeAll(async () => {
  admin = await connectOdoo({ url: odoo.url, database: odoo.database, key: odoo.adminKey });
  const plain = await openTestWorkspace("atelier", 3);
  const settings = { ...plain.settings, odoo: optionsFor(odoo, { webhookSecret: secret }) };
  const { app } = testApp([{ ...plain, settings }], {
    wake: async () => void woken++,
  });
  const service = createAdaptorServer({ fetch: app.fetch }) as Server;
  service.listen(0, "127.0.0.1");
  await once(service, "listening");
  wakeUp = { workspace: "atelier", url: `http://127.0.0.1:${(service.address() as AddressInfo).port}/`, secret };
  return () => void service.close();
});

const rules = () => odoo.call<number>("base.automation", "search_count", { domain: [["name", "like", "Relance"]] });
const write = (model: string, id: number | undefined, vals: Readonly<Record<string, unknown>>, as = {}) =>
  odoo.call(model, "write", { ids: [id], vals }, as);

/** Odoo calls after its commit and before its answer. */
async function wakes(what: () => Promise<unknown>): Promise<boolean> {
  const before = woken;
  await what();
  return woken > before;
}

async function pay(move: number | undefined, amount: number): Promise<void> {
  const context = { active_model: "account.move", active_ids: [move] };
  const [wizard] = await odoo.call<number[]>("account.payment.register", "create", { vals_list: [{ amount }], context });
  await odoo.call("account.payment.register", "action_create_payments", { ids: [wizard], context });
}

async function makeAction(key: string): Promise<number> {
  const vals = { x_name: key, x_key: key, x_partner_id: partner, x_state: "proposed" };
  const [id] = await odoo.call<number[]>("x_relance_action", "create", { vals_list: [vals] }, asBot);
  return id as number;
}

it("install makes rules, the same ones when it is done again", async () => {
  expect(await installWakeUps(admin, "atelier", undefined)).toBe("none");
  expect(await installWakeUps(admin, "atelier", { ...wakeUp, secret: "an older one" })).toBe("made");
  expect(await installWakeUps(admin, "atelier", wakeUp)).toBe("made");
  expect(await rules()).toBe(3);
});

it.each([
  ["an invoice is paid", () => pay(odoo.theCase("no salesperson").move, 672)],
  ["somebody types a promise", () => write("res.partner", partner, { x_relance_promise_on: "2026-12-05" })],
  ["somebody approves", async () => write("x_relance_action", await makeAction("a"), { x_state: "approved" })],
])("the workspace wakes up when %s", async (_, what) => {
  expect(await wakes(what)).toBe(true);
});

it.each([
  ["a customer's address changes", () => write("res.partner", partner, { street: "1 rue des Essais" })],
  ["we say that a mail has left", async () => write("x_relance_action", await makeAction("b"), { x_state: "sent" }, asBot)],
])("and sleeps on when %s", async (_, what) => {
  expect(await wakes(what)).toBe(false);
});

it("without an address the rules go, and what somebody deleted by hand is no obstacle", async () => {
  const [one] = await odoo.call<number[]>("base.automation", "search", { domain: [["name", "like", "Relance"]], limit: 1 });
  await odoo.call("base.automation", "unlink", { ids: [one] });
  expect(await installWakeUps(admin, "atelier", undefined)).toBe("none");
  expect(await rules()).toBe(0);
});

it("uninstall takes the rules of every workspace out with the app", async () => {
  await installWakeUps(admin, "atelier", wakeUp);
  await installWakeUps(admin, "atelier-2", { ...wakeUp, workspace: "atelier-2" });
  expect(await rules()).toBe(6);
  await uninstallApp(admin);
  expect(await rules()).toBe(0);
  expect(await odoo.sql("select from ir_model_data where module = '__relance__' and model = 'base.automation'")).toEqual([]);
  expect(await odoo.sql("select from ir_act_server where webhook_url like '%/hooks/odoo/%'")).toEqual([]);
});

it("an Odoo without automation rules is told, and the app works without", async () => {
  const [module] = await odoo.call<number[]>("ir.module.module", "search", { domain: [["name", "=", "base_automation"]] });
  await odoo.call("ir.module.module", "button_immediate_uninstall", { ids: [module] });
  const fresh = await connectOdoo({ url: odoo.url, database: odoo.database, key: odoo.adminKey });
  expect(await installWakeUps(fresh, "atelier", wakeUp)).toBe("no_automation");
  expect(await installWakeUps(fresh, "atelier", undefined)).toBe("none");
});
