import { createServer } from "node:net";
import { describe, expect, it, onTestFinished } from "vitest";
import type { EmailEffect, Receipt } from "../../src/ledger/effect.ts";
import { smtpCarrier, type SmtpOptions, verifySmtp } from "../../src/outbox/carriers/smtp.ts";
import { smtpServer } from "../../src/outbox/carriers/smtp-server.ts";
import { keyOf, readMailbox, startSmtp, type SmtpFault, type TestSmtp } from "../support/smtp.ts";
import { email, emails, temporaryFolder } from "./kit.ts";

const patient = AbortSignal.timeout(60_000);

async function server(options = {}): Promise<TestSmtp> {
  const smtp = await startSmtp(await temporaryFolder(), options);
  onTestFinished(() => smtp.close());
  return smtp;
}

async function sendAll(
  smtp: Pick<TestSmtp, "url">,
  effects: readonly EmailEffect[],
  options: Partial<SmtpOptions> = {},
): Promise<readonly Receipt[]> {
  const carrier = smtpCarrier({ url: smtp.url, connections: 1, ...options });
  onTestFinished(() => carrier.close());
  const receipts: Receipt[] = [];
  for (const effect of effects) for await (const receipt of carrier.deliver([effect], patient)) receipts.push(receipt);
  return receipts;
}

describe("a mail as it arrives", () => {
  it("is addressed, answerable, recognisable, in both forms, and not marked as automatic", async () => {
    const smtp = await server();
    const sent = email(
      {},
      {
        to: [
          { contact: "1", email: "compta@garage.example", name: "Léa Février" },
          { contact: "2", email: "direction@garage.example" },
        ],
      },
    );
    expect(await sendAll(smtp, [sent])).toEqual([{ key: sent.key, host: "smtp", status: "written", reference: sent.messageId }]);
    const [mail] = await smtp.mailbox();
    expect(mail).toMatchObject({
      from: { address: "recouvrement@montclar.example", name: "Recouvrement" },
      to: [{ address: "compta@garage.example", name: "Léa Février" }, { address: "direction@garage.example" }],
      replyTo: [{ address: "compta@montclar.example" }],
      subject: sent.subject,
      messageId: sent.messageId,
    });
    expect(mail?.text?.trim()).toBe(sent.text.trim());
    expect(mail?.html?.trim()).toBe(sent.html);
    const names = mail?.headers.map(({ key }) => key) ?? [];
    expect(names).toContain("x-relance-key");
    expect(names).not.toContain("auto-submitted");
    expect(names).not.toContain("x-unsent");
  });

  it("cannot be given a header by a customer's name", async () => {
    const smtp = await server();
    await sendAll(smtp, [
      email(
        {},
        { subject: "Facture\r\nBcc: espion@ailleurs.example", to: [{ contact: "1", email: "a@b.example", name: "X\r\nBcc: y@z.example" }] },
      ),
    ]);
    const [mail] = await smtp.mailbox();
    expect(mail?.bcc ?? []).toEqual([]);
    expect(mail?.to).toHaveLength(1);
  });

  it("goes over one connection for many", async () => {
    const smtp = await server();
    await sendAll(smtp, emails(5));
    expect(smtp.connections()).toBe(1);
    expect(await smtp.keys()).toEqual(emails(5).map(({ key }) => key));
  });

  it("goes over several connections at once", async () => {
    const smtp = await server();
    const carrier = smtpCarrier({ url: smtp.url, connections: 4 });
    for await (const receipt of carrier.deliver(emails(4), patient)) expect(receipt.status).toBe("written");
    await carrier.close();
    expect(smtp.connections()).toBe(4);
    expect((await smtp.keys()).toSorted()).toEqual(
      emails(4)
        .map(({ key }) => key)
        .toSorted(),
    );
  });
});

