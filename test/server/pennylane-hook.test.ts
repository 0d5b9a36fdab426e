import { createHmac } from "node:crypto";
import { beforeAll, describe, expect, it } from "vitest";
import type { Workspace } from "../../src/workspace/open.ts";
import { now, openTestWorkspace, testApp } from "./kit.ts";

const secret = "whsec-of-the-tests";
const seconds = Math.floor(now.getTime() / 1000);
let workspace: Workspace;

beforeAll(async () => {
  const plain = await openTestWorkspace("atelier", 3);
  const pennylane = {
    token: "t",
    url: "https://app.pennylane.example",
    nativeReminders: "off" as const,
    accounts: ["411"],
    historyMonths: 13,
    lookHours: 20,
    webhookSecret: secret,
  };
  workspace = { ...plain, settings: { ...plain.settings, pennylane } };
});

const body = (id = "evt_1") =>
  JSON.stringify({
    id,
    event: "customer_invoice.e_invoicing_status_updated",
    retry_count: 0,
    created: seconds,
    data: { object: { id: 12 } },
  });

function sign(text: string, at = seconds, key = secret): string {
  return `t=${at},v1=${createHmac("sha256", key).update(`${at}.${text}`).digest("hex")}`;
}

function deliver(app: ReturnType<typeof testApp>["app"], text: string, signature?: string, path = "/hooks/pennylane/atelier") {
  const headers = { "content-type": "application/json", ...(signature !== undefined && { "x-pennylane-signature": signature }) };
  return app.request(path, { method: "POST", headers, body: text });
}

describe("a webhook of Pennylane", () => {
  it("that is signed makes the books be read, without a login", async () => {
    const { app, pulled } = testApp([workspace]);
    expect((await deliver(app, body(), sign(body()))).status).toBe(204);
    expect(pulled).toEqual(["atelier"]);
  });

  it("that comes twice is heard once", async () => {
    const { app, pulled } = testApp([workspace]);
    for (const id of ["evt_1", "evt_1", "evt_2", "evt_1"]) expect((await deliver(app, body(id), sign(body(id)))).status).toBe(204);
    expect(pulled).toHaveLength(2);
  });

  it.each<[string, string, string | undefined]>([
    ["no signature", body(), undefined],
    ["another secret", body(), sign(body(), seconds, "other")],
    ["another body", body("evt_2"), sign(body())],
    ["a body with one blank more", `${body()} `, sign(body())],
    ["half a signature", body(), sign(body()).slice(0, -2)],
    ["a signature that is no hex", body(), `t=${seconds},v1=zz`],
    ["no instant", body(), sign(body()).replace(/t=\d+,/, "")],
    ["six minutes late", body(), sign(body(), seconds - 360)],
    ["six minutes early", body(), sign(body(), seconds + 360)],
    ["a body that is not an event", "[]", sign("[]")],
  ])("with %s is refused, and nothing is read", async (_, text, signature) => {
    const { app, pulled, logged } = testApp([workspace]);
    expect((await deliver(app, text, signature)).status).toBe(400);
    expect(pulled).toEqual([]);
    expect(logged.some(({ event }) => event === "hook_refused")).toBe(true);
  });

  it.each([
    ["four minutes late", seconds - 240],
    ["four minutes early", seconds + 240],
  ])("%s is believed", async (_, at) => {
    const { app } = testApp([workspace]);
    expect((await deliver(app, body(), sign(body(), at))).status).toBe(204);
  });

  it("with two signatures, while the secret is being changed, is believed by the right one", async () => {
    const { app } = testApp([workspace]);
    const signature = sign(body()).replace("v1=", `v1=${"0".repeat(64)},v1=`);
    expect((await deliver(app, body(), signature)).status).toBe(204);
  });

  it.each(["/hooks/pennylane/nobody", "/hooks/pennylane/other"])("for a workspace without a secret is refused: %s", async (path) => {
    const other = { ...workspace, settings: { ...workspace.settings, name: "other", pennylane: undefined } };
    const { app } = testApp([workspace, other]);
    expect((await deliver(app, body(), sign(body()), path)).status).toBe(400);
  });
});
