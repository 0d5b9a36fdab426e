import { type Kernel, lookedAtOnce, plainKernel, wasmKernel } from "./kernel.ts";
import { engine, type Memory } from "./wasm.ts";

/** Finds the cells of all lines in a window of bytes at once. */
export interface CellFinder {
  /** Bytes to look at are put here. */
  readonly window: Buffer;
  /** Where the cells of line after line start; a line's last cell ends before the first start of the next line. */
  readonly words: Int32Array;
  find(start: number, end: number, separator: number, lineEnd: number): Found;
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

/** For a window of `bytes`. Memory that was never written to takes no room, and few windows are full of separators. */
export function cellFinder(bytes: number, kernelOf: (memory: Memory) => Kernel = bestKernel): CellFinder {
  const first = bytes / 4 + lookedAtOnce;
  const lines = first + bytes + lookedAtOnce;
  const memory = new engine.Memory({ initial: Math.ceil(((lines + bytes) * 4) / pageBytes) });
  const kernel = kernelOf(memory);
  const words = new Int32Array(memory.buffer);
  const window = Buffer.from(memory.buffer, 0, bytes);
  const all = new Uint8Array(memory.buffer);
  return {
    window,
    words,
    find(start, end, separator, lineEnd) {
      all.fill(0, end, end + lookedAtOnce);
      words[first] = start;
      return { first, lines, end: kernel(start, end, separator, lineEnd, (first + 1) * 4, lines * 4) / 4 };
    },
  };
}

function bestKernel(memory: Memory): Kernel {
  try {
    return wasmKernel(memory);
  } catch {
    return plainKernel(memory);
  }
}
