import { createReadStream } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { pathToFileURL } from "node:url";

/** What every customer owes in cents, by its number. */
export type Balances = ReadonlyMap<string, number>;

export interface Side {
  readonly does: string;
  /** A package that the folder in BENCH_MODULES must have. */
  readonly needs?: string;
  /** Loads what it needs itself, so that the clock sees it: our modules as well as packages. */
  run(path: string): Promise<Balances>;
}

export const sides: Readonly<Record<string, Side>> = {
  "relance, read": { does: "balances with every tolerance; keeps the customers' lines for what follows", run: readOurs },
  "relance, pull": { does: "all up to the facts: digest, reading, settlement, due days, payments, ids", run: pullOurs },
  duckdb: {
    does: "balances with read_csv, all cells text, as many threads as it likes",
    needs: "@duckdb/node-api",
    run: (path) => duckdb(path),
  },
  "duckdb, one thread": { does: "the same", needs: "@duckdb/node-api", run: (path) => duckdb(path, 1) },
  "readline and split": { does: "balances, without any tolerance", run: readLines },
  "csv-parse": { does: "balances, quotes off", needs: "csv-parse", run: csvParse },
};

async function readOurs(path: string): Promise<Balances> {
  const { readBalances } = await import("./fec-read.ts");
  return readBalances(path);
}

async function pullOurs(path: string): Promise<Balances> {
  const { pullBalances } = await import("./fec-pull.ts");
  return pullBalances(path);
}

async function readLines(path: string): Promise<Balances> {
  const balances = new Map<string, number>();
  for await (const line of createInterface({ input: createReadStream(path), crlfDelay: Infinity })) add(balances, line.split("\t"));
  return balances;
}

async function csvParse(path: string): Promise<Balances> {
  const { parse } = (await imported("csv-parse")) as { parse: (options: object) => NodeJS.ReadWriteStream };
  const balances = new Map<string, number>();
  const parser = createReadStream(path).pipe(parse({ delimiter: "\t", quote: null }));
  parser.on("data", (cells: string[]) => add(balances, cells));
  await new Promise((resolve, reject) => parser.on("end", resolve).on("error", reject));
  return balances;
}

function add(balances: Map<string, number>, cells: readonly string[]) {
  if (!cells[4]?.startsWith("411")) return;
  const cents = Number(cells[11]?.replace(",", "")) - Number(cells[12]?.replace(",", ""));
  balances.set(cells[6] ?? "", (balances.get(cells[6] ?? "") ?? 0) + cents);
}

async function duckdb(path: string, threads?: number): Promise<Balances> {
  const { DuckDBInstance } = (await imported("@duckdb/node-api")) as { DuckDBInstance: { create(path: string): Promise<Duck> } };
  const connection = await (await DuckDBInstance.create(":memory:")).connect();
  if (threads !== undefined) await connection.runAndReadAll(`set threads to ${threads}`);
  const cents = (column: string) => `cast(replace("${column}", ',', '') as bigint)`;
  const result = await connection.runAndReadAll(`select CompAuxNum, cast(sum(${cents("Debit")} - ${cents("Credit")}) as varchar)
    from read_csv('${path}', delim = '\t', header = true, all_varchar = true, quote = '') where CompteNum like '411%' group by 1`);
  return new Map(result.getRows().map(([customer, balance]) => [String(customer), Number(balance)]));
}

interface Duck {
  connect(): Promise<{ runAndReadAll(sql: string): Promise<{ getRows(): readonly (readonly unknown[])[] }> }>;
}

/** Whether a package is there; BENCH_MODULES names a folder whose node_modules holds the others. */
export function isThere({ needs }: Side): boolean {
  if (needs === undefined) return true;
  try {
    return resolved(needs) !== "";
  } catch {
    return false;
  }
}

async function imported(name: string): Promise<unknown> {
  return import(pathToFileURL(resolved(name)).href);
}

function resolved(name: string): string {
  return createRequire(join(process.env.BENCH_MODULES ?? process.cwd(), "index.js")).resolve(name);
}
