import type { Minor } from "../ledger/money.ts";
import type { Dossier } from "../ledger/dossier.ts";
import type { Said } from "./signals.ts";

const none: ReadonlyMap<string, Minor> = new Map();

/**
 * What is disputed of each item that is: what the host marks, or what was said and not released, the larger of the two
 * because both may be the same dispute. A disputed amount without more is set against the oldest items it is about.
 */
export function disputedParts(of: Dossier, said: Said): ReadonlyMap<string, Minor> {
  if (said.disputes.length === 0 && !of.items.some((item) => item.disputed !== undefined)) return none;
  const parts = new Map<string, Minor>();
  for (const item of of.items) if (item.disputed !== undefined && item.disputed > 0) parts.set(item.id, Math.min(item.disputed, item.open));
  if (said.disputes.length === 0) return parts;
  const saidParts = new Map<string, Minor>();
  for (const dispute of said.disputes) {
    let left = dispute.amount ?? Infinity;
    for (const item of of.items) {
      if (!said.concerns(dispute, item.id)) continue;
      const already = saidParts.get(item.id) ?? 0;
      const part = Math.min(item.open - already, left);
      left -= part;
      if (part > 0) saidParts.set(item.id, already + part);
    }
  }
  for (const [item, part] of saidParts) parts.set(item, Math.max(part, parts.get(item) ?? 0));
  return parts;
}
