import { Readable } from "node:stream";
import type { NodemailerError } from "nodemailer";
import SMTPConnection, { type SMTPConnectionSendInfo } from "nodemailer/lib/smtp-connection";
import type { MailMessage } from "./message.ts";
import type { SmtpServer } from "./smtp-server.ts";

/** Milliseconds of silence after which the server is given up. */
export interface Patience {
  readonly timeoutMs: number;
  readonly signal: AbortSignal;
}

/** Connects, secures and logs in. @throws NodemailerError with what the server or the network said */
export async function connect(server: SmtpServer, patience: Patience): Promise<SMTPConnection> {
  const opening = Math.min(patience.timeoutMs, 30_000);
  const connection = new SMTPConnection({
    host: server.host,
    port: server.port,
    secure: server.security === "tls",
    requireTLS: server.security === "starttls",
    ignoreTLS: server.security === "none",
    connectionTimeout: opening,
    greetingTimeout: opening,
    socketTimeout: patience.timeoutMs,
  });
  // Without a listener, a server that goes away between two mails would end the process.
  connection.on("error", () => {});
  await settled<void>(connection, patience.signal, (done) => connection.connect((error) => done(error ?? null)));
  const { user, password: pass } = server;
  if (user !== undefined)
    await settled<void>(connection, patience.signal, (done) => connection.login({ user, pass }, (error) => done(error)));
  return connection;
}

export interface Sending {
  readonly done: Promise<SMTPConnectionSendInfo>;
  /** Whether the last byte was given to the network: from then on only the server knows. */
  readonly isThrough: () => boolean;
}

/** Sends one mail. `done` rejects with a NodemailerError. */
export function send(connection: SMTPConnection, mail: MailMessage, signal: AbortSignal): Sending {
  let through = false;
  let given = false;
  // Read after the server has agreed to take the message, and not before.
  const message = new Readable({
    read() {
      if (!given) {
        given = true;
        this.push(mail.raw);
        return;
      }
      through = true;
      this.push(null);
    },
  });
  const envelope = { from: mail.envelope.from, to: [...mail.envelope.to], size: mail.raw.length };
  return { done: settled(connection, signal, (done) => connection.send(envelope, message, done)), isThrough: () => through };
}

/** Runs one step on a connection: whatever ends the connection ends the step. */
function settled<T>(
  connection: SMTPConnection,
  signal: AbortSignal,
  step: (done: (error: NodemailerError | null, value: T) => void) => void,
): Promise<T> {
  return new Promise((resolve, reject) => {
    const end = () => setImmediate(fail, new Error("connection closed"));
    const abort = () => fail(new Error("no answer in time"));
    function fail(error: Error) {
      cleanUp();
      connection.close();
      reject(error);
    }
    function cleanUp() {
      connection.off("error", fail);
      connection.off("end", end);
      signal.removeEventListener("abort", abort);
    }
    connection.on("error", fail);
    connection.on("end", end);
    signal.addEventListener("abort", abort);
    if (signal.aborted) return abort();
    step((error, value) => {
      if (error) return fail(error);
      cleanUp();
      resolve(value);
    });
  });
}
