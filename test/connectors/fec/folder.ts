import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** Runs with a folder that holds these files, and removes it. */
export async function withFolder<T>(files: Readonly<Record<string, string | Buffer>>, run: (folder: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), "relance-fec-"));
  try {
    for (const [name, content] of Object.entries(files)) await writeFile(join(folder, name), content);
    return await run(folder);
  } finally {
    await rm(folder, { recursive: true });
  }
}
