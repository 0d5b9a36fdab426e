import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll } from "vitest";
import { example, relance } from "./kit.ts";

export const today = "2026-11-21";

/** A copy of the example for a whole file of tests that only read it, its book already in the store. */
export function pulledExample(): () => string {
  const folder = mkdtempSync(join(tmpdir(), "relance-cli-"));
  beforeAll(async () => {
    cpSync(example, folder, { recursive: true, filter: (path) => !/[\\/](\.relance|outbox)$/.test(path) });
    await relance(["pull", folder, "--today", today]);
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  return () => folder;
}
