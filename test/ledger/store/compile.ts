import { execFileSync } from "node:child_process";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";

const root = join(import.meta.dirname, "../../..");
// Test files run side by side, one in each place of the pool.
const built = join(root, "tmp/store-children", process.env.VITEST_POOL_ID ?? "");

/** Compiles `children/`, since a process of its own on Node 20 runs no TypeScript, and gives the path of one of them. */
export function compiled(): (name: string) => string {
  const tsc = join(dirname(createRequire(import.meta.url).resolve("typescript/package.json")), "bin/tsc");
  execFileSync(process.execPath, [tsc, "-p", join(import.meta.dirname, "children"), "--outDir", built], { cwd: root, stdio: "pipe" });
  return (name) => join(built, "test/ledger/store/children", `${name}.js`);
}

/** The script of the store's thread, compiled with the children. */
export function compiledWorker(): URL {
  compiled();
  return pathToFileURL(join(built, "src/ledger/store/worker.js"));
}
