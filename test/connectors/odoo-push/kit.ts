import { connectOdoo, type OdooClient } from "../../../src/connectors/odoo/client/client.ts";
import { odooWriting, type WritingOptions } from "../../../src/connectors/odoo/push.ts";
import { day } from "../../../src/ledger/day.ts";
import type { Effect, EmailEffect, NoteEffect, Receipt, TaskEffect } from "../../../src/ledger/effect.ts";
import { effectKey } from "../../../src/ledger/key.ts";
import { odooForTests, type OdooUnderTest } from "../../odoo/host.ts";
import { installApp } from "../odoo/app.ts";

export const today = day("2026-11-23");

/** The book of the tests with the app in it, and the bot as its connector. */
export async function odooWithApp(): Promise<OdooUnderTest> {
  const odoo = await odooForTests();
  await installApp(odoo);
  return odoo;
}

export function connectBot({ url, database, botKey }: Pick<OdooUnderTest, "url" | "database" | "botKey">): Promise<OdooClient> {
  return connectOdoo({ url, database, key: botKey });
}

/** As a new process reaches this Odoo. `before` is told each call, `model.method`, and may do something first. */
export function writing(odoo: OdooUnderTest, more: Partial<WritingOptions> = {}, before: (call: string) => unknown = () => {}) {
  const watched = async (): Promise<OdooClient> => {
    const client = await connectBot(odoo);
    return {
      ...client,
      async call(model, method, ...rest) {
        await before(`${model}.${method}`);
        return client.call(model, method, ...rest);
      },
    };
  };
  let client: Promise<OdooClient> | undefined;
  return odooWriting({ connect: () => (client ??= watched()), ...more });
}

/** A customer with an open item, as the pull would tell it. */
export interface Someone {
  readonly debtor: string;
  readonly contact: string;
  readonly item: string;
  readonly number: string;
  readonly name: string;
}

/** Customers of the first company with an open item, by partner. */
export async function customers(odoo: OdooUnderTest, count: number): Promise<readonly Someone[]> {
  return odoo.sql<Someone & object>(
    `select distinct on (partner.id) partner.id || '/' || line.company_id as debtor, partner.name,
            coalesce((select min(id) from res_partner child where child.parent_id = partner.id and child.type = 'invoice' and child.active), partner.id)::text as contact,
            line.id::text as item, line.move_name as number
       from account_move_line line
       join account_account account on account.id = line.account_id and account.account_type = 'asset_receivable'
       join res_partner partner on partner.id = line.partner_id and partner.active and partner.email is not null
      where line.parent_state = 'posted' and line.amount_residual > 0 and not line.reconciled and line.company_id = 1
        and not exists (select from mail_blacklist where mail_blacklist.email = partner.email_normalized)
      order by partner.id, line.id limit $1`,
    [count],
  );
}

export function email(of: Someone, more: Partial<EmailEffect> = {}, step = "courtesy"): EmailEffect {
  const base = baseOf(of, "email", step);
  return {
    ...base,
    kind: "email",
    language: "fr",
    to: [{ contact: of.contact, email: "compta@client.example" }],
    from: "Service recouvrement <recouvrement@montclar.example>",
    subject: `Facture ${of.number} : 31 jours de retard`,
    html: "<html><head><style>p { color: #123456 }</style></head><body><p>Bonjour,</p></body></html>",
    text: "Bonjour,",
    words: "Bonjour,",
    messageId: `<${base.key}@montclar.example>`,
    ...more,
  };
}

export function task(of: Someone, more: Partial<TaskEffect> = {}, step = "call"): TaskEffect {
  return {
    ...baseOf(of, "task", step),
    kind: "task",
    activity: "call",
    title: `Appeler ${of.name} (${step})`,
    body: "Demander une date.",
    ...more,
  };
}

export function note(of: Someone, more: Partial<NoteEffect> = {}, step = "courtesy"): NoteEffect {
  return { ...baseOf(of, "note", step), kind: "note", body: "**Relance** envoyée.", ...more };
}

function baseOf(of: Someone, kind: Effect["kind"], step: string) {
  return {
    key: effectKey({ workspace: "test", debtor: of.debtor, currency: "EUR", kind, step, cycle: "1", items: [of.item] }),
    debtor: of.debtor,
    debtorName: of.name,
    debtorReference: of.debtor,
    company: "Ateliers Montclar",
    currency: "EUR",
    segment: "occasional-late",
    step,
    cycle: "1",
    items: [of.item],
    numbers: [of.number],
    amount: 123456,
    actOn: today,
    approval: "never" as const,
    because: "31 jours de retard.",
    ruleVersion: "test",
  };
}

export async function all<T>(items: AsyncIterable<T>): Promise<readonly T[]> {
  const list: T[] = [];
  for await (const item of items) list.push(item);
  return list;
}

export function statuses(receipts: readonly Receipt[]): Readonly<Record<string, string>> {
  return Object.fromEntries(receipts.map(({ key, status }) => [key, status]));
}

/** Counts in Odoo's own tables the messages and activities of these effects, and how many are there more than once. */
export async function countOf(odoo: OdooUnderTest, effects: readonly Effect[]) {
  const ids = effects.flatMap((effect) =>
    effect.kind === "email" ? effect.messageId : effect.kind === "note" ? `<${effect.key}@relance.invalid>` : [],
  );
  const [row] = await odoo.sql<{ messages: number; activities: number; twice: number }>(
    `with message as (select message_id as of, count(*)::int from mail_message where message_id = any($1) group by 1),
          activity as (select summary as of, count(*)::int from mail_activity where res_model = 'res.partner' and summary = any($2) group by 1)
     select (select count(*)::int from message) as messages, (select count(*)::int from activity) as activities,
            (select count(*)::int from (select * from message union all select * from activity) as every where count > 1) as twice`,
    [ids, effects.flatMap((effect) => (effect.kind === "task" ? effect.title : []))],
  );
  if (!row) throw new Error("a count has a row");
  return row;
}

/** What Odoo's own job does once the post has woken it; no job runs by itself in the tests' Odoo. */
export async function flushMails(odoo: OdooUnderTest): Promise<void> {
  await odoo.runJob("mail.ir_cron_mail_scheduler_action");
}
