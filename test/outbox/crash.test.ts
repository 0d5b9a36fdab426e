import { execFile, fork } from "node:child_process";
import { once } from "node:events";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { stdout } from "node:process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { beforeAll, expect, it, onTestFinished } from "vitest";
import { openStore } from "../../src/ledger/store/open.ts";
import type { OutboxState } from "../../src/ledger/store/schema.ts";
import { approve } from "../../src/outbox/approve.ts";
import { enqueue } from "../../src/outbox/enqueue.ts";
import { listOutbox } from "../../src/outbox/rows.ts";
import { startSmtp, type TestSmtp } from "../support/smtp.ts";
import { emails, temporaryFolder, today } from "./kit.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));
const built = join(root, "node_modules/.cache/relance-crash");
const child = join(built, "test/outbox/crash/deliver-child.js");
const kills = 20;

// Node 20 does not run TypeScript, and a process that is killed must be one of its own.
beforeAll(async () => {
  const tsc = join(root, "node_modules/typescript/bin/tsc");
  await promisify(execFile)(process.execPath, [tsc, "-p", join(root, "test/outbox/crash")]);
  await writeFile(join(built, "package.json"), '{ "type": "module" }');
});

/**
 * Runs a delivery. With `kill`, it is killed a few milliseconds after its store is open or, from 1 on, after the mail
 * server has seen that many things happen. Returns what it told, unless it died.
 */
async function run(folder: string, smtp: TestSmtp, kill?: { readonly atEvent: number; readonly delay: number }) {
  const process = fork(child, [folder, smtp.url, today], { stdio: ["ignore", "ignore", "inherit", "ipc"] });
  const exit = once(process, "exit") as Promise<[number | null, string | null]>;
  let report: unknown;
  let events = -1;
  const happened = () => {
    if (++events === kill?.atEvent) setTimeout(() => process.kill("SIGKILL"), kill.delay);
  };
  process.on("message", (message) => {
    if (message === "open") happened();
    else report = message;
  });
  smtp.watch(happened);
  const [code, signal] = await exit;
  if (signal === null && code !== 0) throw new Error(`the delivery ended with ${code}`);
  return { killed: signal === "SIGKILL", sawMail: events > 0, report };
}

it(`killed ${kills} times at random, each mail arrives once, or is uncertain and at most once`, { timeout: 300_000 }, async () => {
  const folder = join(await temporaryFolder(), "store");
  const smtp = await startSmtp(await temporaryFolder());
  onTestFinished(() => smtp.close());
  const plan = emails(60);
  for (const { to } of plan) smtp.fail({ at: "data", slowMs: 20 }, { to: to[0]?.email ?? "" });
  const first = await openStore({ workspace: "crash", folder });
  await enqueue(first, plan, { mode: "review", today });
  await approve(first, { all: true }, "marie", today);
  await first.close();

  let whileSending = 0;
  for (let killed = 0; killed < kills; killed++) {
    const death = await run(folder, smtp, { atEvent: Math.floor(Math.random() * 14), delay: Math.random() * 20 });
    if (death.killed && death.sawMail) whileSending++;
  }
  expect((await run(folder, smtp)).report).toMatchObject({ remaining: 0 });
  expect((await run(folder, smtp)).report).toEqual({ outcomes: 0, remaining: 0 });

  const store = await openStore({ workspace: "crash", folder });
  const entries = await listOutbox(store);
  await store.close();
  const arrived = new Map<string, number>();
  for (const key of await smtp.keys()) arrived.set(key, (arrived.get(key) ?? 0) + 1);
  const of = (state: OutboxState) => entries.filter((entry) => entry.state === state).map(({ key }) => arrived.get(key) ?? 0);
  const uncertain = of("uncertain");
  const late = uncertain.filter((times) => times === 1).length;
  stdout.write(
    `${kills} kills, ${whileSending} while sending: ${of("sent").length} sent, ${uncertain.length} uncertain of which ${late} had arrived\n`,
  );
  expect(of("sent").length + uncertain.length).toBe(plan.length);
  expect(
    of("sent").every((times) => times === 1),
    "sent exactly once",
  ).toBe(true);
  expect(
    uncertain.every((times) => times <= 1),
    "uncertain at most once",
  ).toBe(true);
  expect(whileSending, "kills that mattered").toBeGreaterThan(kills / 4);
  expect(entries.filter(({ state }) => state === "uncertain").every(({ why }) => why?.code === "outbox.uncertain")).toBe(true);
});
