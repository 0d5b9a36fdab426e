import { spawnSync } from "node:child_process";
import { closeSync, createReadStream, existsSync, mkdtempSync, openSync, readSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath, pathToFileURL } from "node:url";
import { accountTest } from "../src/connectors/fec/accounts.ts";
import { fecConnector } from "../src/connectors/fec/connector.ts";
import { scopeOf } from "../src/connectors/fec/packed.ts";
import { bookReader, type Reading } from "../src/connectors/fec/reader.ts";
import { makeScopes } from "../src/connectors/fec/scopes.ts";
import { makeSpool } from "../src/connectors/fec/spool.ts";
import { type BookTruth, writeBook } from "./fec-book.ts";
import { readFlags } from "./flags.ts";
import { median } from "./harness.ts";

/**
 * Reads one large FEC: what every customer owes. Each side runs in a process of its own, in turns, so that its peak memory is
 * its own. BENCH_MODULES names a folder whose node_modules holds @duckdb/node-api and csv-parse; without it they are left out.
 */
const balanceOf: Readonly<Record<string, (path: string) => Promise<number>>> = {
  "relance, read": readOurs,
  "relance, pull": pullOurs,
  "readline and split": readLines,
  "csv-parse": csvParse,
  duckdb: duckdb,
};

async function readOurs(path: string): Promise<number> {
  const scopes = makeScopes();
  const spool = makeSpool((buffer, start) => scopes.customers[scopeOf(buffer, start)] as number);
  const reading: Reading = { accounts: accountTest({ receivable: ["411"], retention: [] }), scopes, digits: 2, spool, files: [] };
  const reader = bookReader(path, reading);
  const file = openSync(path, "r");
  const block = Buffer.allocUnsafeSlow(1 << 20);
  for (let read = readSync(file, block); read > 0; read = readSync(file, block)) reader.feed(block.subarray(0, read));
  closeSync(file);
  const { balances } = reader.end();
  spool.close();
  return [...balances.values()].reduce((sum, each) => sum + each, 0);
}

/** Everything up to the facts: read twice (once for its digest), settled, due days, payment history, ids. */
async function pullOurs(path: string): Promise<number> {
  const company = { id: "000000000", name: "Comptoir des Essences" };
  let balance = 0;
  for await (const { facts } of fecConnector({ folder: "/", files: [path], company }).pull(undefined))
    for (const fact of facts) if (fact.kind === "balance" && fact.debtor === undefined) balance = fact.amount;
  return balance;
}

async function readLines(path: string): Promise<number> {
  const balances = new Map<string, number>();
  for await (const line of createInterface({ input: createReadStream(path), crlfDelay: Infinity })) add(balances, line.split("\t"));
  return total(balances);
}

async function csvParse(path: string): Promise<number> {
  const { parse } = (await imported("csv-parse")) as { parse: (options: object) => NodeJS.ReadWriteStream };
  const balances = new Map<string, number>();
  const parser = createReadStream(path).pipe(parse({ delimiter: "\t", quote: null }));
  parser.on("data", (cells: string[]) => add(balances, cells));
  await new Promise((resolve, reject) => parser.on("end", resolve).on("error", reject));
  return total(balances);
}

async function duckdb(path: string): Promise<number> {
  const { DuckDBInstance } = (await imported("@duckdb/node-api")) as { DuckDBInstance: { create(path: string): Promise<Duck> } };
  const connection = await (await DuckDBInstance.create(":memory:")).connect();
  const cents = (column: string) => `cast(replace("${column}", ',', '') as bigint)`;
  const sums = `select CompAuxNum, sum(${cents("Debit")} - ${cents("Credit")}) as balance
    from read_csv('${path}', delim = '\t', header = true, all_varchar = true, quote = '') where CompteNum like '411%' group by 1`;
  const result = await connection.runAndReadAll(`select cast(sum(balance) as varchar) from (${sums})`);
  return Number(result.getRows()[0]?.[0]);
}

interface Duck {
  connect(): Promise<{ runAndReadAll(sql: string): Promise<{ getRows(): readonly (readonly unknown[])[] }> }>;
}

