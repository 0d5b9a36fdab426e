import type { Page } from "playwright-core";
import { beforeAll, describe, expect, it } from "vitest";
import { showStandings } from "../../src/connectors/odoo/desk-standings.ts";
import { installApp } from "../../src/connectors/odoo/install.ts";
import { odooForTests } from "../odoo/host.ts";
import { picture, useBrowser } from "./browser.ts";
import { showDesk, today } from "./desk-book.ts";
import { asAdmin, asBot, joinGroup, theApp } from "./kit.ts";

const odoo = await odooForTests();
const browser = useBrowser(odoo);
const desk = "/odoo/action-relance.action_desk";

beforeAll(async () => {
  await installApp(await asAdmin(odoo), theApp);
  await joinGroup(odoo, "bot", "relance.group_connector");
  await joinGroup(odoo, "accountant", "relance.group_user");
  await joinGroup(odoo, "manager", "relance.group_manager");
  await showDesk(odoo);
});

interface Row {
  readonly id: number;
  readonly x_partner_id: number;
  readonly x_state: string;
  readonly x_needs_manager: boolean;
}

async function one(where: string): Promise<Row & Record<string, unknown>> {
  const [row] = await odoo.sql<Row & Record<string, unknown>>(
    `select * from x_relance_action where ${where} order by x_amount desc limit 1`,
  );
  if (!row) throw new Error(`no action where ${where}`);
  return row;
}

async function states(): Promise<Record<string, number>> {
  const rows = await odoo.sql<{ what: string; count: number }>(
    `select case when x_company_id <> 1 then 'elsewhere ' when x_needs_manager then 'manager ' else '' end || x_state as what, count(*)::int as count
       from x_relance_action group by 1`,
  );
  return Object.fromEntries(rows.map(({ what, count }) => [what, count]));
}

/** Calls a method as the person who is logged in, past every button. */
async function callAs(page: Page, model: string, method: string, args: readonly unknown[]): Promise<string> {
  const answer = await page.request.post(`/web/dataset/call_kw/${model}/${method}`, {
    data: { jsonrpc: "2.0", method: "call", params: { model, method, args, kwargs: {} } },
  });
  const { error } = (await answer.json()) as { error?: { data: { name: string } } };
  return error?.data.name ?? "done";
}

/** Until nothing moves any more. */
async function settled(page: Page): Promise<void> {
  await page.locator(".o_loading_indicator").waitFor({ state: "hidden" });
  await page.evaluate("document.fonts.ready.then(() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))))");
}

