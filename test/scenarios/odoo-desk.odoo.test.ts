import { writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { beforeAll, describe, expect, it } from "vitest";
import { useBrowser } from "../odoo-app/browser.ts";
import { odooForTests } from "../odoo/host.ts";
import { mailsTo, odooWorkspace, type OdooWorkspace, ok, openDesk, readTab, type Shown } from "./odoo-kit.ts";

/** The main job on a real Odoo: the command line on one side, people in Odoo's own pages on the other. */
const odoo = await odooForTests();
const browser = useBrowser(odoo);
const inBulk = ["several contacts", "in English", "linked credit note"];
const rewritten = "difficult name";
const refused = "invoiced to a child";
const call = "key account";
const notice = "public body";

let acme: OdooWorkspace;
let accountant: Page;
beforeAll(async () => {
  acme = await odooWorkspace(odoo);
  rule(
    "grand-compte",
    101,
    `"Grand compte" in debtor.tags`,
    "{ step: salesperson-call, at: +5, do: task, activity: call, assignee: salesperson }",
  );
  rule(
    "contentieux",
    102,
    `"Secteur public" in debtor.tags`,
    "{ step: formal-notice, at: +45, do: letter, template: formal-notice, registered: true, approval: always }",
  );
  accountant = await browser.logIn("accountant");
});

function rule(segment: string, priority: number, when: string, step: string): void {
  const text = `segment: ${segment}\ndescription: Of this story.\npriority: ${priority}\nwhen: '${when}'\nladder:\n  - ${step}\n`;
  writeFileSync(join(acme.folder, "rules", `${segment}.yaml`), text);
}

async function action(name: string): Promise<Shown> {
  const [shown] = await acme.shown(odoo.theCase(name).partner);
  if (!shown) throw new Error(`nothing is shown for ${name}`);
  return shown;
}

async function addressOf(name: string): Promise<string> {
  const domain = ["|", ["id", "=", odoo.theCase(name).partner], ["parent_id", "=", odoo.theCase(name).partner]];
  const people = await odoo.call<{ type: string; email: string }[]>("res.partner", "search_read", { domain, fields: ["type", "email"] });
  return (people.find(({ type }) => type === "invoice") ?? people[0])?.email ?? "";
}

it("check finds nothing to mend, with the key of a user who is no administrator", async () => {
  const { out } = ok(await acme.run("check"));
  expect(out).toContain(`utilisateur ${odoo.people.bot.login}, sociétés : Ateliers Montclar, Montclar Services`);
  expect(out).toContain("✓ droits suffisants");
  expect(out).toMatch(/Prêt\.\n$/);
  expect(await odoo.call("res.users", "has_group", { ids: [odoo.people.bot.uid], group_ext_id: "base.group_system" })).toBe(false);
});

it("pull proves the book, in every company and currency", async () => {
  const { out } = ok(await acme.run("pull"));
  expect(out.match(/écart 0,00/g)).toHaveLength(3);
});

it("plan shows what would leave, and puts it on Odoo's desk only when asked to", async () => {
  ok(await acme.run("plan"));
  expect(await odoo.sql("select id from x_relance_action")).toEqual([]);
  const { out } = ok(await acme.run("plan", ["--propose"]));
  expect(out).toContain("Rien n’est parti. Approuvez dans Odoo ▸ Facturation ▸ Recouvrement ou avec relance approve, puis relance run.");
  expect(await odoo.smtp.mailbox()).toEqual([]);
  expect(await action(inBulk[0] as string)).toMatchObject({ x_state: "proposed", x_channel: "email", x_step: "Relance courtoise" });
  expect(await action(call)).toMatchObject({ x_state: "proposed", x_channel: "task", x_step: "Appel du commercial" });
  expect(await action(notice)).toMatchObject({ x_state: "proposed", x_channel: "letter" });
});

describe("the accountant, in Odoo", () => {
  it("approves several at once; what is a manager's waits for the manager", async () => {
    await openDesk(accountant);
    for (const name of [...inBulk, call, notice]) {
      const { id } = await action(name);
      const [partner] = await odoo.sql<{ name: string }>("select name from res_partner where id = $1", [odoo.theCase(name).partner]);
      const row = accountant.locator(".o_data_row", { hasText: partner?.name ?? String(id) }).first();
      await row.locator("input[type=checkbox]").first().check();
    }
    await accountant.getByRole("button", { name: "Approuver" }).click();
    const told = accountant.locator(".o_notification", { hasText: "approuvée(s)" });
    await told.waitFor();
    expect(await told.textContent()).toContain("4 approuvée(s). 1 en attente d’un responsable.");
    expect(await Promise.all([...inBulk, call].map(async (name) => (await action(name)).x_state))).toEqual(Array(4).fill("approved"));
    expect((await action(notice)).x_state).toBe("proposed");
  });

  it("rewrites one and approves it", async () => {
    const { id } = await action(rewritten);
    await accountant.goto(`/odoo/action-relance.action_desk/${id}`);
    await accountant.locator("[name=x_subject] input").fill("Votre facture, un oubli ?");
    await accountant.locator("[name=x_body] textarea").fill("Bonjour Madame,\n\nSans doute un oubli : <merci> & à bientôt.");
    await accountant.locator(".o_form_button_save").click();
    await accountant.getByRole("button", { name: "Approuver" }).click();
    await accountant.locator(".o_notification", { hasText: "1 approuvée(s)." }).waitFor();
    expect(await action(rewritten)).toMatchObject({ x_state: "approved", x_subject: "Votre facture, un oubli ?" });
  });

  it("refuses one, and says why", async () => {
    const { id } = await action(refused);
    await accountant.goto(`/odoo/action-relance.action_desk/${id}`);
    await accountant.getByRole("button", { name: "Refuser…" }).click();
    await accountant.locator(".modal [name=x_name] input").fill("Le virement est en route");
    await accountant.locator(".modal-footer").getByRole("button", { name: "Refuser" }).click();
    await accountant.locator(".modal").waitFor({ state: "hidden" });
    expect((await action(refused)).x_state).toBe("refused");
  });
});

describe("run", () => {
  it("sends what was approved, and nothing else", async () => {
    const { answers, outcomes, refused: why } = await acme.deliver();
    expect(why).toEqual([]);
    expect(answers).toMatchObject({ refused: 2 }); // the e-mail and its note
    const sent = outcomes.map(({ kind, state }) => `${kind} ${state}`).toSorted();
    expect(sent).toEqual([...Array(4).fill("email sent"), ...Array(4).fill("note sent"), "task sent"]);
    const mails = await odoo.smtp.mailbox();
    const keys = await Promise.all([...inBulk, rewritten].map(async (name) => `<${(await action(name)).x_key}@montclar.example>`));
    expect(mails.map(({ messageId }) => messageId).toSorted()).toEqual(keys.toSorted());
  });

  it("the mail arrives whole: our Message-Id, our html with its head, our subject, and answers come back to Odoo", async () => {
    const { x_key: key, x_html: html, x_subject: subject } = await action(inBulk[0] as string);
    const [mail] = await mailsTo(odoo, await addressOf(inBulk[0] as string));
    expect(mail?.messageId).toBe(`<${key}@montclar.example>`);
    expect(mail?.subject).toBe(subject);
    expect(lines(mail?.html)).toBe(lines(html || ""));
    expect(mail?.html).toMatch(/<head>[\s\S]*<style[\s\S]*@media[\s\S]*<\/head>/);
    expect(mail?.replyTo?.[0]?.address).toBe("catchall@montclar.example");
    expect(mail?.from?.name).toBe("Comptabilité clients");
  });

  it("in the debtor's language", async () => {
    const [mail] = await mailsTo(odoo, await addressOf("in English"));
    expect(mail?.text).toContain("This may well be an oversight.");
  });

  it("with the words that were rewritten, and the invoices as they were", async () => {
    const [mail] = await mailsTo(odoo, await addressOf(rewritten));
    expect(mail?.subject).toBe("Votre facture, un oubli ?");
    expect(mail?.html).toContain("<p>Bonjour Madame,</p>\n<p>Sans doute un oubli : &lt;merci&gt; &amp; à bientôt.</p>");
    expect(mail?.html).toContain("Total à régler");
    expect(mail?.html).toMatch(/<head>[\s\S]*@media/);
  });

  it("and stands in the customer's thread, with the note that says why", async () => {
    const { partner } = odoo.theCase(rewritten);
    await accountant.goto(`/odoo/res.partner/${partner}`);
    const thread = accountant.locator(".o-mail-Chatter");
    await thread.getByText("Sans doute un oubli").first().waitFor();
    const { x_key: key } = await action(rewritten);
    const said = await odoo.sql("select model, res_id, message_type from mail_message where message_id = $1", [
      `<${key}@montclar.example>`,
    ]);
    expect(said).toEqual([{ model: "res.partner", res_id: partner, message_type: "comment" }]);
    expect(await thread.innerText()).toContain("Relance");
  });

  it("the call is in the salesperson's own list", async () => {
    const { partner } = odoo.theCase(call);
    const [{ user_id: user } = { user_id: 0 }] = await odoo.sql<{ user_id: number }>("select user_id from res_partner where id = $1", [
      partner,
    ]);
    const who = user === odoo.people.sales.uid ? "sales" : "sales2";
    const page = await browser.logIn(who);
    await page.goto("/odoo/action-mail.mail_activity_action_my");
    await page.locator(".o_searchview_facet .o_facet_remove").last().click(); // only what is due today or late
    await page.locator(".o_data_row", { hasText: "Recouvrement : appeler" }).first().waitFor();
    expect(await page.locator(".o_data_row").count()).toBe(1);
    await page.context().close();
  });

  it("the tab on the customer says segment, next action and reason", async () => {
    const text = await readTab(accountant, odoo.theCase(inBulk[0] as string).partner);
    expect(text).toMatch(/^(FAC|Dernier contact).*\d/);
    expect(text).toMatch(/Profil\s+Nouveau client/);
    expect(text).toMatch(/Prochaine action\s+\S+/);
    expect(text).toMatch(/Examiné le\s+\d/);
    expect(text).toMatch(/E-mail\s+FAC\/\S+\s+[\d ,]+€\s+Envoyée/);
  });

  it("a second run sends nothing", async () => {
    const before = (await odoo.smtp.mailbox()).length;
    expect((await acme.deliver()).outcomes).toEqual([]);
    expect(await odoo.smtp.mailbox()).toHaveLength(before);
  });
});

it("the formal notice leaves once the manager has agreed", async () => {
  const { id, x_state: state } = await action(notice);
  expect(state).toBe("proposed");
  const manager = await browser.logIn("manager");
  await manager.goto(`/odoo/action-relance.action_desk/${id}`);
  await manager.getByRole("button", { name: "Valider en tant que responsable" }).click();
  await manager.locator(".o_notification").waitFor();
  await manager.context().close();
  const { outcomes } = await acme.deliver();
  expect(outcomes.map((one) => `${one.kind} ${one.state}`).toSorted()).toEqual(["letter sent", "note sent", "task sent"]);
  expect((await action(notice)).x_state).toBe("sent");
});

function lines(text: string | undefined): string {
  return (text ?? "").replaceAll("\r\n", "\n").trim();
}
