import { describe, expect, it } from "vitest";
import { plainKernel } from "../../../src/connectors/fec/kernel.ts";
import { makeWindow } from "../../../src/connectors/fec/lines.ts";
import type { Window } from "../../../src/connectors/fec/window.ts";
import { ConnectorError } from "../../../src/connectors/port.ts";
import { randomFile } from "./random-file.ts";
import { readBook } from "./read-book.ts";
import { slowRead } from "./slow-parser.ts";

const files = 2000;

/** The scanner reads bytes in blocks and decodes little; the slow parser splits strings. They must not differ. */
describe("files of a random dialect with random defects", () => {
  it(`are read as a slow and plain parser reads them, ${files} of them`, () => {
    let [read, refused, spoilt] = [0, 0, 0];
    for (let seed = 1; seed <= files; seed++) {
      const bytes = randomFile(seed);
      const slow = slowRead(bytes);
      const quick = quickRead(bytes, 1 + (seed % 97) * 7);
      if (quick === "refused") {
        expect(slow.setAside.length, `seed ${seed}`).toBeGreaterThan(Math.max(10, slow.kept));
        refused++;
        continue;
      }
      expect(quick, `seed ${seed}`).toEqual(slow);
      read++;
      if (slow.setAside.length > 0) spoilt++;
    }
    expect(read + refused).toBe(files);
    expect(refused).toBeLessThan(files / 20);
    expect(spoilt).toBeGreaterThan(files / 10);
  });
});

describe("the same files without WebAssembly", () => {
  it("come to the same lines as with it", () => {
    const [plain, wasm] = [makeWindow(plainKernel), countingWindow()];
    for (let seed = 1; seed <= files / 4; seed++) {
      const [bytes, chunk] = [randomFile(seed), 1 + (seed % 97) * 70];
      const read = (window: Window) => refusedOr(() => readBook(bytes, [chunk], window));
      expect(read(wasm), `seed ${seed}`).toEqual(read(plain));
    }
    // Rows as most are were packed by the kernel, others between them were not, and lines of no customer were passed over.
    expect(wasm.packed()).toBeGreaterThan(files / 4);
    expect(wasm.declined()).toBeGreaterThan(files / 4);
    expect(wasm.skipped()).toBeGreaterThan(files / 4);
  });
});

function countingWindow(): Window & { packed(): number; declined(): number; skipped(): number } {
  const window = makeWindow();
  let [packed, declined, skipped] = [0, 0, 0];
  const record = (first: number) => {
    const length = window.record(first);
    if (length > 0) packed++;
    else declined++;
    return length;
  };
  const skim = (first: number, line: number, end: number) => {
    const next = window.skim(first, line, end);
    skipped += next - line;
    return next;
  };
  return { ...window, record, skim, packed: () => packed, declined: () => declined, skipped: () => skipped };
}

function quickRead(bytes: Buffer, chunk: number) {
  return refusedOr(() => {
    const { balances, retained, records, kept, setAside, lines } = readBook(bytes, [chunk]);
    expect(lines).toHaveLength(kept);
    return {
      balances: Object.fromEntries([...balances].map(([{ account, customer }, balance]) => [`${account} ${customer.key}`, balance])),
      retained,
      records,
      kept,
      setAside: setAside.map(({ place }) => Number(place.split(":")[1])),
    };
  });
}

function refusedOr<T>(read: () => T): T | "refused" {
  try {
    return read();
  } catch (error) {
    if (error instanceof ConnectorError && error.code === "fec.mostly_broken") return "refused";
    throw error;
  }
}
