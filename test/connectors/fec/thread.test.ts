import { execFile, execFileSync } from "node:child_process";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { beforeAll, describe, expect, it } from "vitest";
import { bookText } from "./book-text.ts";
import { withFolder } from "./folder.ts";
import { readAll } from "./read-all.ts";

const root = join(import.meta.dirname, "../../..");
const puller = join(root, "node_modules/.cache/relance-fec/test/connectors/fec/children/puller.js");

/** Threads start from compiled scripts only. */
beforeAll(() => {
  const tsc = join(dirname(createRequire(import.meta.url).resolve("typescript/package.json")), "bin/tsc");
  execFileSync(process.execPath, [tsc, "-p", join(import.meta.dirname, "children")], { cwd: root, stdio: "pipe" });
});

interface Outcome {
  readonly facts: number;
  readonly last?: { readonly kind: string; readonly amount: number };
  readonly refused?: string;
  readonly findings: readonly string[];
  readonly ticks: number;
}

async function pullIn(folder: string, ...args: readonly string[]): Promise<Outcome> {
  const { stdout } = await promisify(execFile)(process.execPath, [puller, folder, ...args]);
  return JSON.parse(stdout) as Outcome;
}

/** About 20 MB: 20,000 invoices among many lines of other accounts. */
function largeBook(): string {
  const book = bookText();
  for (let at = 0; at < 20_000; at++) book.invoice("20260105", `C${at % 300}`, `FA-${at}`, 1000 + at);
  const [header, ...lines] = book.lines();
  const others = lines.filter((line) => !line.includes("411000")).join("\n");
  return [header, ...lines, others, others, others, others, others, others, ""].join("\n");
}

describe("a book read in a thread of its own", () => {
  it("gives the same facts, and leaves the process free to answer", async () => {
    await withFolder({ "FEC20261231.txt": largeBook() }, async (folder) => {
      const outcome = await pullIn(folder);
      const { facts } = await readAll(folder);
      expect(outcome.facts).toBe(facts.length);
      expect(outcome.last).toEqual(facts[0]);
      expect(outcome.findings).toContain("fec.file_read");
      expect(outcome.ticks).toBeGreaterThan(20);
    });
  });

  it("refuses as it would without one", async () => {
    await withFolder({ "FEC20261231.txt": "" }, async (folder) => {
      expect(await pullIn(folder)).toMatchObject({ facts: 0, refused: "fix fec.empty", findings: ["fec.empty"] });
    });
  });

  it("stops when it is told to", async () => {
    await withFolder({ "FEC20261231.txt": largeBook() }, async (folder) => {
      expect((await pullIn(folder, "60")).refused).toBe("Error: stopped");
    });
  });
});
