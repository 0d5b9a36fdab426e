import { z } from "zod";
import { ConnectorError, type Cursor } from "../port.ts";
import type { Book } from "./book.ts";

/** How far a pull has come: customers of the book listed, balances listed, changes told. */
export interface Position {
  readonly customer: number;
  readonly balances: boolean;
  readonly change: number;
}

const start: Position = { customer: 0, balances: false, change: 0 };

const CursorJson = z.object({ book: z.string(), customer: z.int(), balances: z.boolean(), change: z.int() });

/**
 * Where `after` stands in this book with so many changes. Back to the start when it was of another book, or of a process that
 * ended and took its changes along. @throws ConnectorError when it is no cursor of ours
 */
export function readCursor(after: Cursor | undefined, book: Book, changes: number): Position {
  if (after === undefined) return start;
  const read = CursorJson.safeParse(parseJson(after));
  if (!read.success) throw new ConnectorError("memory", "bug", "memory.cursor_unreadable", { cursor: after });
  const { book: name, ...position } = read.data;
  return name === nameOf(book) && position.change <= changes ? position : start;
}

export function cursorText(position: Position, book: Book): Cursor {
  return JSON.stringify({ book: nameOf(book), ...position });
}

function nameOf({ options }: Book): string {
  return `${options.seed} ${options.debtors} ${options.today}`;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
