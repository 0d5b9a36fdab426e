import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "playwright-core";
import type { Email } from "postal-mime";
import { afterAll } from "vitest";
import type { z } from "zod";
import { type Day, day } from "../../src/ledger/day.ts";
import { nextBusinessDay } from "../../src/rules/calendar.ts";
import { PlanJson } from "../../src/workspace/json.ts";
import { RunJson } from "../../src/workspace/run-json.ts";
import { todayIn } from "../../src/workspace/settings.ts";
import { type Ran, relance } from "../cli/kit.ts";
import { joinGroup } from "../odoo-app/kit.ts";
import type { OdooUnderTest } from "../odoo/host.ts";

/**
 * The first working day from the day of the book on that is not in the past of Odoo's own clock: what people type and
 * debtors answer in Odoo is dated by that clock.
 */
export const today = workingDay([day("2026-11-23"), todayIn("Europe/Paris")].toSorted()[1] as Day);

/** This day, or the next on which mails leave. */
export function workingDay(on: Day): Day {
  return nextBusinessDay(on, "metropole");
}

export interface OdooWorkspace {
  readonly folder: string;
  /** `relance <command> <workspace> …` on the story's day unless `on` says another, with no key but the bot's. */
  run(command: string, args?: readonly string[], on?: Day): Promise<Ran>;
  /** `relance plan --propose --json`. */
  propose(on?: Day): Promise<z.infer<typeof PlanJson>>;
  /** `relance run --json`, and then Odoo's own mail queue. */
  deliver(on?: Day): Promise<z.infer<typeof RunJson>>;
  /** The action that Odoo shows of a customer, the newest first. */
  shown(partner: number): Promise<readonly Shown[]>;
}

export interface Shown {
  readonly id: number;
  readonly x_key: string;
  readonly x_step: string;
  readonly x_channel: string;
  readonly x_state: string;
  readonly x_subject: string;
  readonly x_body: string;
  readonly x_html: string | false;
  readonly x_why: string | false;
}

/**
 * A workspace as an integrator makes it, step by step, in a folder that goes away with the file's tests. The administrator's
 * key is used by `install` alone; the people of the book get their groups as an administrator gives them.
 */
export async function odooWorkspace(odoo: OdooUnderTest, changes: (yaml: string) => string = (yaml) => yaml): Promise<OdooWorkspace> {
  const folder = join(mkdtempSync(join(tmpdir(), "relance-story-")), "acme");
  afterAll(() => rmSync(join(folder, ".."), { recursive: true, force: true }));
  const on = (args: readonly string[], env: Readonly<Record<string, string>> = {}) => relance([...args, "--lang", "fr"], env);
  ok(await on(["init", folder, "--source", "odoo"]));
  const settings = join(folder, "relance.yaml");
  writeFileSync(settings, changes(filled(readFileSync(settings, "utf8"), odoo)));
  writeFileSync(join(folder, ".env"), `ODOO_KEY=${odoo.botKey}\n`);
  ok(await on(["install", folder, "--bot-login", odoo.people.bot.login], { ODOO_ADMIN_KEY: odoo.adminKey }));
  await joinGroup(odoo, "accountant", "relance.group_user");
  await joinGroup(odoo, "manager", "relance.group_manager");
  await aPayment(odoo);

  const run: OdooWorkspace["run"] = (command, args = [], when = today) => on([command, folder, ...args, "--today", when]);
  return {
    folder,
    run,
    async propose(when) {
      return PlanJson.parse(JSON.parse(ok(await run("plan", ["--propose", "--json"], when)).out));
    },
    async deliver(when) {
      const report = RunJson.parse(JSON.parse((await run("run", ["--json"], when)).out));
      await odoo.runJob("mail.ir_cron_mail_scheduler_action");
      return report;
    },
    shown: (partner) =>
      odoo.call<Shown[]>("x_relance_action", "search_read", { domain: [["x_partner_id", "=", partner]], order: "id desc", load: "" }),
  };
}

/** What an integrator fills in. */
function filled(yaml: string, odoo: OdooUnderTest): string {
  return yaml
    .replace(/url: \S+/, `url: ${odoo.url}`)
    .replace(/# database: \S+/, `database: ${odoo.database}`)
    .replace(/name: Votre société/, "name: Ateliers Montclar")
    .replaceAll("comptabilite@example.com", "recouvrement@montclar.example");
}

/** Something came in on the bank today: a book without news of the bank chases nobody. */
async function aPayment(odoo: OdooUnderTest): Promise<void> {
  const { partner } = odoo.theCase("payment without invoice");
  const vals = { payment_type: "inbound", partner_type: "customer", partner_id: partner, amount: 12, date: today };
  const ids = await odoo.call<number[]>("account.payment", "create", { vals_list: [vals] });
  await odoo.call("account.payment", "action_post", { ids });
}

export function ok(ran: Ran): Ran {
  if (ran.exit !== 0) throw new Error(`exit ${ran.exit}: ${ran.out}${ran.err}`);
  return ran;
}

/** What the mail server got for an address, oldest first. */
export async function mailsTo(odoo: OdooUnderTest, address: string): Promise<readonly Email[]> {
  return (await odoo.smtp.mailbox()).filter((mail) => mail.to?.some((to) => to.address === address));
}

/** Where reminders to a customer of the book go: to the contact for invoices, else to the customer. */
export async function addressOf(odoo: OdooUnderTest, partner: number): Promise<string> {
  const domain = ["|", ["id", "=", partner], ["parent_id", "=", partner]];
  const people = await odoo.call<{ type: string; email: string }[]>("res.partner", "search_read", { domain, fields: ["type", "email"] });
  return (people.find(({ type }) => type === "invoice") ?? people[0])?.email ?? "";
}

/** Odoo's list of proposals, as the person who is logged in sees it. */
export async function openDesk(page: Page): Promise<void> {
  await page.goto("/odoo/action-relance.action_desk");
  await page.locator(".o_switch_view.o_list").click();
  await page.locator(".o_data_row").first().waitFor();
}

/** The text of the tab on a customer. */
export async function readTab(page: Page, partner: number): Promise<string> {
  await page.goto(`/odoo/res.partner/${partner}`);
  await page.getByRole("tab", { name: "Recouvrement" }).click();
  const tab = page.locator(".o_notebook .tab-pane.active");
  await tab.getByText("Situation").waitFor();
  return (await tab.innerText()).replace(/[\u00a0\u202f]/g, " ");
}
