import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { onTestFinished } from "vitest";
import { runCli } from "../../src/cli/run.ts";

export const example = resolve(import.meta.dirname, "../../examples/fec");

export interface Ran {
  readonly exit: number;
  readonly out: string;
  readonly err: string;
}

/** Runs `relance …` in this process, in English unless said otherwise. */
export async function relance(args: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<Ran> {
  let out = "";
  let err = "";
  const exit = await runCli(args, {
    out: (text) => (out += text),
    err: (text) => (err += text),
    terminal: false,
    columns: 100,
    env: { LANG: "en_GB.UTF-8", USER: "marie", ...env },
    cwd: tmpdir(),
    stop: new AbortController().signal,
  });
  return { exit, out: plainSpaces(out), err: plainSpaces(err) };
}

/** A folder that goes away with the test. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "relance-cli-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** A copy of the example, so that its store is the test's own. */
export function copyOfExample(): string {
  const folder = join(temporaryFolder(), "fec");
  cpSync(example, folder, { recursive: true, filter: (path) => !/[\\/](\.relance|outbox)$/.test(path) });
  return folder;
}

/** No-break spaces are tested where they are made; here they would only hide in the expectations. */
function plainSpaces(text: string): string {
  return text.replace(/[\u00a0\u202f]/g, " ");
}
