import { open, rename, rm, stat } from "node:fs/promises";
import { setTimeout as pause } from "node:timers/promises";

const staleMs = 30_000; // a holder needs a few milliseconds
const patienceMs = 40_000; // longer than a stale lock stands

/**
 * Runs `job` while no other process on this folder does: files that grow would otherwise lose what the other one adds.
 * A lock that is left by a process that died is taken over. @throws Error when it waits in vain
 */
export async function locked<T>(lock: string, job: () => Promise<T>): Promise<T> {
  for (let waited = 0; !(await take(lock)); waited += 50) {
    if (waited >= patienceMs) throw new Error(`locked by another process: ${lock}`);
    await pause(50);
  }
  try {
    return await job();
  } finally {
    await rm(lock, { force: true });
  }
}

async function take(lock: string): Promise<boolean> {
  try {
    await (await open(lock, "wx")).close();
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
  }
  const held = await stat(lock).catch(() => undefined);
  if (held && Date.now() - held.mtimeMs > staleMs) {
    // Renamed first, so that of two who find it stale only one removes it.
    const aside = `${lock}.${process.pid}`;
    await rename(lock, aside).catch(() => {});
    await rm(aside, { force: true });
  }
  return false;
}
