import { beforeAll, describe, expect, it } from "vitest";
import { readBrake } from "../../src/ledger/store/brake.ts";
import { listOutbox } from "../../src/outbox/rows.ts";
import { makePlan } from "../../src/workspace/plan.ts";
import type { PlanJson } from "../../src/workspace/json.ts";
import type { Workspace } from "../../src/workspace/open.ts";
import { isStopped } from "../../src/workspace/stop-file.ts";
import type { z } from "zod";
import { bearer, form, json, openTestWorkspace, testApp, today, token } from "./kit.ts";

let workspace: Workspace;
let app: ReturnType<typeof testApp>["app"];
let cookie: string;

beforeAll(async () => {
  workspace = await openTestWorkspace("atelier", 40);
  app = testApp([workspace]).app;
  const login = await app.request("/login", form({ token, name: "Zoé Marchand" }, { "sec-fetch-site": "same-origin" }));
  cookie = (login.headers.get("set-cookie") ?? "").split(";")[0] ?? "";
});

const asZoe = (fields: Readonly<Record<string, string>>) => form(fields, { cookie, "sec-fetch-site": "same-origin" });
const get = (path: string, headers: Readonly<Record<string, string>> = {}) => app.request(path, { headers: { ...bearer, ...headers } });
const planNow = async () => (await (await get("/w/atelier/plan")).json()) as z.infer<typeof PlanJson>;

describe("the plan", () => {
  it("is that of today in the workspace's zone, as a page or as JSON", async () => {
    const plan = await planNow();
    expect(plan.today).toBe(today);
    expect(plan.debtors.length).toBe((await makePlan(workspace, today)).lines.length);
    const page = await get("/w/atelier/plan", { accept: "text/html,application/xhtml+xml;q=0.9,*/*;q=0.8" });
    expect(page.headers.get("content-type")).toContain("text/html");
    expect(await page.text()).toContain("lundi 23 novembre 2026");
  });

  it("is that of another day when asked, and then cannot be approved", async () => {
    expect(((await (await get("/w/atelier/plan?today=2026-12-15")).json()) as { today: string }).today).toBe("2026-12-15");
    const page = await (await get("/w/atelier/plan?today=2026-12-15", { accept: "text/html" })).text();
    expect(page).toContain("Seul celui d’aujourd’hui s’approuve");
    expect(page).not.toContain('action="/w/atelier/approve"');
  });

  it.each(["2026-02-30", "demain", ""])("refuses today=%s, quoting it", async (value) => {
    const response = await get(`/w/atelier/plan?today=${value}`);
    expect(response.status).toBe(400);
    expect(((await response.json()) as { detail: string }).detail).toContain(`«\u00a0${value}\u00a0»`);
  });

  it("changes nothing by being looked at", async () => {
    await get("/w/atelier/plan");
    await get("/w/atelier/plan", { accept: "text/html" });
    expect(await listOutbox(workspace.store)).toEqual([]);
  });

  it("is not there for a workspace that is not served", async () => {
    const response = await get("/w/autre/plan");
    expect(response.status).toBe(404);
    expect(await response.json()).toMatchObject({ type: "urn:relance:server.no_such_workspace" });
  });
});

