import { beforeAll, describe, expect, it } from "vitest";
import type { Workspace } from "../../src/workspace/open.ts";
import { bearer, form, json, now, openTestWorkspace, testApp, token } from "./kit.ts";

let workspace: Workspace;
beforeAll(async () => {
  workspace = await openTestWorkspace("atelier", 12);
});

const own = { origin: "http://localhost", host: "localhost" };

describe("without the token", () => {
  it.each([
    ["GET", "/"],
    ["GET", "/w/atelier/plan"],
    ["GET", "/w/atelier/plan?today=2026-12-01"],
    ["GET", "/w/atelier/debtors/x"],
    ["GET", "/w/atelier/debtors/x/mails/y"],
    ["POST", "/w/atelier/approve"],
    ["POST", "/w/atelier/hold"],
    ["POST", "/w/atelier/stop"],
    ["POST", "/w/atelier/resume"],
    ["POST", "/w/atelier/run"],
    ["GET", "/w/nobody/plan"],
    ["GET", "/nowhere"],
  ])("%s %s says nothing but that a token is needed", async (method, path) => {
    const { app } = testApp([workspace]);
    const response = await app.request(path, { method });
    expect(response.status).toBe(401);
    expect(response.headers.get("www-authenticate")).toBe("Bearer");
    expect(response.headers.get("content-type")).toContain("application/problem+json");
    expect(await response.json()).toMatchObject({ type: "urn:relance:server.token_needed", status: 401 });
  });

  it("sends a browser to the login page, and back to where it went", async () => {
    const { app } = testApp([workspace]);
    const response = await app.request("/w/atelier/plan?today=2026-12-01", { headers: { accept: "text/html" } });
    expect(response.status).toBe(303);
    expect(response.headers.get("location")).toBe(`/login?next=${encodeURIComponent("/w/atelier/plan?today=2026-12-01")}`);
  });

  it("shows the login page itself", async () => {
    const { app } = testApp([workspace]);
    const response = await app.request("/login", { headers: { accept: "text/html" } });
    expect(response.status).toBe(200);
    expect(await response.text()).toContain('name="token"');
  });
});

describe("with a token", () => {
  it("lets a program in", async () => {
    const { app } = testApp([workspace]);
    expect((await app.request("/", { headers: bearer })).status).toBe(200);
  });

  it.each([
    ["another", "Bearer another-token"],
    ["an empty one", "Bearer "],
    ["the right one in another scheme", `Basic ${token}`],
    ["its beginning", `Bearer ${token.slice(0, -1)}`],
  ])("refuses %s", async (_, authorization) => {
    const { app } = testApp([workspace]);
    expect((await app.request("/", { headers: { authorization } })).status).toBe(401);
  });

  it("stops listening to an address after five wrong ones, the right one included, for a quarter of an hour", async () => {
    let clock = now;
    const { app } = testApp([workspace], { now: () => clock });
    for (let count = 0; count < 5; count++)
      expect((await app.request("/", { headers: { authorization: "Bearer wrong" } })).status).toBe(401);
    const blocked = await app.request("/", { headers: bearer });
    expect(blocked.status).toBe(429);
    expect(blocked.headers.get("retry-after")).toBe("900");
    clock = new Date(now.getTime() + 15 * 60_000);
    expect((await app.request("/", { headers: bearer })).status).toBe(200);
  });
});

describe("logging in", () => {
  it("opens a session that scripts cannot read and other sites cannot use", async () => {
    const { app } = testApp([workspace]);
    const response = await app.request("/login", form({ token, name: "Zoé Marchand", next: "/w/atelier/plan" }, own));
    expect(response.status).toBe(303);
    expect(response.headers.get("location")).toBe("/w/atelier/plan");
    const cookie = response.headers.get("set-cookie") ?? "";
    expect(cookie).toMatch(/^relance=.*; HttpOnly; SameSite=Strict$/);
    expect(cookie).not.toContain(token);
  });

  it("asks for a secure cookie behind TLS", async () => {
    const { app } = testApp([workspace]);
    const response = await app.request("/login", form({ token, name: "Zoé" }, { ...own, "x-forwarded-proto": "https" }));
    expect(response.headers.get("set-cookie")).toContain("; Secure");
  });

  it.each([
    ["//elsewhere.example/x", "/"],
    ["https://elsewhere.example/x", "/"],
    ["/\\elsewhere.example", "/"],
    ["/w/atelier/plan?today=2026-12-01", "/w/atelier/plan?today=2026-12-01"],
  ])("sends to our own pages only: next=%s goes to %s", async (next, location) => {
    const { app } = testApp([workspace]);
    const response = await app.request("/login", form({ token, name: "Zoé", next }, own));
    expect(response.headers.get("location")).toBe(location);
  });

  it("refuses a wrong token, a missing name and another site", async () => {
    const { app } = testApp([workspace]);
    expect((await app.request("/login", form({ token: "wrong", name: "Zoé" }, own))).status).toBe(401);
    expect((await app.request("/login", form({ token, name: " " }, own))).status).toBe(400);
    expect((await app.request("/login", form({ token, name: "Zoé" }, { ...own, origin: "http://elsewhere.example" }))).status).toBe(403);
  });
});