function add(balances: Map<string, number>, cells: readonly string[]) {
  if (!cells[4]?.startsWith("411")) return;
  const cents = Number(cells[11]?.replace(",", "")) - Number(cells[12]?.replace(",", ""));
  balances.set(cells[6] ?? "", (balances.get(cells[6] ?? "") ?? 0) + cents);
}

function total(balances: ReadonlyMap<string, number>): number {
  return [...balances.values()].reduce((sum, each) => sum + each, 0);
}

function modules(): string | undefined {
  return process.env.BENCH_MODULES;
}

async function imported(name: string): Promise<unknown> {
  const path = createRequire(join(modules() ?? "", "index.js")).resolve(name);
  return import(pathToFileURL(path).href);
}

interface Outcome {
  readonly seconds: number;
  readonly cpu: number;
  readonly peakMB: number;
  readonly balance: number;
}

async function runSide(name: string, path: string): Promise<void> {
  const start = performance.now();
  const balance = await balanceOf[name]?.(path);
  const seconds = (performance.now() - start) / 1000;
  const { user, system } = process.cpuUsage();
  const outcome = { seconds, cpu: (user + system) / 1e6, peakMB: Math.round(process.resourceUsage().maxRSS / 1024), balance };
  process.stdout.write(JSON.stringify(outcome));
  process.exit(0);
}

function spawned(name: string, path: string): Outcome {
  const env = { ...process.env, BENCH_SIDE: name, BENCH_FILE: path };
  const { stdout, stderr, status } = spawnSync(process.execPath, [fileURLToPath(import.meta.url)], { env, encoding: "utf8" });
  if (status !== 0) throw new Error(`${name}: ${stderr}`);
  return JSON.parse(stdout) as Outcome;
}

function countLines(path: string): number {
  const start = performance.now();
  spawnSync("wc", ["-l", path]);
  return (performance.now() - start) / 1000;
}

function main(): void {
  const flags = readFlags({ lines: 1_000_000, rounds: 5 });
  const folder = mkdtempSync(join(tmpdir(), "relance-bench-"));
  try {
    const path = join(folder, "000000000FEC20261231.txt");
    const truth = writeBook(path, flags.lines);
    const names = Object.keys(balanceOf).filter((name) => !["csv-parse", "duckdb"].includes(name) || existsSync(modules() ?? ""));
    const outcomes = new Map<string, Outcome[]>(names.map((name) => [name, []]));
    const counts: number[] = [];
    for (let round = 0; round < flags.rounds; round++) {
      for (const name of round % 2 === 0 ? names : names.toReversed()) outcomes.get(name)?.push(spawned(name, path));
      counts.push(countLines(path));
    }
    for (const [name, its] of outcomes)
      if (its.some(({ balance }) => balance !== truth.balance)) throw new Error(`${name} is wrong: ${its[0]?.balance}`);
    print(truth, outcomes, counts, flags.json);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function print(truth: BookTruth, outcomes: ReadonlyMap<string, readonly Outcome[]>, counts: readonly number[], json: boolean): void {
  const rows = [...outcomes].map(([name, its]) => ({
    name,
    seconds: median(its.map((each) => each.seconds)),
    cpu: median(its.map((each) => each.cpu)),
    peakMB: Math.max(...its.map((each) => each.peakMB)),
  }));
  if (json) return console.log(JSON.stringify({ truth, rows, wc: median(counts) }, undefined, 2));
  console.log(
    `What ${truth.customers.toLocaleString("en")} customers owe, from ${truth.lines.toLocaleString("en")} lines, ${truth.bytes} bytes`,
  );
  console.log(`${process.version}; medians; every side came to ${truth.balance} cents\n`);
  for (const { name, seconds, cpu, peakMB } of rows)
    console.log(`${name.padEnd(20)}${seconds.toFixed(2).padStart(8)} s${cpu.toFixed(2).padStart(8)} s cpu${String(peakMB).padStart(6)} MB`);
  console.log(`${"wc -l".padEnd(20)}${median(counts).toFixed(2).padStart(8)} s`);
}

if (process.env.BENCH_SIDE === undefined) main();
else await runSide(process.env.BENCH_SIDE, process.env.BENCH_FILE ?? "");
