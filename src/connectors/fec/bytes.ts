/** Few bytes at a time: loops over four at once beat calls, and the engine's own buffers. */

export function copyBytes(source: DataView, from: number, target: DataView, to: number, length: number): void {
  const fours = length & ~3;
  for (let at = 0; at < fours; at += 4) target.setInt32(to + at, source.getInt32(from + at));
  for (let at = fours; at < length; at++) target.setUint8(to + at, source.getUint8(from + at));
}

export function areEqualBytes(some: DataView, from: number, others: DataView, its: number, length: number): boolean {
  const fours = length & ~3;
  for (let at = 0; at < fours; at += 4) if (some.getInt32(from + at) !== others.getInt32(its + at)) return false;
  for (let at = fours; at < length; at++) if (some.getUint8(from + at) !== others.getUint8(its + at)) return false;
  return true;
}

/** A well mixed number for the bytes. The kernel has the same. */
export function hashOf(view: DataView, start: number, end: number): number {
  let hash = end - start;
  let at = start;
  for (; at + 4 <= end; at += 4) {
    hash = Math.imul(hash ^ view.getInt32(at, true), 0x9e3779b1);
    hash ^= hash >>> 15;
  }
  for (; at < end; at++) hash = Math.imul(hash ^ view.getUint8(at), 0x01000193);
  return hash ^ (hash >>> 15);
}

export function viewOf({ buffer, byteOffset, length }: Uint8Array): DataView {
  return new DataView(buffer, byteOffset, length);
}

/** The same bytes with more room after them. */
export function enlarged(bytes: DataView, size: number): DataView {
  const larger = new Uint8Array(size);
  larger.set(new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength));
  return viewOf(larger);
}
