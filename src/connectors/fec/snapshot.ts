import { basename } from "node:path";
import { debtorId } from "./debtor-id.ts";
import type { Day } from "../../ledger/day.ts";
import { exponentOf } from "../../ledger/money.ts";
import { digest } from "../../ledger/digest.ts";
import { ConnectorError, type Progress, type SetAside } from "../port.ts";
import { accountTest } from "./accounts.ts";
import type { Book } from "./book.ts";
import { type CustomerFile, parseCustomers } from "./customers.ts";
import { journalKind } from "./journals.ts";
import { type Account, joinYears } from "./opening.ts";
import type { FecOptions, FecPlace } from "./options.ts";
import { expectUnchanged, findFiles, type Fingerprint, fingerprint, readBlocks, readSmall } from "./read.ts";
import { bookReader } from "./reader.ts";
import { makeScopes } from "./scopes.ts";
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

/** All that was read, years joined. */
export interface Snapshot {
  readonly accounts: readonly Account[];
  readonly customers: CustomerFile;
  readonly books: readonly Book[];
  readonly superseded: readonly Book[];
  readonly setAside: readonly SetAside[];
  /** Last day of movements in the books. */
  readonly lastDay: Day;
  readonly lastMoneyOn: Day | undefined;
}

/** Raised when the same files are to be understood otherwise than before: every workspace then reads them again. */
const readingVersion = "2";

export async function findInputs(settings: Settings, signal?: AbortSignal): Promise<Inputs> {
  const books: InputFile[] = [];
  const copies: string[] = [];
  for (const path of await findFiles(settings.folder, settings.files)) {
    const file = { path, ...(await fingerprint(path, signal)) };
    if (books.some((book) => book.hash === file.hash)) copies.push(basename(path));
    else books.push(file);
  }
  const customers = settings.customers === undefined ? undefined : (await findFiles(settings.folder, [settings.customers]))[0];
  const parts = books.flatMap((book) => [basename(book.path), book.hash]);
  const customersHash = customers === undefined ? "" : (await fingerprint(customers, signal)).hash;
  const { folder: _folder, ...rest } = settings;
  return { books, copies, customers, digest: digest(readingVersion, JSON.stringify(rest), customersHash, ...parts) };
}

/** Reads everything; yields what `tell` makes of how far it is. @throws ConnectorError */
export async function* readSnapshot<T>(
  settings: Settings,
  inputs: Inputs,
  tell: (progress: Progress) => T,
  signal?: AbortSignal,
): AsyncGenerator<T, Snapshot> {
  const reading = { accounts: accountTest(settings.accounts), scopes: makeScopes(), digits: exponentOf(settings.currency) };
  const total = inputs.books.reduce((sum, book) => sum + book.bytes, 0);
  const books: Book[] = [];
  let done = 0;
  for (const { path, ...print } of inputs.books) {
    const reader = bookReader(path, reading);
    let told = done;
    for await (const block of readBlocks(path, signal)) {
      reader.feed(block);
      done += block.length;
      if (done - told < 32 << 20) continue;
      told = done;
      yield tell({ done, total, unit: "bytes" });
    }
    await expectUnchanged(path, print);
    books.push(proofread(reader.end()));
    yield tell({ done, total, unit: "bytes" });
  }
  const { years, superseded } = arrangeYears(books);
  const last = years.at(-1);
  if (last === undefined)
    throw new ConnectorError("fec", "fix", "fec.no_receivables", { files: books.map((book) => book.file).join(", ") });
  const used = years.flatMap((year) => year.books);
  const joined = joinYears(years, settings.currency);
  const customers: CustomerFile =
    inputs.customers === undefined
      ? { rows: new Map(), setAside: [] }
      : parseCustomers(basename(inputs.customers), await readSmall(inputs.customers));
  return {
    accounts: joined.accounts,
    customers,
    books: used,
    superseded,
    setAside: [...used.flatMap((book) => book.setAside.map((row) => ofDebtor(row, settings))), ...joined.setAside, ...customers.setAside],
    lastDay: latest(used.map((book) => book.to)) ?? last.closing,
    lastMoneyOn: latest(
      used.flatMap((book) => book.journals.filter((journal) => journalKind(journal) !== "opening").map((journal) => journal.lastMoneyOn)),
    ),
  };
}

/** A file most of whose lines are broken is not a FEC as we understand it: setting lines aside would hide that. */
function proofread(book: Book): Book {
  const [first] = book.setAside;
  if (first !== undefined && book.setAside.length > Math.max(10, book.lines.length))
    throw new ConnectorError("fec", "fix", "fec.mostly_broken", { file: book.file, broken: book.setAside.length, first: first.place });
  return book;
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
