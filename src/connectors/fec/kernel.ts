import { amount, day, hash, record } from "./kernel-record.ts";
import { scan } from "./kernel-scan.ts";
import { same, skim } from "./kernel-skim.ts";
import { engine, type Memory, moduleOf } from "./wasm.ts";

/** What is done to every byte or to every line of a customer, on addresses of a memory. */
export interface Kernel {
  /**
   * Finds where cells start in the bytes from `at` to `end`: writes one past each separator and each line end to `starts`,
   * and to `lines` which of the numbers in the memory is the one of each line end. Returns where `lines` ends. Looks at 64
   * bytes at once: those after `end` must be 0.
   */
  scan(at: number, end: number, separator: number, lineEnd: number, starts: number, lines: number): number;
  /**
   * Packs the row whose starts are at `row` to `out`, with the hash of its customer's spelling in the place of the scope,
   * and returns its length; 0 when it is not as most rows are. `columns` is where the places of its cells are.
   */
  record(row: number, columns: number, out: number): number;
  /**
   * Passes over the lines that go on with the entry of the row whose starts are at `row` and touch no account that is wanted;
   * returns where in `lines`, from `line` to `end`, the first other one stands. `slots` is where `skimSlots` are.
   */
  skim(row: number, line: number, end: number, slots: number): number;
}

/** In WebAssembly: several times as fast as the engine's own code, and from the first line on. */
export function wasmKernel(memory: Memory): Kernel {
  const bytes = moduleOf({ amount, day, hash, scan, record: record({ amount: 0, day: 1, hash: 2 }), same, skim: skim({ same: 5 }) });
  return new engine.Instance(new engine.Module(bytes), { "": { memory } }).exports as Kernel;
}

/** The same for processors without the instructions that the other one needs. */
export function plainKernel(memory: Memory): Kernel {
  const bytes = new Uint8Array(memory.buffer);
  const words = new Int32Array(memory.buffer);
  return {
    scan(at, end, separator, lineEnd, starts, lines) {
      let start = starts >> 2;
      let line = lines >> 2;
      for (let byte = at; byte < end; byte++) {
        if (bytes[byte] !== separator && bytes[byte] !== lineEnd) continue;
        if (bytes[byte] === lineEnd) words[line++] = start;
        words[start++] = byte + 1;
      }
      return line << 2;
    },
    record: () => 0,
    skim: (_row, line) => line,
  };
}
