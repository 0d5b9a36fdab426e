import { type AccountTest, wanted } from "./accounts.ts";
import { type Kernel, plainKernel, wasmKernel } from "./kernel.ts";
import { decimals, recordColumns, spellingFrom, spellingTo } from "./kernel-record.ts";
import { lookedAtOnce } from "./kernel-scan.ts";
import { skimSlots } from "./kernel-skim.ts";
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
  /** Where the entries of a file with this header are told from each other, and which accounts are looked for. */
  expectEntries(header: Header, accounts: AccountTest): void;
  /**
   * Passes over the lines from `line` to `end` in `words` that go on with the entry of the row whose starts begin at `first`
   * and touch no wanted account; returns the first other one. `met` then has their kinds, and how many lines of each of the
   * four lowest bits there were.
   */
  skim(first: number, line: number, end: number): number;
  readonly met: Met;
}

/** What lines that were passed over touch. */
export interface Met {
  /** Their kinds as one set of bits. */
  kinds: number;
  /** How many have each of the bits 1, 2, 4 and 8. */
  readonly lines: [number, number, number, number];
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
  const slots = (lines + size) * 4;
  const kinds = slots + skimSlots.end;
  const weights = kinds + (1 << 16);
  const memory = new engine.Memory({ initial: Math.ceil((weights + wanted * 8) / pageBytes) });
  const kernel = kernelOf(memory);
  const words = new Int32Array(memory.buffer);
  const all = new Uint8Array(memory.buffer);
  const view = new DataView(memory.buffer);
  const met: Met = { kinds: 0, lines: [0, 0, 0, 0] };
  let isOrdinary = false;
  return {
    bytes: Buffer.from(memory.buffer, 0, size),
    words,
    find(start, end, separator, lineEnd) {
      all.fill(0, end, end + lookedAtOnce);
      words[first] = start;
      return { first, lines, end: kernel.scan(start, end, separator, lineEnd, (first + 1) * 4, lines * 4) / 4 };
    },
    view,
    expect({ at, amounts }, spelling, digits) {
      isOrdinary = amounts === "debit_credit" && at.amount === -1 && recordColumns.every((name) => at[name] >= 0);
      for (const [index, name] of recordColumns.entries()) words[columns / 4 + index] = at[name] * 4;
      words[columns / 4 + spellingFrom] = spelling[0] * 4;
      words[columns / 4 + spellingTo] = (spelling[1] + 1) * 4;
      words[columns / 4 + decimals] = digits;
    },
    record: (row) => (isOrdinary ? kernel.record(row * 4, columns, out) : 0),
    out,
    expectEntries(header, { beginnings }) {
      const { at, cells, emptyCells } = header;
      const key = [at.entry, at.on, at.journal];
      const tell = (slot: keyof typeof skimSlots, value: number) => view.setInt32(slots + skimSlots[slot], value, true);
      tell("firstKey", Math.min(...key) * 4);
      tell("lastKey", Math.max(...key) * 4);
      tell("account", at.account * 4);
      tell("fewest", cells);
      tell("spare", emptyCells);
      tell("kinds", kinds);
      tell("weights", weights);
      for (let kind = 0; kind < wanted; kind++)
        for (let bit = 0; bit < met.lines.length; bit++) view.setUint16(weights + kind * 8 + bit * 2, (kind >> bit) & 1, true);
      all.set(beginnings, kinds);
    },
    skim(row, line, end) {
      const next = kernel.skim(row * 4, line * 4, end * 4, slots) / 4;
      if (next === line) return line;
      met.kinds = view.getInt32(slots + skimSlots.met, true);
      for (let bit = 0; bit < met.lines.length; bit++) met.lines[bit] = view.getUint16(slots + skimSlots.sum + bit * 2, true);
      return next;
    },
    met,
  };
}

function bestKernel(memory: Memory): Kernel {
  try {
    return wasmKernel(memory);
  } catch {
    return plainKernel(memory);
  }
}
