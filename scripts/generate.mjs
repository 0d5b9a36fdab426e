// Writes manifest.json and schemas/ from the built code. With --check it writes nothing and fails when one is old.
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { manifest, schemas } from "../dist/manifest.js";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");
const check = process.argv.includes("--check");
const wanted = new Map([
  ["manifest.json", manifest()],
  ...Object.entries(schemas()).map(([name, schema]) => [join("schemas", name), schema]),
]);

mkdirSync(join(root, "schemas"), { recursive: true });
const old = [];
for (const [path, value] of wanted) {
  const text = `${JSON.stringify(value, null, 2)}\n`;
  if (readOr(join(root, path)) === text) continue;
  old.push(path);
  if (!check) writeFileSync(join(root, path), text);
}
for (const name of readdirSync(join(root, "schemas"))) {
  if (wanted.has(join("schemas", name))) continue;
  old.push(join("schemas", name));
  if (!check) rmSync(join(root, "schemas", name));
}

if (check && old.length > 0) {
  console.error(`Generated from other code: ${old.join(", ")}. Run "npm run generate" and commit what it writes.`);
  process.exit(1);
}
console.log(check ? `${wanted.size} generated files are up to date.` : `Written: ${old.join(", ") || "nothing to change"}.`);

function readOr(path) {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return undefined;
  }
}