describe("what the server's answer makes of a mail", () => {
  const refused: Partial<Receipt> = { status: "refused" };
  const later: Partial<Receipt> = { status: "refused", retry: true };
  const cases: readonly [string, SmtpFault, Partial<Receipt>, number][] = [
    ["no such mailbox", { at: "rcpt_to", code: 550, words: "5.1.1 no such user" }, { ...refused, why: "550 5.1.1 no such user" }, 0],
    ["mailbox busy", { at: "rcpt_to", code: 450, words: "greylisted" }, { ...later, why: "450 greylisted" }, 0],
    ["content not wanted", { at: "data", code: 554, words: "spam" }, { ...refused, why: "554 spam" }, 0],
    ["content put off", { at: "data", code: 451 }, later, 0],
    ["no room for it", { at: "data", code: 552 }, refused, 0],
    ["our sender is not allowed: ours to mend", { at: "mail_from", code: 550 }, later, 0],
    ["the server is closing", { at: "mail_from", code: 421 }, later, 0],
    ["the server is full at the door", { at: "connect", code: 421 }, later, 0],
    ["the line breaks before the answer, not taken", { at: "data", drop: "before_keeping" }, { status: "unknown" }, 0],
    ["the line breaks before the answer, taken", { at: "data", drop: "after_keeping" }, { status: "unknown" }, 1],
    ["no answer in time", { at: "data", slowMs: 1500 }, { status: "unknown" }, 1],
  ];

  it.each(cases)("%s", async (_title, fault, expected, taken) => {
    const smtp = await server();
    smtp.fail(fault);
    const [receipt] = await sendAll(smtp, [email()], { timeoutMs: 1000 });
    expect(receipt).toMatchObject({ key: email().key, host: "smtp", ...expected });
    expect(receipt?.retry).toBe(expected.retry);
    if ("slowMs" in fault) await new Promise((later) => setTimeout(later, 800));
    expect(await smtp.keys()).toHaveLength(taken);
  });

  it("nobody to write to", async () => {
    expect(await sendAll(await server(), [email({}, { to: [] })])).toMatchObject([
      { status: "refused", why: expect.stringMatching(/recipient/i) },
    ]);
  });

  it("one address of two is wrong: it has left, and the other address is named", async () => {
    const smtp = await server();
    smtp.fail({ at: "rcpt_to", code: 550, words: "no such user" }, { to: "old@garage.example" });
    const two = email(
      {},
      {
        to: [
          { contact: "1", email: "old@garage.example" },
          { contact: "2", email: "new@garage.example" },
        ],
      },
    );
    expect(await sendAll(smtp, [two])).toMatchObject([{ status: "written", why: "old@garage.example: 550 no such user" }]);
  });

  it("nobody listens", async () => {
    const port = await freePort();
    expect(await sendAll({ url: `smtp://127.0.0.1:${port}` }, [email()])).toMatchObject([
      { status: "refused", retry: true, why: expect.stringContaining("ECONNREFUSED") },
    ]);
  });

  it("a mail after any of these goes over a new connection", async () => {
    const smtp = await server();
    smtp.fail({ at: "data", drop: "after_keeping" });
    const receipts = await sendAll(smtp, emails(2));
    expect(receipts.map(({ status }) => status)).toEqual(["unknown", "written"]);
  });

  it("an idle connection that the server ended is no trouble", async () => {
    const smtp = await server({ socketTimeout: 200 });
    const carrier = smtpCarrier({ url: smtp.url, connections: 1 });
    const statuses: string[] = [];
    for (const effect of emails(2)) {
      for await (const { status } of carrier.deliver([effect], patient)) statuses.push(status);
      await new Promise((later) => setTimeout(later, 500));
    }
    await carrier.close();
    expect(statuses).toEqual(["written", "written"]);
    expect(await smtp.keys()).toHaveLength(2);
  });

  it("is not waited for longer than the delivery wants", async () => {
    const smtp = await server();
    smtp.fail({ at: "data", slowMs: 5000 });
    const carrier = smtpCarrier({ url: smtp.url });
    for await (const receipt of carrier.deliver([email()], AbortSignal.timeout(200)))
      expect(receipt).toMatchObject({ status: "unknown", why: "no answer in time" });
    await carrier.close();
  });
});

