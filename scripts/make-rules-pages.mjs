// Makes docs/pages/ from examples/fec with the built code: a comparison of rules, and two years replayed. With --check it
// writes nothing and fails when a page is old.
import { copyFileSync, cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { runCli } from "../dist/cli/run.js";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");
const check = process.argv.includes("--check");
const work = mkdtempSync(join(tmpdir(), "relance-pages-"));
const example = join(work, "fec");
const today = ["--today", "2026-11-21", "--lang", "fr", "--log-level", "quiet"];
const old = [];

try {
  cpSync(join(root, "examples/fec"), example, { recursive: true, filter: (path) => !/[\\/](\.relance|outbox)$/.test(path) });
  // The shipped segments alone, to compare with what the example's own files make of them.
  mkdirSync(join(work, "profils-livres"));
  copyFileSync(join(example, "rules/_common.yaml"), join(work, "profils-livres/_common.yaml"));
  await relance("pull", example);
  await page("rules-diff.fr.html", "rules", "diff", "profils-livres", example);
  await page("rules-replay.fr.html", "rules", "replay", example, "--from", "2025-01-01", "--to", "2026-11-20");
} finally {
  rmSync(work, { recursive: true, force: true });
}

if (check && old.length > 0) {
  console.error(`Made with other rules: docs/pages/${old.join(", docs/pages/")}. Run "npm run generate" and commit what it writes.`);
  process.exit(1);
}
console.log(check ? "The pages of the rules are up to date." : `Written: ${old.join(", ") || "no page to change"}.`);

async function page(name, ...args) {
  const made = join(work, name);
  await relance(...args, "--html", made);
  const [kept, html] = [join(root, "docs/pages", name), readFileSync(made, "utf8")];
  if (readOr(kept) === html) return;
  old.push(name);
  if (check) return;
  mkdirSync(dirname(kept), { recursive: true });
  writeFileSync(kept, html);
}

async function relance(...args) {
  let said = "";
  const say = (text) => (said += text);
  const stop = new AbortController().signal;
  const exit = await runCli([...args, ...today], { out: say, err: say, terminal: false, columns: 100, env: {}, cwd: work, stop });
  if (exit > 1) throw new Error(`relance ${args.join(" ")}: ${said}`);
}

function readOr(path) {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return undefined;
  }
}
