// Installs and builds what is missing, and nothing else: `npm run demo` and `npm test` start here on a fresh clone.
// Plain Node, no dependency: it runs before anything is installed.
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { cpSync, existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");
const stamp = join(root, "dist", ".built-from");

refuseOldNode();
if (!installed()) run("npm", ["ci", "--no-audit", "--no-fund"], "Installing the dependencies…");
const sources = digestOf(["src", "scripts", "odoo", "package-lock.json", "tsconfig.json", "tsconfig.build.json"]);
if (!existsSync(stamp) || readFileSync(stamp, "utf8") !== sources) build();

function build() {
  rmSync(join(root, "dist"), { recursive: true, force: true });
  run(process.execPath, [join(root, "node_modules", "typescript", "bin", "tsc"), "-p", "tsconfig.build.json"], "Building…");
  for (const folder of ["rules/presets", "rules/data", "templates"]) {
    cpSync(join(root, "src", folder), join(root, "dist", folder), { recursive: true, filter: (path) => !path.endsWith(".ts") });
  }
  for (const script of ["compile-templates.mjs", "build-odoo.mjs"]) run(process.execPath, [join(root, "scripts", script)]);
  writeFileSync(stamp, sources);
}

/** Whether node_modules holds what package-lock.json names, version for version. npm keeps its own list there. */
function installed() {
  const have = join(root, "node_modules", ".package-lock.json");
  if (!existsSync(have)) return false;
  const present = JSON.parse(readFileSync(have, "utf8")).packages;
  const wanted = JSON.parse(readFileSync(join(root, "package-lock.json"), "utf8")).packages;
  return Object.entries(wanted).every(([path, entry]) => path === "" || entry.optional || present[path]?.version === entry.version);
}

function digestOf(paths) {
  const hash = createHash("sha256");
  const read = (path) => {
    const full = join(root, path);
    let names;
    try {
      names = readdirSync(full).toSorted();
    } catch {
      hash.update(path).update("\0").update(readFileSync(full)).update("\0");
      return;
    }
    for (const name of names) read(join(path, name));
  };
  for (const path of paths) read(path);
  return hash.digest("hex");
}

function run(command, args, says) {
  if (says) console.log(says);
  const { status, error } = spawnSync(command, args, {
    cwd: root,
    stdio: "inherit",
    shell: process.platform === "win32" && command === "npm",
  });
  if (error) throw error;
  if (status !== 0) process.exit(status ?? 1);
}

function refuseOldNode() {
  const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
  if (major >= 24 || (major === 22 && minor >= 12) || (major === 20 && minor >= 19)) return;
  console.error(`Relance needs Node 20.19, 22.12 or 24 and later; this is ${process.versions.node}.`);
  process.exit(2);
}
