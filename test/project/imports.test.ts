import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

const root = resolve(import.meta.dirname, "../..");
let copy: string;

beforeAll(() => {
  copy = mkdtempSync(join(tmpdir(), "relance-imports-"));
  cpSync(join(root, "src"), join(copy, "src"), { recursive: true });
  cpSync(join(root, ".oxlintrc.json"), join(copy, ".oxlintrc.json"));
  symlinkSync(join(root, "node_modules"), join(copy, "node_modules"));
});

afterAll(() => rmSync(copy, { recursive: true, force: true }));

function lint() {
  const bin = join(root, "node_modules", "oxlint", "bin", "oxlint");
  const { status, stdout } = spawnSync(process.execPath, [bin, "src"], { cwd: copy, encoding: "utf8" });
  return { status, stdout };
}

function lintWith(file: string, line: string) {
  const path = join(copy, file);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, `${line}\n`);
  try {
    return lint();
  } finally {
    rmSync(path);
  }
}

describe("imports follow one direction", () => {
  it("the source as it stands is clean", () => {
    expect(lint()).toMatchObject({ status: 0 });
  });

  it.each([
    ["src/ledger/planted.ts", 'export { decide } from "../rules/decide.ts";', "src/ledger imports nothing of ours"],
    ["src/ledger/store/planted.ts", 'export { say } from "../../text/sentences.ts";', "src/ledger imports nothing of ours"],
    ["src/rules/planted.ts", 'export { say } from "../text/sentences.ts";', "src/rules may import ledger"],
    ["src/rules/planted.ts", 'export { openStore } from "../ledger/store/open.ts";', "no file, no clock, no network"],
    ["src/rules/planted.ts", 'export { readFileSync } from "node:fs";', "no file, no clock, no network"],
    ["src/connectors/planted.ts", 'export { decide } from "../rules/decide.ts";', "src/connectors may import ledger"],
    ["src/templates/planted.ts", 'export { deliver } from "../outbox/deliver.ts";', "src/templates may import"],
    ["src/templates/planted.ts", 'export { decide } from "../rules/decide.ts";', "use import type"],
    ["src/outbox/planted.ts", 'export { render } from "../templates/render.ts";', "src/outbox may import"],
    ["src/workspace/planted.ts", 'export { createApp } from "../server/app.ts";', "src/workspace may import"],
    ["src/server/planted.ts", 'export { runCli } from "../cli/run.ts";', "src/server may import"],
  ])("%s: %s is refused", (file, line, reason) => {
    const { status, stdout } = lintWith(file, line);
    expect(status).not.toBe(0);
    expect(stdout).toContain(reason);
  });

  it.each([
    ["src/rules/planted.ts", "export const now = () => Date.now();"],
    ["src/ledger/planted.ts", "export const now = () => new Date();"],
    ["src/ledger/planted.ts", 'export const ask = () => fetch("http://localhost");'],
  ])("%s: %s reads what pure code may not read", (file, line) => {
    const { status, stdout } = lintWith(file, line);
    expect(status).not.toBe(0);
    expect(stdout).toContain("no-restricted-globals");
  });
});
