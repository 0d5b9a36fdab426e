import { fork, spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, unlinkSync, utimesSync, writeFileSync } from "node:fs";
import { hostname, tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { type Lock, takeLock } from "../../../src/ledger/store/lock.ts";
import { machine, startOf } from "../../../src/ledger/store/process.ts";
import { storeSentences } from "../../../src/text/store.ts";
import { say } from "../../../src/text/sentences.ts";
import { StoreError } from "../../../src/ledger/store/error.ts";
import { compiled } from "./compile.ts";

let folder = "";
let held: Lock[] = [];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "relance-lock-"));
  held = [];
});

afterEach(() => {
  vi.useRealTimers();
  for (const lock of held) lock.release();
  rmSync(folder, { recursive: true, force: true });
});

async function take(): Promise<Lock> {
  const lock = await takeLock(folder);
  held.push(lock);
  return lock;
}

const claims = () => readdirSync(join(folder, "lock"));
const claimFile = () => join(folder, "lock", claims()[0] ?? "");

/** A claim as another process would have left it, `age` seconds after its last sign of life. */
function leave({ pid = process.pid, of = machine(), started = startOf(pid), age = 3_600 }): string {
  const name = [pid, "office-pc", of, started, Date.now() - 7_200_000, "0123456789ab"].join("@");
  mkdirSync(join(folder, "lock"), { recursive: true });
  const file = join(folder, "lock", name);
  writeFileSync(file, "");
  const at = Date.now() / 1_000 - age;
  utimesSync(file, at, at);
  return name;
}

function deadPid(): number {
  return spawnSync(process.execPath, ["-e", ""]).pid;
}

describe("the lock of the embedded store", () => {
  it("is there while it is held, and no longer", async () => {
    const lock = await take();
    expect(claims()).toHaveLength(1);
    lock.assertHeld();
    lock.release();
    lock.release();
    expect(claims()).toEqual([]);
    await take();
  });

  it("refuses a second holder with a sentence that says who, since when, where, and what to do", async () => {
    const before = new Date().toISOString();
    await take();
    const error = await takeLock(folder).catch((thrown: unknown) => thrown);
    if (!(error instanceof StoreError)) throw error;
    expect(error).toMatchObject({ code: "store.locked", params: { pid: process.pid, host: hostname(), folder } });
    expect(String(error.params.since) >= before).toBe(true);
    const at = `${error.params.since}`.replace(/^(\d+)-(\d+)-(\d+)T(\d\d:\d\d).*/, "$3/$2/$1 $4 UTC");
    expect(say(error, "en", storeSentences)).toBe(
      `Another relance already has ${folder} open: process ${process.pid} on ${hostname()}, since ${at}. Two processes would lose data there. Stop it (“relance serve” stops with Ctrl-C), or set DATABASE_URL to share a PostgreSQL server.`,
    );
    expect(say(error, "fr", storeSentences)).toContain(`processus ${process.pid} sur ${hostname()}, depuis le ${at}`);
    expect(claims(), "and leaves nothing behind").toHaveLength(1);
  });

  describe.runIf(startOf(process.pid) !== "")("left in the folder", () => {
    it.each<[who: string, left: Parameters<typeof leave>[0]]>([
      ["a process that is gone", { pid: deadPid(), started: "12345", age: 0 }],
      ["a process whose id is another's now", { started: "12345", age: 0 }],
      ["another machine that has been silent for long", { of: "elsewhere", age: 120 }],
      ["a process of unknown start that is gone", { pid: deadPid(), started: "", age: 0 }],
      ["a process of unknown start whose id lives, silent for long", { started: "", age: 120 }],
    ])("by %s is taken over, and cleared away", async (_, left) => {
      const name = leave(left);
      await take();
      expect(claims()).toHaveLength(1);
      expect(claims()).not.toContain(name);
    });

    it.each<[who: string, left: Parameters<typeof leave>[0]]>([
      ["a living process, silent or not", { age: 86_400 }],
      ["another machine that gives signs of life", { of: "elsewhere", age: 20 }],
      ["a process of unknown start that gives signs of life", { started: "", age: 20 }],
    ])("by %s is respected", async (_, left) => {
      const name = leave(left);
      await expect(takeLock(folder)).rejects.toMatchObject({ code: "store.locked", params: { host: "office-pc" } });
      expect(claims()).toEqual([name]);
    });
  });

  it("does not mind files that are none of its own", async () => {
    mkdirSync(join(folder, "lock"));
    writeFileSync(join(folder, "lock", ".DS_Store"), "");
    await take();
    expect(claims()).toContain(".DS_Store");
  });

  it("is lost when its file is, and does not come back by a sign of life", async () => {
    vi.useFakeTimers({ toFake: ["setInterval", "clearInterval"] });
    const lock = await take();
    unlinkSync(claimFile());
    vi.advanceTimersByTime(60_000);
    expect(claims()).toEqual([]);
    expect(() => lock.assertHeld()).toThrow(expect.objectContaining({ code: "store.lock_lost", params: { folder } }));
  });

  it("gives a sign of life every ten seconds", async () => {
    vi.useFakeTimers({ toFake: ["setInterval", "clearInterval"] });
    await take();
    utimesSync(claimFile(), 0, 0);
    vi.advanceTimersByTime(10_000);
    expect(Date.now() - statSync(claimFile()).mtimeMs).toBeLessThan(5_000);
  });

  it("names the folder where nothing can be written", async () => {
    const file = join(folder, "file");
    writeFileSync(file, "");
    await expect(takeLock(file)).rejects.toMatchObject({
      code: "store.folder",
      params: { folder: file, why: expect.stringContaining("ENOTDIR") },
    });
  });

  it("has one holder at a time among processes that start together and die with it in hand", { timeout: 60_000 }, async () => {
    const contender = compiled()("contender");
    leave({ pid: deadPid(), started: "12345" });
    const ends = await Promise.all(["", "die", "", "die"].map((end) => contend(contender, end)));
    expect(ends.map(({ code, signal }) => code ?? signal)).toEqual([0, "SIGKILL", 0, "SIGKILL"]);
    expect(ends.map(({ held: times }) => times > 0)).toEqual([true, true, true, true]);
    await take();
    expect(claims()).toHaveLength(1);
  });
});

function contend(
  script: string,
  end: string,
): Promise<{ readonly code: number | null; readonly signal: string | null; readonly held: number }> {
  return new Promise((resolve) => {
    let times = 0;
    const child = fork(script, [folder, "30", end], { execArgv: [] });
    child.on("message", () => times++);
    child.on("exit", (code, signal) => resolve({ code, signal, held: times }));
  });
}
