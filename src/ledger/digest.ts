import { createHash } from "node:crypto";

/**
 * First 128 bits of SHA-256 in hex, over the parts joined by a character that none of them can hold.
 * For keys and content hashes: the same parts give the same digest on every machine and in every version.
 */
export function digest(...parts: readonly string[]): string {
  const hash = createHash("sha256");
  for (const part of parts) hash.update(part).update("\u0000");
  return hash.digest("hex").slice(0, 32);
}
