import { defineConfig } from "vitest/config";

const slow = { testTimeout: 120_000, hookTimeout: 120_000 };

// Somebody else's Odoo has no database to copy for each file.
const odoo = process.env.ODOO_URL ? "any.odoo" : "odoo";

/** `unit` needs nothing but Node; `servers` a PostgreSQL and a browser; `odoo` a real Odoo (see test/odoo/README.md). */
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: "unit",
          include: ["test/**/*.test.ts"],
          exclude: ["test/**/*.server.test.ts", "test/**/*.odoo.test.ts"],
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
      { test: { name: "servers", include: ["test/**/*.server.test.ts"], ...slow } },
      { test: { name: "odoo", include: [`test/**/*.${odoo}.test.ts`], ...slow } },
    ],
    reporters: ["default"],
  },
});
