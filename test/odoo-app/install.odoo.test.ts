import { beforeAll, describe, expect, it } from "vitest";
import { day } from "../../src/ledger/day.ts";
import { appZip } from "../../src/connectors/odoo/app/build.ts";
import { ensureBot } from "../../src/connectors/odoo/bot-user.ts";
import { connectOdoo, type OdooClient } from "../../src/connectors/odoo/client/client.ts";
import { installApp } from "../../src/connectors/odoo/install.ts";
import { findModule } from "../../src/connectors/odoo/installed.ts";
import { uninstallApp } from "../../src/connectors/odoo/uninstall.ts";
import { odooForTests } from "../odoo/host.ts";
import { asAdmin, asBot, joinGroup, sources, theApp } from "./kit.ts";

const odoo = await odooForTests();
const partner = odoo.book.cases["partly paid"]?.partner ?? 0;
let admin: OdooClient;

/** An app that came before: one field and one menu more, which this one has dropped. */
const older = {
  version: "0.0.9",
  zip: () =>
    appZip(
      {
        ...sources,
        "fields.yaml": `${sources["fields.yaml"]}    x_relance_old: { type: char, en: Old, fr: Ancien }\n`,
        "views/menus.xml": (sources["views/menus.xml"] ?? "").replace(
          "</odoo>",
          '<menuitem id="menu_old" name="History" parent="menu_relance" action="action_history"/></odoo>',
        ),
      },
      19,
      "0.0.9",
    ),
};
const newer = {
  ...theApp,
  zip: () =>
    appZip({ ...sources, "dropped.yaml": "ir.ui.menu: [menu_old]\nir.model.fields: [field_account_move__x_relance_old]\n" }, 19, "0.1.0"),
};

async function relanceFields(model: string): Promise<readonly string[]> {
  const fields = await odoo.call<object>(model, "fields_get", { attributes: ["type"] });
  return Object.keys(fields).filter((name) => name.startsWith("x_relance_"));
}

beforeAll(async () => {
  admin = await asAdmin(odoo);
});

describe("before", () => {
  it("someone who is no administrator is told so", async () => {
    await expect(asBot(odoo).then((bot) => installApp(bot, theApp))).rejects.toMatchObject({
      code: "odoo.not_admin",
      params: { login: "relance@montclar.example" },
    });
    await expect(asBot(odoo).then((bot) => uninstallApp(bot))).rejects.toMatchObject({ code: "odoo.not_admin" });
  });

  it("an app that Odoo refuses changes nothing and says why", async () => {
    const broken = {
      ...theApp,
      zip: () =>
        appZip(
          { ...sources, "views/book.xml": (sources["views/book.xml"] ?? "").replaceAll("x_relance_score", "x_relance_scoer") },
          19,
          "0.1.0",
        ),
    };
    await expect(installApp(admin, broken)).rejects.toMatchObject({
      code: "odoo.import_failed",
      params: { why: expect.stringContaining("x_relance_scoer") as string },
    });
    expect(await findModule(admin, "relance")).toBeUndefined();
    expect(await relanceFields("res.partner")).toEqual([]);
  });
});