describe("with a session", () => {
  it("shows pages for twelve hours, and no longer", async () => {
    let clock = now;
    const { app } = testApp([workspace], { now: () => clock });
    const cookie = await logIn(app);
    const get = () => app.request("/", { headers: { cookie, accept: "text/html" } });
    expect((await get()).status).toBe(200);
    clock = new Date(now.getTime() + 12 * 3600_000);
    expect((await get()).status).toBe(303);
  });

  it("does not trust a cookie that was changed, or signed by another key", async () => {
    const { app } = testApp([workspace]);
    const cookie = await logIn(app);
    const forged = cookie.replace(/=\d/, (start) => `=${(Number(start[1]) + 1) % 10}`);
    expect((await app.request("/", { headers: { cookie: forged } })).status).toBe(401);
    expect((await testApp([workspace], { sessionKey: "another" }).app.request("/", { headers: { cookie } })).status).toBe(401);
  });

  it.each([
    ["our own page", { "sec-fetch-site": "same-origin" }, 303],
    ["our own page, in a browser that sends Origin only", { origin: "http://localhost" }, 303],
    ["another site", { "sec-fetch-site": "cross-site", origin: "http://elsewhere.example" }, 403],
    ["another site that lies about its origin", { "sec-fetch-site": "cross-site", origin: "http://localhost" }, 403],
    ["another port of the same machine", { "sec-fetch-site": "same-site", origin: "http://localhost:8080" }, 403],
    ["a sandboxed frame", { origin: "null" }, 403],
    ["nowhere", {}, 403],
  ])("takes a form from %s or not", async (_, headers, status) => {
    const { app, ran } = testApp([workspace]);
    const cookie = await logIn(app);
    const response = await app.request("/w/atelier/run", form({}, { cookie, host: "localhost", ...headers }));
    expect(response.status).toBe(status);
    expect(ran).toEqual(status === 303 ? ["atelier"] : []);
  });

  it("takes no JSON from another site either", async () => {
    const { app, ran } = testApp([workspace]);
    const response = await app.request(
      "/w/atelier/run",
      json({}, { cookie: await logIn(app), origin: "http://elsewhere.example", host: "localhost" }),
    );
    expect(response.status).toBe(403);
    expect(ran).toEqual([]);
  });

  it("ends when the person logs out", async () => {
    const { app } = testApp([workspace]);
    const response = await app.request("/logout", form({}, { ...own, cookie: await logIn(app) }));
    expect(response.headers.get("set-cookie")).toMatch(/^relance=; Max-Age=0/);
  });
});

describe("every answer", () => {
  it("is kept in no cache, run in no frame, and free of scripts", async () => {
    const { app } = testApp([workspace]);
    const response = await app.request("/", { headers: { ...bearer, accept: "text/html" } });
    const policy = response.headers.get("content-security-policy") ?? "";
    const nonce = /style-src 'nonce-([^']+)'/.exec(policy)?.[1];
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toContain("script-src");
    expect(policy).not.toContain("unsafe");
    expect(await response.text()).toContain(`<style nonce="${nonce}">`);
    expect(response.headers.get("cache-control")).toBe("no-store");
    expect(response.headers.get("x-frame-options")).toBe("DENY");
    expect(response.headers.get("x-content-type-options")).toBe("nosniff");
  });

  it("speaks the reader's language", async () => {
    const { app } = testApp([workspace]);
    const titleIn = async (language: string) => {
      const response = await app.request("/nowhere", { headers: { ...bearer, "accept-language": language } });
      return ((await response.json()) as { detail: string }).detail;
    };
    expect(await titleIn("en-GB,en;q=0.9,fr;q=0.8")).toBe("There is nothing at this address.");
    expect(await titleIn("fr-FR,fr;q=0.9,en;q=0.8")).toBe("Il n’y a rien à cette adresse.");
    expect(await titleIn("de-DE,en;q=0.5")).toBe("There is nothing at this address.");
    expect(await titleIn("ja")).toBe("Il n’y a rien à cette adresse.");
  });

  it("leaves no name, address or id in the log", async () => {
    const { app, logged } = testApp([workspace]);
    await app.request("/w/atelier/debtors/C00001?today=2026-12-01", { headers: bearer });
    await app.request("/w/atelier/hold", json({ debtor: "Pharmacie Lestravel", until: "2026-12-01", note: "vu au téléphone" }));
    expect(logged.map(({ fields }) => `${fields.method} ${fields.route} ${fields.status}`)).toEqual([
      expect.stringMatching(/^GET \/w\/:workspace\/debtors\/:id \d+$/),
      expect.stringMatching(/^POST \/w\/:workspace\/hold \d+$/),
    ]);
    expect(JSON.stringify(logged)).not.toMatch(/C00001|Lestravel|téléphone/);
  });
});

async function logIn(app: ReturnType<typeof testApp>["app"]): Promise<string> {
  const response = await app.request("/login", form({ token, name: "Zoé Marchand" }, own));
  return (response.headers.get("set-cookie") ?? "").split(";")[0] ?? "";
}
