// Builds the benches with the sources into tmp/bench (git-ignored) and runs one: node bench/run.mjs decide --debtors 10000
import { spawnSync } from "node:child_process";
import { cpSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");
const built = join(root, "tmp", "bench");
const benches = ["decide", "fec", "health", "mails"];
const onDemand = ["odoo"]; // needs test/odoo/up large
const [name, ...args] = process.argv.slice(2);
const all = [...benches, ...onDemand];
if (name !== undefined && !all.includes(name)) fail(`No bench "${name}". There are: ${all.join(", ")}.`, 2);

run([join(root, "node_modules", "typescript", "bin", "tsc"), "-p", join(root, "tsconfig.bench.json")]);
for (const path of ["src/rules/presets", "src/rules/data", "src/templates", "odoo", "package.json"]) {
  cpSync(join(root, path), join(built, path), { recursive: true, filter: (from) => !from.endsWith(".ts") });
}
for (const one of name === undefined ? benches : [name]) run([join(built, "bench", `${one}.js`), ...args]);

function run(args) {
  const { status } = spawnSync(process.execPath, args, { cwd: root, stdio: "inherit" });
  if (status !== 0) process.exit(status ?? 1);
}

function fail(message, code) {
  console.error(message);
  process.exit(code);
}
