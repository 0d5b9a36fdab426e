import { cpSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { beforeEach, describe, expect, it, onTestFinished } from "vitest";
import { readFiles } from "../../src/workspace/open.ts";

const example = resolve(import.meta.dirname, "../../examples/odoo");
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "relance-env-"));
  cpSync(example, folder, { recursive: true, filter: (path) => !/[\\/](\.relance|outbox|\.env)$/.test(path) });
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
});

async function key(env: Record<string, string> = {}) {
  const { settings, problems } = await readFiles(folder, env);
  return problems.length > 0 ? problems.map(({ path, code }) => `${path} ${code}`) : settings?.odoo?.key;
}

describe("the key in examples/odoo", () => {
  it("is missing while nobody gives it", async () => {
    expect(await key()).toEqual(["odoo.key yaml.environment_missing"]);
  });

  it("comes from the workspace's .env, unless the environment has it", async () => {
    writeFileSync(join(folder, ".env"), `# made by relance install\nODOO_KEY="from the file"\n`);
    expect(await key()).toBe("from the file");
    expect(await key({ ODOO_KEY: "from the environment" })).toBe("from the environment");
  });
});
