import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Kernel, plainKernel, wasmKernel } from "../../../src/connectors/fec/kernel.ts";
import { lookedAtOnce } from "../../../src/connectors/fec/kernel-scan.ts";
import { engine } from "../../../src/connectors/fec/wasm.ts";
import { bookText } from "./book-text.ts";
import { readBook } from "./read-book.ts";

/** So many bytes are looked at at a time. */
const slice = 1 << 18;

/** Three invoices and a payment; the label of the second one is `label`. */
function bookWith(label: string, lineEnd = "\n", end = lineEnd): Buffer {
  const book = bookText();
  book.invoice("20260105", "C1", "FA-1", 10_000);
  book.invoice("20260106", "C2", "FA-2", 20_000, { label });
  book.payment("20260107", "C1", "V-1", 4000);
  book.invoice("20260108", "C2", "FA-3", 500);
  return Buffer.from(book.lines().join(lineEnd) + end);
}

function meaning(bytes: Buffer, sizes?: readonly number[]) {
  const { balances, records, setAside, lines } = readBook(bytes, sizes);
  const owed = Object.fromEntries([...balances].map(([{ customer }, balance]) => [customer.key, balance]));
  return { owed, records, setAside, lines: lines.map(({ label, amount, place }) => ({ label, amount, place })) };
}

describe("a book cut in two", () => {
  it.each([
    ["LF", bookWith("Été à Orléans – n° 2 €")],
    ["CR CR LF, none at the end", bookWith("Été à Orléans – n° 2 €", "\r\r\n", "")],
    ["CR alone", bookWith("Été à Orléans", "\r")],
    ["a label over two lines", bookWith("Été\n à Orléans")],
    ["a line too short to be one", bookWith("Été", "\n", "\nVE\tVentes\t9\n")],
  ])("is the same wherever the cut falls: %s", (_, bytes) => {
    const whole = meaning(bytes);
    for (let cut = 1; cut < bytes.length; cut++) expect(meaning(bytes, [cut, bytes.length]), `cut at ${cut}`).toEqual(whole);
  });
});

describe("a long line", () => {
  it.each([slice - 400, slice - 65, slice - 64, slice - 1, slice, slice + 1, 2 * slice])("of %i bytes is read", (length) => {
    const { owed, records } = meaning(bookWith("é".repeat(length / 2)));
    expect(owed).toEqual({ C1: 6000, C2: 20_500 });
    expect(records).toBe(8);
  });

  it.each([0, 1, 2, 3, 4])("ends around the border: its CR CR LF starts %i bytes before it", (shift) => {
    const short = bookWith("", "\r\r\n", "");
    const end = short.indexOf("\r\r\n", short.indexOf("\tFA-2\t"));
    const bytes = bookWith("x".repeat(slice - shift - end), "\r\r\n", "");
    expect(bytes.indexOf("\r\r\n", slice - 10)).toBe(slice - shift);
    const { owed, records } = meaning(bytes);
    expect(owed).toEqual({ C1: 6000, C2: 20_500 });
    expect(records).toBe(8);
  });
});

describe("what the kernel finds", () => {
  const size = 1 << 12;

  function found(kernelOf: typeof plainKernel, bytes: Uint8Array): readonly (readonly number[])[] {
    const memory = new engine.Memory({ initial: 2 });
    new Uint8Array(memory.buffer).set(bytes);
    const kernel: Kernel = kernelOf(memory);
    const lines = size * 8;
    const end = kernel.scan(0, bytes.length, 0x09, 0x0a, size * 2, lines);
    const words = new Int32Array(memory.buffer);
    const ends = Array.from(words.subarray(lines / 4, end / 4));
    return [ends, Array.from(words.subarray((size * 2) / 4, (ends.at(-1) ?? 0) + 1))];
  }

  it("is what plain code finds, whatever the bytes", () => {
    const byte = fc.constantFrom(0x09, 0x0a, 0x0d, 0x41, 0xc3);
    fc.assert(
      fc.property(fc.array(byte, { maxLength: 5 * lookedAtOnce }), (bytes) => {
        const line = Uint8Array.from([...bytes, 0x0a]);
        expect(found(wasmKernel, line)).toEqual(found(plainKernel, line));
      }),
    );
  });
});
