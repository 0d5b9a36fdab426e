import type { Day } from "../../ledger/day.ts";
import type { DueSource, OpenItem } from "../../ledger/facts.ts";
import type { Message } from "../../ledger/message.ts";
import { exponentOf, type Minor, sumMinor } from "../../ledger/money.ts";
import { ConnectorError, type Progress, type SetAside } from "../port.ts";
import { accountTest } from "./accounts.ts";
import { type BooksRead, readBooks } from "./books-read.ts";
import type { CustomerFacts } from "./facts.ts";
import { journalKind, type JournalKind } from "./journals.ts";
import { findFiles } from "./read.ts";
import { adviceFor, assumptionsOf, repairsOf } from "./report-messages.ts";
import type { Settings } from "./snapshot.ts";
import { type SurveyedFile, surveyFile } from "./survey.ts";

/** What the files are, what was made of them, and what better ones would give. */
export interface FecReport {
  readonly files: readonly FileReport[];
  /** Why the books could not be read as a whole; nothing is then understood. */
  readonly refusal: Message | undefined;
  readonly understood: Understood | undefined;
}

export interface FileReport extends SurveyedFile {
  /** Left out: a copy of another file, or an older export of a year that another file covers. */
  readonly role: "read" | "copy" | "superseded" | "refused";
  readonly from: Day | undefined;
  readonly to: Day | undefined;
  /** Closing day in the file's name. */
  readonly closing: Day | undefined;
  readonly journals: readonly { readonly code: string; readonly name: string; readonly kind: JournalKind; readonly lines: number }[];
  readonly repaired: readonly Message[];
}

export interface Understood {
  readonly lastDay: Day;
  /** Last day with an entry of a bank. */
  readonly lastMoneyOn: Day | undefined;
  readonly total: Proof;
  readonly customers: readonly CustomerProof[];
  readonly dueSources: readonly { readonly source: DueSource; readonly items: number; readonly amount: Minor }[];
  readonly setAside: readonly SetAside[];
  readonly assumed: readonly Message[];
  readonly advice: readonly Message[];
}

/** Open items less credits that are not matched, against the balance added up apart from them. */
export interface Proof {
  readonly open: Minor;
  readonly unapplied: Minor;
  readonly balance: Minor;
  /** `open - unapplied - balance`: not 0 is a defect of the reading, or a line set aside. */
  readonly difference: Minor;
}

export interface CustomerProof extends Proof {
  readonly reference: string;
  readonly name: string;
}

/** Looks at every file, then reads them all. A refusal is part of the report. @throws ConnectorError when there is no file at all */
export async function reportBooks(settings: Settings, onProgress: (progress: Progress) => void, signal?: AbortSignal): Promise<FecReport> {
  const accounts = accountTest(settings.accounts);
  const surveyed: SurveyedFile[] = [];
  for (const path of await findFiles(settings.folder, settings.files))
    surveyed.push(...(await surveyFile(path, accounts, exponentOf(settings.currency), signal)));
  try {
    const read = await readBooks(settings, onProgress, signal);
    const files = surveyed.map((one) => fileReport(one, read));
    return { files, refusal: undefined, understood: understand(read, files, settings) };
  } catch (error) {
    if (!(error instanceof ConnectorError) || error.blame !== "fix") throw error;
    const files = surveyed.map((one) => fileReport(one, undefined));
    return { files, refusal: { code: error.code, params: error.params }, understood: undefined };
  }
}

function fileReport(surveyed: SurveyedFile, read: BooksRead | undefined): FileReport {
  const { file, archive, survey } = surveyed;
  const books = read ? [...read.snapshot.books, ...read.snapshot.superseded] : [];
  const book = books.find((one) => one.file === file);
  return {
    ...surveyed,
    role: roleOf(file, archive, read),
    from: book?.from,
    to: book?.to,
    closing: book?.named,
    journals: (book?.journals ?? []).map((journal) => ({
      code: journal.code,
      name: journal.name,
      kind: journalKind(journal),
      lines: journal.lines,
    })),
    repaired: [...repairsOf(file, survey), ...(book?.remarks ?? [])],
  };
}

function roleOf(file: string, archive: string | undefined, read: BooksRead | undefined): FileReport["role"] {
  if (read === undefined) return "refused";
  if (read.inputs.copies.includes(archive ?? file)) return "copy";
  return read.snapshot.superseded.some((book) => book.file === file) ? "superseded" : "read";
}

function understand(read: BooksRead, files: readonly FileReport[], settings: Settings): Understood {
  const { snapshot, customers } = read;
  const items = customers.flatMap((facts) => facts.items);
  const proofs = customers.map(proofOf);
  return {
    lastDay: snapshot.lastDay,
    lastMoneyOn: snapshot.lastMoneyOn,
    total: totalOf(proofs),
    customers: proofs,
    dueSources: dueSourcesOf(items),
    setAside: snapshot.setAside,
    assumed: assumptionsOf(read, settings),
    advice: adviceFor(
      read,
      files.filter(({ role }) => role === "read"),
      settings,
    ),
  };
}

function proofOf({ debtor, items, credits, balance }: CustomerFacts): CustomerProof {
  const open = sumMinor(items.map((item) => item.open));
  const unapplied = sumMinor(credits.map((credit) => credit.open));
  const { reference, name } = debtor;
  return { reference, name, open, unapplied, balance: balance.amount, difference: open - unapplied - balance.amount };
}

function totalOf(proofs: readonly Proof[]): Proof {
  const total = (part: keyof Proof) => sumMinor(proofs.map((proof) => proof[part]));
  return { open: total("open"), unapplied: total("unapplied"), balance: total("balance"), difference: total("difference") };
}

const sources: readonly DueSource[] = ["host", "label", "terms", "company_default", "legal_default"];

function dueSourcesOf(items: readonly OpenItem[]): Understood["dueSources"] {
  return sources.flatMap((source) => {
    const its = items.filter((item) => item.dueFrom === source);
    return its.length === 0 ? [] : [{ source, items: its.length, amount: sumMinor(its.map((item) => item.open)) }];
  });
}