describe("a debtor", () => {
  it("comes with its reason, as JSON and as a page with the way to hold it", async () => {
    const [line] = (await planNow()).debtors;
    if (!line) throw new Error("empty plan");
    const answer = (await (await get(`/w/atelier/debtors/${encodeURIComponent(line.debtor)}`)).json()) as { dossiers: unknown[] };
    expect(answer.dossiers[0]).toEqual(line);
    const page = await (await get(`/w/atelier/debtors/${encodeURIComponent(line.debtor)}`, { accept: "text/html" })).text();
    expect(page).toContain(line.name);
    expect(page).toContain('action="/w/atelier/hold"');
  });

  it("is 404 when nobody has that id", async () => {
    const response = await get("/w/atelier/debtors/nobody");
    expect(response.status).toBe(404);
    expect(((await response.json()) as { detail: string }).detail).toContain("nobody");
  });

  it("shows its mail as it would leave, in a frame where nothing runs", async () => {
    const mail = (await makePlan(workspace, today)).lines.flatMap((line) => line.effects).find((effect) => effect.kind === "email");
    if (mail?.kind !== "email") throw new Error("no mail in the plan");
    const response = await get(`/w/atelier/debtors/${encodeURIComponent(mail.debtor)}/mails/${mail.key}`);
    expect(await response.text()).toBe(mail.html);
    expect(response.headers.get("content-security-policy")).toMatch(/^sandbox; default-src 'none'/);
    expect((await get(`/w/atelier/debtors/another/mails/${mail.key}`)).status).toBe(404);
    expect((await get(`/w/atelier/debtors/${encodeURIComponent(mail.debtor)}/mails/${"0".repeat(32)}`)).status).toBe(404);
  });
});

describe("approving", () => {
  it.each([
    ["nothing", {}, ""],
    ["two things", { all: true, debtor: "x" }, ""],
    ["all as a no", { all: false }, "all"],
    ["a key that is none", { keys: ["x"] }, "keys.0"],
    ["no keys", { keys: [] }, "keys"],
    ["a field nobody knows", { all: true, yes: 1 }, ""],
    ["a debtor that is a number", { debtor: 12 }, "debtor"],
  ])("refuses %s, naming the field", async (_, body, field) => {
    const response = await app.request("/w/atelier/approve", json(body));
    expect(response.status).toBe(400);
    const problem = (await response.json()) as { detail: string; errors: { field: string; message: string }[] };
    expect(problem.errors.map((error) => error.field)).toContain(field);
    for (const error of problem.errors) expect(problem.detail).toContain(error.message);
  });

  it("refuses a body that is no JSON, and one that is too big", async () => {
    const text = { method: "POST", headers: { ...bearer, "content-type": "application/json" }, body: "{" };
    expect((await app.request("/w/atelier/approve", text)).status).toBe(400);
    const big = await app.request("/w/atelier/approve", {
      ...text,
      body: " ".repeat(600 * 1024),
      headers: { ...text.headers, "content-length": String(600 * 1024) },
    });
    expect(big.status).toBe(413);
  });

  it("by a program: moves the effects by key, and says who", async () => {
    const [mail] = (await planNow()).debtors.flatMap((line) => line.effects).filter((effect) => effect.kind === "email");
    if (!mail) throw new Error("no mail in the plan");
    const response = await app.request("/w/atelier/approve", json({ keys: [mail.key], by: "outil interne" }));
    expect(response.status).toBe(200);
    expect(((await response.json()) as { moved: string[] }).moved).toContain(mail.key);
    const [entry] = await listOutbox(workspace.store, { keys: [mail.key] });
    expect(entry).toMatchObject({ state: "approved", approvedBy: "outil interne" });
    const again = (await (await app.request("/w/atelier/approve", json({ keys: [mail.key] }))).json()) as {
      moved: string[];
      skipped: { key: string }[];
    };
    expect(again.moved).toEqual([]);
    expect(again.skipped.map(({ key }) => key)).toEqual([mail.key]);
  });

  it("by a person, on the page: goes back to the debtor, says what was done, shows it approved", async () => {
    const page = await (await get("/w/atelier/plan", { accept: "text/html" })).text();
    const [, key = "", back = ""] = /name="keys" value="([0-9a-f]{32})".*?name="back" value="([^"]+)"/s.exec(page) ?? [];
    const response = await app.request("/w/atelier/approve", asZoe({ keys: key, back, by: "quelqu’un d’autre" }));
    expect(response.status).toBe(303);
    const location = response.headers.get("location") ?? "";
    expect(location).toMatch(/^\/w\/atelier\/plan\?done=approve&count=\d+#d-[0-9a-f]{12}$/);
    expect(await listOutbox(workspace.store, { keys: [key] })).toMatchObject([{ state: "approved", approvedBy: "Zoé Marchand" }]);
    const after = await (await get(location, { accept: "text/html" })).text();
    expect(after).toContain("Approuvé\u00a0:");
    expect(after).toContain('<span class="chip done">approuvé</span>');
  });

  it("by debtor, named as people name it", async () => {
    const waiting = await listOutbox(workspace.store, { states: ["waiting"] });
    const entry = waiting[0];
    if (!entry) throw new Error("nothing waits");
    await app.request("/w/atelier/approve", json({ debtor: entry.effect.debtorReference }));
    const after = await listOutbox(workspace.store, { debtor: entry.effect.debtor });
    expect(after.every(({ state }) => state === "approved")).toBe(true);
    expect((await app.request("/w/atelier/approve", json({ debtor: "Personne" }))).status).toBe(404);
  });

  it("all of it", async () => {
    await app.request("/w/atelier/approve", json({ all: true }));
    expect(await listOutbox(workspace.store, { states: ["waiting"] })).toEqual([]);
  });

  it("never sends a form's reader elsewhere", async () => {
    const response = await app.request("/w/atelier/approve", asZoe({ all: "true", back: "//elsewhere.example" }));
    expect(response.status).toBe(400);
  });
});

