import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import pg from "pg";
import { afterAll, beforeAll, beforeEach } from "vitest";

/**
 * A database of its own for one test file, on the server of TEST_DATABASE_URL or on one started for it. It is dropped when
 * every test of the file has passed; otherwise it stays, and where it is is said. Call it at the top of the file.
 */
export function usePostgres(): { readonly url: () => string } {
  let database: TestDatabase | undefined;
  let failed = false;
  beforeAll(async () => {
    const given = process.env.TEST_DATABASE_URL;
    database = given ? await createDatabase(given) : await startCluster();
  });
  beforeEach(({ onTestFailed }) => {
    onTestFailed(() => {
      failed = true;
    });
  });
  afterAll(() => database?.end(failed));
  return {
    url() {
      if (!database) throw new Error("the database is there once the tests run");
      return database.url;
    },
  };
}

interface TestDatabase {
  readonly url: string;
  end(keep: boolean): Promise<void>;
}

async function createDatabase(server: string): Promise<TestDatabase> {
  const name = `relance_test_${randomBytes(5).toString("hex")}`;
  await asAdmin(server, `create database ${name}`);
  const url = new URL(server);
  url.pathname = `/${name}`;
  return {
    url: url.href,
    async end(keep) {
      if (keep) process.stderr.write(`The database ${name} is kept: a test failed.\n`);
      else await asAdmin(server, `drop database ${name} with (force)`);
    },
  };
}

async function asAdmin(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}

/** A server in a temporary folder that sorts like a French dictionary, so that what relies on another order is seen. */
async function startCluster(): Promise<TestDatabase> {
  const bin = binaries();
  const account = unprivileged();
  const folder = mkdtempSync(join(tmpdir(), "relance-postgres-"));
  if (account) chownSync(folder, account.uid, account.gid);
  const data = join(folder, "data");
  const locale = ["--locale=C.UTF-8", "--locale-provider=icu", "--icu-locale=fr"];
  execFileSync(join(bin, "initdb"), ["-D", data, "-U", "relance", "-A", "trust", "-E", "UTF8", "-N", ...locale], {
    ...account,
    cwd: folder,
    stdio: "pipe",
  });
  const port = await freePort();
  const options = ["-D", data, "-p", String(port), "-k", folder, "-h", "127.0.0.1", "-F"];
  const server = spawn(join(bin, "postgres"), options, { ...account, cwd: folder, stdio: "ignore" });
  const stopAtExit = () => server.kill("SIGQUIT");
  process.once("exit", stopAtExit);
  const url = `postgres://relance@127.0.0.1:${port}/postgres`;
  await answering(url, server);
  return {
    url,
    async end(keep) {
      process.off("exit", stopAtExit);
      await stop(server);
      if (keep) process.stderr.write(`The server's data is kept: a test failed. postgres -D ${data}\n`);
      else rmSync(folder, { recursive: true, force: true });
    },
  };
}

function binaries(): string {
  const versions = "/usr/lib/postgresql";
  const newest = existsSync(versions) ? readdirSync(versions).toSorted((a, b) => Number(b) - Number(a))[0] : undefined;
  if (newest === undefined) throw new Error("these tests need a PostgreSQL: install it, or give TEST_DATABASE_URL");
  return join(versions, newest, "bin");
}

/** PostgreSQL refuses to run as root. */
function unprivileged(): { readonly uid: number; readonly gid: number } | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const id = (flag: string) => Number(execFileSync("id", [flag, "postgres"], { encoding: "utf8" }));
  return { uid: id("-u"), gid: id("-g") };
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.on("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => (address && typeof address === "object" ? resolve(address.port) : reject(new Error("no port"))));
    });
  });
}

async function answering(url: string, server: ChildProcess): Promise<void> {
  for (let attempt = 0; ; attempt++) {
    try {
      return await asAdmin(url, "select 1");
    } catch (error) {
      if (server.exitCode !== null || attempt > 300) throw error;
      await pause(100);
    }
  }
}

async function stop(server: ChildProcess): Promise<void> {
  if (server.exitCode !== null) return;
  const exited = new Promise((resolve) => server.once("exit", resolve));
  server.kill("SIGINT"); // fast shutdown
  await exited;
}
