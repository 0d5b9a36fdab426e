import { execFileSync } from "node:child_process";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";

const root = join(import.meta.dirname, "../../..");

/** Compiles `children/`, since a process of its own on Node 20 runs no TypeScript, and gives the path of one of them. */
export function compiled(): (name: string) => string {
  const tsc = join(dirname(createRequire(import.meta.url).resolve("typescript/package.json")), "bin/tsc");
  execFileSync(process.execPath, [tsc, "-p", join(import.meta.dirname, "children")], { cwd: root, stdio: "pipe" });
  return (name) => join(root, "node_modules/.cache/relance-store/test/ledger/store/children", `${name}.js`);
}
