import { http, HttpResponse } from "msw";
import { setupServer } from "msw/node";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { connectOdoo, type OdooClient } from "../../../../src/connectors/odoo/client/client.ts";
import { failureOf, versionAnswer } from "./answers.ts";

const url = "https://erp.example.com";
const host = setupServer();
beforeAll(() => host.listen({ onUnhandledRequest: "error" }));
afterEach(() => host.resetHandlers());
afterAll(() => host.close());

const good = [
  http.post(`${url}/web/webclient/version_info`, () => HttpResponse.json(versionAnswer(19))),
  http.post(`${url}/json/2/res.users/context_get`, () => HttpResponse.json({ lang: "fr_FR", tz: "Europe/Paris", uid: 7 })),
  http.post(`${url}/json/2/res.users/read`, () => HttpResponse.json([{ id: 7, login: "bot", lang: "fr_FR", company_ids: [3, 1] }])),
];

const page = new HttpResponse("<html><title>404 Not Found</title></html>", { status: 404, headers: { "Content-Type": "text/html" } });
const fault = (status: number, name: string, message: string) => () =>
  HttpResponse.json({ name, message, arguments: [message], context: {}, debug: "Traceback…" }, { status });
const acl =
  "You are not allowed to modify 'Journal Entry' (account.move) records.\n\nThis operation is allowed for the following groups:\n\t- Invoicing/Billing\n\t- Invoicing/Administrator\n\nContact your administrator to request access if necessary.";
const aclInFrench =
  "Vous n'êtes pas autorisé(e) à modifier les enregistrements 'Pièce comptable' (account.move).\n\nCette opération est autorisée pour les groupes suivants\u00a0:\n\t- Facturation/Facturation\n\nContactez votre administrateur.";

async function connected(): Promise<OdooClient> {
  host.use(...good);
  return connectOdoo({ url: `${url}/`, database: "acme", key: "k".repeat(40), timeoutMs: 500 });
}

