import { beforeAll, describe, expect, it } from "vitest";
import type { Workspace } from "../../src/workspace/open.ts";
import { plan } from "../../src/server/clock/lease.ts";
import { bearer, json, now, openTestWorkspace, testApp, today } from "./kit.ts";

let workspace: Workspace;
beforeAll(async () => {
  workspace = await openTestWorkspace("atelier", 30);
});

/** A workspace whose database has gone away. */
function gone(): Workspace {
  const lost = Object.assign(new Error("connect ECONNREFUSED 10.0.0.7:5432 user=compta"), { code: "ECONNREFUSED" });
  const fail = () => {
    throw lost;
  };
  return {
    ...workspace,
    settings: { ...workspace.settings, name: "perdu" },
    store: { ...workspace.store, db: new Proxy(workspace.store.db, { get: () => fail }) },
  };
}

describe("health", () => {
  it("answers without a token, with counts and no name", async () => {
    const { app, logged } = testApp([workspace]);
    await plan(workspace.store, new Date("2026-11-24T07:00:00Z"), now);
    await app.request("/w/atelier/approve", json({ debtor: "nobody" }));
    await app.request("/w/atelier/approve", json({ step: "no-such-step" }));
    const response = await app.request("/health");
    expect(response.status).toBe(200);
    expect(logged.at(-1)?.fields).toMatchObject({ route: "/health", status: 200 });
    expect(await response.json()).toEqual({
      status: "ok",
      version: expect.stringMatching(/^\d+\.\d+\.\d+/),
      workspaces: [
        {
          name: "atelier",
          store: "ok",
          braked: false,
          pulledOn: today,
          nextRunAt: "2026-11-24T07:00:00.000Z",
          lastRunFailed: false,
          outbox: { waiting: expect.any(Number) },
        },
      ],
    });
  });

  it("says since when a store has been at work for somebody else, with what it said last; for over a minute is 503", async () => {
    let at = now;
    const { app } = testApp([workspace], { now: () => at });
    const ask = async () => {
      const response = await app.request("/health");
      return { http: response.status, ...((await response.json()) as { status: string; workspaces: unknown[] }) };
    };
    await ask();
    await workspace.store.db.transaction().execute(async () => {
      const busy = { name: "atelier", store: "busy", busySince: now.toISOString(), pulledOn: today };
      expect(await ask()).toMatchObject({ http: 200, status: "ok", workspaces: [busy] });
      at = new Date(now.getTime() + 61_000);
      expect(await ask()).toMatchObject({ http: 503, status: "failing", workspaces: [busy] });
    });
    expect(await ask()).toMatchObject({ http: 200, status: "ok", workspaces: [{ store: "ok" }] });
  });

  it("is 503 when one store does not answer, and says which, and tells nobody how it is reached", async () => {
    const { app, logged } = testApp([workspace, gone()]);
    const response = await app.request("/health");
    expect(response.status).toBe(503);
    const text = await response.text();
    expect(JSON.parse(text)).toMatchObject({
      status: "failing",
      workspaces: [
        { name: "atelier", store: "ok" },
        { name: "perdu", store: "down" },
      ],
    });
    expect(text + JSON.stringify(logged)).not.toMatch(/10\.0\.0\.7|user=/);
  });
});

describe("when the store is gone", () => {
  it("says so in a sentence", async () => {
    const { app } = testApp([gone()]);
    const response = await app.request("/w/perdu/plan", { headers: bearer });
    expect(response.status).toBe(503);
    expect(await response.json()).toMatchObject({ type: "urn:relance:server.store_down" });
  });
});

describe("when we have a bug", () => {
  it("logs where, not what: a message may quote a customer", async () => {
    const broken = { ...workspace, rulebook: undefined as never };
    const { app, logged } = testApp([broken]);
    const response = await app.request("/w/atelier/plan", { headers: bearer });
    expect(response.status).toBe(500);
    expect(await response.json()).toMatchObject({ type: "urn:relance:server.our_bug" });
    const bug = logged.find(({ event }) => event === "bug");
    expect(bug?.fields).toMatchObject({ route: "/w/:workspace/plan", error: "TypeError" });
    expect(bug?.fields.at).toContain("at ");
    expect(JSON.stringify(bug)).not.toContain("undefined");
  });
});

describe("the list of workspaces", () => {
  it("names them, with what waits in each", async () => {
    const { app } = testApp([workspace]);
    const { workspaces } = (await (await app.request("/", { headers: bearer })).json()) as { workspaces: unknown[] };
    expect(workspaces).toMatchObject([
      { name: "atelier", company: "Papeterie des Deux Rives", mode: "review", nextRun: "2026-11-24 08:00" },
    ]);
    const page = await (await app.request("/", { headers: { ...bearer, accept: "text/html" } })).text();
    expect(page).toContain('href="/w/atelier/plan"');
  });
});
