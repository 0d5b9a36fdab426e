import { describe, expect, it } from "vitest";
import { odooConnector } from "../../../src/connectors/odoo/connector.ts";
import { catalogues } from "../../../src/text/all.ts";
import { say } from "../../../src/text/sentences.ts";
import { odooForTests } from "../../odoo/host.ts";
import { installApp } from "./app.ts";
import { optionsFor } from "./options.ts";

const odoo = await odooForTests();

const check = async (options = {}) =>
  (await odooConnector(optionsFor(odoo, options)).check()).map(({ level, code, params }) => ({
    level,
    code,
    said: say({ code, params }, "fr", ...catalogues),
  }));
const withCode = (found: Awaited<ReturnType<typeof check>>, code: string) => found.filter((finding) => finding.code === code);

describe("check", () => {
  it("says who, where, which companies, and that the app is missing", async () => {
    const found = await check();
    expect(found.filter(({ level }) => level === "error")).toEqual([]);
    expect(found[0]?.said).toContain("Odoo 19.0");
    expect(found[0]?.said).toContain("Ateliers Montclar, Montclar Services");
    expect(found.map(({ code }) => code)).toEqual(expect.arrayContaining(["odoo.rights_ok", "odoo.alias_domain_ok"]));
    expect(
      withCode(found, "odoo.cannot_be_seen")
        .map(({ said }) => said)
        .join(),
    ).toContain("serveur d’envoi");
  });

  it("names a right that is missing, and the group that gives it", async () => {
    const reference = { module: "base", xml_id: "group_partner_manager" };
    const [, group] = await odoo.call<[string, number]>("ir.model.data", "check_object_reference", reference);
    const user = (command: number) =>
      odoo.call("res.groups", "write", { ids: [group], vals: { user_ids: [[command, odoo.people.bot.uid, 0]] } });
    await user(3);
    const found = withCode(await check(), "odoo.right_missing");
    await user(4);
    expect(found).toHaveLength(1);
    expect(found[0]?.said).toMatch(/modifier res\.partner.*Contact \/ Création.*base\.group_partner_manager/);
  });

  it("sees the app, its version, and the state in which it is stuck", async () => {
    await installApp(odoo);
    expect(withCode(await check(), "odoo.app_ok")).toHaveLength(1);
    await odoo.sql("update ir_module_module set state = 'to upgrade' where name = 'relance'");
    expect(withCode(await check(), "odoo.app_stuck")).toMatchObject([{ level: "error" }]);
    await odoo.sql("update ir_module_module set state = 'installed', latest_version = '19.0.0.0.1' where name = 'relance'");
    expect(withCode(await check(), "odoo.app_other_version")).toMatchObject([{ level: "warning" }]);
  });

  it("warns of another module that reminds the same customers", async () => {
    await odoo.sql("insert into ir_module_module (name, state) values ('account_credit_control', 'installed')");
    expect(withCode(await check(), "odoo.other_follow_up")[0]?.said).toContain("account_credit_control");
  });

  it("warns of a company to which answers do not come back", async () => {
    await odoo.sql("update res_company set alias_domain_id = null where id = 2");
    expect(withCode(await check(), "odoo.no_alias_domain")[0]?.said).toContain("Montclar Services");
  });

  it.each([
    ["unknown", /^\d+\sclients sont des particuliers.*persons: consumer.*jamais les 40\s€/],
    ["consumer", /^\d+\sclients sont suivis comme consommateur.*prescription de deux ans/],
  ])("tells what persons are taken for (%s), and what the law makes of it", async (persons, said) => {
    const found = (await check({ persons })).filter(({ code }) => code.startsWith("odoo.persons_"));
    expect(found).toMatchObject([{ level: "ok", said: expect.stringMatching(said) as string }]);
  });

  it("names a company that the key does not see", async () => {
    expect(await check({ companies: [1, 42] })).toMatchObject([
      { level: "error", code: "odoo.no_such_company", said: expect.stringContaining("42") },
    ]);
  });
});