describe("JSON-2", () => {
  it("connects, and says whose key it is", async () => {
    const client = await connected();
    expect(client).toMatchObject({ url, transport: "json2", version: { major: 19, text: "19.0", saas: false } });
    expect(await client.user()).toEqual({ uid: 7, login: "bot", language: "fr_FR", timezone: "Europe/Paris", companies: [1, 3] });
  });

  it("sends key, database and arguments by name", async () => {
    const client = await connected();
    let seen: unknown;
    host.use(
      http.post(`${url}/json/2/res.partner/read`, async ({ request }) => {
        seen = [request.headers.get("authorization"), request.headers.get("x-odoo-database"), await request.json()];
        return HttpResponse.json([]);
      }),
    );
    await client.call("res.partner", "read", { ids: [1], fields: ["name"], context: { lang: "fr_FR" } });
    expect(seen).toEqual([`Bearer ${"k".repeat(40)}`, "acme", { ids: [1], fields: ["name"], context: { lang: "fr_FR" } }]);
  });

  it("asks the fields of a model once", async () => {
    const client = await connected();
    let asked = 0;
    host.use(
      http.post(`${url}/json/2/res.partner/fields_get`, () => {
        asked++;
        return HttpResponse.json({ id: {}, name: {}, email: {} });
      }),
    );
    expect(await client.fields("res.partner", ["email", "mobile"])).toEqual(["email"]);
    expect(await client.fields("res.partner", ["name"])).toEqual(["name"]);
    expect(asked).toBe(1);
  });

  it.each([
    ["an expired key", "read", fault(401, "werkzeug.exceptions.Unauthorized", "Invalid apikey"), "fix", "odoo.bad_key", /Make a new one/],
    ["an unknown database", "read", () => page.clone(), "fix", "odoo.no_database", /“acme”/],
    [
      "a missing right",
      "write",
      fault(403, "odoo.exceptions.AccessError", acl),
      "fix",
      "odoo.no_right",
      /account\.move.*Invoicing\/Billing/,
    ],
    ["a missing right, in French", "write", fault(403, "odoo.exceptions.AccessError", aclInFrench), "fix", "odoo.no_right", /Facturation/],
    ["a closed record", "read", fault(403, "odoo.exceptions.AccessError", "Nope"), "fix", "odoo.no_right", /Odoo says: Nope/],
    [
      "an app that is not there",
      "read",
      fault(404, "werkzeug.exceptions.NotFound", "the model 'x.y' does not exist"),
      "fix",
      "odoo.no_model",
      /not installed/,
    ],
    [
      "another version",
      "frob",
      fault(404, "werkzeug.exceptions.NotFound", "The method 'x.frob' does not exist"),
      "fix",
      "odoo.no_method",
      /frob/,
    ],
    [
      "a record that was deleted",
      "write",
      fault(404, "odoo.exceptions.MissingError", "Record does not exist"),
      "fix",
      "odoo.record_missing",
      /res\.partner/,
    ],
    [
      "a rule of the host",
      "write",
      fault(422, "odoo.exceptions.ValidationError", "The period is locked"),
      "fix",
      "odoo.refused",
      /period is locked/,
    ],
    ["an unknown field", "read", fault(500, "builtins.ValueError", "Invalid field 'x' on 'res.partner'"), "fix", "odoo.no_field", /'x'/],
    [
      "a wrong argument",
      "read",
      fault(422, "werkzeug.exceptions.UnprocessableEntity", "missing a required argument"),
      "bug",
      "odoo.failed",
      /missing/,
    ],
    ["an error of Odoo", "write", fault(500, "builtins.KeyError", "'x'"), "bug", "odoo.failed", /KeyError/],
    ["a broken constraint", "write", fault(500, "psycopg2.errors.NotNullViolation", "null"), "bug", "odoo.failed", /NotNull/],
    [
      "a mail server that hung up",
      "message_post",
      fault(500, "smtplib.SMTPServerDisconnected", "closed"),
      "retry",
      "odoo.answer_unknown",
      /lost/,
    ],
    ["a gateway, after a write", "write", () => new HttpResponse("<html>", { status: 502 }), "retry", "odoo.answer_unknown", /502/],
    ["a page, with a status of success", "read", () => new HttpResponse("<html>"), "fix", "odoo.unreadable_answer", /proxy/],
    ["another address", "read", () => HttpResponse.redirect("https://new.example.com/", 301), "fix", "odoo.moved", /new\.example\.com/],
    ["a busy host, for a write", "write", () => new HttpResponse(null, { status: 429 }), "retry", "odoo.busy", /429/],
  ] as const)("%s", async (_, method, answer, blame, code, said) => {
    const client = await connected();
    host.use(http.post(`${url}/json/2/res.partner/${method}`, answer));
    const failure = await failureOf(client.call("res.partner", method, { ids: [1] }));
    expect(failure).toMatchObject({ blame, code });
    expect(failure.said).toMatch(said);
  });

  it("says so when the plan of Odoo Online has no API", async () => {
    const online = "https://acme.odoo.com";
    host.use(
      http.post(`${online}/web/webclient/version_info`, () => HttpResponse.json(versionAnswer(19))),
      http.post(`${online}/json/2/*`, () => page.clone()),
    );
    expect(await failureOf(connectOdoo({ url: online, key: "k" }))).toMatchObject({ code: "odoo.online_without_api" });
  });

  it("reads again when the host is busy, and writes once", async () => {
    const client = await connected();
    const asked = { read: 0, write: 0 };
    host.use(
      http.post(`${url}/json/2/res.partner/read`, () => {
        return ++asked.read < 2 ? new HttpResponse("<html>", { status: 503 }) : HttpResponse.json([{ id: 1 }]);
      }),
      http.post(`${url}/json/2/res.partner/write`, () => {
        asked.write++;
        return HttpResponse.error();
      }),
    );
    expect(await client.call("res.partner", "read", { ids: [1] })).toEqual([{ id: 1 }]);
    expect(await failureOf(client.call("res.partner", "write", { ids: [1], vals: {} }))).toMatchObject({ code: "odoo.answer_unknown" });
    expect(asked).toEqual({ read: 2, write: 1 });
  });

  it("does not wait for ever, and does not believe that a silent write was not done", async () => {
    const client = await connected();
    host.use(http.post(`${url}/json/2/res.partner/write`, () => new Promise<never>(() => undefined)));
    const failure = await failureOf(client.call("res.partner", "write", { ids: [1], vals: {} }));
    expect(failure).toMatchObject({ code: "odoo.answer_unknown", blame: "retry" });
    expect(failure.said).toContain("timeout 500 ms");
  });

  it("stops with the reason it was stopped for", async () => {
    const client = await connected();
    host.use(http.post(`${url}/json/2/res.partner/read`, () => new Promise<never>(() => undefined)));
    const stop = new AbortController();
    const call = client.call("res.partner", "read", { ids: [1] }, stop.signal);
    stop.abort(new Error("told to stop"));
    await expect(call).rejects.toThrow("told to stop");
  });
});

describe("finding the version", () => {
  it.each([
    ["a page", () => new HttpResponse("<html>"), "odoo.not_odoo"],
    ["something else that speaks JSON", () => HttpResponse.json({ error: "no such route" }, { status: 404 }), "odoo.not_odoo"],
    ["an Odoo 15", () => HttpResponse.json(versionAnswer(15)), "odoo.too_old"],
  ] as const)("refuses %s", async (_, answer, code) => {
    host.use(http.post(`${url}/web/webclient/version_info`, answer));
    expect(await failureOf(connectOdoo({ url, key: "k" }))).toMatchObject({ code, blame: "fix" });
  });

  it("takes a version of Odoo Online for the release before it", async () => {
    const saas = { server_version: "saas~18.2+e", server_version_info: ["saas~18", 2, 0, "final", 0, "e"] };
    host.use(
      http.post(`${url}/web/webclient/version_info`, () => HttpResponse.json({ result: saas })),
      http.post(`${url}/jsonrpc`, async ({ request }) => {
        const { params } = (await request.json()) as { params: { service: string; args: unknown[] } };
        const result = params.service === "common" ? 7 : params.args[4] === "read" ? [{ login: "bot", company_ids: [1] }] : { uid: 7 };
        return HttpResponse.json({ jsonrpc: "2.0", id: 1, result });
      }),
    );
    const client = await connectOdoo({ url, database: "acme", login: "bot", key: "k" });
    expect(client).toMatchObject({ transport: "jsonrpc", version: { major: 18, saas: true } });
  });
});
