import { existsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { relance, temporaryFolder } from "../cli/kit.ts";
import { odooForTests } from "../odoo/host.ts";
import { version } from "../../src/version.ts";

const odoo = await odooForTests();

function workspace(more = ""): string {
  const folder = temporaryFolder();
  writeFileSync(
    join(folder, "relance.yaml"),
    `name: montclar
source: odoo
odoo: { url: "${odoo.url}", database: ${odoo.database}, key: "\${ODOO_KEY}"${more} }
company: { name: Ateliers Montclar, email: compta@montclar.example, signature: Agathe Roumegoux }
mail: { from: "Comptabilité <compta@montclar.example>" }
`,
  );
  return folder;
}

it("install puts the app in and makes the user; uninstall takes it out", async () => {
  const folder = workspace();
  const env = { ODOO_ADMIN_KEY: odoo.adminKey };
  const installed = await relance(["install", folder, "--bot-login", "relance-bot", "--today", "2026-11-21"], env);
  expect(installed).toMatchObject({ exit: 0 });
  expect(installed.out).toContain(`Relance app 19.0.${version} installed.`);
  expect(installed.out).toMatch(/ {2}\+ \d+ fields, \d+ menus, 3 groups, 9 activity types/);
  expect(installed.out).toMatch(/valid until .*2027.*\n {2}ODOO_KEY=[0-9a-f]{40}\n/);
  expect(installed.out).toContain("Relance reads Odoo by its schedule. To have Odoo wake it up, write webhookUrl");
  expect(installed.out + installed.err).not.toContain(odoo.adminKey);
  expect(existsSync(join(folder, ".relance"))).toBe(false);
  const again = await relance(["install", folder, "--json"], env);
  expect(JSON.parse(again.out)).toMatchObject({ before: `19.0.${version}`, after: `19.0.${version}`, added: {}, removed: {}, mended: [] });
  const out = await relance(["uninstall", folder], env);
  expect(out).toMatchObject({ exit: 0, out: expect.stringContaining("App taken out of Odoo") as string });
  expect((await relance(["uninstall", folder], env)).out).toContain("The app is not in this Odoo.");
});

it("install makes the rules by which Odoo wakes the service up, and takes them out with the setting", async () => {
  const env = { ODOO_ADMIN_KEY: odoo.adminKey };
  const woken = workspace(', webhookUrl: "https://relance.example.com", webhookSecret: "${HOOK}"');
  const installed = await relance(["install", woken], { ...env, HOOK: "a long word" });
  expect(installed.out).toContain("Three automation rules wake Relance up");
  const address = "https://relance.example.com/hooks/odoo/montclar/a%20long%20word";
  const rules = () => odoo.sql("select from ir_act_server where webhook_url = $1", [address]);
  expect(await rules()).toHaveLength(3);
  expect((await relance(["install", workspace()], env)).exit).toBe(0);
  expect(await rules()).toEqual([]);
});

it.each([
  ["nobody gives the key", {}, 2, "ODOO_ADMIN_KEY"],
  ["the key is the bot's", { ODOO_ADMIN_KEY: odoo.botKey }, 3, "relance@montclar.example is no administrator of Odoo"],
  ["the key is wrong", { ODOO_ADMIN_KEY: "0".repeat(40) }, 3, "key"],
])("when %s, it says so and changes nothing", async (_when, env, exit, says) => {
  const ran = await relance(["install", workspace()], env);
  expect(ran.exit).toBe(exit);
  expect(ran.err).toContain(says);
});
