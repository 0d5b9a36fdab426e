import { readFileSync, readlinkSync } from "node:fs";
import { hostname } from "node:os";

/** Where process ids mean something: one boot of one machine, one pid namespace of it. On systems without /proc, the host name. */
export function machine(): string {
  const boot = read("/proc/sys/kernel/random/boot_id");
  if (boot === undefined) return safe(hostname());
  try {
    return safe(`${boot.trim()}${readlinkSync("/proc/self/ns/pid")}`);
  } catch {
    return safe(boot.trim());
  }
}

/** When a process started, in the kernel's ticks since boot: tells it from a later one with the same id. Empty when unknown. */
export function startOf(pid: number): string {
  const stat = read(`/proc/${pid}/stat`);
  // The second field is the program's name in parentheses and may hold anything.
  return stat?.slice(stat.lastIndexOf(")") + 2).split(" ")[19] ?? "";
}

export function exists(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

function read(path: string): string | undefined {
  try {
    return readFileSync(path, "latin1");
  } catch {
    return undefined;
  }
}

/** Fit for a part of a file name on every system. */
export function safe(text: string): string {
  return text.replace(/[^\w.-]/g, "_");
}