describe("what the team sees", () => {
  let page: Page;
  beforeAll(async () => {
    page = await browser.logIn("accountant");
    return () => page.context().close();
  });

  it("the desk, by step", async () => {
    await page.goto(desk);
    await page.locator(".o_kanban_record").first().waitFor();
    await settled(page);
    expect(await page.locator(".o_column_title").allTextContents()).toEqual(
      expect.arrayContaining([expect.stringContaining("Mise en demeure"), expect.stringContaining("Relance ferme")]),
    );
    const titles = (await page.locator(".o_column_title").allTextContents()).map((title) => title.trim());
    expect(titles.map((title) => title.slice(0, 2))).toEqual(["1.", "2.", "3.", "4.", "5."]);
    await picture(page, "desk");
  });

  it("the desk as a list, some rows chosen", async () => {
    await page.locator(".o_switch_view.o_list").click();
    await page.locator(".o_data_row").first().waitFor();
    for (const row of [1, 2, 3]) await page.locator(".o_data_row").nth(row).locator("input[type=checkbox]").first().check();
    await page.mouse.move(0, 0);
    await page.getByRole("button", { name: "Approuver" }).waitFor();
    await settled(page);
    expect(await page.locator(".o_data_row").count()).toBeGreaterThan(20);
    await picture(page, "desk-list");
  });

  it("a proposal: the words to edit, beside what the customer receives", async () => {
    const { id } = await one("x_step = 'Relance ferme'");
    await page.goto(`${desk}/${id}`);
    await page.locator(".o_form_view").waitFor();
    const received = page.frameLocator("iframe.o_readonly");
    await received.getByText("Total à régler").first().waitFor();
    await settled(page);
    expect(await received.locator("body").textContent()).toContain("Ateliers Montclar");
    await picture(page, "proposal");
  });

  it("the tab on the customer", async () => {
    const { x_partner_id } = await one("x_step = 'Relance ferme'");
    await odoo.call("res.partner", "write", {
      ids: [x_partner_id],
      vals: { x_relance_promise_on: "2026-11-27", x_relance_promise_amount: 1500 },
    });
    await page.setViewportSize({ width: 1440, height: 1400 });
    await page.goto(`/odoo/res.partner/${x_partner_id}`);
    await page.getByRole("tab", { name: "Recouvrement" }).click();
    await page.getByText("Relance ferme").first().waitFor();
    await page.locator(".o-mail-Message").first().waitFor();
    expect(await page.locator(".o_data_row [name=x_step]").allTextContents()).toContain("Relance ferme");
    await settled(page);
    await picture(page, "customer");
    await page.setViewportSize({ width: 1440, height: 900 });
  });

  it("a customer of two companies and currencies, as far as they are one's own companies", async () => {
    const { partner } = odoo.theCase("euros and dollars");
    const standing = { segment: "recurrent-late", score: 40, priority: 2, warnings: [], exposure: 90_000, overdue: 50_000 };
    const said = { oldestDaysLate: 31, because: "31 jours de retard.", rule: "rules/recurrent-late.yaml:4", ruleVersion: "test" };
    const account = (company: number, currency: string) => ({ ...standing, ...said, debtor: `${partner}/${company}`, currency });
    const standings = [account(1, "EUR"), account(1, "USD"), account(2, "EUR")];
    await showStandings(await asBot(odoo), { today, proposals: [], standings });
    await page.goto(`/odoo/res.partner/${partner}`);
    await page.getByRole("tab", { name: "Recouvrement" }).click();
    await page.getByText("Par société et devise").waitFor();
    const rows = page.locator("[name=x_relance_standing_ids] .o_data_row");
    expect(await rows.locator("[name=x_currency_id]").allTextContents()).toEqual(["EUR", "USD"]);
  });

  it("the invoice", async () => {
    const move = odoo.book.cases["partly paid"]?.records[0]?.[1];
    await odoo.call("account.move", "write", { ids: [move], vals: { x_relance_dispute: "quality", x_relance_dispute_amount: 450 } });
    await page.goto(`/odoo/account.move/${move}`);
    await page.getByRole("tab", { name: "Recouvrement" }).click();
    await page.getByText("Sans montant, toute la facture est en litige.").waitFor();
    await settled(page);
    expect(await page.locator("[name=x_relance_dispute]").count()).toBeGreaterThan(0);
    await picture(page, "invoice");
  });

  it.each([
    ["the book by segment", "action_book", ".o_pivot table", "book", "Encours par profil"],
    ["the customers followed", "action_customers", ".o_data_row", "customers", "Clients suivis"],
  ])("%s", async (_what, action, shown, name, says) => {
    await page.goto(`/odoo/action-relance.${action}`);
    await page.locator(shown).first().waitFor();
    await settled(page);
    expect(await page.locator(".o_breadcrumb").textContent()).toContain(says);
    await picture(page, name);
  });
});