describe("installed", () => {
  it("comes whole, and says what it brought", async () => {
    const installed = await installApp(admin, older);
    expect(installed).toMatchObject({ after: "19.0.0.0.9", removed: {}, mended: [], added: { "ir.model": 3, "res.groups": 3 } });
    expect(installed.before).toBeUndefined();
    expect(await relanceFields("account.move")).toContain("x_relance_old");
  });

  it("is replaced by a newer one: what that one dropped is gone, what people typed stays", async () => {
    await odoo.call("res.partner", "write", { ids: [partner], vals: { x_relance_promise_on: "2026-12-05" } });
    const installed = await installApp(admin, newer);
    expect(installed).toMatchObject({
      before: "19.0.0.0.9",
      after: "19.0.0.1.0",
      added: {},
      removed: { "ir.ui.menu": 1, "ir.model.fields": 1 },
    });
    expect(await relanceFields("account.move")).not.toContain("x_relance_old");
    const [row] = await odoo.call<object[]>("res.partner", "read", { ids: [partner], fields: ["x_relance_promise_on"] });
    expect(row).toMatchObject({ x_relance_promise_on: "2026-12-05" });
  });

  it("is not replaced by an older one", async () => {
    await expect(installApp(admin, older)).rejects.toMatchObject({
      code: "odoo.app_newer",
      params: { installed: "19.0.0.1.0", ours: "19.0.0.0.9" },
    });
  });

  it("speaks French", async () => {
    const context = { lang: "fr_FR" };
    const fields = await odoo.call<Record<string, { string: string }>>("res.partner", "fields_get", { attributes: ["string"], context });
    expect(fields.x_relance_overdue?.string).toBe("Échu");
    const menus = await odoo.call<{ name: string }[]>("ir.ui.menu", "search_read", {
      domain: [
        ["parent_id.name", "=", "Recouvrement"],
        ["active", "=", true],
      ],
      fields: ["name"],
      context: { lang: "fr_FR" },
    });
    expect(menus.map(({ name }) => name).toSorted()).toEqual(
      ["Clients suivis", "Encours par profil", "Historique", "À traiter"].toSorted(),
    );
    const { arch } = await odoo.call<{ arch: string }>("res.partner", "get_view", { view_type: "form", context });
    expect(arch).toContain('string="Recouvrement"');
    expect(arch).toContain("Relance n’a pas encore examiné ce client.");
  });

  it("has one action per key, whoever writes it", async () => {
    const vals = { x_name: "Rappel", x_key: "twice", x_partner_id: partner };
    await joinGroup(odoo, "bot", "relance.group_connector");
    const bot = await asBot(odoo);
    await bot.call("x_relance_action", "create", { vals_list: [vals] });
    await expect(bot.call("x_relance_action", "create", { vals_list: [vals] })).rejects.toThrow(/one_per_key|x_key/);
  });
});

describe("the day on which people typed", () => {
  const said = async () =>
    (
      await odoo.call<object[]>("res.partner", "read", {
        ids: [partner],
        fields: ["x_relance_hold_on", "x_relance_promise_said_on", "x_relance_dispute_said_on"],
      })
    )[0];
  async function daysAgo(count: number): Promise<string> {
    const [row] = await odoo.sql<{ day: string }>("select ((now() at time zone 'Europe/Paris')::date - $1::int)::text as day", [count]);
    return row?.day ?? "";
  }

  it("is kept beside what they typed", async () => {
    await odoo.call("res.partner", "write", { ids: [partner], vals: { x_relance_hold_until: "2026-12-31", x_relance_promise_on: false } });
    expect(await said()).toMatchObject({
      x_relance_hold_on: await daysAgo(0),
      x_relance_promise_said_on: false,
      x_relance_dispute_said_on: false,
    });
  });

  it("does not move when something else is written, nor with an upgrade", async () => {
    await odoo.sql("update res_partner set x_relance_hold_on = $2 where id = $1", [partner, await daysAgo(9)]);
    await odoo.call("res.partner", "write", {
      ids: [partner],
      vals: { x_relance_score: 64, phone: "+33 4 99 00 00 00", x_relance_dispute: "quality" },
    });
    await installApp(admin, newer);
    expect(await said()).toMatchObject({ x_relance_hold_on: await daysAgo(9), x_relance_dispute_said_on: await daysAgo(0) });
  });

  it("is told in the chatter, with the name of who typed", async () => {
    const rows = await odoo.sql<{ count: number }>(
      `select count(*)::int as count from mail_tracking_value value join mail_message message on message.id = value.mail_message_id
         join ir_model_fields field on field.id = value.field_id
        where message.model = 'res.partner' and message.res_id = $1 and field.name = 'x_relance_dispute'`,
      [partner],
    );
    expect(rows[0]?.count).toBe(1);
  });
});

