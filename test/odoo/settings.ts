import { execFileSync } from "node:child_process";
import { join } from "node:path";

interface Settings {
  readonly url: string;
  /** The PostgreSQL of that Odoo, without a database. */
  readonly postgres: string;
  /** The database that has the book, and the one that has it many times over. */
  readonly template: string;
  readonly large: string;
}

/** What `test/odoo/up` has started; the script says it, so that it stands in one place. */
export function settings(): Settings {
  return JSON.parse(execFileSync(join("test", "odoo", "settings"), { encoding: "utf8" })) as Settings;
}
