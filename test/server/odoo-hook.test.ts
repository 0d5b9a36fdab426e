import { beforeAll, describe, expect, it } from "vitest";
import type { Workspace } from "../../src/workspace/open.ts";
import { openTestWorkspace, testApp } from "./kit.ts";

const secret = "a-long-secret-of-the-tests";
let workspace: Workspace;

beforeAll(async () => {
  const plain = await openTestWorkspace("atelier", 3);
  const odoo = {
    url: "https://odoo.example",
    key: "k",
    transport: "auto" as const,
    persons: "unknown" as const,
    historyMonths: 24,
    attachInvoices: false,
    timeout: 60,
    webhookSecret: secret,
    webhookMinutes: 7,
  };
  workspace = { ...plain, settings: { ...plain.settings, odoo } };
});

describe("a call of an automation of Odoo", () => {
  it.each([
    ["in the path, as Odoo can send it", `/hooks/odoo/atelier/${secret}`, {}],
    ["in a header", "/hooks/odoo/atelier", { "x-relance-secret": secret }],
  ])("with the secret %s wakes the workspace up, whatever its body says", async (_, path, headers) => {
    const { app, woken, logged } = testApp([workspace]);
    for (const body of [`{"_id": 7}`, "no JSON", ""]) expect((await app.request(path, { method: "POST", headers, body })).status).toBe(204);
    expect(woken).toEqual(Array(3).fill(`atelier ${7 * 60_000}`));
    expect(JSON.stringify(logged)).not.toContain(secret);
  });

  it.each([
    ["no secret", "/hooks/odoo/atelier"],
    ["another secret", "/hooks/odoo/atelier/another"],
    ["the start of the secret", `/hooks/odoo/atelier/${secret.slice(0, -1)}`],
    ["no such workspace", `/hooks/odoo/nobody/${secret}`],
    ["a workspace without a secret", `/hooks/odoo/other/${secret}`],
    ["a workspace without a secret, and none", "/hooks/odoo/other"],
  ])("with %s wakes nobody up", async (_, path) => {
    const { odoo: _odoo, ...settings } = workspace.settings;
    const { app, woken } = testApp([workspace, { ...workspace, settings: { ...settings, name: "other" } }]);
    expect((await app.request(path, { method: "POST" })).status).toBe(403);
    expect(woken).toEqual([]);
  });

  it("that is too big is refused", async () => {
    const { app, woken } = testApp([workspace]);
    const body = "x".repeat(600_000);
    const headers = { "content-length": String(body.length) };
    expect((await app.request(`/hooks/odoo/atelier/${secret}`, { method: "POST", headers, body })).status).toBe(413);
    expect(woken).toEqual([]);
  });
});
