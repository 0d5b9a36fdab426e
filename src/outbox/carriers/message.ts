import MailComposer from "nodemailer/lib/mail-composer";
import type { EmailEffect } from "../../ledger/effect.ts";

/** A mail as it travels: RFC 5322 bytes and who they go to. */
export interface MailMessage {
  readonly envelope: { readonly from: string; readonly to: readonly string[] };
  readonly raw: Buffer;
}

/**
 * Composes the mail with our Message-Id and our key. It is not marked as automatic: an answer is what it is sent for.
 * `draft` lets mail programs open the file ready to be sent.
 */
export async function composeMail(effect: EmailEffect, as: "mail" | "draft"): Promise<MailMessage> {
  const node = new MailComposer({
    from: effect.from,
    to: effect.to.map(({ email, name }) => ({ address: email, name: name ?? "" })),
    ...(effect.replyTo !== undefined && { replyTo: effect.replyTo }),
    subject: effect.subject,
    messageId: effect.messageId,
    text: effect.text,
    html: effect.html,
    headers: { "X-Relance-Key": effect.key, ...(as === "draft" && { "X-Unsent": "1" }) },
    newline: "win",
    disableFileAccess: true,
    disableUrlAccess: true,
  }).compile();
  const { from, to } = node.getEnvelope();
  return { envelope: { from: from || "", to }, raw: await node.build() };
}
