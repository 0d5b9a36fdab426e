import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, expect, it } from "vitest";
import { answer } from "../connectors/odoo/hand.ts";
import { odooForTests } from "../odoo/host.ts";
import { addressOf, mailsTo, odooWorkspace, type OdooWorkspace, ok } from "./odoo-kit.ts";

/** One Odoo with two companies: each is paid to its own account, and signs for itself. */
const odoo = await odooForTests();
const own = { iban: "FR42 9999 9000 0101 2345 6789 042", services: "FR7630006000011234567890189" };

let acme: OdooWorkspace;
beforeAll(async () => {
  acme = await odooWorkspace(odoo, (yaml) => yaml.replace("  signature:", `  iban: ${own.iban}\n  signature:`));
});

it("check names the company that would sign as another one", async () => {
  const { out } = ok(await acme.run("check"));
  expect(out).toContain("! ce qui est dû à Montclar Services serait réclamé au nom et au compte de Ateliers Montclar");
  const settings = join(acme.folder, "relance.yaml");
  const companies = `companies:\n  Montclar Services: { iban: ${own.services}, signature: Samir Belcastel }\n  Montclar Sevices: {}\n`;
  writeFileSync(settings, readFileSync(settings, "utf8") + companies);
  const mended = ok(await acme.run("check")).out;
  expect(mended).not.toContain("serait réclamé");
  expect(mended).toContain("! companies nomme « Montclar Sevices »");
});

it("mails are signed by the company that is owed, and paid to its account", async () => {
  await acme.propose();
  const of = { montclar: odoo.theCase("no salesperson").partner, services: odoo.theCase("second company").partner };
  for (const partner of Object.values(of)) {
    const [action] = await acme.shown(partner);
    await answer(odoo, action?.x_key ?? "", "approved");
  }
  await acme.deliver();
  const html = async (partner: number) =>
    (await mailsTo(odoo, await addressOf(odoo, partner)))[0]?.html?.replace(/[\s\u00a0\u202f]+/g, " ") ?? "";
  const [montclar, services] = [await html(of.montclar), await html(of.services)];
  expect(montclar).toContain("FR42 9999 9000 0101 2345 6789 042");
  expect(montclar).toContain("Ateliers Montclar");
  expect(services).toContain("FR76 3000 6000 0112 3456 7890 189");
  expect(services).toContain("Montclar Services");
  expect(services).toContain("Samir Belcastel");
  expect(services).not.toContain("Ateliers Montclar");
});
