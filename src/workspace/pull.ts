import type { Day } from "../ledger/day.ts";
import { beginPull, commitPage, finishPull } from "../ledger/store/facts.ts";
import type { Progress } from "../connectors/port.ts";
import { type Book, readBook } from "./book.ts";
import type { Workspace } from "./open.ts";

export interface PullReport {
  readonly added: number;
  readonly changed: number;
  readonly gone: number;
  readonly setAside: number;
  readonly book: Book;
}

/** Brings the facts in: each page commits with its cursor, so a pull that was killed goes on where it was. */
export async function pull(
  workspace: Workspace,
  today: Day,
  onProgress?: (progress: Progress) => void,
  signal?: AbortSignal,
): Promise<PullReport> {
  const { changes, setAside } = await pullFacts(workspace, today, onProgress, signal);
  return { ...changes, setAside, book: await readBook(workspace) };
}

/** The facts alone, without proving the book: what the check right before a sending needs. */
export async function pullFacts(
  workspace: Workspace,
  today: Day,
  onProgress?: (progress: Progress) => void,
  signal?: AbortSignal,
  about?: readonly string[],
) {
  const { connector, store } = workspace;
  const { cursor } = await beginPull(store, connector.host, today);
  const changes = { added: 0, changed: 0, gone: 0 };
  let setAside = 0;
  for await (const page of connector.pull(cursor, signal, about)) {
    const counts = await commitPage(store, connector.host, page, today);
    changes.added += counts.added;
    changes.changed += counts.changed;
    changes.gone += counts.gone;
    setAside += page.setAside?.length ?? 0;
    if (page.progress) onProgress?.(page.progress);
  }
  await finishPull(store, connector.host);
  return { changes, setAside };
}
