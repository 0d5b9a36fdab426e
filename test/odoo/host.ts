import { afterAll, beforeEach } from "vitest";
import { caller, type OdooUnderTest, openOdoo, type ReachableOdoo } from "./open.ts";

export type { OdooUnderTest, ReachableOdoo };

/**
 * Odoo 19 with the book, for one test file: `const odoo = await odooForTests()` at its top. Its database is dropped when the
 * tests of the file have passed; otherwise it stays, and its name is said.
 */
export async function odooForTests(): Promise<OdooUnderTest> {
  const odoo = await openOdoo();
  let failed = false;
  beforeEach(({ onTestFailed }) => {
    onTestFailed(() => {
      failed = true;
    });
  });
  afterAll(() => odoo.stop(failed));
  return odoo;
}

/** The Odoo of ODOO_URL, ODOO_DB, ODOO_ADMIN_KEY and ODOO_BOT_KEY; without them one with the book. For `*.any.odoo.test.ts`. */
export async function anyOdooForTests(): Promise<ReachableOdoo> {
  const { ODOO_URL: url, ODOO_DB: database, ODOO_ADMIN_KEY: adminKey, ODOO_BOT_KEY: botKey } = process.env;
  if (!url) return odooForTests();
  if (!database || !adminKey || !botKey) throw new Error("ODOO_URL is set: give ODOO_DB, ODOO_ADMIN_KEY and ODOO_BOT_KEY too");
  return { url, database, adminKey, botKey, call: caller(url, database, adminKey) };
}
