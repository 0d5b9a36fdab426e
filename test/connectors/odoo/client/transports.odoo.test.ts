import { describe, expect, it } from "vitest";
import { connectOdoo, type OdooClient } from "../../../../src/connectors/odoo/client/client.ts";
import { odooConnector } from "../../../../src/connectors/odoo/connector.ts";
import { emptyFold, pullInto } from "../../../contracts/fold.ts";
import { odooForTests } from "../../../odoo/host.ts";
import { optionsFor } from "../options.ts";
import { wayTo } from "../way.ts";
import { failureOf } from "./answers.ts";

const odoo = await odooForTests();
const transports = ["json2", "jsonrpc", "xmlrpc"] as const;
const { url, database, botKey, adminKey, people } = odoo;
const bot = { url, database, login: people.bot.login, key: botKey };
const admin = { url, database, login: people.admin.login, key: adminKey };

describe.each(transports)("%s", (transport) => {
  it("says whose key it is, and which Odoo this is", async () => {
    const client = await connectOdoo({ ...bot, transport });
    expect(client).toMatchObject({ transport, version: { major: 19, text: "19.0" } });
    expect(await client.user()).toMatchObject({ uid: people.bot.uid, login: people.bot.login, companies: [1, 2] });
  });

  it("reads the same facts", async () => {
    const facts = await Promise.all(
      [transport, "json2" as const].map(async (kind) => {
        const folded = emptyFold();
        await pullInto(folded, odooConnector(optionsFor(odoo, { transport: kind, login: people.bot.login })));
        return folded.facts;
      }),
    );
    expect(facts[0]).toEqual(facts[1]);
  });

  it("writes a text as it is, and hears the ids of what it made", async () => {
    const client = await connectOdoo({ ...bot, transport });
    const name = `É < & ]]> " ' \u{1F600} ${transport}`;
    const one = (await client.call("res.partner", "create", { vals_list: { name } })) as number[];
    const two = (await client.call("res.partner", "create", { vals_list: [{ name }, { name, comment: false }] })) as number[];
    expect([one.length, two.length]).toEqual([1, 2]);
    const said = await client.call("res.partner", "message_post", { ids: one, body: "<p>note</p>", body_is_html: true });
    expect(said).toEqual([expect.any(Number)]);
    const rows = await client.call("res.partner", "read", { ids: [...one, ...two], fields: ["name"], load: "" });
    expect(rows).toEqual([...one, ...two].map((id) => ({ id, name })));
  });

  it("takes a method that answers nothing for done", async () => {
    const client = await connectOdoo({ ...admin, transport });
    const [partner] = (await client.call("res.partner", "create", { vals_list: [{ name: "abonné" }] })) as number[];
    const { uid } = await client.user();
    const [me] = (await client.call("res.users", "read", { ids: [uid], fields: ["partner_id"], load: "" })) as { partner_id: number }[];
    const follow = { ids: [partner ?? 0], partner_ids: [me?.partner_id] };
    await client.call("res.partner", "message_subscribe", follow);
    expect(await client.call("res.partner", "message_unsubscribe", follow)).toBeFalsy();
    const followers = await client.call("mail.followers", "search_count", {
      domain: [
        ["res_id", "=", partner],
        ["res_model", "=", "res.partner"],
      ],
    });
    expect(followers).toBe(0);
  });

  const fails: readonly (readonly [string, (client: OdooClient) => Promise<unknown>, code: string, blame: string])[] = [
    [
      "a right that is missing",
      (client) => client.call("account.move", "create", { vals_list: [{ move_type: "entry" }] }),
      "odoo.no_right",
      "fix",
    ],
    ["a model that is not there", (client) => client.fields("x.nope", ["name"]), "odoo.no_model", "fix"],
    ["a method that is not there", (client) => client.call("res.partner", "frobnicate", { ids: [1] }), "odoo.no_method", "fix"],
    [
      "a field that is not there",
      (client) => client.call("res.partner", "search_read", { domain: [["nope", "=", 1]], fields: ["id"] }),
      "odoo.no_field",
      "fix",
    ],
    [
      "a record that is gone",
      (client) => client.call("res.partner", "write", { ids: [999_999], vals: { name: "x" } }),
      "odoo.record_missing",
      "fix",
    ],
    ["a rule of the host", (client) => client.call("res.partner", "write", { ids: [1], vals: { parent_id: 1 } }), "odoo.refused", "fix"],
  ];
  it.each(fails)("says what %s is", async (_, call, code, blame) => {
    const client = await connectOdoo({ ...bot, transport });
    expect(await failureOf(call(client))).toMatchObject({ code, blame });
  });

  it.each([
    ["a wrong key", { key: "0".repeat(40) }],
    ["another database", { database: "nope" }],
  ])("says what %s is", async (what, wrong) => {
    const { code } = await failureOf(connectOdoo({ ...bot, transport, ...wrong }));
    const expected = what === "another database" ? "odoo.no_database" : transport === "json2" ? "odoo.bad_key" : "odoo.bad_login";
    expect(code).toBe(expected);
  });

  it("does not know, when the answer is lost, whether it was written; and it was", async () => {
    const way = await wayTo(url);
    const client = await connectOdoo({ ...bot, url: way.url, transport });
    way.loseAnswers();
    const writing = client.call("res.partner", "create", { vals_list: [{ name: `perdu ${transport}` }] });
    expect(await failureOf(writing)).toMatchObject({ code: "odoo.answer_unknown", blame: "retry" });
    expect(await odoo.call("res.partner", "search_count", { domain: [["name", "=", `perdu ${transport}`]] })).toBe(1);
  });
});
