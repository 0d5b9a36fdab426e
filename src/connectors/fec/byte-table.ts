import { areEqualBytes, copyBytes, enlarged } from "./bytes.ts";

/** Numbers byte strings in order of first appearance, without making text of them. */
export interface ByteTable {
  /** `hash` is `hashOf` the bytes. */
  find(view: DataView, start: number, end: number, hash: number): number;
}

export function byteTable(): ByteTable {
  /** Numbers by hash, one more than they are; 0 is free. */
  let slots = new Int32Array(1 << 10);
  let hashes = new Int32Array(1 << 9);
  /** Where each string ends in `bytes`; it starts where the one before ends. */
  let ends = new Int32Array(1 << 9);
  let bytes: DataView = new DataView(new ArrayBuffer(1 << 14));
  let count = 0;

  function add(view: DataView, start: number, end: number, hash: number): number {
    const from = count === 0 ? 0 : (ends[count - 1] as number);
    const to = from + end - start;
    if (to > bytes.byteLength) bytes = enlarged(bytes, Math.max(bytes.byteLength * 2, to));
    if (count === ends.length) grow();
    copyBytes(view, start, bytes, from, end - start);
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

  function isAt(number: number, view: DataView, start: number, end: number): boolean {
    const from = number === 0 ? 0 : (ends[number - 1] as number);
    return (ends[number] as number) - from === end - start && areEqualBytes(view, start, bytes, from, end - start);
  }

  return {
    find(view, start, end, hash) {
      const mask = slots.length - 1;
      for (let slot = hash & mask; slots[slot] !== 0; slot = (slot + 1) & mask) {
        const number = (slots[slot] as number) - 1;
        if (hashes[number] === hash && isAt(number, view, start, end)) return number;
      }
      return add(view, start, end, hash);
    },
  };
}
