import { z } from "zod";
import type { EmailEffect, Receipt } from "../../ledger/effect.ts";
import type { OdooClient } from "./client/client.ts";
import { type Created, createActions } from "./desk-create.ts";
import { lookUp } from "./desk-lookups.ts";
import { proposalValues } from "./desk-row.ts";
import { shownActions } from "./desk-shown.ts";
import { runAction } from "./push-action.ts";
import { partnerOf } from "./push-ids.ts";
import { receipt, refusal } from "./push-receipt.ts";
import { isUndone, whyUndone } from "./push-undone.ts";

const chunk = 20; // mails of one transaction: about a second of Odoo's time

/**
 * Reminders as messages on the customer, which Odoo's own queue mails to the contacts. The app's action posts a message and
 * its mail in one transaction that locks the proposal, so a mail that is sent again after a broken line finds itself there.
 * What leaves is `html` as it is: the app's layout prints it in place of the message's sanitised body.
 * @throws ConnectorError
 */
export async function* pushMails(
  client: OdooClient,
  mails: readonly EmailEffect[],
  { attachInvoices }: { readonly attachInvoices: boolean },
  signal?: AbortSignal,
): AsyncGenerator<Receipt> {
  const { ids, refused } = await proposalsOf(client, mails, signal);
  for (const mail of mails) {
    const why = refused.get(mail.key);
    if (why !== undefined) yield refusal(mail, why);
  }
  const ready = mails.filter(({ key }) => ids.has(key));
  const post = (some: readonly EmailEffect[]) => postMails(client, some, ids, attachInvoices, signal);
  for (let at = 0; at < ready.length; at += chunk) {
    const some = ready.slice(at, at + chunk);
    try {
      yield* await post(some);
    } catch (error) {
      // One mail that Odoo does not take has undone the others of its transaction.
      if (!isUndone(error)) throw error;
      for (const mail of some) yield* await post([mail]).catch((alone: unknown) => [refusal(mail, whyUndone(alone))]);
    }
  }
}

/** The actions of these mails. One that the desk has not shown yet, because it needed nobody's word, is made. */
async function proposalsOf(client: OdooClient, mails: readonly EmailEffect[], signal?: AbortSignal): Promise<Created> {
  const shown = await shownActions(client, [["x_key", "in", mails.map(({ key }) => key)]], signal);
  const ids = new Map([...shown].map(([key, { id }]) => [key, id]));
  const missing = mails.filter(({ key }) => !shown.has(key));
  if (missing.length === 0) return { ids, refused: new Map() };
  const lookups = await lookUp(client, missing, signal);
  const values = missing.map((effect) =>
    proposalValues({ effect, state: "approved", numbers: effect.numbers ?? [], needsManager: false }, undefined, lookups),
  );
  const created = await createActions(client, values, signal);
  return { ...created, ids: new Map([...ids, ...created.ids]) };
}

const Answers = z.array(
  z.object({
    id: z.int(),
    status: z.enum(["written", "already_there", "refused"]),
    why: z.string().optional(),
    retry: z.boolean().optional(),
  }),
);

async function postMails(
  client: OdooClient,
  mails: readonly EmailEffect[],
  actions: ReadonlyMap<string, number>,
  attachInvoices: boolean,
  signal?: AbortSignal,
): Promise<readonly Receipt[]> {
  const { major } = client.version;
  const byId = new Map(mails.map((mail) => [actions.get(mail.key) ?? 0, mail]));
  const context = {
    relance_mails: [...byId].map(([id, mail]) => ({
      id,
      message_id: mail.messageId,
      to: mail.to.map(({ contact }) => partnerOf(contact)),
      from: mail.from,
      // Before 17 nothing tells whether answers already come back to Odoo, and an address of ours would turn them away.
      reply_to: major >= 17 ? (mail.replyTo ?? false) : false,
      subject: mail.subject,
      html: mail.html,
      attach: attachInvoices && (major >= 17 ? "invoice_pdf_report_id" : "message_main_attachment_id"),
      // A comment would be mailed to the customer's followers too; before 19 only a note is not.
      values: major >= 19 ? { subtype_xmlid: "mail.mt_comment", notify_skip_followers: true } : { subtype_xmlid: "mail.mt_note" },
    })),
  };
  const answers = Answers.parse(await runAction(client, "menu_post_mails", context, signal));
  return answers.flatMap(({ id, status, why = "", retry }) => {
    const mail = byId.get(id);
    if (!mail) return [];
    return [status === "refused" ? refusal(mail, why, retry) : receipt(mail, status, mail.messageId)];
  });
}
