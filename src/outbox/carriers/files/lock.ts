import { setTimeout as pause } from "node:timers/promises";
import { StoreError } from "../../../ledger/store/error.ts";
import { takeLock } from "../../../ledger/store/lock.ts";

const patienceMs = 30_000;

/**
 * Runs `job` while nobody else writes in this folder: files that grow would lose what the other one adds.
 * @throws StoreError when another process does not let go
 */
export async function alone<T>(folder: string, job: () => Promise<T>): Promise<T> {
  const lock = await patiently(folder);
  try {
    return await job();
  } finally {
    lock.release();
  }
}

async function patiently(folder: string) {
  const until = performance.now() + patienceMs;
  for (;;) {
    try {
      return await takeLock(folder);
    } catch (error) {
      if (!(error instanceof StoreError) || error.code !== "store.locked" || performance.now() > until) throw error;
    }
    await pause(20);
  }
}
