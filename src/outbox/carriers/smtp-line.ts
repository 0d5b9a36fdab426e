import type { NodemailerError } from "nodemailer";
import type SMTPConnection from "nodemailer/lib/smtp-connection";
import type { MailMessage } from "./message.ts";
import { connect, type Patience, send, type Sending } from "./smtp-connection.ts";
import type { SmtpServer } from "./smtp-server.ts";

/** What came of one mail. `unknown`: it was on its way and no answer came back. */
export type SmtpAnswer =
  /** `words`: recipients that the server did not take, with its reasons. */
  { readonly fate: "accepted" | "refused" | "later" | "unknown"; readonly words: string };

/** One connection to the mail server: opened when needed, kept for the next mail, dropped after any trouble. */
export interface SmtpLine {
  /** Connects, if it is not. Never throws: what is wrong shows when sending. */
  open(patience: Patience): Promise<void>;
  /** One mail at a time. Never throws. */
  send(mail: MailMessage, patience: Patience): Promise<SmtpAnswer>;
  close(): void;
}

const mailsPerConnection = 100; // what common servers allow

/**
 * Nodemailer's own pool is not used: when a connection closes under a mail, it sends the mail again by itself, and never
 * tells whether the server may have it already.
 */
export function smtpLine(server: SmtpServer): SmtpLine {
  let connection: SMTPConnection | undefined;
  let mails = 0;

  function hangUp() {
    connection?.quit();
    connection = undefined;
    mails = 0;
  }

  async function attempt(mail: MailMessage, patience: Patience): Promise<SmtpAnswer> {
    let sending: Sending | undefined;
    try {
      connection ??= await connect(server, patience);
      sending = send(connection, mail, patience.signal);
      const { rejectedErrors = [] } = await sending.done;
      if (++mails >= mailsPerConnection) hangUp();
      return { fate: "accepted", words: rejectedErrors.map((error) => `${error.recipient}: ${error.response}`).join("; ") };
    } catch (error) {
      connection?.close();
      connection = undefined;
      mails = 0;
      return answerOf(error as NodemailerError, sending?.isThrough() ?? false);
    }
  }

  return {
    async open(patience) {
      connection ??= await connect(server, patience).catch(() => undefined);
    },
    async send(mail, patience) {
      const reused = connection !== undefined;
      const answer = await attempt(mail, patience);
      // Servers end idle connections at will. Nothing of this mail was taken, so it may go over a new one at once.
      return answer.fate === "later" && reused ? attempt(mail, patience) : answer;
    },
    close: hangUp,
  };
}

/** Reads what nodemailer says: the server's reply when there is one, else how far the mail had come. */
export function answerOf(error: NodemailerError, through: boolean): SmtpAnswer {
  const aboutMail = error.code === "EENVELOPE" || error.code === "EMESSAGE";
  const words = (aboutMail && error.response) || error.message;
  if (error.responseCode !== undefined && error.responseCode >= 400) {
    // A sender that is not allowed or a password that is wrong is ours to mend; it is no verdict on the recipient.
    const verdict = aboutMail && error.permanent === true && error.command !== "MAIL FROM";
    return { fate: verdict ? "refused" : "later", words };
  }
  // No address to write to, or a message above the size the server announced.
  if (aboutMail && !through) return { fate: "refused", words };
  return { fate: through ? "unknown" : "later", words };
}
