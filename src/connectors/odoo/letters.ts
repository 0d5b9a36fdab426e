import { z } from "zod";
import type { LetterEffect, Receipt } from "../../ledger/effect.ts";
import { assignees } from "./activities-assignee.ts";
import type { OdooClient } from "./client/client.ts";
import { externalId, findEffects, messageIdOf } from "./find.ts";
import { textHtml } from "./notes-html.ts";
import { partnerOf } from "./push-ids.ts";
import { loadOnce } from "./push-load.ts";
import { isUndone, whyUndone } from "./push-undone.ts";
import { refusal } from "./push-receipt.ts";

/** A letter as PDF. */
export type LetterPdf = (letter: LetterEffect) => Promise<Uint8Array>;

/**
 * Letters as PDF in the customer's thread, for people to print and post. Somebody is told to post it: a registered one comes
 * with a task of its own; for another an activity is made here. What it is made of bears external ids, so that making it again
 * changes nothing; the message, which comes last, is the proof that all of it is there. @throws ConnectorError
 */
export async function* pushLetters(
  client: OdooClient,
  letters: readonly LetterEffect[],
  pdf: LetterPdf,
  signal?: AbortSignal,
): AsyncGenerator<Receipt> {
  const there = await findEffects(client, letters, signal);
  yield* there;
  const found = new Set(there.map(({ key }) => key));
  for (const letter of letters.filter(({ key }) => !found.has(key))) {
    try {
      const attachment = await attach(client, letter, await pdf(letter), signal);
      if (!letter.registered) await askToPost(client, letter, signal);
      yield* loadOnce(client, [letter], messageWith(attachment), signal);
    } catch (error) {
      if (!isUndone(error)) throw error;
      yield refusal(letter, whyUndone(error));
    }
  }
}

const Loaded = z.object({ ids: z.tuple([z.int()]) });

async function attach(client: OdooClient, letter: LetterEffect, pdf: Uint8Array, signal?: AbortSignal): Promise<number> {
  const args = {
    fields: ["id", "name", "mimetype", "datas", "res_model", "res_id"],
    data: [
      [
        externalId(`letter_${letter.key}`),
        `${letter.subject}.pdf`,
        "application/pdf",
        Buffer.from(pdf).toString("base64"),
        "res.partner",
        String(partnerOf(letter.debtor)),
      ],
    ],
  };
  return Loaded.parse(await client.call("ir.attachment", "load", args, signal)).ids[0];
}

async function askToPost(client: OdooClient, letter: LetterEffect, signal?: AbortSignal): Promise<void> {
  const userOf = await assignees(client, [letter], signal);
  const args = {
    fields: ["id", "res_model_id/id", "res_id", "activity_type_id/id", "summary", "date_deadline", "user_id/.id"],
    data: [
      [
        externalId(letter.key),
        "base.model_res_partner",
        String(partnerOf(letter.debtor)),
        "relance.activity_letter",
        letter.subject,
        letter.actOn,
        String(userOf(letter).user),
      ],
    ],
    context: { mail_activity_quick_update: true },
  };
  Loaded.parse(await client.call("mail.activity", "load", args, signal));
}

function messageWith(attachment: number) {
  return {
    model: "mail.message",
    columns: ["id", "model", "res_id", "body", "message_type", "subtype_id/id", "message_id", "attachment_ids/.id"],
    row: (letter: LetterEffect) => [
      externalId(`note_${letter.key}`),
      "res.partner",
      String(partnerOf(letter.debtor)),
      textHtml(letter.subject),
      "comment",
      "mail.mt_note",
      messageIdOf(letter),
      String(attachment),
    ],
  };
}
