import { createHash } from "node:crypto";
import { open, readdir, readFile, stat } from "node:fs/promises";
import { basename, dirname, join, resolve } from "node:path";
import { ConnectorError } from "../port.ts";

const blockBytes = 1 << 19;

/**
 * The files that paths and globs name, each once, in order of name. `*` stands in the last part of a path only.
 * @throws ConnectorError of this code when there is none
 */
export async function findFiles(folder: string, patterns: readonly string[], ifNone = "fec.no_file"): Promise<readonly string[]> {
  const found = new Set<string>();
  for (const pattern of patterns) {
    const path = resolve(folder, pattern);
    if (!basename(path).includes("*")) found.add(path);
    else for (const name of await matching(path)) found.add(join(dirname(path), name));
  }
  if (found.size === 0) throw new ConnectorError("fec", "fix", ifNone, { files: patterns.join(", "), folder });
  return [...found].toSorted();
}

async function matching(path: string): Promise<readonly string[]> {
  const pattern = basename(path).split("*").map(escape).join(".*");
  const names = await readdir(dirname(path)).catch(() => []);
  return names.filter((name) => !name.startsWith(".") && new RegExp(`^${pattern}$`).test(name));
}

function escape(text: string): string {
  return text.replace(/[\\^$.|?+()[\]{}]/g, "\\$&");
}

/**
 * The bytes of a file, block by block; the next one is read meanwhile. A block is valid until the next one is asked for.
 * @throws ConnectorError
 */
export async function* readBlocks(path: string, signal?: AbortSignal): AsyncGenerator<Buffer> {
  const handle = await open(path).catch((cause: unknown) => unreadable(path, cause));
  const read = async (block: Buffer) => handle.read(block, 0, blockBytes, null);
  let [block, other] = [Buffer.allocUnsafeSlow(blockBytes), Buffer.allocUnsafeSlow(blockBytes)];
  let reading = read(block);
  try {
    for (;;) {
      signal?.throwIfAborted();
      const { bytesRead } = await reading.catch((cause: unknown) => unreadable(path, cause));
      if (bytesRead === 0) return;
      reading = read(other);
      yield block.subarray(0, bytesRead);
      [block, other] = [other, block];
    }
  } finally {
    await reading.catch(() => undefined);
    await handle.close();
  }
}

/** A small file whole. @throws ConnectorError */
export async function readSmall(path: string): Promise<Buffer> {
  return readFile(path).catch((cause: unknown) => unreadable(path, cause));
}

/** What a file holds, by a digest of all its bytes; `changedAt` tells whether it moves while it is read. */
export interface Fingerprint {
  readonly hash: string;
  readonly bytes: number;
  readonly changedAt: number;
}

export async function fingerprint(path: string, signal?: AbortSignal): Promise<Fingerprint> {
  const hash = createHash("sha256");
  let bytes = 0;
  const changedAt = await lastChange(path);
  for await (const block of readBlocks(path, signal)) {
    hash.update(block);
    bytes += block.length;
  }
  return { hash: hash.digest("hex"), bytes, changedAt };
}

/** @throws ConnectorError when somebody wrote to the file since its fingerprint was taken */
export async function expectUnchanged(path: string, { changedAt }: Fingerprint): Promise<void> {
  if ((await lastChange(path)) !== changedAt) throw new ConnectorError("fec", "retry", "fec.changed_while_read", { file: path });
}

async function lastChange(path: string): Promise<number> {
  const { mtimeMs } = await stat(path).catch((cause: unknown) => unreadable(path, cause));
  return mtimeMs;
}

function unreadable(path: string, cause: unknown): never {
  const reason = (cause as NodeJS.ErrnoException).code ?? String(cause);
  const code = reason === "ENOENT" ? "fec.file_missing" : "fec.file_unreadable";
  throw new ConnectorError("fec", "fix", code, { file: path, reason }, cause);
}