describe("answers", () => {
  it("a user writes other words, and they are kept", async () => {
    const { id } = await one("x_step = 'Relance courtoise'");
    const page = await browser.logIn("accountant");
    await page.goto(`${desk}/${id}`);
    await page.locator("[name=x_body] textarea").fill("Bonjour,\n\nUn simple rappel.");
    await page.locator(".o_form_button_save").click();
    await page.locator(".o_form_button_save").waitFor({ state: "hidden" });
    expect(await one(`id = ${id}`)).toMatchObject({ x_body: "Bonjour,\n\nUn simple rappel.", x_state: "proposed" });
    await page.context().close();
  });

  it("a user refuses one, with a reason", async () => {
    const { id } = await one("x_step = 'Appel'");
    const page = await browser.logIn("accountant");
    await page.goto(`${desk}/${id}`);
    await page.getByRole("button", { name: "Refuser…" }).click();
    await page.locator(".modal [name=x_name] input").fill("Le virement est en route");
    await page.locator(".modal-footer").getByRole("button", { name: "Refuser" }).click();
    await page.locator(".modal").waitFor({ state: "hidden" });
    expect(await one(`id = ${id}`)).toMatchObject({
      x_state: "refused",
      x_refusal: "Le virement est en route",
      x_answered_by: odoo.people.accountant.uid,
    });
    await page.context().close();
  });

  it("a user approves everything on the page, and what is a manager's waits for one", async () => {
    const before = await states();
    const page = await browser.logIn("accountant");
    await page.goto(`${desk}?view_type=list`);
    await page.locator(".o_switch_view.o_list").click();
    await page.locator("thead input[type=checkbox]").check();
    await page.getByRole("button", { name: "Approuver" }).click();
    await page
      .locator(".o_notification")
      .getByText(/approuvée\(s\)/)
      .waitFor();
    const after = await states();
    const { proposed, ...others } = before;
    expect(after).toEqual({ ...others, approved: proposed });
    await page.context().close();
  });

  it("a user cannot answer a formal notice by any way", async () => {
    const { id } = await one("x_needs_manager");
    const page = await browser.logIn("accountant");
    expect(await callAs(page, "x_relance_action", "write", [[id], { x_state: "approved" }])).toBe("odoo.exceptions.AccessError");
    expect(await callAs(page, "x_relance_action", "write", [[id], { x_needs_manager: false }])).toBe("odoo.exceptions.AccessError");
    expect(await callAs(page, "x_relance_action", "create", [{ x_name: "x", x_key: "own" }])).toBe("odoo.exceptions.AccessError");
    expect(await callAs(page, "x_relance_action", "unlink", [[id]])).toBe("odoo.exceptions.AccessError");
    await page.goto(`${desk}/${id}`);
    await page.getByText("Cette action attend l’accord d’un responsable du recouvrement.").waitFor();
    expect(await page.getByRole("button", { name: "Valider en tant que responsable" }).count()).toBe(0);
    await page.getByRole("button", { name: "Refuser…" }).click();
    await page.locator(".modal").getByText("Seul un responsable").waitFor();
    expect(await one(`id = ${id}`)).toMatchObject({ x_state: "proposed" });
    await page.context().close();
  });

  it("a manager approves it", async () => {
    const { id } = await one("x_needs_manager");
    const page = await browser.logIn("manager");
    await page.goto(`${desk}/${id}`);
    await page.getByRole("button", { name: "Valider en tant que responsable" }).click();
    await page.locator(".o_notification").waitFor();
    expect(await one(`id = ${id}`)).toMatchObject({ x_state: "approved", x_answered_by: odoo.people.manager.uid });
    await page.context().close();
  });

  it("someone without the groups sees no menu, no tab and no action", async () => {
    const { id, x_partner_id } = await one("true");
    const page = await browser.logIn("sales");
    expect(await callAs(page, "x_relance_action", "read", [[id]])).toBe("odoo.exceptions.AccessError");
    await page.goto(`/odoo/res.partner/${x_partner_id}`);
    await page.getByRole("tab", { name: "Notes" }).waitFor();
    expect(await page.getByRole("tab", { name: "Recouvrement" }).count()).toBe(0);
    await page.context().close();
  });
});

describe("a person's word, on the customer", () => {
  it("holds for a week, resumes, promises", async () => {
    const { x_partner_id: id } = await one("x_step = 'Dernière relance'");
    const typed = async () => {
      const fields = ["x_relance_hold_until", "x_relance_hold_on", "x_relance_promise_on", "x_relance_promise_amount"];
      return (await odoo.call<Record<string, unknown>[]>("res.partner", "read", { ids: [id], fields }))[0];
    };
    const page = await browser.logIn("accountant");
    await page.goto(`/odoo/res.partner/${id}`);
    await page.getByRole("tab", { name: "Recouvrement" }).click();
    await page.getByRole("button", { name: "1 semaine" }).click();
    await page.getByRole("button", { name: "Reprendre les relances" }).waitFor();
    const { x_relance_hold_on: on, x_relance_hold_until: until } = (await typed()) ?? {};
    expect(Date.parse(String(until)) - Date.parse(String(on))).toBe(7 * 86_400_000);
    await page.getByRole("button", { name: "Reprendre les relances" }).click();
    await page.getByRole("button", { name: "Reprendre les relances" }).waitFor({ state: "hidden" });
    expect(await typed()).toMatchObject({ x_relance_hold_until: false, x_relance_hold_on: false });
    await page.locator("[name=x_relance_promise_on] input").fill("05/12/2026");
    await page.locator("[name=x_relance_promise_amount] input").fill("1200");
    await page.locator(".o_form_button_save").click();
    await page.locator(".o_form_button_save").waitFor({ state: "hidden" });
    expect(await typed()).toMatchObject({ x_relance_promise_on: "2026-12-05", x_relance_promise_amount: 1200 });
    await page.context().close();
  });
});
