import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import nodemailer from "nodemailer";
import type { Email } from "postal-mime";
import { SMTPServer } from "smtp-server";

/** The mail server of the company, for what comes in: it hands each mail to Odoo, as a real one does with its mail script. */
export interface Gateway {
  /** smtp://…: a mail sent there enters Odoo before the answer. */
  readonly url: string;
  /** Answers a mail that Odoo sent, as the first person it was sent to unless `from` says who. */
  reply(to: Email, answer: { readonly text: string; readonly from?: string }): Promise<void>;
  /** Tells Odoo that a mail it sent could not be delivered to `address`, as the debtor's mail server would. */
  bounce(mail: Email, address: string, reason?: string): Promise<void>;
  close(): Promise<void>;
}

/** @param process gives a raw mail to Odoo's `mail.thread/message_process`. */
export async function startGateway(process: (raw: string) => Promise<unknown>): Promise<Gateway> {
  const server = new SMTPServer({
    disabledCommands: ["STARTTLS", "AUTH"],
    closeTimeout: 100,
    async onData(stream, _session, done) {
      try {
        await process(await text(stream));
        done();
      } catch (error) {
        done(error as Error);
      }
    },
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  const url = `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`;
  const debtor = nodemailer.createTransport(url);
  return {
    url,
    async reply(to, { text: words, from = addressOf(to.to?.[0]) }) {
      await debtor.sendMail({
        from,
        to: addressOf(to.replyTo?.[0] ?? to.from),
        subject: `Re: ${to.subject ?? ""}`,
        inReplyTo: to.messageId,
        references: to.messageId,
        text: words,
      });
    },
    async bounce(mail, address, reason = "550 5.1.1 unknown mailbox") {
      const to = headerOf(mail, "return-path").replace(/[<>]/g, "");
      await debtor.sendMail({ envelope: { from: "", to }, raw: deliveryReport(mail, { to, address, reason }) });
    },
    close() {
      debtor.close();
      return new Promise((closed) => server.close(closed));
    },
  };
}

/** A delivery status notification (RFC 3464) with the headers of the mail that failed. */
function deliveryReport(mail: Email, { to, address, reason }: { to: string; address: string; reason: string }): string {
  const mailer = "MAILER-DAEMON@mx.example";
  return [
    `From: Mail Delivery System <${mailer}>`,
    `To: ${to}`,
    "Subject: Undelivered Mail Returned to Sender",
    `Message-ID: <${crypto.randomUUID()}@mx.example>`,
    "MIME-Version: 1.0",
    'Content-Type: multipart/report; report-type=delivery-status; boundary="report"',
    "",
    "--report",
    "Content-Type: text/plain; charset=utf-8",
    "",
    `Your message to ${address} could not be delivered: ${reason}`,
    "--report",
    "Content-Type: message/delivery-status",
    "",
    "Reporting-MTA: dns; mx.example",
    "",
    `Final-Recipient: rfc822; ${address}`,
    "Action: failed",
    "Status: 5.1.1",
    `Diagnostic-Code: smtp; ${reason}`,
    "--report",
    "Content-Type: text/rfc822-headers",
    "",
    `Message-ID: ${mail.messageId}`,
    `To: ${address}`,
    `Subject: ${mail.subject ?? ""}`,
    "",
    "--report--",
    "",
  ].join("\r\n");
}

function addressOf(mailbox: Email["from"]): string {
  if (!mailbox?.address) throw new Error("the mail to answer names nobody");
  return mailbox.address;
}

function headerOf(mail: Email, name: string): string {
  const header = mail.headers.find(({ key }) => key === name);
  if (!header) throw new Error(`the mail that Odoo sent has no ${name}`);
  return header.value;
}
