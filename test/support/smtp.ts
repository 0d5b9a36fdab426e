import { randomUUID } from "node:crypto";
import { mkdir, open, readdir, readFile, rename } from "node:fs/promises";
import type { AddressInfo, Socket } from "node:net";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import PostalMime, { type Email } from "postal-mime";
import { SMTPServer, type SMTPServerOptions } from "smtp-server";

/** What the server does with one mail instead of taking it. */
export type SmtpFault =
  | { readonly at: "connect" | "mail_from" | "rcpt_to" | "data"; readonly code: number; readonly words?: string }
  /** The line breaks while the message is on its way, or once it is there, before the answer. */
  | { readonly at: "data"; readonly drop: "before_keeping" | "after_keeping" }
  /** The answer takes this long. */
  | { readonly at: "data"; readonly slowMs: number };

export interface TestSmtp {
  readonly url: string;
  /** Mails that the server took, in the order in which it did: the proof. Survives the process that sent them. */
  mailbox(): Promise<readonly Email[]>;
  /** Keys of the mails that it took, as their header says. */
  keys(): Promise<readonly string[]>;
  /** Makes the next mails go wrong, one fault each; a `to` makes every mail to that address go wrong. */
  fail(fault: SmtpFault, of?: { readonly to: string }): void;
  readonly connections: () => number;
  /** Tells each thing that happens from now on, as it does: the points at which a client can be killed. */
  watch(listener: (what: SmtpFault["at"] | "kept") => void): void;
  close(): Promise<void>;
}

/** A real mail server on this machine. Each mail it takes is a file in `folder`, on disk before the answer. */
export async function startSmtp(folder: string, options: SMTPServerOptions = {}): Promise<TestSmtp> {
  await mkdir(folder, { recursive: true });
  const queue: SmtpFault[] = [];
  const byAddress = new Map<string, SmtpFault>();
  const sockets = new Map<number | undefined, Socket>();
  let connections = 0;
  let tell: (what: SmtpFault["at"] | "kept") => void = () => {};

  function faultAt(at: SmtpFault["at"], to: readonly string[] = []): SmtpFault | undefined {
    tell(at);
    for (const address of to) {
      const fault = byAddress.get(address);
      if (fault?.at === at) return fault;
    }
    return queue[0]?.at === at ? queue.shift() : undefined;
  }

  const server = new SMTPServer({
    disabledCommands: ["STARTTLS", "AUTH"],
    ...options,
    closeTimeout: 100,
    onConnect(_session, done) {
      connections++;
      done(replyOf(faultAt("connect")));
    },
    onMailFrom: (_address, _session, done) => done(replyOf(faultAt("mail_from"))),
    onRcptTo: ({ address }, _session, done) => done(replyOf(faultAt("rcpt_to", [address]))),
    onData(stream, session, done) {
      const chunks: Buffer[] = [];
      stream.on("data", (chunk: Buffer) => chunks.push(chunk));
      stream.on("end", async () => {
        const recipients = session.envelope.rcptTo.map(({ address }) => address);
        const drop = () => sockets.get(session.remotePort)?.destroy();
        done(await take(Buffer.concat(chunks), faultAt("data", recipients), drop));
      });
    },
  });
  server.server.on(options.secure ? "secureConnection" : "connection", (socket: Socket) => sockets.set(socket.remotePort, socket));

  async function take(raw: Buffer, fault: SmtpFault | undefined, drop: () => void): Promise<Error | null> {
    const reply = replyOf(fault);
    if (reply) return reply;
    if (fault && "slowMs" in fault) await pause(fault.slowMs);
    if (fault && "drop" in fault && fault.drop === "before_keeping") drop();
    else {
      await keep(folder, raw);
      tell("kept");
    }
    if (fault && "drop" in fault && fault.drop === "after_keeping") drop();
    return null;
  }

  server.on("error", () => {}); // clients that are killed reset their connections
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  const { port } = server.server.address() as AddressInfo;
  return {
    url: `${options.secure ? "smtps" : "smtp"}://127.0.0.1:${port}`,
    mailbox: () => readMailbox(folder),
    keys: async () => (await readMailbox(folder)).map(keyOf),
    fail(fault, of) {
      if (of) byAddress.set(of.to, fault);
      else queue.push(fault);
    },
    connections: () => connections,
    watch(listener) {
      tell = listener;
    },
    close: () => new Promise((closed) => server.close(closed)),
  };
}

/** Reads the mailbox of a server, running or not. */
export async function readMailbox(folder: string): Promise<readonly Email[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith(".eml")).toSorted();
  return Promise.all(names.map(async (name) => PostalMime.parse(await readFile(join(folder, name)))));
}

export function keyOf(mail: Email): string {
  return mail.headers.find(({ key }) => key === "x-relance-key")?.value ?? "";
}

let sequence = 0;

async function keep(folder: string, raw: Buffer): Promise<void> {
  const name = `${String(Date.now()).padStart(15, "0")}-${String(sequence++).padStart(6, "0")}-${randomUUID()}`;
  const file = await open(join(folder, `${name}.part`), "wx");
  await file.writeFile(raw);
  await file.sync();
  await file.close();
  await rename(join(folder, `${name}.part`), join(folder, `${name}.eml`));
}

function replyOf(fault: SmtpFault | undefined): Error | null {
  if (!fault || !("code" in fault)) return null;
  return Object.assign(new Error(fault.words ?? "as the test wants it"), { responseCode: fault.code });
}
