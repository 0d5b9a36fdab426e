import { basename } from "node:path";
import { debtorId } from "./debtor-id.ts";
import type { Day } from "../../ledger/day.ts";
import { exponentOf } from "../../ledger/money.ts";
import { digest } from "../../ledger/digest.ts";
import { ConnectorError, type Progress, type SetAside } from "../port.ts";
import { accountTest } from "./accounts.ts";
import { yearsByCustomers } from "./batches.ts";
import type { FileBook, SuspenseLine } from "./book.ts";
import { findBroughtOver } from "./brought-over.ts";
import { type CustomerFile, parseCustomers } from "./customers.ts";
import { journalKind } from "./journals.ts";
import { type Account, joinYears } from "./opening.ts";
import type { FecOptions, FecPlace } from "./options.ts";
import { expectUnchanged, findFiles, type Fingerprint, fingerprint, readSmall } from "./read.ts";
import { scopeOf } from "./packed.ts";
import type { Reading } from "./reader.ts";
import { makeScopes } from "./scopes.ts";
import { makeSpool } from "./spool.ts";
import { waitingIn } from "./suspense.ts";
import { readText, textsIn } from "./texts.ts";
import { arrangeYears } from "./years.ts";

export type Settings = FecOptions & FecPlace;

/** The input files as they are now. */
export interface Inputs {
  readonly books: readonly InputFile[];
  /** The same bytes under another name, as browsers make them when a file is downloaded twice. */
  readonly copies: readonly string[];
  readonly customers: string | undefined;
  /** Digest of the contents of all files and of the settings: the same inputs give the same facts. */
  readonly digest: string;
}

interface InputFile extends Fingerprint {
  readonly path: string;
}

/** What was read, but for the customers' lines. */
export interface Overview {
  readonly customers: CustomerFile;
  readonly books: readonly FileBook[];
  readonly superseded: readonly FileBook[];
  readonly setAside: readonly SetAside[];
  /** Last day of movements in the books. */
  readonly lastDay: Day;
  readonly lastMoneyOn: Day | undefined;
  /** Money on suspense accounts that nobody has allocated yet. */
  readonly waiting: readonly SuspenseLine[];
}

/** Some of the customers, years joined. */
export interface Snapshot extends Overview {
  readonly accounts: readonly Account[];
}

/** All that was read. The customers come some at a time: all their lines need not stand in memory at once. */
export interface Snapshots extends Overview {
  /** `setAside` then tells of these customers only. */
  parts(): Generator<Snapshot>;
  /** Forgets the lines. */
  close(): void;
}

/** Raised when the same files are to be understood otherwise than before: every workspace then reads them again. */
const readingVersion = "4";

export async function findInputs(settings: Settings, signal?: AbortSignal): Promise<Inputs> {
  const books: InputFile[] = [];
  const copies: string[] = [];
  for (const path of await findFiles(settings.folder, settings.files)) {
    const file = { path, ...(await fingerprint(path, signal)) };
    if (books.some((book) => book.hash === file.hash)) copies.push(basename(path));
    else books.push(file);
  }
  const customers =
    settings.customers === undefined ? undefined : (await findFiles(settings.folder, [settings.customers], "fec.customers_not_found"))[0];
  const parts = books.flatMap((book) => [basename(book.path), book.hash]);
  const customersHash = customers === undefined ? "" : (await fingerprint(customers, signal)).hash;
  const { folder: _folder, ...rest } = settings;
  return { books, copies, customers, digest: digest(readingVersion, JSON.stringify(rest), customersHash, ...parts) };
}

/** Reads everything; yields what `tell` makes of how far it is. The caller closes what it gets. @throws ConnectorError */
export async function* readSnapshots<T>(
  settings: Settings,
  inputs: Inputs,
  tell: (progress: Progress) => T,
  signal?: AbortSignal,
): AsyncGenerator<T, Snapshots> {
  const reading = startReading(settings);
  let snapshots: Snapshots | undefined;
  try {
    const books = yield* readBooks(inputs, reading, tell, signal);
    return (snapshots = await join(settings, inputs, books, reading));
  } finally {
    if (snapshots === undefined) reading.spool.close();
  }
}

function startReading(settings: Settings): Reading {
  const scopes = makeScopes();
  return {
    accounts: accountTest(settings.accounts),
    scopes,
    digits: exponentOf(settings.currency),
    spool: makeSpool((buffer, start) => scopes.customers[scopeOf(buffer, start)] as number),
    files: [],
  };
}

async function* readBooks<T>(
  inputs: Inputs,
  reading: Reading,
  tell: (progress: Progress) => T,
  signal?: AbortSignal,
): AsyncGenerator<T, readonly FileBook[]> {
  const total = inputs.books.reduce((sum, book) => sum + book.bytes, 0);
  const books: FileBook[] = [];
  let done = 0;
  for (const { path, ...print } of inputs.books) {
    const start = done;
    let read = 0;
    let told = 0;
    for (const text of await textsIn(path, signal)) {
      const reader = readText(text, reading);
      let step = await reader.next();
      for (; !step.done; step = await reader.next()) {
        signal?.throwIfAborted();
        read += step.value;
        if (read - told < 32 << 20) continue;
        told = read;
        // What is in an archive is longer than the archive.
        yield tell({ done: start + Math.min(read, print.bytes), total, unit: "bytes" });
      }
      books.push(step.value);
    }
    await expectUnchanged(path, print);
    done = start + print.bytes;
    yield tell({ done, total, unit: "bytes" });
  }
  return books;
}

async function join(settings: Settings, inputs: Inputs, books: readonly FileBook[], reading: Reading): Promise<Snapshots> {
  const { years, superseded } = arrangeYears(books);
  const last = years.at(-1);
  if (last === undefined)
    throw new ConnectorError("fec", "fix", "fec.no_receivables", { files: books.map((book) => book.file).join(", ") });
  const used = years.flatMap((year) => year.books);
  const customers: CustomerFile =
    inputs.customers === undefined
      ? { rows: new Map(), unread: [], setAside: [] }
      : parseCustomers(basename(inputs.customers), await readSmall(inputs.customers));
  const overview: Overview = {
    customers,
    books: used,
    superseded,
    setAside: [...used.flatMap((book) => book.setAside.map((row) => ofDebtor(row, settings))), ...customers.setAside],
    waiting: waitingIn(years),
    lastDay: latest(used.map((book) => book.to)) ?? last.closing,
    lastMoneyOn: latest(
      used.flatMap((book) => book.journals.filter((journal) => journalKind(journal) !== "opening").map((journal) => journal.lastMoneyOn)),
    ),
  };
  return {
    ...overview,
    *parts() {
      const brought = findBroughtOver({ years, books }, reading);
      for (const some of yearsByCustomers({ years, books }, reading)) yield { ...overview, ...joinYears(some, settings.currency, brought) };
    },
    close: reading.spool.close,
  };
}

function latest(days: readonly (Day | undefined)[]): Day | undefined {
  return days
    .filter((day) => day !== undefined)
    .toSorted()
    .at(-1);
}

/** A line of a receivable account that could not be read may be a payment of its customer. */
function ofDebtor(row: SetAside, settings: Settings): SetAside {
  const { customer } = row.params;
  return customer === undefined || customer === "" ? row : { ...row, debtor: debtorId(settings, String(customer)) };
}
