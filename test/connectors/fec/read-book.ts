import { accountTest } from "../../../src/connectors/fec/accounts.ts";
import type { FileBook, Line } from "../../../src/connectors/fec/book.ts";
import { lengthOf, scopeOf, unpack } from "../../../src/connectors/fec/packed.ts";
import { bookReader, type Reading } from "../../../src/connectors/fec/reader.ts";
import { makeScopes } from "../../../src/connectors/fec/scopes.ts";
import { makeSpool } from "../../../src/connectors/fec/spool.ts";
import type { Window } from "../../../src/connectors/fec/window.ts";

/** A reading that keeps at most `memory` bytes of lines before it goes to disk. */
export function startReading(memory?: number): Reading {
  const scopes = makeScopes();
  const spool = makeSpool((buffer, start) => scopes.customers[scopeOf(buffer, start)] as number, memory);
  return { accounts: accountTest({ receivable: ["411"], retention: ["4117"], suspense: ["471"] }), scopes, digits: 2, spool, files: [] };
}

/** One file, given in chunks of these sizes in turn, with the lines that were kept of it. */
export function readBook(
  bytes: Buffer,
  sizes: readonly number[] = [bytes.length],
  window?: Window,
): FileBook & { readonly lines: readonly Line[] } {
  const reading = startReading();
  const reader = bookReader("FEC20261231.txt", reading, window);
  // One memory for all chunks, as when a file is read: what keeps a slice of it sees its bytes change.
  const block = Buffer.alloc(Math.max(1, ...sizes));
  for (let at = 0, turn = 0; at < bytes.length; turn++) {
    const size = sizes[turn % sizes.length] as number;
    reader.feed(block.subarray(0, bytes.copy(block, 0, at, at + size)));
    at += size;
  }
  const book = reader.end();
  const lines = [...reading.spool.parts()].flatMap(({ chunks }) => chunks.flatMap((chunk) => linesIn(chunk, reading)));
  reading.spool.close();
  return { ...book, lines };
}

function linesIn(chunk: Buffer, reading: Reading): readonly Line[] {
  const lines: Line[] = [];
  for (let at = 0; at < chunk.length; at += lengthOf(chunk, at)) lines.push(unpack(chunk, at, reading));
  return lines;
}