describe("a hold", () => {
  it("stops the reminders of a debtor until its day, with who said it", async () => {
    const line = (await makePlan(workspace, today)).lines.find(({ decision }) => decision.reason.code === "before_next_step");
    if (!line) throw new Error("nobody is before a step");
    const { id } = line.dossier.debtor;
    const response = await app.request(
      "/w/atelier/hold",
      asZoe({ debtor: id, until: "2026-12-24", note: "", back: `debtors/${encodeURIComponent(id)}` }),
    );
    expect(response.headers.get("location")).toBe(`/w/atelier/debtors/${encodeURIComponent(id)}?done=hold&count=1`);
    const { dossiers } = (await (await get(`/w/atelier/debtors/${encodeURIComponent(id)}`)).json()) as {
      dossiers: { reason: { code: string; params: unknown } }[];
    };
    expect(dossiers[0]?.reason).toMatchObject({ code: "hold", params: { until: "2026-12-24" } });
  });

  it.each([
    ["no debtor", { until: "2026-12-24" }, 400, "debtor"],
    ["no day", { debtor: "x" }, 400, "until"],
    ["a day that does not exist", { debtor: "x", until: "2026-02-30" }, 400, "until (un jour est attendu"],
    ["a debtor nobody knows", { debtor: "Personne", until: "2026-12-24" }, 404, "Personne"],
  ])("refuses %s", async (_, body, status, said) => {
    const response = await app.request("/w/atelier/hold", json(body));
    expect(response.status).toBe(status);
    expect(((await response.json()) as { detail: string }).detail).toContain(said);
  });

  it("refuses a day that is past", async () => {
    const [line] = (await planNow()).debtors;
    const response = await app.request("/w/atelier/hold", json({ debtor: line?.debtor, until: "2026-11-01" }));
    expect(response.status).toBe(422);
  });
});

describe("the brake", () => {
  it("is pulled with a reason that every page shows, and released", async () => {
    expect((await app.request("/w/atelier/stop", json({}))).status).toBe(400);
    await app.request("/w/atelier/stop", asZoe({ why: "IBAN changé" }));
    expect(await readBrake(workspace.store)).toMatchObject({ by: "Zoé Marchand", why: "IBAN changé" });
    expect(await isStopped(workspace.folder)).toBe(true);
    const page = await (await get("/w/atelier/plan", { accept: "text/html" })).text();
    expect(page).toContain("IBAN changé");
    expect(page).toContain('action="/w/atelier/resume"');
    expect(((await (await get("/health")).json()) as { workspaces: { braked: boolean }[] }).workspaces[0]?.braked).toBe(true);

    expect(await (await app.request("/w/atelier/resume", json({}))).json()).toEqual({ stopped: false });
    expect(await readBrake(workspace.store)).toBeUndefined();
    expect(await isStopped(workspace.folder)).toBe(false);
  });
});
