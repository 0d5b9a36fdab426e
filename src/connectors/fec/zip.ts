import { createReadStream } from "node:fs";
import { type FileHandle, open } from "node:fs/promises";
import { basename } from "node:path";
import { pipeline } from "node:stream";
import { crc32, createInflateRaw } from "node:zlib";
import { ConnectorError } from "../port.ts";
import { decode } from "./cells.ts";

/** One file in an archive. */
export interface ZipEntry {
  readonly name: string;
  /** 0 stored, 8 deflated. */
  readonly method: number;
  readonly packedSize: number;
  readonly size: number;
  readonly crc: number;
  readonly encrypted: boolean;
  /** Where its local header stands. */
  readonly at: number;
}

const endSignature = 0x06054b50;
const end64LocatorSignature = 0x07064b50;
const end64Signature = 0x06064b50;
const entrySignature = 0x02014b50;
const localSignature = 0x04034b50;
const full32 = 0xffffffff;
const endBytes = 22;
const longestComment = 0xffff;
const mostDirectoryBytes = 64 << 20;
/** A FEC unpacks to some twenty times its size; what claims far more, and is large, was made to fill the disk. */
const mostSwelling = 200;
const largestSwollen = 1 << 30;

/** What an archive holds, by its central directory, also for archives over 4 GB. @throws ConnectorError when it is damaged */
export async function readZipEntries(path: string): Promise<readonly ZipEntry[]> {
  const handle = await open(path);
  try {
    const { at, length, count } = await findDirectory(handle, path);
    if (length > mostDirectoryBytes) throw damaged(path);
    const directory = await readAt(handle, path, at, length);
    const entries: ZipEntry[] = [];
    for (let from = 0; entries.length < count;) {
      if (from + 46 > directory.length || directory.readUInt32LE(from) !== entrySignature) throw damaged(path);
      const [name, extra, comment] = [28, 30, 32].map((field) => directory.readUInt16LE(from + field)) as [number, number, number];
      const end = from + 46 + name + extra + comment;
      if (end > directory.length) throw damaged(path);
      entries.push(entryAt(directory, from, name, extra));
      from = end;
    }
    return entries;
  } finally {
    await handle.close();
  }
}

/** The bytes of one entry, checked against its size and sum at the end. @throws ConnectorError when it is damaged */
export async function* readZipEntry(path: string, entry: ZipEntry): AsyncGenerator<Buffer> {
  if (entry.encrypted) throw new ConnectorError("fec", "fix", "fec.zip_encrypted", { file: basename(path) });
  if (entry.method !== 0 && entry.method !== 8) throw damaged(path);
  if (entry.size > largestSwollen && entry.size > entry.packedSize * mostSwelling)
    throw new ConnectorError("fec", "fix", "fec.zip_swells", { file: basename(path), from: entry.packedSize, to: entry.size });
  const start = await startOf(path, entry);
  let size = 0;
  let sum = 0;
  if (entry.packedSize > 0) {
    const packed = createReadStream(path, { start, end: start + entry.packedSize - 1, highWaterMark: 256 << 10 });
    // A failure ends both; it is told by reading the last one.
    const bytes = entry.method === 0 ? packed : pipeline(packed, createInflateRaw({ chunkSize: 256 << 10 }), () => undefined);
    try {
      for await (const block of bytes as AsyncIterable<Buffer>) {
        size += block.length;
        if (size > entry.size) throw damaged(path);
        sum = crc32(block, sum);
        yield block;
      }
    } catch (error) {
      throw error instanceof ConnectorError ? error : damaged(path, error);
    } finally {
      packed.destroy();
    }
  }
  if (size !== entry.size || sum !== entry.crc) throw damaged(path);
}

async function findDirectory(handle: FileHandle, path: string): Promise<{ at: number; length: number; count: number }> {
  const { size } = await handle.stat();
  const from = Math.max(0, size - endBytes - longestComment);
  const tail = await readAt(handle, path, from, size - from);
  let end = tail.length - endBytes;
  while (end >= 0 && tail.readUInt32LE(end) !== endSignature) end--;
  if (end < 0) throw damaged(path);
  const found = { at: tail.readUInt32LE(end + 16), length: tail.readUInt32LE(end + 12), count: tail.readUInt16LE(end + 10) };
  const locator = end - 20;
  if (locator < 0 || tail.readUInt32LE(locator) !== end64LocatorSignature) return found;
  const large = await readAt(handle, path, Number(tail.readBigUInt64LE(locator + 8)), 56);
  if (large.readUInt32LE(0) !== end64Signature) throw damaged(path);
  const [count, length, at] = [32, 40, 48].map((field) => Number(large.readBigUInt64LE(field))) as [number, number, number];
  return { at, length, count };
}

function entryAt(directory: Buffer, from: number, nameBytes: number, extraBytes: number): ZipEntry {
  const flags = directory.readUInt16LE(from + 8);
  const sizes = [24, 20, 42].map((field) => directory.readUInt32LE(from + field));
  const extra = directory.subarray(from + 46 + nameBytes, from + 46 + nameBytes + extraBytes);
  const [size, packedSize, at] = largeSizes(sizes, extra) as [number, number, number];
  return {
    name: decode(directory.subarray(from + 46, from + 46 + nameBytes)),
    method: directory.readUInt16LE(from + 10),
    crc: directory.readUInt32LE(from + 16),
    encrypted: (flags & 1) !== 0,
    size,
    packedSize,
    at,
  };
}

/** Numbers that do not fit 32 bits stand in an extra field, in this order and only those. */
function largeSizes(sizes: readonly number[], extra: Buffer): readonly number[] {
  for (let at = 0; at + 4 <= extra.length; at += 4 + extra.readUInt16LE(at + 2)) {
    if (extra.readUInt16LE(at) !== 1) continue;
    let next = at + 4;
    return sizes.map((size) => {
      if (size !== full32 || next + 8 > extra.length) return size;
      next += 8;
      return Number(extra.readBigUInt64LE(next - 8));
    });
  }
  return sizes;
}

async function startOf(path: string, { at }: ZipEntry): Promise<number> {
  const handle = await open(path);
  try {
    const local = await readAt(handle, path, at, 30);
    if (local.readUInt32LE(0) !== localSignature) throw damaged(path);
    return at + 30 + local.readUInt16LE(26) + local.readUInt16LE(28);
  } finally {
    await handle.close();
  }
}

async function readAt(handle: FileHandle, path: string, at: number, length: number): Promise<Buffer> {
  const bytes = Buffer.alloc(length);
  let done = 0;
  while (done < length) {
    const { bytesRead } = await handle.read(bytes, done, length - done, at + done);
    if (bytesRead === 0) throw damaged(path);
    done += bytesRead;
  }
  return bytes;
}

function damaged(path: string, cause?: unknown): ConnectorError {
  return new ConnectorError("fec", "fix", "fec.zip_damaged", { file: basename(path) }, cause);
}
