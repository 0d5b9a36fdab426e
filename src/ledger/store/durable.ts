import { closeSync, existsSync, fdatasyncSync, fsyncSync, openSync, readFileSync, renameSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { PGlite } from "@electric-sql/pglite";
import { NodeFS } from "@electric-sql/pglite/nodefs";
import { reasonOf, StoreError } from "./error.ts";

/**
 * PGlite whose commits reach the disk. As shipped it runs with fsync off on a file system that has none; this gives that
 * file system an fsync and turns it on. The place of the hook is internal to PGlite, hence the exact version.
 */
export interface DurableLite {
  readonly lite: PGlite;
  syncCount(): number;
}

const tested = "0.5.16";

/** @throws StoreError `store.pglite_version`, `store.no_fsync`, `store.unreadable` */
export async function openDurable(folder: string): Promise<DurableLite> {
  assertPgliteVersion(installedVersion());
  if (!existsSync(folder)) await create(folder);
  return start(folder);
}

/** @throws StoreError `store.pglite_version` */
export function assertPgliteVersion(found: string): void {
  if (found !== tested) throw new StoreError("store.pglite_version", { found, tested });
}

/** Beside its place, then renamed: a process killed while it makes a database leaves nothing that looks like one. */
async function create(folder: string): Promise<void> {
  const making = `${folder}.making`;
  rmSync(making, { recursive: true, force: true });
  const { lite } = await start(making);
  await lite.close();
  renameSync(making, folder);
  syncFolder(dirname(folder));
}

async function start(folder: string): Promise<DurableLite> {
  const syncs = { count: 0 };
  const lite = await open(folder, syncs);
  try {
    await probe(lite, syncs);
  } catch (error) {
    await lite.close();
    throw error;
  }
  return { lite, syncCount: () => syncs.count };
}

async function open(folder: string, syncs: { count: number }): Promise<PGlite> {
  try {
    return await PGlite.create({
      fs: syncingFs(folder, syncs),
      startParams: [...PGlite.defaultStartParams.filter((param) => param !== "-F"), "-c", "fsync=on", "-c", "wal_sync_method=fsync"],
    });
  } catch (error) {
    throw new StoreError("store.unreadable", { folder, why: reasonOf(error) }, error);
  }
}

function syncingFs(folder: string, syncs: { count: number }): NodeFS {
  const fs = new NodeFS(folder);
  const init = fs.init.bind(fs);
  fs.init = async (lite, options) => {
    const { emscriptenOpts } = await init(lite, options);
    const hook: NonNullable<typeof emscriptenOpts.preRun>[number] = (module) => {
      const operations = (module.NODEFS as { stream_ops?: StreamOperations } | undefined)?.stream_ops;
      if (!operations) return; // the probe tells
      operations.fsync = ({ nfd }) => {
        fdatasyncSync(nfd);
        syncs.count++;
        return 0;
      };
    };
    return { emscriptenOpts: { ...emscriptenOpts, preRun: [...(emscriptenOpts.preRun ?? []), hook] } };
  };
  return fs;
}

interface StreamOperations {
  fsync?: (stream: { readonly nfd: number }) => number;
}

/** Commits something that needs no table, and sees whether the disk was asked to keep it. */
async function probe(lite: PGlite, syncs: { readonly count: number }): Promise<void> {
  const before = syncs.count;
  await lite.query("select pg_logical_emit_message(true, 'relance', 'probe')");
  if (syncs.count === before) throw new StoreError("store.no_fsync");
}

function installedVersion(): string {
  const main = createRequire(import.meta.url).resolve("@electric-sql/pglite");
  return (JSON.parse(readFileSync(join(dirname(main), "..", "package.json"), "utf8")) as { version: string }).version;
}

function syncFolder(folder: string): void {
  if (process.platform === "win32") return; // a folder cannot be opened there
  const handle = openSync(folder, "r");
  fsyncSync(handle);
  closeSync(handle);
}
