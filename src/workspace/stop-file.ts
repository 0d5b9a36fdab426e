import { mkdir, open, rm } from "node:fs/promises";
import { join } from "node:path";
import { WorkspaceError } from "./error.ts";
import { readIfThere } from "./files.ts";

/**
 * The switch that works while another process holds the embedded store: a file beside it. On a PostgreSQL that several
 * machines share, the brake in the store is what they all see; `relance stop` pulls both.
 */
export async function writeStopFile(folder: string, why: string): Promise<void> {
  if ((await readIfThere(join(folder, "relance.yaml"))) === undefined) throw new WorkspaceError("workspace.not_a_workspace", { folder });
  await mkdir(join(folder, ".relance"), { recursive: true });
  const file = await open(stopFile(folder), "w");
  try {
    await file.writeFile(`${why}\n`);
    await file.sync();
  } finally {
    await file.close();
  }
}

export async function removeStopFile(folder: string): Promise<void> {
  await rm(stopFile(folder), { force: true });
}

export async function isStopped(folder: string): Promise<boolean> {
  return (await readIfThere(stopFile(folder))) !== undefined;
}

function stopFile(folder: string): string {
  return join(folder, ".relance", "stop");
}