describe("secrecy on the way", () => {
  it("does not talk in clear to a server that must be asked for TLS", async () => {
    const smtp = await server();
    // Another name for this machine, which is not known to be this machine.
    const url = smtp.url.replace("127.0.0.1", "127.1");
    expect(await sendAll({ url }, [email()])).toMatchObject([{ status: "refused", retry: true, why: expect.stringContaining("STARTTLS") }]);
    expect(await smtp.keys()).toEqual([]);
  });

  it("does not trust a certificate that nobody vouches for", async () => {
    const smtp = await server({ secure: true });
    expect(await sendAll(smtp, [email()])).toMatchObject([{ status: "refused", retry: true, why: expect.stringMatching(/certificate/i) }]);
    expect(await smtp.keys()).toEqual([]);
  });
});

describe("the address of a mail server", () => {
  it.each([
    ["smtps://u%40x:p%2Fw@mail.example", { host: "mail.example", port: 465, security: "tls", user: "u@x", password: "p/w" }],
    ["smtp://u:p@mail.example:2525", { host: "mail.example", port: 2525, security: "starttls", user: "u", password: "p" }],
    ["smtp://mail.example", { host: "mail.example", port: 587, security: "starttls" }],
    ["smtp://relay.lan:25?tls=none", { host: "relay.lan", port: 25, security: "none" }],
    ["smtp://localhost:2525", { host: "localhost", port: 2525, security: "none" }],
    ["smtp://[::1]:25", { host: "::1", port: 25, security: "none" }],
  ])("%s", (url, expected) => {
    expect(smtpServer(url)).toEqual(expected);
  });

  it.each(["", "mail.example", "http://mail.example", "smtp://"])("is not %j", (url) => {
    expect(() => smtpServer(url)).toThrow("expected smtp://host:port or smtps://host:port");
  });

  it("does not carry a password in clear, nor into the error", () => {
    expect(() => smtpServer("smtp://u:hunter2@relay.lan?tls=none")).toThrow(/^a password would travel in clear to relay.lan$/);
  });
});

describe("looking whether the server answers", () => {
  const auth = { disabledCommands: ["STARTTLS"], allowInsecureAuth: true };
  const onAuth = ({ password }: { password?: string }, _session: unknown, done: (error: Error | null, ok?: { user: string }) => void) =>
    password === "right" ? done(null, { user: "u" }) : done(Object.assign(new Error("wrong password"), { responseCode: 535 }));

  it("does", async () => {
    expect(await verifySmtp((await server()).url)).toBeUndefined();
  });

  it.each([
    ["right", undefined],
    ["wrong", expect.stringContaining("wrong password")],
  ])("with a password that is %s", async (password, expected) => {
    const { url } = await server({ ...auth, onAuth });
    expect(await verifySmtp(url.replace("//", `//u:${password}@`))).toEqual(expected);
  });

  it("a wrong password parks nothing: every mail is tried later", async () => {
    const { url } = await server({ ...auth, onAuth });
    expect(await sendAll({ url: url.replace("//", "//u:wrong@") }, [email()])).toMatchObject([{ status: "refused", retry: true }]);
  });

  it("does not", async () => {
    expect(await verifySmtp(`smtp://127.0.0.1:${await freePort()}`)).toContain("ECONNREFUSED");
    expect(await verifySmtp("mail.example")).toContain("smtp://");
  });
});

it("keeps what it took after it has ended", async () => {
  const folder = await temporaryFolder();
  const smtp = await startSmtp(folder);
  await sendAll(smtp, [email()]);
  await smtp.close();
  expect((await readMailbox(folder)).map(keyOf)).toEqual([email().key]);
});

async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((listening) => probe.listen(0, "127.0.0.1", listening));
  const { port } = probe.address() as { port: number };
  await new Promise((closed) => probe.close(closed));
  return port;
}
