import { text } from "node:stream/consumers";
import { describe, expect, it } from "vitest";
import { connectOdoo, type OdooClientOptions } from "../../../../src/connectors/odoo/client/client.ts";
import { failureOf, serve, versionAnswer } from "./answers.ts";

type Reply = string | { readonly status: number; readonly body: string };

const value = (xml: string) => `<?xml version="1.0"?><methodResponse><params><param>${xml}</param></params></methodResponse>`;
const fault = (code: number, said: string) =>
  `<?xml version="1.0"?><methodResponse><fault><value><struct><member><name>faultCode</name><value><int>${code}</int></value></member><member><name>faultString</name><value><string>${said}</string></value></member></struct></value></fault></methodResponse>`;
const integer = (of: number) => value(`<value><int>${of}</int></value>`);
const traceback = (last: string) =>
  `Traceback (most recent call last):\n  File "a.py", line 1, in x\n    raise\nKeyError: 'first'\n\nDuring handling of the above exception, another exception occurred:\n\nTraceback (most recent call last):\n  File "b.py", line 2, in y\n    raise\n${last}\n`;

/** An Odoo 17 of which one method answers as told. Returns what to connect with, and the bodies it received. */
async function odoo17(method: string, reply: Reply): Promise<{ options: OdooClientOptions; bodies: string[] }> {
  const bodies: string[] = [];
  const url = await serve((request, response) => {
    void text(request).then((body) => {
      const asked = /<string>([a-z_]+)<\/string><\/value><\/param><param><value><array>/.exec(body)?.[1];
      if (request.url?.startsWith("/web/")) return response.end(JSON.stringify(versionAnswer(17)));
      if (asked === method) bodies.push(body);
      const answer =
        asked === method
          ? reply
          : asked === "context_get"
            ? value("<value><struct><member><name>uid</name><value><int>7</int></value></member></struct></value>")
            : asked === "read"
              ? value("<value><array><data></data></array></value>")
              : integer(7);
      if (answer === "silence") return undefined;
      if (answer === "cut") return response.destroy();
      if (typeof answer === "string") return response.end(answer);
      return response.writeHead(answer.status).end(answer.body);
    });
  });
  return { options: { url, database: "acme", login: "bot", key: "k", transport: "xmlrpc", timeoutMs: 300 }, bodies };
}

describe("XML-RPC", () => {
  it("takes None, which Odoo cannot write, for done", async () => {
    const none = fault(1, traceback("TypeError: cannot marshal None unless allow_none is enabled"));
    const { options } = await odoo17("button_draft", none);
    const client = await connectOdoo(options);
    expect(await client.call("account.move", "button_draft", { ids: [1] })).toBeNull();
  });

  it("writes texts as they are, leaves out what XML forbids and what is not set", async () => {
    const { options, bodies } = await odoo17("message_post", integer(12));
    const client = await connectOdoo(options);
    expect(
      await client.call("res.partner", "message_post", { ids: [1], body: "<b>a ]]> b</b>\u0000\u000b\ud800", subject: undefined }),
    ).toEqual([12]);
    expect(bodies[0]).toContain("<string>&lt;b&gt;a ]]&gt; b&lt;/b&gt;</string>");
    expect(bodies[0]).not.toContain("subject");
  });

  it.each([
    [
      "a prototype",
      value(
        "<value><struct><member><name>__proto__</name><value><struct><member><name>x</name><value><int>1</int></value></member></struct></value></member></struct></value>",
      ),
      "odoo.forbidden_answer",
      "fix",
    ],
    ["a refusal", fault(2, "The period is locked"), "odoo.refused", "fix"],
    ["a key that expired", fault(3, "Access Denied"), "odoo.bad_key", "fix"],
    ["a missing right", fault(4, "Not allowed (account.move)\n\t- Invoicing/Billing"), "odoo.no_right", "fix"],
    ["an unknown field", fault(1, traceback("ValueError: Invalid field 'x' on model 'res.partner'")), "odoo.no_field", "fix"],
    ["a bug", fault(1, traceback("KeyError: 'x'")), "odoo.failed", "bug"],
    [
      "a database in trouble",
      fault(1, traceback("psycopg2.OperationalError: server closed the connection\n\tThis probably means")),
      "odoo.answer_unknown",
      "retry",
    ],
    ["a mail server that hung up", fault(1, traceback("smtplib.SMTPServerDisconnected: closed")), "odoo.answer_unknown", "retry"],
    ["a gateway", { status: 502, body: "<html><body>Bad gateway</body></html>" }, "odoo.answer_unknown", "retry"],
    ["a protocol that is closed", { status: 404, body: "" }, "odoo.unreadable_answer", "fix"],
    ["silence", "silence", "odoo.answer_unknown", "retry"],
    ["a cut connection", "cut", "odoo.answer_unknown", "retry"],
    ["half an answer", integer(12).slice(0, 60), "odoo.answer_unknown", "retry"],
  ] as const)("says what %s means for a write", async (_, reply, code, blame) => {
    const { options, bodies } = await odoo17("write", reply);
    const client = await connectOdoo(options);
    expect(await failureOf(client.call("res.partner", "write", { ids: [1], vals: {} }))).toMatchObject({ code, blame });
    expect(bodies).toHaveLength(1);
    expect(({} as { x?: number }).x).toBeUndefined();
  });

  it("stops with the reason it was stopped for", async () => {
    const { options } = await odoo17("search", "silence");
    const client = await connectOdoo(options);
    const stop = new AbortController();
    const call = client.call("res.partner", "search", { domain: [] }, stop.signal);
    setImmediate(() => stop.abort(new Error("told to stop")));
    await expect(call).rejects.toThrow("told to stop");
  });

  it.each([
    [{ login: undefined }, "odoo.login_needed"],
    [{ database: undefined }, "odoo.database_needed"],
  ])("wants a name for the call without %j", async (without, code) => {
    const { options } = await odoo17("write", "silence");
    const { database, login, ...rest } = options;
    const kept = Object.fromEntries(Object.entries({ database, login }).filter(([name]) => !(name in without)));
    expect(await failureOf(connectOdoo({ ...rest, ...kept }))).toMatchObject({ code, blame: "fix" });
  });
});

describe("the way there", () => {
  it.each([
    ["http://127.0.0.1:49151", "odoo.refuses_connection"],
    ["http://nobody.invalid", "odoo.no_such_host"],
  ])("%s", async (url, code) => {
    expect(await failureOf(connectOdoo({ url, key: "k", timeoutMs: 5_000 }))).toMatchObject({ code });
  });
});
