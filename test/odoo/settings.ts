import { execFileSync } from "node:child_process";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

interface Settings {
  readonly url: string;
  /** The PostgreSQL of that Odoo, without a database. */
  readonly postgres: string;
  /** The database that has the book. */
  readonly template: string;
}

/** What `test/odoo/up` has started; the script says it, so that it stands in one place. */
export function settings(): Settings {
  const script = join(dirname(fileURLToPath(import.meta.url)), "settings");
  return JSON.parse(execFileSync(script, { encoding: "utf8" })) as Settings;
}
