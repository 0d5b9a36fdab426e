import { mkdirSync, rmdirSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { takeLock } from "../../../../src/ledger/store/lock.ts";

/** Takes and leaves the lock again and again; dies with it in hand when told to. A second holder would fail at the folder. */
const [folder = "", rounds = "", end = ""] = process.argv.slice(2);
for (let round = 0; round < Number(rounds); round++) {
  const lock = await takeLock(folder).catch(() => undefined);
  if (!lock) continue;
  mkdirSync(join(folder, "alone"));
  await pause(2);
  rmdirSync(join(folder, "alone"));
  process.send?.("held");
  if (end === "die" && round > 3) process.kill(process.pid, "SIGKILL");
  lock.release();
  await pause(1);
}
process.disconnect?.();
