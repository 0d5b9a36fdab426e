import { defineConfig } from "vitest/config";

/** `unit` needs nothing but Node; `servers` needs a PostgreSQL and a browser (see test/servers.md). */
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: "unit",
          include: ["test/**/*.test.ts"],
          exclude: ["test/**/*.server.test.ts"],
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
      { test: { name: "servers", include: ["test/**/*.server.test.ts"], testTimeout: 120_000, hookTimeout: 120_000 } },
    ],
    reporters: ["default"],
  },
});
