import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { expect, it, onTestFinished } from "vitest";
import { relance, temporaryFolder } from "../cli/kit.ts";
import { keyOf, startSmtp, type TestSmtp } from "../support/smtp.ts";

/**
 * The whole command, as people start it, killed without warning at a random moment, twenty times, while a real mail server
 * takes its time. The proof is the server's mailbox.
 */
const main = resolve(import.meta.dirname, "../../dist/cli/main.js");
const monday = "2026-11-23";
const kills = 20;

/** `killAfter` counts from the first connection to the mail server: before it, nothing can have left. */
async function runOnce(folder: string, smtp: TestSmtp, killAfter?: number): Promise<number | null> {
  const connections = smtp.connections();
  const child = spawn(process.execPath, [main, "run", folder, "--today", monday, "--log-level", "quiet"], {
    env: { ...process.env, SMTP_URL: smtp.url, LANG: "en_GB.UTF-8" },
    stdio: "ignore",
  });
  const exited = once(child, "exit") as Promise<[number | null]>;
  if (killAfter !== undefined) {
    while (smtp.connections() === connections && child.exitCode === null) await pause(5);
    await pause(killAfter);
    child.kill("SIGKILL");
  }
  const [code] = await exited;
  return code;
}

it(
  `relance run, killed ${kills} times: each approved mail arrives once, or is uncertain and at most once`,
  { timeout: 600_000 },
  async () => {
    expect(existsSync(main), "npm run build first").toBe(true);
    const smtp = await startSmtp(temporaryFolder());
    onTestFinished(() => smtp.close());
    const folder = join(temporaryFolder(), "acme");
    await relance(["init", folder, "--source", "memory", "--today", monday]);
    const settings = join(folder, "relance.yaml");
    writeFileSync(settings, readFileSync(settings, "utf8").replace("debtors: 60", "debtors: 1000"));
    await relance(["pull", folder, "--today", monday]);
    expect(await relance(["approve", folder, "--all", "--today", monday])).toMatchObject({ exit: 0 });
    const { out } = await relance(["outbox", folder, "--state", "approved", "--json"]);
    const planned = (JSON.parse(out) as { key: string; effect: { kind: string; to?: { email: string }[] } }[]).filter(
      ({ effect }) => effect.kind === "email",
    );
    for (const { effect } of planned) smtp.fail({ at: "data", slowMs: 100 }, { to: effect.to?.[0]?.email ?? "" });
    const mails = planned.map(({ key }) => key);
    expect(mails.length).toBeGreaterThan(60);

    let interrupted = 0;
    for (let killed = 0; killed < kills; killed++) {
      if ((await runOnce(folder, smtp, Math.random() * 250)) === null) interrupted++;
    }
    await runOnce(folder, smtp);
    const before = (await smtp.keys()).length;
    await runOnce(folder, smtp);
    expect((await smtp.keys()).length, "run again: nothing leaves").toBe(before);

    const mailbox = await smtp.mailbox();
    const lists = mailbox.filter((mail) => mail.messageId?.startsWith("<tasks-"));
    expect(lists.map((mail) => mail.messageId)).toEqual([...new Set(lists.map((mail) => mail.messageId))]);
    const arrived = new Map<string, number>();
    for (const mail of mailbox) if (!lists.includes(mail)) arrived.set(keyOf(mail), (arrived.get(keyOf(mail)) ?? 0) + 1);
    const listed = await relance(["outbox", folder, "--json"]);
    const states = new Map((JSON.parse(listed.out) as { key: string; state: string }[]).map(({ key, state }) => [key, state]));
    const sent = mails.filter((key) => states.get(key) === "sent");
    const uncertain = mails.filter((key) => states.get(key) === "uncertain");
    console.info(`${interrupted} of ${kills} runs killed: ${sent.length} mails sent, ${uncertain.length} uncertain`);
    expect(interrupted, "kills that came while mails were left").toBeGreaterThan(kills / 2);
    expect(sent.length + uncertain.length).toBe(mails.length);
    expect(sent.map((key) => arrived.get(key))).toEqual(sent.map(() => 1));
    expect(uncertain.every((key) => (arrived.get(key) ?? 0) <= 1)).toBe(true);
    expect([...arrived.keys()].every((key) => mails.includes(key))).toBe(true);
    if (uncertain.length > 0) expect(listed.exit, "an uncertain mail is a finding").toBe(1);
  },
);
