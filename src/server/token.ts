import { createHash, createHmac, randomBytes, timingSafeEqual } from "node:crypto";
import { mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { WorkspaceError } from "../workspace/error.ts";
import { readIfThere } from "../workspace/files.ts";
import type { Environment } from "../workspace/secret.ts";

/** What the service needs to know a token when it sees it, and to sign sessions. */
export interface ServiceToken {
  readonly hash: string;
  readonly sessionKey: string;
  /** The token in clear, when it has just been made: shown once, then nowhere. */
  readonly fresh?: string;
}

const leastLength = 32;

/**
 * The token of the service: `RELANCE_TOKEN` when it is set, else one that is made at the first start and of which only the
 * SHA-256 is kept, in `<folder>/.relance/token`. With `RELANCE_TOKEN`, several processes accept each other's sessions;
 * else sessions end with the process, because what is on disk must not be enough to forge one.
 */
export async function serviceToken(folder: string, env: Environment): Promise<ServiceToken> {
  const given = env.RELANCE_TOKEN;
  if (given !== undefined && given !== "") {
    if (given.length < leastLength) throw new WorkspaceError("server.token_short", { length: given.length, least: leastLength });
    return { hash: hashToken(given), sessionKey: createHmac("sha256", given).update("relance session").digest("hex") };
  }
  const sessionKey = randomBytes(32).toString("hex");
  const file = tokenFile(folder);
  const kept = (await readIfThere(file))?.trim();
  if (kept !== undefined) {
    if (!/^[0-9a-f]{64}$/.test(kept)) throw new WorkspaceError("server.token_damaged", { file });
    return { hash: kept, sessionKey };
  }
  const fresh = randomBytes(32).toString("base64url");
  return { hash: hashToken(fresh), sessionKey, fresh };
}

/** Keeps the digest of a fresh token, once the service really answers: a token of a start that failed was shown to nobody. */
export async function keepToken(folder: string, hash: string): Promise<void> {
  const file = tokenFile(folder);
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, `${hash}\n`, { mode: 0o600, flag: "wx" });
}

function tokenFile(folder: string): string {
  return join(folder, ".relance", "token");
}

export function hashToken(token: string): string {
  return createHash("sha256").update(token).digest("hex");
}

/** In the same time whatever is given. */
export function isToken(given: string, hash: string): boolean {
  return timingSafeEqual(Buffer.from(hashToken(given), "hex"), Buffer.from(hash, "hex"));
}
