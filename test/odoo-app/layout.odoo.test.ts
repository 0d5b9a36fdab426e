import { beforeAll, expect, it } from "vitest";
import { installApp } from "../../src/connectors/odoo/install.ts";
import { odooForTests } from "../odoo/host.ts";
import { asAdmin, asBot, joinGroup, theApp } from "./kit.ts";

const odoo = await odooForTests();
const partner = odoo.book.cases["partly paid"]?.partner ?? 0;

beforeAll(async () => {
  await installApp(await asAdmin(odoo), theApp);
  await joinGroup(odoo, "bot", "relance.group_connector");
});

const design = `<!doctype html>
<html lang="fr"><head><title>Rappel</title><style>@media (max-width:480px){.wide{width:100%!important}}</style>
<!--[if mso]><style>.wide{width:600px}</style><![endif]--></head>
<body style="margin:0"><!--words--><p>Bonjour {{ object.name }}, <t t-out="env.cr"/></p><!--/words-->
<table class="wide"><tr><td>1 200,00 €</td></tr></table></body></html>`;

/** Posts as the connector does, and gives the mail that arrived. */
async function post(key: string, body: string) {
  const bot = await asBot(odoo);
  await bot.call("res.partner", "message_post", {
    ids: [partner],
    body,
    body_is_html: true,
    subject: "Rappel",
    message_type: "comment",
    subtype_xmlid: "mail.mt_comment",
    notify_skip_followers: true,
    partner_ids: [partner],
    message_id: `<${key}@relance.example>`,
    email_layout_xmlid: "relance.mail_raw",
    email_add_signature: false,
    context: { mail_create_nosubscribe: true, mail_post_autofollow: false },
  });
  return (await odoo.smtp.mailbox()).find(({ messageId }) => messageId === `<${key}@relance.example>`);
}

it("a mail leaves whole, head and all, and nothing in it is a template", async () => {
  const bot = await asBot(odoo);
  await bot.call("x_relance_action", "create", {
    vals_list: [{ x_name: "Rappel", x_key: "whole", x_partner_id: partner, x_html: design, x_state: "approved" }],
  });
  const mail = await post("whole", design);
  expect(mail?.html?.trim()).toBe(design);
  const [kept] = await odoo.sql<{ body: string }>("select body from mail_message where message_id = '<whole@relance.example>'");
  expect(kept?.body).toContain("1 200,00 €");
  expect(kept?.body).not.toContain("@media");
});

it("a message without an action leaves with its own body", async () => {
  const mail = await post("unknown", "<p>Bonjour</p>");
  expect(mail?.html).toContain("<p>Bonjour</p>");
});
