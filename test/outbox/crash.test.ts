import { execFile, fork } from "node:child_process";
import { once } from "node:events";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { beforeAll, expect, it, onTestFinished } from "vitest";
import { openStore } from "../../src/ledger/store/open.ts";
import type { OutboxState } from "../../src/ledger/store/schema.ts";
import { approve } from "../../src/outbox/approve.ts";
import { enqueue } from "../../src/outbox/enqueue.ts";
import { listOutbox } from "../../src/outbox/rows.ts";
import { startSmtp } from "../support/smtp.ts";
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

/** Runs a delivery and kills it `killAfter` milliseconds after its store is open. */
async function run(folder: string, url: string, killAfter?: number): Promise<{ readonly remaining?: number }> {
  const process = fork(child, [folder, url, today], { stdio: ["ignore", "ignore", "inherit", "ipc"] });
  const exit = once(process, "exit");
  let report: { remaining?: number } = {};
  process.on("message", (message) => {
    if (typeof message === "object") report = message as { remaining: number };
    else if (killAfter !== undefined) void pause(killAfter).then(() => process.kill("SIGKILL"));
  });
  const [code, signal] = (await exit) as [number | null, string | null];
  if (killAfter === undefined && code !== 0) throw new Error(`delivery ended with ${code ?? signal}`);
  return report;
}

it(`killed ${kills} times at random, each mail arrives once, or is uncertain and at most once`, { timeout: 300_000 }, async () => {
  const folder = join(await temporaryFolder(), "store");
  const smtp = await startSmtp(await temporaryFolder());
  onTestFinished(() => smtp.close());
  const plan = emails(60);
  for (const { to } of plan) smtp.fail({ at: "data", slowMs: 40 }, { to: to[0]?.email ?? "" });
  const first = await openStore({ workspace: "crash", folder });
  await enqueue(first, plan, { mode: "review", today });
  await approve(first, { all: true }, "marie", today);
  await first.close();

  for (let killed = 0; killed < kills; killed++) await run(folder, smtp.url, Math.random() * 300);
  const { remaining } = await run(folder, smtp.url);
  expect(remaining).toBe(0);
  expect(await run(folder, smtp.url)).toEqual({ outcomes: 0, remaining: 0 });

  const store = await openStore({ workspace: "crash", folder });
  const entries = await listOutbox(store);
  await store.close();
  const arrived = new Map<string, number>();
  for (const key of await smtp.keys()) arrived.set(key, (arrived.get(key) ?? 0) + 1);
  const of = (state: OutboxState) => entries.filter((entry) => entry.state === state).map(({ key }) => arrived.get(key) ?? 0);
  const uncertain = of("uncertain");
  console.info(
    `${kills} kills: ${of("sent").length} sent, ${uncertain.length} uncertain of which ${uncertain.filter((times) => times === 1).length} had arrived`,
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
  expect(of("sent").length, "enough left for the proof").toBeGreaterThan(0);
  expect(entries.filter(({ state }) => state === "uncertain").every(({ why }) => why?.code === "outbox.uncertain")).toBe(true);
});
