import { type ChildProcess, spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { availableParallelism, loadavg, tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { writeBook } from "./fec-book.ts";
import { readFlags } from "./flags.ts";

/** Whether the service answers while it reads a large FEC: `GET /health` every 100 ms, from the order to run until the end. */
const main = fileURLToPath(new URL("../../../dist/cli/main.js", import.meta.url));
const token = "a-token-of-the-bench-that-opens-nothing-else";
const everyMs = 100;
const missedMs = 5000; // an answer that takes longer is none
const goalMs = 500;

interface Polls {
  readonly answers: readonly number[];
  readonly missed: number;
  readonly seconds: number;
}

async function measure(lines: number): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "relance-bench-"));
  let service: ChildProcess | undefined;
  try {
    mkdirSync(join(folder, "book"));
    const { bytes } = writeBook(join(folder, "book", "000000000FEC20261231.txt"), lines);
    writeFileSync(join(folder, "relance.yaml"), settings);
    const port = 20_000 + (process.pid % 20_000);
    service = spawn(process.execPath, [main, "serve", folder, "--port", String(port)], {
      env: { ...process.env, RELANCE_TOKEN: token },
      stdio: "ignore",
    });
    const url = `http://127.0.0.1:${port}`;
    while (!(await answers(`${url}/health`))) await pause(200);
    const idle = await poll(url, async () => pause(3000));
    const busy = await poll(url, async () => runOnce(url));
    tell(`idle`, idle);
    tell(`reading ${(bytes / 1e9).toFixed(2)} GB, storing and planning`, busy);
    console.log(`${process.version}, ${availableParallelism()} cores, load of the last minute ${loadavg()[0]?.toFixed(1)}`);
  } finally {
    service?.kill("SIGKILL");
    rmSync(folder, { recursive: true, force: true });
  }
}

async function runOnce(url: string): Promise<void> {
  await fetch(`${url}/w/bench/run`, { method: "POST", headers: { authorization: `Bearer ${token}` } });
  for (;;) {
    await pause(1000);
    const health = (await (await fetch(`${url}/health`)).json()) as { workspaces: { pulledOn?: string; lastRunFailed: boolean }[] };
    const [workspace] = health.workspaces;
    if (workspace?.lastRunFailed) throw new Error("the run failed");
    if (workspace?.pulledOn !== undefined) return;
  }
}

/** Asks every 100 ms while `work` lasts; an answer that takes longer than `missedMs` counts as missed. */
async function poll(url: string, work: () => Promise<void>): Promise<Polls> {
  const took: number[] = [];
  let missed = 0;
  const over = new AbortController();
  const asked: Promise<void>[] = [];
  const start = performance.now();
  const done = work().finally(() => over.abort());
  for (; !over.signal.aborted; await pause(everyMs)) {
    const at = performance.now();
    asked.push(answers(`${url}/health`).then((answered) => (answered ? void took.push(performance.now() - at) : void missed++)));
  }
  const seconds = (performance.now() - start) / 1000;
  await Promise.all(asked);
  await done;
  return { answers: took.toSorted((a, b) => a - b), missed, seconds };
}

async function answers(url: string): Promise<boolean> {
  try {
    return (await fetch(url, { signal: AbortSignal.timeout(missedMs) })).ok;
  } catch {
    return false;
  }
}

function tell(what: string, { answers: took, missed, seconds }: Polls): void {
  const at = (share: number) => Math.round(took[Math.min(took.length - 1, Math.floor(took.length * share))] ?? Number.NaN);
  const late = took.filter((each) => each > goalMs).length;
  console.log(
    `${what}: ${seconds.toFixed(0)} s, ${took.length + missed} requests, ${missed} missed, ${late} over ${goalMs} ms; ` +
      `median ${at(0.5)} ms, 99 % within ${at(0.99)} ms, slowest ${at(1)} ms`,
  );
}

const settings = `name: bench
source: fec
fec: { files: ["book/*.txt"] }
company: { name: Comptoir des Essences, email: compta@essences.example, signature: Bench }
mail: { from: "Bench <compta@essences.example>" }
schedule: "0 0 1 1 *"
`;

await measure(readFlags({ lines: 6_700_000 }).lines);
