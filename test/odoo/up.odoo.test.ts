import type { Email } from "postal-mime";
import { describe, expect, it } from "vitest";
import { odooForTests } from "./host.ts";

const odoo = await odooForTests();

/** Writes to the customer of a case from its invoice, as the bot. The mail's Message-Id is `key`. */
async function write(name: string, key: string, more: Readonly<Record<string, unknown>> = {}): Promise<void> {
  const { partner, move } = odoo.theCase(name);
  const message = {
    body: "Votre facture est échue.",
    subject: "Rappel",
    message_type: "comment",
    subtype_xmlid: "mail.mt_comment",
    notify_skip_followers: true,
    partner_ids: [partner],
    message_id: `<${key}@relance.example>`,
  };
  await odoo.call("account.move", "message_post", { ids: [move], ...message, ...more }, { key: odoo.botKey });
}

async function arrived(key: string): Promise<Email> {
  const mails = await odoo.smtp.mailbox();
  const mail = mails.find(({ messageId }) => messageId === `<${key}@relance.example>`);
  if (!mail) throw new Error(`the mail ${key} has not arrived, but ${mails.map(({ messageId }) => messageId).join(" ")}`);
  return mail;
}

describe("the book", () => {
  it("has the receivable balance of each company and currency that its makers say", async () => {
    const rows = await odoo.sql<{ company: string; currency: string; cents: number }>(`
      select company.name as company, currency.name as currency, (sum(line.amount_residual_currency) * 100)::int as cents
        from account_move_line line
        join account_account account on account.id = line.account_id and account.account_type = 'asset_receivable'
        join res_company company on company.id = line.company_id
        join res_currency currency on currency.id = line.currency_id
       where line.parent_state = 'posted'
       group by 1, 2 order by 1, 2`);
    expect(rows).toEqual(odoo.book.balances);
  });

  it("is about three hundred invoices over two years up to today", async () => {
    const [row] = await odoo.sql<{ count: number; from: string; to: string }>(`
      select count(*)::int as count, min(invoice_date)::text as from, max(invoice_date)::text as to
        from account_move where move_type = 'out_invoice' and state = 'posted'`);
    expect(row?.count).toBeGreaterThan(280);
    expect(row?.from).toMatch(/^2024-1[12]/);
    expect(row?.to).toMatch(/^2026-1[01]/);
  });

  it.each([
    ["partly paid", "partial"],
    ["linked credit note", "partial"],
    ["unlinked credit note", "not_paid"],
    ["credited in full", "reversed"],
    ["first instalment paid", "partial"],
    ["unmatched payment that covers it", "not_paid"],
    ["overpaid", "paid"],
    ["payment without entry", "in_payment"],
    ["payment blocked", "blocked"],
  ])("%s: Odoo says %s", async (name, expected) => {
    const [move] = await odoo.sql<{ payment_state: string }>("select payment_state from account_move where id = $1", [
      odoo.theCase(name).move,
    ]);
    expect(move?.payment_state).toBe(expected);
  });
});

describe("mail", () => {
  it("leaves Odoo under the Message-Id asked for and arrives", async () => {
    await write("partly paid", "leaves");
    const mail = await arrived("leaves");
    expect(mail.subject).toBe("Rappel");
    expect(mail.replyTo?.[0]?.address).toBe("catchall@montclar.example");
  });

  it("that is queued leaves when its job runs", async () => {
    await write("partly paid", "queued", { force_send: false });
    await expect(arrived("queued")).rejects.toThrow("has not arrived");
    await odoo.runJob("mail.ir_cron_mail_scheduler_action");
    expect((await arrived("queued")).subject).toBe("Rappel");
  });

  it("answered by the debtor, threads under the message on the invoice", async () => {
    const { partner, move } = odoo.theCase("linked credit note");
    await write("linked credit note", "answered");
    await odoo.reply(await arrived("answered"), { text: "Le virement part vendredi." });
    const [reply] = await odoo.sql<{ author_id: number; parent: string; body: string }>(
      `select reply.author_id, parent.message_id as parent, reply.body
         from mail_message reply join mail_message parent on parent.id = reply.parent_id
        where reply.model = 'account.move' and reply.res_id = $1 and reply.message_type = 'email'`,
      [move],
    );
    expect(reply).toMatchObject({ author_id: partner, parent: "<answered@relance.example>" });
    expect(reply?.body).toContain("Le virement part vendredi.");
  });

  it("that bounces is counted on the partner and on the notification", async () => {
    await write("unlinked credit note", "bounced");
    const mail = await arrived("bounced");
    await odoo.bounce(mail, mail.to?.[0]?.address ?? "");
    const [row] = await odoo.sql<{ message_bounce: number; notification_status: string }>(
      `select partner.message_bounce, notification.notification_status
         from mail_notification notification
         join mail_message message on message.id = notification.mail_message_id
         join res_partner partner on partner.id = notification.res_partner_id
        where message.message_id = '<bounced@relance.example>'`,
    );
    expect(row).toEqual({ message_bounce: 1, notification_status: "bounce" });
  });
});

describe("the bot", () => {
  it.each([
    ["reads invoices", "account.move", "read", true],
    ["does not write them", "account.move", "write", false],
    ["reads receivable lines", "account.move.line", "read", true],
    ["reads payments", "account.payment", "read", true],
    ["does not make payments", "account.payment", "create", false],
    ["writes on customers", "res.partner", "write", true],
    ["makes activities", "mail.activity", "create", true],
    ["does not read settings", "ir.config_parameter", "read", false],
    ["does not read the mail queue", "mail.mail", "read", false],
  ])("%s", async (_says, model, operation, may) => {
    const as = { key: odoo.botKey };
    expect(await odoo.call<boolean>(model, "has_access", { ids: [], operation }, as)).toBe(may);
  });
});
