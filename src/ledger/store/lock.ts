import { randomBytes } from "node:crypto";
import { closeSync, existsSync, fstatSync, mkdirSync, openSync, readdirSync, statSync, unlinkSync, writeFileSync } from "node:fs";
import { hostname } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { reasonOf, StoreError } from "./error.ts";
import { exists, machine, safe, startOf } from "./process.ts";

/** One opener at a time: a second one would make acknowledged writes vanish without a word. */
export interface Lock {
  /** @throws StoreError `store.lock_lost` when somebody took the folder over while this process was suspended */
  assertHeld(): void;
  release(): void;
}

const beat = 10_000; // ms between signs of life
const silence = 60_000; // ms without one after which a holder that cannot be looked at is dead
const settled = 1_000; // ms after which a claim is no longer a mere attempt
const patience = 3_000; // ms for several that start at once to find out who is first

/** Who claims, readable from the name of the claim's file, so that a claim is complete the moment it exists. */
interface Claim {
  readonly pid: number;
  readonly host: string;
  readonly machine: string;
  readonly started: string;
  /** Epoch ms. */
  readonly since: number;
  readonly nonce: string;
}

/**
 * Every opener puts its own file into `<folder>/lock`, then looks whether another one lives: of two that start together at
 * least one sees the other and steps back. No file ever has two meanings, so that of a dead process can be removed by
 * anyone at any time, which a single lock file does not allow. @throws StoreError `store.locked`, `store.folder`
 */
export async function takeLock(folder: string): Promise<Lock> {
  const claims = join(folder, "lock");
  const start = Date.now();
  for (;;) {
    const mine = claim(folder, claims);
    const { rival, dead } = survey(claims, mine);
    if (!rival) {
      for (const name of dead) remove(join(claims, name));
      return hold(folder, join(claims, mine.name));
    }
    remove(join(claims, mine.name));
    const now = Date.now();
    if (now - rival.since > settled || now - start > patience) {
      throw new StoreError("store.locked", {
        pid: rival.pid,
        host: rival.host,
        since: new Date(rival.since).toISOString(),
        folder,
      });
    }
    await sleep(10 + Math.random() * 90);
  }
}

function claim(folder: string, claims: string): { readonly name: string; readonly at: number } {
  const name = [process.pid, safe(hostname()), machine(), startOf(process.pid), Date.now(), randomBytes(6).toString("hex")].join("@");
  try {
    mkdirSync(claims, { recursive: true });
    const file = openSync(join(claims, name), "wx");
    const { mtimeMs } = fstatSync(file);
    closeSync(file);
    return { name, at: mtimeMs };
  } catch (error) {
    throw new StoreError("store.folder", { folder, why: reasonOf(error) }, error);
  }
}

function survey(claims: string, mine: { readonly name: string; readonly at: number }) {
  const dead: string[] = [];
  let rival: Claim | undefined;
  for (const name of readdirSync(claims)) {
    const other = name === mine.name ? undefined : parse(name);
    if (!other) continue;
    if (!lives(other, join(claims, name), mine.at)) dead.push(name);
    else if (!rival || other.since < rival.since) rival = other;
  }
  return { rival, dead };
}

function lives(other: Claim, file: string, now: number): boolean {
  if (other.machine === machine()) {
    if (!exists(other.pid)) return false;
    const started = startOf(other.pid);
    if (other.started !== "" && started !== "") return started === other.started;
  }
  // Another machine or container, or no /proc: both times are those of the file system, whose clock is not ours.
  return now - (statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0) < silence;
}

function hold(folder: string, file: string): Lock {
  const signOfLife = () => {
    try {
      writeFileSync(file, `${new Date().toISOString()}\n`, { flag: "r+" });
    } catch {
      // assertHeld tells whoever writes next.
    }
  };
  const timer = setInterval(signOfLife, beat).unref();
  return {
    assertHeld() {
      if (!existsSync(file)) throw new StoreError("store.lock_lost", { folder });
    },
    release() {
      clearInterval(timer);
      remove(file);
    },
  };
}

function parse(name: string): Claim | undefined {
  const [pid, host, of, started, since, nonce, ...rest] = name.split("@");
  if (host === undefined || of === undefined || started === undefined || nonce === undefined || rest.length > 0) return undefined;
  return { pid: Number(pid), host, machine: of, started, since: Number(since), nonce };
}

function remove(file: string): void {
  try {
    unlinkSync(file);
  } catch {
    // Gone already, or another user's: a claim that stays is judged by whether its process lives.
  }
}
