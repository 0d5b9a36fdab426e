import { describe, expect, it } from "vitest";
import { odooForTests } from "./host.ts";

const odoo = await odooForTests();

/** Posts on a record as the bot and gives the mail that Odoo sent for it. */
async function mailAbout(model: string, id: number, partner: number, key: string) {
  await odoo.call(
    model,
    "message_post",
    {
      ids: [id],
      body: "Votre facture est échue.",
      subject: "Rappel",
      message_type: "comment",
      subtype_xmlid: "mail.mt_comment",
      notify_skip_followers: true,
      partner_ids: [partner],
      message_id: `<${key}@relance.example>`,
    },
    { key: odoo.botKey },
  );
  const mail = (await odoo.smtp.mailbox()).find(({ messageId }) => messageId === `<${key}@relance.example>`);
  if (!mail) throw new Error(`no mail ${key} has arrived`);
  return mail;
}

function theCase(name: string) {
  const found = odoo.book.cases[name];
  if (!found) throw new Error(`the book has no case ${name}`);
  const move = found.records.find(([model]) => model === "account.move")?.[1] ?? 0;
  return { partner: found.partner, move };
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
    ["payment blocked", "blocked"],
  ])("%s: Odoo says %s", async (name, expected) => {
    const [move] = await odoo.sql<{ payment_state: string }>("select payment_state from account_move where id = $1", [theCase(name).move]);
    expect(move?.payment_state).toBe(expected);
  });
});

describe("mail", () => {
  it("leaves Odoo under the Message-Id asked for and arrives", async () => {
    const { partner, move } = theCase("partly paid");
    const mail = await mailAbout("account.move", move, partner, "leaves");
    expect(mail.subject).toBe("Rappel");
    expect(mail.replyTo?.[0]?.address).toBe("catchall@montclar.example");
  });

  it("answered by the debtor, threads under the message on the invoice", async () => {
    const { partner, move } = theCase("linked credit note");
    const mail = await mailAbout("account.move", move, partner, "answered");
    await odoo.reply(mail, { text: "Le virement part vendredi." });
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
    const { partner, move } = theCase("unlinked credit note");
    const mail = await mailAbout("account.move", move, partner, "bounced");
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
