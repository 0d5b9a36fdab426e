import { randomBytes } from "node:crypto";
import pg from "pg";
import { settings } from "./settings.ts";

export interface Copy {
  readonly url: string;
  readonly database: string;
  readonly sql: <Row extends object>(query: string, values?: readonly unknown[]) => Promise<Row[]>;
  drop(): Promise<void>;
  /** Leaves the database where it is, and says so. */
  keep(): Promise<void>;
}

/** Which book a database begins with: the one of `test/odoo/up`, the one of `test/odoo/up large`, or that of another copy as it is. */
export type Origin = "template" | "large" | { readonly copyOf: string };

/** A database of its own, which the Odoo of `test/odoo/up` serves. */
export async function copyBook(origin: Origin): Promise<Copy> {
  const { url, postgres, ...books } = settings();
  const template = typeof origin === "string" ? books[origin] : origin.copyOf;
  const database = `relance_test_${randomBytes(5).toString("hex")}`;
  const server = await connect(`${postgres}/postgres`);
  // Odoo keeps connections open, and a database is copied only without any.
  await server.query("select pg_terminate_backend(pid) from pg_stat_activity where datname = $1", [template]);
  await server.query(`create database ${database} template ${template}`);
  // A connection for each question, so that none is open when the copy is copied in turn.
  async function sql<Row extends object>(query: string, values: readonly unknown[] = []): Promise<Row[]> {
    const inside = await connect(`${postgres}/${database}`);
    try {
      return (await inside.query<Row>(query, [...values])).rows;
    } finally {
      await inside.end();
    }
  }
  await sql("update ir_config_parameter set value = $1 where key = 'web.base.url'", [url]);
  return {
    url,
    database,
    sql,
    async drop() {
      await server.query(`drop database ${database} with (force)`);
      await server.end();
    },
    async keep() {
      await server.end();
      process.stderr.write(`Odoo's database ${database} is kept: a test failed. ${url}/web?db=${database}, psql ${postgres}/${database}\n`);
    },
  };
}

async function connect(connectionString: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString });
  try {
    await client.connect();
  } catch (cause) {
    throw new Error(`The Odoo of the tests does not run. Start it: test/odoo/up (${connectionString})`, { cause });
  }
  return client;
}
