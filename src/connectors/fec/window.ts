import { type Kernel, plainKernel, wasmKernel } from "./kernel.ts";
import { decimals, recordColumns, spellingFrom, spellingTo } from "./kernel-record.ts";
import { lookedAtOnce } from "./kernel-scan.ts";
import type { Header } from "./header.ts";
import { longestRecord } from "./packed.ts";
import { engine, type Memory } from "./wasm.ts";

/** The bytes of a file that are looked at, in a memory that the kernel works on too. */
export interface Window {
  /** Lines are put here. */
  readonly bytes: Buffer;
  /** Where the cells of line after line start; a line's last cell ends before the first start of the next line. */
  readonly words: Int32Array;
  find(start: number, end: number, separator: number, lineEnd: number): Found;
  /** Of all the memory; the addresses of `bytes` are the same in both. */
  readonly view: DataView;
  /** What records of a file with this header are made of; `spelling` are the first and the last cell that tell the customer. */
  expect(header: Header, spelling: readonly [first: number, last: number], digits: number): void;
  /** Packs the row whose starts begin at `first` in `words` to `out`; returns its length, 0 when it wants more care. */
  record(first: number): number;
  readonly out: number;
}

/** Places in `words`. */
export interface Found {
  /** Of the start of the first line. */
  readonly first: number;
  /** From `lines` to `end`, each says where the start of a next line stands. */
  readonly lines: number;
  readonly end: number;
}

const pageBytes = 1 << 16;

/** Memory that was never written to takes no room, and few windows are full of separators. */
export function openWindow(size: number, kernelOf: (memory: Memory) => Kernel = bestKernel): Window {
  const out = size + lookedAtOnce;
  const columns = out + Math.ceil(longestRecord / lookedAtOnce) * lookedAtOnce + lookedAtOnce;
  const first = (columns + lookedAtOnce) / 4;
  const lines = first + size + lookedAtOnce;
  const memory = new engine.Memory({ initial: Math.ceil(((lines + size) * 4) / pageBytes) });
  const kernel = kernelOf(memory);
  const words = new Int32Array(memory.buffer);
  const all = new Uint8Array(memory.buffer);
  let isOrdinary = false;
  return {
    bytes: Buffer.from(memory.buffer, 0, size),
    words,
    find(start, end, separator, lineEnd) {
      all.fill(0, end, end + lookedAtOnce);
      words[first] = start;
      return { first, lines, end: kernel.scan(start, end, separator, lineEnd, (first + 1) * 4, lines * 4) / 4 };
    },
    view: new DataView(memory.buffer),
    expect({ at, amounts }, spelling, digits) {
      isOrdinary = amounts === "debit_credit" && at.amount === -1 && recordColumns.every((name) => at[name] >= 0);
      for (const [index, name] of recordColumns.entries()) words[columns / 4 + index] = at[name] * 4;
      words[columns / 4 + spellingFrom] = spelling[0] * 4;
      words[columns / 4 + spellingTo] = (spelling[1] + 1) * 4;
      words[columns / 4 + decimals] = digits;
    },
    record: (row) => (isOrdinary ? kernel.record(row * 4, columns, out) : 0),
    out,
  };
}

function bestKernel(memory: Memory): Kernel {
  try {
    return wasmKernel(memory);
  } catch {
    return plainKernel(memory);
  }
}
