import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { availableParallelism, loadavg, tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { type BookTruth, writeBook } from "./fec-book.ts";
import { type Balances, isThere, sides } from "./fec-sides.ts";
import { readFlags } from "./flags.ts";
import { median } from "./harness.ts";

/**
 * Reads one large FEC: what every customer owes. Each side runs in a process of its own, in turns, so that its peak memory is
 * its own; each must come to the cent to what the file was written with, customer by customer.
 */
interface Outcome {
  readonly seconds: number;
  readonly cpu: number;
  readonly peakMB: number;
  readonly balances: readonly (readonly [customer: string, cents: number])[];
}

async function runSide(name: string, path: string): Promise<void> {
  const before = process.cpuUsage();
  const start = performance.now();
  const balances = await sides[name]?.run(path);
  const seconds = (performance.now() - start) / 1000;
  const { user, system } = process.cpuUsage(before);
  const peakMB = Math.round(process.resourceUsage().maxRSS / 1024);
  const outcome: Outcome = { seconds, cpu: (user + system) / 1e6, peakMB, balances: [...(balances ?? [])] };
  process.stdout.write(JSON.stringify(outcome), () => process.exit(0));
}

function spawned(name: string, path: string, truth: Balances): Outcome {
  const env = { ...process.env, BENCH_SIDE: name, BENCH_FILE: path };
  const { stdout, stderr, status } = spawnSync(process.execPath, [fileURLToPath(import.meta.url)], {
    env,
    encoding: "utf8",
    maxBuffer: 1 << 28,
  });
  if (status !== 0) throw new Error(`${name}: ${stderr}`);
  const outcome = JSON.parse(stdout) as Outcome;
  expectExact(name, new Map(outcome.balances), truth);
  return outcome;
}

function expectExact(name: string, found: Balances, truth: Balances): void {
  const wrong = [...truth].filter(([customer, cents]) => (found.get(customer) ?? 0) !== cents);
  const more = [...found].filter(([customer, cents]) => cents !== 0 && !truth.has(customer));
  if (wrong.length + more.length > 0)
    throw new Error(`${name}: ${wrong.length + more.length} customers are wrong, first ${JSON.stringify([...wrong, ...more][0])}`);
}

/** The floor: the same bytes, lines counted. */
function countLines(path: string): number {
  const start = performance.now();
  spawnSync("wc", ["-l", path]);
  return (performance.now() - start) / 1000;
}

function main(): void {
  const flags = readFlags({ lines: 1_000_000, rounds: 7 });
  const folder = mkdtempSync(join(tmpdir(), "relance-bench-"));
  try {
    const path = join(folder, "000000000FEC20261231.txt");
    const truth = writeBook(path, flags.lines);
    const names = Object.keys(sides).filter((name) => isThere(sides[name] as (typeof sides)[string]));
    const outcomes = new Map<string, Outcome[]>(names.map((name) => [name, []]));
    const counts: number[] = [];
    for (let round = 0; round < flags.rounds; round++) {
      for (const name of round % 2 === 0 ? names : names.toReversed()) outcomes.get(name)?.push(spawned(name, path, truth.balances));
      counts.push(countLines(path));
    }
    print(truth, outcomes, counts, flags.json);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function print(truth: BookTruth, outcomes: ReadonlyMap<string, readonly Outcome[]>, counts: readonly number[], json: boolean): void {
  const rows = [...outcomes].map(([name, its]) => rowOf(name, its));
  const { balances, ...book } = truth;
  const load = loadavg()[0];
  if (json)
    return console.log(JSON.stringify({ book, load, rows, wc: { median: median(counts), min: Math.min(...counts) } }, undefined, 2));
  const [lines, customers] = [truth.lines, balances.size].map((count) => count.toLocaleString("en"));
  console.log(
    `What ${customers} customers owe, from ${lines} lines, ${(truth.bytes / 1e6).toFixed(1)} MB; every side exact for each of them`,
  );
  console.log(`${process.version}, ${availableParallelism()} cores, load of the last minute ${load?.toFixed(1)}\n`);
  console.log(line("", ["median s", "min s", "cpu s", "min cpu s", "peak MB"]));
  for (const { name, seconds, minSeconds, cpu, minCpu, peakMB } of rows)
    console.log(line(name, [...[seconds, minSeconds, cpu, minCpu].map((value) => value.toFixed(2)), String(peakMB)]));
  console.log(line("wc -l", [median(counts).toFixed(2), Math.min(...counts).toFixed(2)]));
  console.log();
  const [ours] = rows;
  for (const other of rows.slice(1))
    if (ours !== undefined)
      console.log(
        `${other.name} takes ${(other.seconds / ours.seconds).toFixed(2)} times as long as ${ours.name} (least of all rounds: ` +
          `${(other.minSeconds / ours.minSeconds).toFixed(2)}; processor time: ${(other.cpu / ours.cpu).toFixed(2)})`,
      );
  for (const { name } of rows) console.log(`  ${name}: ${sides[name]?.does}`);
}

function rowOf(name: string, its: readonly Outcome[]) {
  const [seconds, cpu] = [its.map((each) => each.seconds), its.map((each) => each.cpu)];
  return {
    name,
    seconds: median(seconds),
    minSeconds: Math.min(...seconds),
    cpu: median(cpu),
    minCpu: Math.min(...cpu),
    peakMB: Math.max(...its.map((each) => each.peakMB)),
  };
}

function line(name: string, cells: readonly string[]): string {
  return name.padEnd(20) + cells.map((cell) => cell.padStart(10)).join("");
}

if (process.env.BENCH_SIDE === undefined) main();
else await runSide(process.env.BENCH_SIDE, process.env.BENCH_FILE ?? "");