describe("the bot", () => {
  it("is made with the least rights and a key that works", async () => {
    const made = await ensureBot(admin, { login: "relance-bot", newKey: false, today: day("2026-11-21") });
    expect(made).toMatchObject({ made: true, keyUntil: "2027-11-21" });
    const bot = await connectOdoo({ url: odoo.url, database: odoo.database, key: made.key ?? "" });
    expect((await bot.user()).login).toBe("relance-bot");
    expect(await findModule(bot, "relance")).toMatchObject({ state: "installed", version: "19.0.0.1.0" });
    await expect(bot.call("account.payment", "create", { vals_list: [{}] })).rejects.toMatchObject({ code: "odoo.no_right" });
    const left = await odoo.call<unknown[]>("ir.actions.server", "search", { domain: [["name", "=", "Relance: key"]] });
    expect(left).toEqual([]);
  });

  it("that is there keeps its keys, unless asked", async () => {
    expect(await ensureBot(admin, { login: "relance-bot", newKey: false, today: day("2026-11-21") })).toEqual({
      login: "relance-bot",
      made: false,
    });
    expect(await ensureBot(admin, { login: "relance-bot", newKey: true, today: day("2026-11-21") })).toMatchObject({
      made: false,
      key: expect.any(String) as string,
    });
  });
});

describe("stuck", () => {
  it("“to upgrade” after an upgrade of Odoo's modules is mended by installing again", async () => {
    await odoo.sql("update ir_module_module set state = 'to upgrade' where name = 'relance'");
    expect(await installApp(admin, newer)).toMatchObject({ mended: ["to_upgrade"] });
    expect(await findModule(admin, "relance")).toMatchObject({ state: "installed" });
  });
});

describe("uninstalled", () => {
  it("leaves Odoo as before, and what was said readable", async () => {
    await odoo.call("res.partner", "message_post", { ids: [partner], body: "Relance ferme envoyée", message_id: "<said@relance.example>" });
    const types = await odoo.call<{ res_id: number }[]>("ir.model.data", "search_read", {
      domain: [
        ["module", "=", "relance"],
        ["name", "=", "activity_call"],
      ],
      fields: ["res_id"],
    });
    const [activity] = await odoo.call<number[]>("mail.activity", "create", {
      vals_list: [{ res_id: partner, activity_type_id: types[0]?.res_id, summary: "Appeler avant midi" }],
      context: { default_res_model: "res.partner" },
    });
    // What an upgrade of Odoo's own modules does to our fields: a second owner.
    await odoo.sql(
      `insert into ir_model_data (module, name, model, res_id, noupdate)
       select 'account', 'field_account_move__' || name, 'ir.model.fields', id, false from ir_model_fields where model = 'account.move' and name like 'x\\_relance\\_%'`,
    );
    await odoo.sql("update ir_module_module set state = 'to upgrade' where name = 'relance'");
    const gone = await uninstallApp(admin);
    expect(gone).toMatchObject({ version: "19.0.0.1.0", activities: 1 });
    expect(gone.leftovers).toBeGreaterThan(0);
    for (const model of ["res.partner", "account.move"]) expect(await relanceFields(model)).toEqual([]);
    const left = await odoo.sql("select model, name from ir_model_data where module = 'relance' or name like '%x_relance_%'");
    expect(left).toEqual([]);
    expect(await odoo.sql("select model from ir_model where model like 'x_relance%'")).toEqual([]);
    expect(
      await odoo.sql("select tablename from pg_tables where tablename like '%relance_action%' or tablename like '%relance_refusal%'"),
    ).toEqual([]);
    const [message] = await odoo.call<object[]>("mail.message", "search_read", {
      domain: [["message_id", "=", "<said@relance.example>"]],
      fields: ["body"],
    });
    expect(message).toMatchObject({ body: expect.stringContaining("Relance ferme envoyée") as string });
    const [kept] = await odoo.call<object[]>("mail.activity", "read", { ids: [activity], fields: ["summary", "activity_type_id"] });
    expect(kept).toMatchObject({ summary: "Appeler avant midi" });
    const tracked = await odoo.call<unknown[]>("mail.tracking.value", "search_read", {
      domain: [["field_info", "!=", false]],
      fields: ["field_info"],
    });
    expect(JSON.stringify(tracked)).toContain("x_relance_dispute");
  });

  it("once more does nothing, and the app can come back", async () => {
    expect(await uninstallApp(admin)).toEqual({ activities: 0, leftovers: 0 });
    expect(await installApp(admin, theApp)).toMatchObject({ mended: [], after: "19.0.0.1.0" });
  });
});
