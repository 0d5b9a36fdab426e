import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { serve, type Service, type ServeOptions } from "../../src/server/serve.ts";
import { now, settings, token } from "./kit.ts";

const tickJob = fileURLToPath(new URL("clock/tick.mjs", import.meta.url));
let root: string;
let folder: string;
let service: Service;

const options = (changes: Partial<ServeOptions> = {}): ServeOptions => ({
  folders: [folder],
  port: 0,
  env: { RELANCE_TOKEN: token },
  log: () => {},
  now: () => now,
  tickJob,
  ...changes,
});

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), "relance-serve-"));
  folder = await workspaceFolder("atelier");
  service = await serve(options());
});
afterAll(async () => {
  await service.close();
  await rm(root, { recursive: true });
});

async function workspaceFolder(name: string, as = name): Promise<string> {
  const made = await mkdtemp(join(root, `${as}-`));
  await writeFile(join(made, "relance.yaml"), settings(name, 12));
  return made;
}

const ask = (path: string, init: RequestInit = {}) =>
  fetch(`${service.url}${path}`, { ...init, headers: { authorization: `Bearer ${token}`, ...init.headers } });

describe("the service on a port", () => {
  it("answers on this machine only", async () => {
    expect(service.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
    const health = (await (await fetch(`${service.url}/health`)).json()) as { status: string; workspaces: unknown[] };
    expect(health).toMatchObject({
      status: "ok",
      workspaces: [{ name: "atelier", store: "ok", nextRunAt: "2026-11-24T07:00:00.000Z", outbox: {} }],
    });
  });

  it("says that a new workspace has not been read, and offers to", async () => {
    expect((await ask("/w/atelier/plan")).status).toBe(409);
    const page = await ask("/w/atelier/plan", { headers: { accept: "text/html" } });
    expect(await page.text()).toContain('action="/w/atelier/run"');
  });

  it("runs a workspace when asked: pulls, plans, proposes; then a person approves", async () => {
    expect((await ask("/w/atelier/run", { method: "POST" })).status).toBe(200);
    const waiting = async () =>
      ((await (await ask("/health")).json()) as { workspaces: { outbox: { waiting?: number } }[] }).workspaces[0]?.outbox.waiting;
    await expect.poll(waiting, { timeout: 30_000 }).toBeGreaterThan(0);
    const word = (await (
      await ask("/w/atelier/approve", { method: "POST", headers: { "content-type": "application/json" }, body: '{"all":true}' })
    ).json()) as { moved: string[] };
    expect(word.moved.length).toBeGreaterThan(0);
    expect(await waiting()).toBeUndefined();
  });

  it("keeps the embedded store to itself", async () => {
    await expect(serve(options())).rejects.toMatchObject({ code: "store.locked" });
  });
});

describe("a service that cannot start", () => {
  it("says that the port is taken, and lets the store go", async () => {
    const other = await workspaceFolder("autre");
    const port = Number(new URL(service.url).port);
    await expect(serve(options({ folders: [other], port }))).rejects.toMatchObject({ code: "server.port_taken", params: { port } });
    await (await serve(options({ folders: [other] }))).close();
  });

  it("keeps no token that it could not show", async () => {
    const [other, taken] = [await workspaceFolder("jeton"), Number(new URL(service.url).port)];
    await expect(serve(options({ folders: [other], env: {}, port: taken }))).rejects.toMatchObject({ code: "server.port_taken" });
    let shown: string | undefined;
    await (await serve(options({ folders: [other], env: {}, onListen: (listening) => (shown = listening.token) }))).close();
    expect(shown).toMatch(/^[A-Za-z0-9_-]{43}$/);
  });

  it("refuses two workspaces of one name", async () => {
    const [first, second] = [await workspaceFolder("double", "a"), await workspaceFolder("double", "b")];
    await expect(serve(options({ folders: [first, second] }))).rejects.toMatchObject({
      code: "server.same_name",
      params: { name: "double", first, second },
    });
  });
});

describe("closing", () => {
  it("finishes the request under way, then refuses the next", async () => {
    const other = await workspaceFolder("fin");
    let shown: string | undefined;
    const closing = await serve(options({ folders: [other], env: {}, onListen: (listening) => (shown = listening.token) }));
    const headers = { authorization: `Bearer ${shown}` };
    await fetch(`${closing.url}/w/fin/run`, { method: "POST", headers });
    await expect.poll(async () => (await fetch(`${closing.url}/w/fin/plan`, { headers })).status, { timeout: 30_000 }).toBe(200);
    const underWay = fetch(`${closing.url}/w/fin/plan`, { headers });
    await new Promise((resolve) => setTimeout(resolve, 30));
    const closed = closing.close();
    expect((await underWay).status).toBe(200);
    await closed;
    await expect(fetch(`${closing.url}/health`)).rejects.toThrow();
  });
});
