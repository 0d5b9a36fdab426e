import { hash } from "node:crypto";

/**
 * First 128 bits of SHA-256 in hex, over the parts joined by a character that none of them can hold.
 * For keys and content hashes: the same parts give the same digest on every machine and in every version.
 */
export function digest(...parts: readonly string[]): string {
  // In one call: a hash object lives until a full collection, and a large book makes hundreds of thousands of digests.
  return hash("sha256", parts.map((part) => `${part}\u0000`).join("")).slice(0, 32);
}
