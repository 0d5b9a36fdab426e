/** Numbers byte strings in order of first appearance, without making text of them. */
export interface ByteTable {
  find(buffer: Buffer, start: number, end: number): number;
}

export function byteTable(): ByteTable {
  /** Numbers by hash, one more than they are; 0 is free. */
  let slots = new Int32Array(1 << 10);
  let hashes = new Int32Array(1 << 9);
  /** Where each string ends in `bytes`; it starts where the one before ends. */
  let ends = new Int32Array(1 << 9);
  let bytes = Buffer.alloc(1 << 14);
  let count = 0;

  function add(buffer: Buffer, start: number, end: number, hash: number): number {
    const from = count === 0 ? 0 : (ends[count - 1] as number);
    const to = from + end - start;
    if (to > bytes.length) bytes = Buffer.concat([bytes], Math.max(bytes.length * 2, to));
    if (count === ends.length) grow();
    buffer.copy(bytes, from, start, end);
    ends[count] = to;
    hashes[count] = hash;
    slots[freeSlot(hash)] = count + 1;
    return count++;
  }

  function grow() {
    const [oldHashes, oldEnds] = [hashes, ends];
    hashes = new Int32Array(count * 2);
    ends = new Int32Array(count * 2);
    hashes.set(oldHashes);
    ends.set(oldEnds);
    slots = new Int32Array(count * 4);
    for (let number = 0; number < count; number++) slots[freeSlot(hashes[number] as number)] = number + 1;
  }

  function freeSlot(hash: number): number {
    const mask = slots.length - 1;
    let slot = hash & mask;
    while (slots[slot] !== 0) slot = (slot + 1) & mask;
    return slot;
  }

  function isAt(number: number, buffer: Buffer, start: number, end: number): boolean {
    const from = number === 0 ? 0 : (ends[number - 1] as number);
    if ((ends[number] as number) - from !== end - start) return false;
    for (let at = start, its = from; at < end; at++, its++) if (buffer[at] !== bytes[its]) return false;
    return true;
  }

  return {
    find(buffer, start, end) {
      let hash = end - start;
      for (let at = start; at < end; at++) hash = Math.imul(hash ^ (buffer[at] as number), 0x01000193);
      hash ^= hash >>> 15;
      const mask = slots.length - 1;
      for (let slot = hash & mask; slots[slot] !== 0; slot = (slot + 1) & mask) {
        const number = (slots[slot] as number) - 1;
        if (hashes[number] === hash && isAt(number, buffer, start, end)) return number;
      }
      return add(buffer, start, end, hash);
    },
  };
}
