import { closeSync, mkdtempSync, openSync, readSync, rmSync, writeSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { copyBytes } from "./bytes.ts";
import { lengthOf, setTouched } from "./packed.ts";

/**
 * Keeps packed lines until their customers' turn: in memory while they are few, else in a temporary file, dealt into parts so
 * that the lines of one customer stand in one part. Memory then follows the largest part, not the file that was read.
 */
export interface Spool {
  /** Where to pack the next line of a customer, which takes so many bytes. The object is the same every time. */
  room(customer: number, bytes: number): Readonly<Room>;
  /** Tells the lines since the last call which accounts their entry touches. */
  settle(touched: number): void;
  /** The lines by part, each in the order in which they came. A part is valid until the next one is asked for. */
  parts(): Generator<Part>;
  /** Forgets everything and removes the temporary file. */
  close(): void;
}

export interface Room {
  bytes: Buffer;
  /** Of the same bytes. */
  view: DataView;
  at: number;
}

export interface Part {
  /** Lines stand one after the other in each. */
  readonly chunks: readonly Buffer[];
  /** Whether the lines of a customer, if it has any, are in this part. */
  holds(customer: number): boolean;
}

/** As much as most companies have in a year. */
const defaultMemory = 2 << 20;
const chunkBytes = 256 << 10;
const partCount = 64;
/** All parts together fit the cache of a processor. */
const partBytes = 16 << 10;

/** Lines that stand one after the other; those of the entry that is being read stay where they are. */
interface Chunk {
  bytes: Buffer;
  view: DataView;
  used: number;
  unsettled: boolean;
}

/** `customerOf` tells the number of the customer whose line stands at `start`; `memory` is how many bytes stay in memory. */
export function makeSpool(customerOf: (buffer: Buffer, start: number) => number, memory = defaultMemory): Spool {
  let chunks: Chunk[] = [];
  let total = 0;
  let disk: Disk | undefined;
  const first = newChunk(0);
  const room: Room = { bytes: first.bytes, view: first.view, at: 0 };
  // The lines of the entry that is being read.
  const inChunks: Chunk[] = [];
  const starts: number[] = [];
  let count = 0;

  function roomIn(chunk: Chunk, bytes: number): Room {
    inChunks[count] = chunk;
    starts[count++] = chunk.used;
    room.bytes = chunk.bytes;
    room.view = chunk.view;
    room.at = chunk.used;
    chunk.used += bytes;
    chunk.unsettled = true;
    return room;
  }

  function inMemory(bytes: number): Chunk {
    const last = chunks.at(-1);
    if (last !== undefined && last.used + bytes <= last.bytes.length) return last;
    const next = newChunk(Math.max(chunkBytes, bytes));
    chunks.push(next);
    return next;
  }

  function spill(): Disk {
    const opened = openDisk();
    for (const chunk of chunks)
      for (let at = 0; at < chunk.used;) {
        const length = lengthOf(chunk.bytes, at);
        const target = opened.chunkFor(customerOf(chunk.bytes, at) % partCount, length);
        copyBytes(chunk.view, at, target.view, target.used, length);
        target.used += length;
        at += length;
      }
    chunks = [];
    return opened;
  }

  return {
    room(customer, bytes) {
      total += bytes;
      return roomIn(disk === undefined ? inMemory(bytes) : disk.chunkFor(customer % partCount, bytes), bytes);
    },
    settle(touched) {
      for (let at = 0; at < count; at++) {
        const chunk = inChunks[at] as Chunk;
        setTouched(chunk.bytes, starts[at] as number, touched);
        chunk.unsettled = false;
      }
      count = 0;
      if (total > memory) disk ??= spill();
    },
    *parts() {
      if (disk === undefined) yield { chunks: chunks.map(({ bytes, used }) => bytes.subarray(0, used)), holds: () => true };
      else yield* disk.parts();
    },
    close() {
      chunks = [];
      disk?.close();
    },
  };
}

function newChunk(size: number): Chunk {
  const bytes = Buffer.allocUnsafeSlow(size);
  return { bytes, view: new DataView(bytes.buffer), used: 0, unsettled: false };
}

/** Where each line of all parts stands; valid until the next one. */
export function* linesIn(spool: Spool): Generator<readonly [Buffer, number]> {
  for (const { chunks } of spool.parts())
    for (const chunk of chunks) for (let at = 0; at < chunk.length; at += lengthOf(chunk, at)) yield [chunk, at];
}

interface Disk {
  /** The chunk to which the next line of a part goes. */
  chunkFor(part: number, bytes: number): Chunk;
  parts(): Generator<Part>;
  close(): void;
}

/** One temporary file that holds the parts in pieces, readable by this user only and without a name where the system allows. */
function openDisk(): Disk {
  const folder = mkdtempSync(join(tmpdir(), "relance-fec-"));
  const file = openSync(join(folder, "lines"), "wx+", 0o600);
  if (process.platform !== "win32") rmSync(folder, { recursive: true });
  const open = Array.from({ length: partCount }, () => newChunk(partBytes));
  const pieces = Array.from({ length: partCount }, (): { at: number; length: number }[] => []);
  let size = 0;

  function flush(part: number) {
    const chunk = open[part] as Chunk;
    const bytes = chunk.bytes.subarray(0, chunk.used);
    if (bytes.length > 0) pieces[part]?.push({ at: size, length: bytes.length });
    for (let done = 0; done < bytes.length;) done += writeSync(file, bytes, done, bytes.length - done, size + done);
    size += bytes.length;
    chunk.used = 0;
  }

  return {
    chunkFor(part, bytes) {
      const chunk = open[part] as Chunk;
      if (chunk.used + bytes <= chunk.bytes.length) return chunk;
      if (!chunk.unsettled) flush(part);
      if (chunk.used + bytes > chunk.bytes.length) enlarge(chunk, chunk.used + bytes);
      return chunk;
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

function enlarge(chunk: Chunk, needed: number): void {
  const { bytes, view } = newChunk(Math.max(chunk.bytes.length * 2, needed));
  chunk.bytes.copy(bytes, 0, 0, chunk.used);
  chunk.bytes = bytes;
  chunk.view = view;
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
