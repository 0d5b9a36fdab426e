import { basename } from "node:path";
import { ConnectorError } from "../port.ts";
import type { FileBook } from "./book.ts";
import { readBlocks } from "./read.ts";
import { bookReader, type Reading } from "./reader.ts";
import { xmlReader } from "./xml.ts";
import { readZipEntries, readZipEntry, type ZipEntry } from "./zip.ts";

/** A text that may be a FEC: a file, or a file in an archive. A block is valid until the next one. */
export interface Text {
  readonly name: string;
  /** The file that it was packed in. */
  readonly archive?: string;
  readonly blocks: AsyncIterable<Buffer>;
}

/** The texts of a file; what it is is told by its first bytes, never by its name. @throws ConnectorError */
export async function textsIn(path: string, signal?: AbortSignal): Promise<readonly Text[]> {
  if (!(await startsWith(path, "PK"))) return [{ name: basename(path), blocks: readBlocks(path, signal) }];
  const entries = await readZipEntries(path);
  if (entries.some(({ name }) => name === "[Content_Types].xml" || name === "mimetype"))
    throw new ConnectorError("fec", "fix", "fec.workbook", { file: basename(path) });
  const books = booksAmong(entries);
  if (books.length === 0) throw new ConnectorError("fec", "fix", "fec.zip_without_book", { file: basename(path), found: listed(entries) });
  return books.map((entry) => ({ name: basename(entry.name), archive: basename(path), blocks: readZipEntry(path, entry) }));
}

/** Those that are named as a FEC, else every text: beside the books there may be their descriptions. */
function booksAmong(entries: readonly ZipEntry[]): readonly ZipEntry[] {
  const files = entries.filter(({ name }) => !name.endsWith("/") && !name.startsWith("__MACOSX/") && !basename(name).startsWith("."));
  const named = files.filter(({ name }) => /FEC20\d{6}([_-]\d{1,3})?(\.(txt|csv|tsv|xml))?$/i.test(name));
  return named.length > 0 ? named : files.filter(({ name }) => /\.(txt|csv|tsv|tab|dat|fec|xml)$/i.test(name));
}

function listed(entries: readonly ZipEntry[]): string {
  const names = entries.slice(0, 5).map(({ name }) => name);
  return entries.length > names.length ? `${names.join(", ")}…` : names.join(", ");
}

async function startsWith(path: string, start: string): Promise<boolean> {
  for await (const block of readBlocks(path)) return block.toString("latin1", 0, start.length) === start;
  return false;
}

/** Reads a text block by block, as lines or as XML. Yields the bytes of each block. @throws ConnectorError */
export async function* readText({ name, blocks }: Text, reading: Reading): AsyncGenerator<number, FileBook> {
  const book = bookReader(name, reading);
  let feed: ((block: Buffer) => void) | undefined;
  let end: (() => void) | undefined;
  for await (const block of blocks) {
    if (feed === undefined) {
      const xml = isXml(block) ? xmlReader(name, book.line) : undefined;
      feed = xml?.feed ?? book.feed;
      end = xml?.end;
    }
    feed(block);
    yield block.length;
  }
  end?.();
  return book.end();
}

export function isXml(block: Buffer): boolean {
  return /^(\u00ef\u00bb\u00bf)?\s*</.test(block.toString("latin1", 0, 64));
}
