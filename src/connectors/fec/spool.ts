import { closeSync, mkdtempSync, openSync, readSync, rmSync, writeSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { lengthOf } from "./packed.ts";

/**
 * Keeps packed lines until their customers' turn: in memory while they are few, else in a temporary file, dealt into parts so
 * that the lines of one customer stand in one part. Memory then follows the largest part, not the file that was read.
 */
export interface Spool {
  /** Copies the line that stands at `start`. */
  add(buffer: Buffer, start: number, end: number): void;
  /** The lines by part, each in the order in which they came. A part is valid until the next one is asked for. */
  parts(): Generator<Part>;
  /** Forgets everything and removes the temporary file. */
  close(): void;
}

export interface Part {
  /** Lines stand one after the other in each. */
  readonly chunks: readonly Buffer[];
  /** Whether the lines of a customer, if it has any, are in this part. */
  holds(customer: number): boolean;
}

const defaultMemory = 8 << 20;
const chunkBytes = 1 << 20;
const partCount = 64;
const partBytes = 64 << 10;

/** `customerOf` tells the number of the customer whose line stands at `start`; `memory` is how many bytes stay in memory. */
export function makeSpool(customerOf: (buffer: Buffer, start: number) => number, memory = defaultMemory): Spool {
  let chunks: Buffer[] = [];
  let used = 0;
  let total = 0;
  let disk: Disk | undefined;

  function spill(): Disk {
    const opened = openDisk();
    for (const chunk of filled())
      for (let at = 0; at < chunk.length;) {
        const end = at + lengthOf(chunk, at);
        opened.add(customerOf(chunk, at) % partCount, chunk, at, end);
        at = end;
      }
    chunks = [];
    return opened;
  }

  function filled(): readonly Buffer[] {
    const last = chunks.at(-1);
    return last === undefined ? [] : [...chunks.slice(0, -1), last.subarray(0, used)];
  }

  return {
    add(buffer, start, end) {
      total += end - start;
      if (total > memory) disk ??= spill();
      if (disk !== undefined) return disk.add(customerOf(buffer, start) % partCount, buffer, start, end);
      let last = chunks.at(-1);
      if (last === undefined || used + end - start > last.length) {
        if (last !== undefined) chunks[chunks.length - 1] = last.subarray(0, used);
        last = Buffer.allocUnsafeSlow(Math.max(chunkBytes, end - start));
        chunks.push(last);
        used = 0;
      }
      used += buffer.copy(last, used, start, end);
    },
    *parts() {
      if (disk === undefined) yield { chunks: filled(), holds: () => true };
      else yield* disk.parts();
    },
    close() {
      chunks = [];
      disk?.close();
    },
  };
}

/** Where each line of all parts stands; valid until the next one. */
export function* linesIn(spool: Spool): Generator<readonly [Buffer, number]> {
  for (const { chunks } of spool.parts())
    for (const chunk of chunks) for (let at = 0; at < chunk.length; at += lengthOf(chunk, at)) yield [chunk, at];
}

interface Disk {
  add(part: number, buffer: Buffer, start: number, end: number): void;
  parts(): Generator<Part>;
  close(): void;
}

/** One temporary file that holds the parts in pieces, readable by this user only and without a name where the system allows. */
function openDisk(): Disk {
  const folder = mkdtempSync(join(tmpdir(), "relance-fec-"));
  const file = openSync(join(folder, "lines"), "wx+", 0o600);
  if (process.platform !== "win32") rmSync(folder, { recursive: true });
  const buffers = Array.from({ length: partCount }, () => ({ bytes: Buffer.allocUnsafeSlow(partBytes), used: 0 }));
  const pieces = Array.from({ length: partCount }, (): { at: number; length: number }[] => []);
  let size = 0;

  function write(part: number, bytes: Buffer) {
    if (bytes.length === 0) return;
    pieces[part]?.push({ at: size, length: bytes.length });
    for (let done = 0; done < bytes.length;) done += writeSync(file, bytes, done, bytes.length - done, size + done);
    size += bytes.length;
  }

  function flush(part: number) {
    const buffer = buffers[part] as { bytes: Buffer; used: number };
    write(part, buffer.bytes.subarray(0, buffer.used));
    buffer.used = 0;
  }

  return {
    add(part, buffer, start, end) {
      const target = buffers[part] as { bytes: Buffer; used: number };
      if (target.used + end - start > partBytes) flush(part);
      if (end - start > partBytes) write(part, buffer.subarray(start, end));
      else target.used += buffer.copy(target.bytes, target.used, start, end);
    },
    *parts() {
      for (const [part, its] of pieces.entries()) {
        flush(part);
        yield { chunks: its.map(({ at, length }) => readPiece(file, at, length)), holds: (customer) => customer % partCount === part };
      }
    },
    close() {
      closeSync(file);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function readPiece(file: number, at: number, length: number): Buffer {
  const bytes = Buffer.allocUnsafeSlow(length);
  for (let done = 0; done < length;) {
    const read = readSync(file, bytes, done, length - done, at + done);
    if (read === 0) throw new Error("the temporary file was cut");
    done += read;
  }
  return bytes;
}
