import { execFile, fork } from "node:child_process";
import { once } from "node:events";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { stdout } from "node:process";
import { promisify } from "node:util";
import { beforeAll, expect, it, onTestFinished } from "vitest";
import type { Effect } from "../../../src/ledger/effect.ts";
import { openStore } from "../../../src/ledger/store/open.ts";
import { approve } from "../../../src/outbox/approve.ts";
import { enqueue } from "../../../src/outbox/enqueue.ts";
import { listOutbox } from "../../../src/outbox/rows.ts";
import { temporaryFolder } from "../../outbox/kit.ts";
import { type BrokenLine, breakLine } from "./broken-line.ts";
import { countOf, customers, email, flushMails, note, odooWithApp, task, today } from "./kit.ts";

const root = join(import.meta.dirname, "../../..");
const built = join(root, "node_modules/.cache/relance-odoo-push");
const child = join(built, "test/connectors/odoo-push/children/deliver.js");
const kills = 20;

const odoo = await odooWithApp();

// Node 20 does not run TypeScript, and a process that is killed must be one of its own.
beforeAll(async () => {
  const tsc = join(root, "node_modules/typescript/bin/tsc");
  await promisify(execFile)(process.execPath, [tsc, "-p", join(import.meta.dirname, "children")]);
  await writeFile(join(built, "package.json"), '{ "type": "module" }');
});

/** Runs a delivery. With `kill`, it is killed some milliseconds after the line has seen that many things happen. */
async function run(folder: string, line: BrokenLine, hours: number, kill?: { readonly atEvent: number; readonly delay: number }) {
  const args = [folder, line.url, odoo.database, odoo.botKey, today, String(hours)];
  const process = fork(child, args, { stdio: ["ignore", "ignore", "inherit", "ipc"] });
  const exit = once(process, "exit") as Promise<[number | null, string | null]>;
  let events = 0;
  let told: { readonly ended: boolean } | undefined;
  line.watch(() => {
    if (++events === kill?.atEvent) setTimeout(() => process.kill("SIGKILL"), kill.delay);
  });
  process.on("message", (message) => {
    told = message as typeof told;
  });
  const [code, signal] = await exit;
  if (signal === null && code !== 0) throw new Error(`the delivery ended with ${code}`);
  return { killed: signal === "SIGKILL", ended: told?.ended ?? false };
}

it(
  `killed ${kills} times, with every tenth answer cut: 200 effects are in Odoo once each, and each mail at the mail server once`,
  { timeout: 600_000 },
  async () => {
    const folder = join(await temporaryFolder(), "store");
    const line = await breakLine(odoo.url);
    onTestFinished(() => line.close());
    const people = await customers(odoo, 40);
    const steps = ["courtesy", "firm", "last"];
    const effects: readonly Effect[] = steps
      .flatMap((step) => people.flatMap((of) => [email(of, {}, step), task(of, {}, step), note(of, {}, step)]))
      .slice(0, 200);
    expect(effects).toHaveLength(200);
    const store = await openStore({ workspace: "killed", folder });
    await enqueue(store, effects, { mode: "review", today });
    await approve(store, { all: true }, "marie", today);
    await store.close();

    let whileWriting = 0;
    for (let killed = 0; killed < kills; killed++) {
      const death = await run(folder, line, killed * 24, { atEvent: 1 + Math.floor(Math.random() * 24), delay: Math.random() * 60 });
      if (death.killed) whileWriting++;
      // Odoo's queue runs when it likes, also while Odoo still works on what a dead process had asked.
      if (killed % 3 === 0) await flushMails(odoo);
    }
    let ended = false;
    for (let again = 0; again < 10 && !ended; again++) {
      ({ ended } = await run(folder, line, (kills + again) * 24));
    }
    expect(ended, "everything has left and is shown").toBe(true);
    await flushMails(odoo);

    const after = await openStore({ workspace: "killed", folder });
    const states = (await listOutbox(after)).map(({ state }) => state);
    await after.close();
    expect(states).toEqual(effects.map(() => "sent"));
    const mails = effects.filter((effect) => effect.kind === "email");
    const tasks = effects.filter((effect) => effect.kind === "task");
    expect(await countOf(odoo, effects)).toEqual({ messages: effects.length - tasks.length, activities: tasks.length, twice: 0 });
    const arrived = (await odoo.smtp.mailbox()).map(({ messageId }) => messageId).toSorted();
    expect(arrived).toEqual(mails.map(({ messageId }) => messageId).toSorted());
    const actions = await odoo.sql<{ x_state: string; count: number }>(
      "select x_state, count(*)::int as count from x_relance_action group by 1",
    );
    expect(actions).toEqual([{ x_state: "sent", count: mails.length + tasks.length }]);
    stdout.write(`${whileWriting} of ${kills} runs killed while writing, ${line.cut()} answers cut, ${mails.length} mails\n`);
    expect(whileWriting, "kills that mattered").toBeGreaterThan(kills / 3);
    expect(line.cut()).toBeGreaterThan(10);
  },
);
